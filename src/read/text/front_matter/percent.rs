//! Pandoc's title block: "% title", "% names", "% date" on the first lines.

use crate::paper::MetadataField;
use crate::text::SourceSpan;

use super::super::block::{Block, Kind, trimmed};
use super::{Front, bare};

/// Reads the title block of `text`, if it has one.
pub fn read(text: &str) -> Front {
    let mut front = Front::default();
    let mut fields: Vec<Vec<SourceSpan>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = SourceSpan::new(at, at + line.len());
        let goes_on = line.starts_with(' ') && !line.trim().is_empty();
        if line.starts_with('%') && fields.len() < 3 {
            fields.push(vec![bare(text, span.slice(1..span.len()))]);
        } else if let (true, Some(field)) = (goes_on, fields.last_mut()) {
            field.push(bare(text, span));
        } else {
            break;
        }
        at = span.end();
    }
    // A lone sign of per cent at the top is no title block.
    if fields.len() < 2 || fields[0][0].is_empty() {
        return front;
    }
    front.end = at;
    let kinds = [Kind::Title, Kind::Name, Kind::Metadata(MetadataField::Published)];
    for (kind, lines) in kinds.into_iter().zip(fields) {
        let lines: Vec<SourceSpan> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        match kind {
            Kind::Name => {
                let names = lines.iter().flat_map(|line| names(text, *line));
                front.blocks.extend(names.map(|name| Block::new(Kind::Name, name)));
            }
            _ if lines.is_empty() => {}
            _ => front.blocks.push(Block { kind, label: None, lines }),
        }
    }
    front
}

/// Names between semicolons.
fn names(text: &str, line: SourceSpan) -> Vec<SourceSpan> {
    let mut names = Vec::new();
    let mut at = line.start();
    for name in text[line.range()].split(';') {
        names.push(trimmed(text, at, at + name.len()));
        at += name.len() + 1;
    }
    names.retain(|name| !name.is_empty());
    names
}
