//! Answers in the formats of SPARQL and RDF, as tables, and as pictures.

use std::io::{self, Write};

use oxigraph::model::{GraphName, Quad, Triple, Variable};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};

use crate::export;
use crate::graph::Base;

use super::answer::{Answer, Rows};
use super::error::{Error, Result};
use super::picture::{self, Caption, PictureFormat};
use super::short::Shortener;
use super::table;

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table for people.
    Table,
    /// A Markdown table.
    Markdown,
    /// Comma-separated values, as SPARQL defines them.
    Csv,
    /// Tab-separated terms, as SPARQL defines them.
    Tsv,
    /// SPARQL results in JSON; JSON-LD for graphs.
    Json,
    /// SPARQL results in XML; RDF/XML for graphs.
    Xml,
    /// A picture, of reports that have one.
    Picture(PictureFormat),
    /// An RDF format.
    Rdf(&'static export::Format),
}

/// The names that [`Format::named`] knows.
pub const NAMES: &[&str] = &[
    "table", "md", "csv", "tsv", "json", "xml", "svg", "html", "turtle", "trig", "ntriples",
    "nquads", "rdfxml", "jsonld",
];

/// So many of [`NAMES`], from the first, hold rows.
const ROWS: usize = 6;
/// So many hold rows that make a picture.
const ROWS_WITH_PICTURE: usize = 8;

impl Format {
    /// The format with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "table" => Self::Table,
            "md" => Self::Markdown,
            "csv" => Self::Csv,
            "tsv" => Self::Tsv,
            "json" => Self::Json,
            "xml" => Self::Xml,
            "svg" => Self::Picture(PictureFormat::Svg),
            "html" => Self::Picture(PictureFormat::Html),
            name => Self::Rdf(export::Format::named(name)?),
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Picture(PictureFormat::Svg) => "svg",
            Self::Picture(PictureFormat::Html) => "html",
            Self::Rdf(format) => format.name,
        }
    }

    /// Sees whether it can hold rows, which may make a picture.
    pub(super) fn admit_rows(self, has_picture: bool) -> Result<()> {
        match self {
            Self::Picture(_) if !has_picture => Err(self.refuse("rows without a picture", ROWS)),
            Self::Rdf(_) if has_picture => Err(self.refuse("rows", ROWS_WITH_PICTURE)),
            Self::Rdf(_) => Err(self.refuse("rows", ROWS)),
            _ => Ok(()),
        }
    }

    /// Sees whether it can hold a graph.
    pub(super) fn admit_graph(self) -> Result<()> {
        match self {
            Self::Picture(_) => Err(Error::Format {
                format: self.name(),
                answer: "a graph",
                known: [&NAMES[..ROWS], &NAMES[ROWS_WITH_PICTURE..]].concat().join(", "),
            }),
            _ => Ok(()),
        }
    }

    fn refuse(self, answer: &'static str, known: usize) -> Error {
        Error::Format { format: self.name(), answer, known: NAMES[..known].join(", ") }
    }

    /// The format for an answer when none is asked for.
    #[must_use]
    pub fn usual(answer: &Answer, terminal: bool) -> Self {
        match answer {
            Answer::Graph(_) => Self::Rdf(&export::FORMATS[0]),
            _ if terminal => Self::Table,
            _ => Self::Tsv,
        }
    }
}

/// What tables must fit, and what a picture shows.
#[derive(Clone, Copy, Debug)]
pub struct Layout<'a> {
    /// Base of the names that are shortened.
    pub base: &'a Base,
    /// Columns of the terminal; as wide as needed without.
    pub width: Option<u16>,
    /// What the rows draw; without, they cannot be drawn.
    pub picture: Option<Caption<'a>>,
}

/// Writes an answer.
///
/// # Errors
/// When the format cannot hold the answer, or `out` fails.
pub fn write(
    answer: Answer,
    format: Format,
    layout: Layout<'_>,
    mut out: impl Write,
) -> Result<()> {
    match answer {
        Answer::Rows(rows) => write_rows(&rows, format, layout, &mut out)?,
        Answer::Boolean(value) => write_boolean(value, format, &mut out)?,
        Answer::Graph(triples) => write_graph(triples, format, layout, &mut out)?,
    }
    Ok(out.flush()?)
}

fn write_rows(rows: &Rows, format: Format, layout: Layout<'_>, out: &mut impl Write) -> Result<()> {
    format.admit_rows(layout.picture.is_some())?;
    let shortener = Shortener::new(layout.base);
    match (format, layout.picture) {
        (Format::Table, _) => table::draw(rows, &shortener, layout.width, out)?,
        (Format::Markdown, _) => table::draw_markdown(rows, &shortener, out)?,
        (Format::Picture(format), Some(caption)) => {
            picture::write(rows, caption, format, &shortener, out)?;
        }
        (format, _) => serialize(rows, results_format(format, "rows")?, out)?,
    }
    Ok(())
}

fn serialize(rows: &Rows, format: QueryResultsFormat, out: &mut impl Write) -> io::Result<()> {
    let variables: Vec<_> = rows.columns.iter().map(Variable::new_unchecked).collect();
    let serializer = QueryResultsSerializer::from_format(format);
    let mut writer = serializer.serialize_solutions_to_writer(&mut *out, variables.clone())?;
    for row in &rows.rows {
        let cells = variables.iter().zip(row);
        writer.serialize(cells.filter_map(|(name, cell)| Some((name, cell.as_ref()?))))?;
    }
    end_line(writer.finish()?, format)
}

fn write_boolean(value: bool, format: Format, out: &mut impl Write) -> Result<()> {
    match format {
        Format::Table | Format::Markdown => writeln!(out, "{value}")?,
        format => {
            let format = results_format(format, "yes or no")?;
            let serializer = QueryResultsSerializer::from_format(format);
            serializer.serialize_boolean_to_writer(&mut *out, value)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn write_graph(
    triples: Vec<Triple>,
    format: Format,
    layout: Layout<'_>,
    out: &mut impl Write,
) -> Result<()> {
    format.admit_graph()?;
    let format = match format {
        Format::Rdf(format) => format,
        Format::Json => export::Format::named("jsonld").unwrap_or(&export::FORMATS[0]),
        Format::Xml => export::Format::named("rdfxml").unwrap_or(&export::FORMATS[0]),
        format => return write_rows(&Rows::of_triples(&triples), format, layout, out),
    };
    let quads = triples.into_iter().map(|triple| triple.in_graph(GraphName::DefaultGraph));
    Ok(export::write(quads.collect::<Vec<Quad>>(), format, layout.base, out)?)
}

fn results_format(format: Format, answer: &'static str) -> Result<QueryResultsFormat> {
    match format {
        Format::Csv => Ok(QueryResultsFormat::Csv),
        Format::Tsv => Ok(QueryResultsFormat::Tsv),
        Format::Json => Ok(QueryResultsFormat::Json),
        Format::Xml => Ok(QueryResultsFormat::Xml),
        format => Err(format.refuse(answer, ROWS)),
    }
}

/// JSON and XML come without a line break at their end.
fn end_line(out: &mut impl Write, format: QueryResultsFormat) -> io::Result<()> {
    match format {
        QueryResultsFormat::Json | QueryResultsFormat::Xml => writeln!(out),
        _ => Ok(()),
    }
}
