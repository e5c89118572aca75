//! `etl show`: one thing, with the lines of its sources.

use std::io::{self, BufWriter, Write};

use clap::Args;
use unicode_width::UnicodeWidthStr as _;

use super::answer::{print_json, width};
use super::{Exit, Global};
use crate::query::{MarkedLine, Quoted, Statement, Thing, printable, thing};

/// Arguments of `etl show`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// IRI of the thing, its short name as tables show it (`concept/trust`, `foaf:Person`), the
    /// end of it (`person/peter-maskell`), or what the thing is called ("Peter Maskell")
    #[arg(value_name = "IRI")]
    name: String,

    /// Print at most so many passages
    #[arg(short, long, value_name = "N", default_value_t = 12)]
    limit: usize,

    /// Print every statement and every passage
    #[arg(short, long, conflicts_with = "limit")]
    all: bool,
}

/// So many statements in each direction are printed.
const STATEMENTS: usize = 50;

/// Runs it.
///
/// # Errors
/// When the store does not know the thing, or cannot be opened.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let store = global.open_store()?;
    let every = arguments.all || global.json;
    let found = thing(&store, &arguments.name, if every { usize::MAX } else { arguments.limit })?;
    if global.json {
        print_json(&found)?;
    } else {
        let mut out = BufWriter::new(io::stdout().lock());
        let style = Style { color: global.color, width: width().map_or(100, usize::from) };
        let statements = if arguments.all { usize::MAX } else { STATEMENTS };
        print(&found, statements, style, &mut out)?;
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

fn print(thing: &Thing, most: usize, style: Style, out: &mut impl Write) -> io::Result<()> {
    let label = thing.label.as_ref().map(|label| format!("  {}", printable(label)));
    writeln!(out, "{}{}", thing.short, label.unwrap_or_default())?;
    statements("says", &thing.outgoing, most, out)?;
    statements("named by", &thing.incoming, most, out)?;
    for passage in &thing.passages {
        quoted(passage, style, out)?;
    }
    match thing.more_passages {
        0 => Ok(()),
        1 => writeln!(out, "\n… and 1 more passage; '--all' shows it"),
        more => writeln!(out, "\n… and {more} more passages; '--all' shows them"),
    }
}

fn statements(
    title: &str,
    statements: &[Statement],
    most: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    if statements.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}:")?;
    let shown = &statements[..statements.len().min(most)];
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
        more => writeln!(out, "  … and {more} more; '--all' shows them"),
    }
}

fn quoted(passage: &Quoted, style: Style, out: &mut impl Write) -> io::Result<()> {
    let place = passage.lines.first();
    let place = place
        .map_or_else(String::new, |line| format!(":{}:{}", line.number, line.column + line.start));
    let (source, predicates) = (&passage.source, passage.predicates.join(", "));
    let (start, end) = (passage.start, passage.end);
    writeln!(out, "\n{source}{place}  char={start},{end}  {predicates}")?;
    let number = passage.lines.last().map_or(0, |line| line.number).to_string().len();
    for line in &passage.lines {
        marked(line, number, style, out)?;
    }
    match passage.more_lines {
        0 => Ok(()),
        more => writeln!(out, "  … and {more} more lines"),
    }
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
        if inside.is_empty() && line.start < line.end {
            continue;
        }
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

/// A line in pieces of at most `room` characters, with ellipses where it was cut.
fn parts(line: &MarkedLine, room: usize) -> Vec<Part> {
    let before = if line.column > 1 { "…" } else { "" };
    let after = if line.goes_on { "…" } else { "" };
    let shown = format!("{before}{}{after}", printable(&line.text));
    let chars: Vec<char> = shown.chars().collect();
    let shift = before.chars().count();
    let (start, end) = (line.start + shift, line.end + shift);
    let text = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
    let mut parts = Vec::new();
    let mut at = 0;
    while at < chars.len() || parts.is_empty() {
        let until = at + row(&chars[at..], room);
        parts.push(Part {
            before: text(at, start.clamp(at, until)),
            inside: text(start.clamp(at, until), end.clamp(at, until)),
            after: text(end.clamp(at, until), until),
        });
        at = until.max(at + 1);
    }
    parts
}

/// How many characters make a row of at most `room`: all, or up to a late space.
fn row(chars: &[char], room: usize) -> usize {
    if chars.len() <= room {
        return chars.len();
    }
    let space = chars[room * 2 / 3..room].iter().rposition(|c| *c == ' ');
    space.map_or(room, |at| room * 2 / 3 + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &MarkedLine, room: usize, expected: &[[&str; 3]]) {
        let found = parts(line, room);
        let found: Vec<_> = found
            .iter()
            .map(|part| [part.before.as_str(), part.inside.as_str(), part.after.as_str()])
            .collect();
        assert_eq!(found, expected);
    }

    fn whole(text: &str, start: usize, end: usize) -> MarkedLine {
        MarkedLine { number: 1, column: 1, text: text.to_owned(), start, end, goes_on: false }
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        check(&whole("one two three", 4, 7), 20, &[["one ", "two", " three"]]);
        check(&whole("", 0, 0), 20, &[["", "", ""]]);
    }

    #[test]
    fn cut_ends_are_shown_and_the_mark_keeps_its_place() {
        let cut = MarkedLine { column: 9, goes_on: true, ..whole("abcdef", 2, 4) };
        check(&cut, 20, &[["…ab", "cd", "ef…"]]);
        check(&MarkedLine { column: 9, ..whole("abcdef", 0, 2) }, 20, &[["…", "ab", "cdef"]]);
    }

    #[test]
    fn a_long_mark_is_shown_in_pieces() {
        let expected = &[["a", "bcde", ""], ["", "fghij", ""], ["", "kl", "m"]];
        check(&whole("abcdefghijklm", 1, 12), 5, expected);
    }

    #[test]
    fn rows_end_at_spaces_where_they_can() {
        let expected = &[["", "ab c", " "], ["", "", "def gh"], ["", "", "ij"]];
        check(&whole("ab c def ghij", 0, 4), 6, expected);
    }

    #[test]
    fn control_characters_keep_their_places() {
        check(&whole("a\u{1b}bc", 2, 3), 20, &[["a\u{fffd}", "b", "c"]]);
    }
}
