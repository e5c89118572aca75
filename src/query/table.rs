//! Rows as tables for people: short names, numbers to the right, fitted to the terminal.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use oxigraph::model::Term;

use super::answer::Rows;
use super::short::{Shortener, printable};

/// Draws a table; `width` in columns of the terminal.
pub(super) fn draw(
    rows: &Rows,
    shortener: &Shortener,
    width: Option<u16>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table.set_content_arrangement(ContentArrangement::Disabled);
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table.set_header(&rows.columns);
    for row in &rows.rows {
        table.add_row(row.iter().map(|cell| printable(&text(cell.as_ref(), shortener))));
    }
    for number in 0..rows.columns.len() {
        if is_numeric(rows, number)
            && let Some(column) = table.column_mut(number)
        {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Draws a Markdown table.
pub(super) fn draw_markdown(
    rows: &Rows,
    shortener: &Shortener,
    out: &mut impl Write,
) -> io::Result<()> {
    markdown_line(rows.columns.iter().cloned(), out)?;
    let rules = (0..rows.columns.len()).map(|number| match is_numeric(rows, number) {
        true => "---:".to_owned(),
        false => "---".to_owned(),
    });
    markdown_line(rules, out)?;
    for row in &rows.rows {
        let cells = row.iter().map(|cell| {
            let text = printable(&text(cell.as_ref(), shortener));
            text.replace('\\', "\\\\").replace('|', "\\|").replace('\n', " ")
        });
        markdown_line(cells, out)?;
    }
    Ok(())
}

fn markdown_line(cells: impl Iterator<Item = String>, out: &mut impl Write) -> io::Result<()> {
    write!(out, "|")?;
    for cell in cells {
        write!(out, " {cell} |")?;
    }
    writeln!(out)
}

/// A term for people: short IRIs, plain words.
fn text(term: Option<&Term>, shortener: &Shortener) -> String {
    match term {
        None => String::new(),
        Some(Term::NamedNode(node)) => shortener.shorten(node.as_str()),
        Some(Term::Literal(literal)) => literal.value().to_owned(),
        Some(Term::BlankNode(node)) => node.to_string(),
    }
}

/// Whether a column holds numbers only, and at least one.
fn is_numeric(rows: &Rows, column: usize) -> bool {
    let mut cells = rows.rows.iter().filter_map(|row| row[column].as_ref()).peekable();
    cells.peek().is_some()
        && cells.all(|cell| match cell {
            Term::Literal(literal) => {
                let kind = literal.datatype().as_str();
                ["#integer", "#decimal", "#double", "#float"].iter().any(|end| kind.ends_with(end))
            }
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Base;
    use oxigraph::model::{Literal, NamedNode};

    fn rows() -> Rows {
        let name = NamedNode::new_unchecked("http://xmlns.com/foaf/0.1/name");
        Rows {
            columns: vec!["what".to_owned(), "how many".to_owned()],
            rows: vec![
                vec![Some(name.into()), Some(Literal::from(7).into())],
                vec![Some(Literal::from("a|b\nc").into()), None],
            ],
        }
    }

    fn check(draw: impl FnOnce(&Rows, &Shortener, &mut Vec<u8>) -> io::Result<()>, text: &str) {
        let mut out = Vec::new();
        draw(&rows(), &Shortener::new(&Base::default()), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), text);
    }

    #[test]
    fn tables_show_short_names_and_numbers_to_the_right() {
        check(
            |rows, shortener, out| draw(rows, shortener, None, out),
            "\
┌───────────┬──────────┐
│ what      ┆ how many │
╞═══════════╪══════════╡
│ foaf:name ┆        7 │
│ a|b       ┆          │
│ c         ┆          │
└───────────┴──────────┘
",
        );
    }

    #[test]
    fn markdown_keeps_its_columns() {
        check(
            draw_markdown,
            "| what | how many |\n| --- | ---: |\n| foaf:name | 7 |\n| a\\|b c |  |\n",
        );
    }

    #[test]
    fn tables_fit_the_terminal() {
        let mut out = Vec::new();
        let term = Literal::from("many words that go on and on for a while").into();
        let rows = Rows { columns: vec!["text".to_owned()], rows: vec![vec![Some(term)]] };
        draw(&rows, &Shortener::new(&Base::default()), Some(20), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= 20), "{text}");
    }
}
