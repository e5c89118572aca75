//! `etl show`: one thing, with the lines of its sources.

use std::io::{self, BufWriter, Write};

use clap::Args;
use unicode_width::UnicodeWidthStr as _;

use super::answer::{print_json, width};
use super::{Exit, Global};
use crate::query::{MarkedLine, Quoted, Statement, Thing, printable, thing};
use crate::store::Store;

/// Arguments of `etl show`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// IRI of the thing, or its short name as tables show it: `concept/trust`, `foaf:Person`
    #[arg(value_name = "IRI")]
    name: String,

    /// Print at most so many statements in each direction, and so many passages
    #[arg(short, long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

/// Runs it.
///
/// # Errors
/// When the store does not know the thing, or cannot be opened.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let store = Store::open(&global.store)?;
    let found = thing(&store, &arguments.name)?;
    if global.json {
        print_json(&found)?;
    } else {
        let mut out = BufWriter::new(io::stdout().lock());
        let style = Style { color: global.color, width: width().map_or(100, usize::from) };
        print(&found, arguments.limit, style, &mut out)?;
        out.flush()?;
    }
    Ok(Exit::Done)
}

/// How passages are drawn.
#[derive(Clone, Copy)]
struct Style {
    color: bool,
    width: usize,
}

fn print(thing: &Thing, limit: usize, style: Style, out: &mut impl Write) -> io::Result<()> {
    let label = thing.label.as_ref().map(|label| format!("  {}", printable(label)));
    writeln!(out, "{}{}", thing.short, label.unwrap_or_default())?;
    statements("says", &thing.outgoing, limit, out)?;
    statements("named by", &thing.incoming, limit, out)?;
    for passage in thing.passages.iter().take(limit) {
        quoted(passage, style, out)?;
    }
    match thing.passages.len().saturating_sub(limit) {
        0 => Ok(()),
        more => writeln!(out, "\n… and {more} more passages; '--limit' shows them"),
    }
}

fn statements(
    title: &str,
    statements: &[Statement],
    limit: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    if statements.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}:")?;
    let shown = &statements[..statements.len().min(limit)];
    let width = shown.iter().map(|statement| statement.predicate.len()).max().unwrap_or_default();
    for Statement { predicate, other, label } in shown {
        let other = printable(other).replace('\n', " ");
        match label {
            Some(label) => {
                let label = printable(label).replace('\n', " ");
                writeln!(out, "  {predicate:width$}  {other}  ({label})")?;
            }
            None => writeln!(out, "  {predicate:width$}  {other}")?,
        }
    }
    match statements.len() - shown.len() {
        0 => Ok(()),
        more => writeln!(out, "  … and {more} more; '--limit' shows them"),
    }
}

fn quoted(passage: &Quoted, style: Style, out: &mut impl Write) -> io::Result<()> {
    let place = passage.lines.first();
    let place =
        place.map_or_else(String::new, |line| format!(":{}:{}", line.number, line.start + 1));
    let (source, predicates) = (&passage.source, passage.predicates.join(", "));
    let (start, end) = (passage.start, passage.end);
    writeln!(out, "\n{source}{place}  char={start},{end}  {predicates}")?;
    let number = passage.lines.last().map_or(0, |line| line.number).to_string().len();
    for line in &passage.lines {
        marked(line, number, style, out)?;
    }
    Ok(())
}

/// A line with its mark: in colour, or with carets below.
fn marked(line: &MarkedLine, number: usize, style: Style, out: &mut impl Write) -> io::Result<()> {
    let room = style.width.saturating_sub(number + 5).max(20);
    for part in parts(line, room) {
        let Part { before, inside, after } = &part;
        write!(out, "  {:>number$} | ", line.number)?;
        if style.color {
            writeln!(out, "{before}\u{1b}[1;33m{inside}\u{1b}[0m{after}")?;
            continue;
        }
        writeln!(out, "{before}{inside}{after}")?;
        let indent = " ".repeat(before.width());
        let carets = "^".repeat(inside.width().max(1));
        writeln!(out, "  {:>number$} | {indent}{carets}", "")?;
    }
    Ok(())
}

/// A piece of a line, fit for the terminal.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    before: String,
    inside: String,
    after: String,
}

/// The marked part of a line and some words around it, in pieces of at most `room` characters.
fn parts(line: &MarkedLine, room: usize) -> Vec<Part> {
    let shown = printable(&line.text);
    let chars: Vec<char> = shown.chars().collect();
    let (start, end) = (line.start.min(chars.len()), line.end.min(chars.len()));
    let around = room.saturating_sub(end - start) / 2;
    let (first, last) = if chars.len() <= room {
        (0, chars.len())
    } else {
        (start.saturating_sub(around), (end + around).min(chars.len()))
    };
    let text = |from: usize, to: usize| chars[from.min(to)..to].iter().collect::<String>();
    let mut parts = Vec::new();
    let mut at = first;
    while at < last || parts.is_empty() {
        let until = (at + room).min(last);
        parts.push(Part {
            before: text(at, start.clamp(at, until)),
            inside: text(start.clamp(at, until), end.clamp(at, until)),
            after: text(end.clamp(at, until), until),
        });
        at = until.max(at + 1);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, start: usize, end: usize, room: usize, expected: &[[&str; 3]]) {
        let line = MarkedLine { number: 1, text: text.to_owned(), start, end };
        let found = parts(&line, room);
        let found: Vec<_> = found
            .iter()
            .map(|part| [part.before.as_str(), part.inside.as_str(), part.after.as_str()])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        check("one two three", 4, 7, 20, &[["one ", "two", " three"]]);
        check("", 0, 0, 20, &[["", "", ""]]);
    }

    #[test]
    fn a_long_line_is_shown_around_its_mark() {
        check("abcdefghijklmnopqrstuvwxyz", 10, 12, 6, &[["ij", "kl", "mn"]]);
        check("abcdefghijklmnopqrstuvwxyz", 0, 2, 6, &[["", "ab", "cd"]]);
    }

    #[test]
    fn a_long_mark_is_shown_in_pieces() {
        check("abcdefghijklm", 1, 12, 5, &[["", "bcdef", ""], ["", "ghijk", ""], ["", "l", ""]]);
    }

    #[test]
    fn control_characters_keep_their_places() {
        check("a\u{1b}bc", 2, 3, 20, &[["a\u{fffd}", "b", "c"]]);
    }
}
