//! Rows as tables for people: short names, numbers to the right, fitted to the terminal.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};
use oxigraph::model::Term;

use super::answer::Rows;
use super::fit::{self, Column, Fit};
use super::short::{Shortener, printable};

/// Draws a table; `width` in columns of the terminal.
///
/// Where it does not fit, IRIs are cut to their last steps, those behind all texts may be
/// left out, and rows that are too long for any table are drawn as records.
pub(super) fn draw(
    rows: &Rows,
    shortener: &Shortener,
    width: Option<u16>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut cells = cells(rows, shortener);
    let measured = measure(rows, &cells);
    let Some(width) = width.filter(|width| !fit::fits(&measured, usize::from(*width))) else {
        return draw_table(rows, &cells, None, out);
    };
    let whole = cells.clone();
    cut_iris(&mut cells, &measured);
    match fit::fit(&measure(rows, &cells), usize::from(width)) {
        Fit::Table(widths) => draw_table(rows, &cells, Some(&widths), out),
        Fit::Records => draw_records(&rows.columns, &whole, width, out),
    }
}

fn cells(rows: &Rows, shortener: &Shortener) -> Vec<Vec<String>> {
    let cell = |cell: &Option<Term>| printable(&text(cell.as_ref(), shortener));
    rows.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

fn measure(rows: &Rows, cells: &[Vec<String>]) -> Vec<Column> {
    let column = |(number, title): (usize, &String)| {
        let mut column = Column::new(holds_iris(rows, number));
        column.measure(title);
        cells.iter().for_each(|row| column.measure(&row[number]));
        column
    };
    rows.columns.iter().enumerate().map(column).collect()
}

/// `paper/on-tides/claim/1-9` becomes `…/claim/1-9`, which `etl show` understands.
fn cut_iris(cells: &mut [Vec<String>], columns: &[Column]) {
    for (cell, column) in cells.iter_mut().flat_map(|row| row.iter_mut().zip(columns)) {
        let rest = cell.strip_prefix("paper/").and_then(|rest| rest.split_once('/'));
        if let (true, Some((_, rest))) = (column.is_iri, rest) {
            *cell = format!("…/{rest}");
        }
    }
}

/// Draws the first columns, as many as there are widths.
fn draw_table(
    rows: &Rows,
    cells: &[Vec<String>],
    widths: Option<&[usize]>,
    out: &mut impl Write,
) -> io::Result<()> {
    let count = widths.map_or(rows.columns.len(), <[usize]>::len);
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(&rows.columns[..count]);
    for row in cells {
        table.add_row(&row[..count]);
    }
    for (number, column) in table.column_iter_mut().enumerate() {
        if is_numeric(rows, number) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        if let Some(width) = widths.and_then(|widths| u16::try_from(widths[number] + 2).ok()) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    if widths.is_some() {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    match &rows.columns[count..] {
        [] => Ok(()),
        left_out => writeln!(
            out,
            "not shown in this width: {}; '--format tsv' has all",
            left_out.join(", ")
        ),
    }
}

/// Draws each row as lines of name and value, a blank line between rows.
fn draw_records(
    names: &[String],
    cells: &[Vec<String>],
    width: u16,
    out: &mut impl Write,
) -> io::Result<()> {
    for (number, row) in cells.iter().enumerate() {
        let mut record = Table::new();
        record.load_style(presets::NOTHING);
        record.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        for (name, cell) in names.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            record.add_row([name, cell]);
        }
        if let Some(column) = record.column_mut(0) {
            let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
            let longest = u16::try_from(longest + 2).unwrap_or(width).min(width / 2);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(longest)));
        }
        if number > 0 {
            writeln!(out)?;
        }
        for line in record.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
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

/// Whether a column holds IRIs only, and at least one.
fn holds_iris(rows: &Rows, column: usize) -> bool {
    let mut cells = rows.rows.iter().filter_map(|row| row[column].as_ref()).peekable();
    cells.peek().is_some() && cells.all(|cell| matches!(cell, Term::NamedNode(_)))
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

    fn claims() -> Rows {
        let text = |text: &str| Some(Literal::from(text).into());
        let iri = "http://localhost:7878/paper/on-tides/claim/1-9";
        let claim = Some(NamedNode::new_unchecked(iri).into());
        let said = text("many words that go on and on for a while, and a few more of them");
        Rows {
            columns: ["who", "says", "claim"].map(str::to_owned).to_vec(),
            rows: vec![vec![text("Ada Berg"), said, claim]],
        }
    }

    fn fitted(rows: &Rows, width: u16) -> String {
        let mut out = Vec::new();
        draw(rows, &Shortener::new(&Base::default()), Some(width), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let mut drawn = text.lines().filter(|line| !line.starts_with("not shown"));
        assert!(drawn.all(|line| line.chars().count() <= usize::from(width)), "{text}");
        text
    }

    #[test]
    fn tables_that_fit_are_left_alone() {
        assert!(fitted(&claims(), 140).contains(" paper/on-tides/claim/1-9 "));
    }

    #[test]
    fn long_texts_wrap_and_iris_are_cut_or_left_out() {
        let expected = "\
┌──────────┬────────────────────────────────┬─────────────┐
│ who      ┆ says                           ┆ claim       │
╞══════════╪════════════════════════════════╪═════════════╡
│ Ada Berg ┆ many words that go on and on   ┆ …/claim/1-9 │
│          ┆ for a while, and a few more of ┆             │
│          ┆ them                           ┆             │
└──────────┴────────────────────────────────┴─────────────┘
";
        assert_eq!(fitted(&claims(), 59), expected);
        let narrow = fitted(&claims(), 45);
        assert!(
            narrow.ends_with("\nnot shown in this width: claim; '--format tsv' has all\n"),
            "{narrow}"
        );
    }

    #[test]
    fn rows_that_fit_no_table_are_records() {
        let expected = " who    Ada Berg
 says   many words that go on and
        on for a while, and a few
        more of them
 claim  paper/on-tides/claim/1-9
";
        assert_eq!(fitted(&claims(), 35), expected);
    }
}
