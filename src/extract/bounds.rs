//! How much of each kind is kept of one paper: more than any has, but not any amount.

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::{Document, Findings};
use crate::text::ArenaSpan;

/// Entries of a bibliography: the longest reviews and catalogues have some thousands.
const REFERENCES: usize = 10_000;
/// In-text pointers.
const CITATIONS: usize = 20_000;
/// Claims: a book in which every second sentence is one.
const CLAIMS: usize = 10_000;
/// Names in the text.
const MENTIONS: usize = 50_000;

/// Leaves out what comes after the most that is kept, and tells so.
///
/// Findings point back to earlier ones of their kind only, so those that stay are whole.
pub fn bound(document: &Document, findings: &mut Findings) {
    let mut told = Vec::new();
    let mut tell = |what: &str, most: usize, first: Option<ArenaSpan>| {
        let Some(first) = first else { return };
        let message = format!("more than {most} {what}; the rest is left out");
        let mut diagnostic = Diagnostic::new(Code::TooMuch, message);
        diagnostic.span = document.origin(first);
        told.push(diagnostic.help("part the file into papers, one in a file"));
    };
    tell(
        "references",
        REFERENCES,
        rest(&mut findings.references, REFERENCES, |one| one.evidence.span()),
    );
    tell(
        "citations",
        CITATIONS,
        rest(&mut findings.citations, CITATIONS, |one| one.evidence.span()),
    );
    tell("claims", CLAIMS, rest(&mut findings.claims, CLAIMS, |one| one.evidence.span()));
    rest(&mut findings.mentions, MENTIONS, |one| one.evidence.span());
    findings.diagnostics.extend(told);
}

/// Cuts a list; the place of the first that is left out.
fn rest<T>(found: &mut Vec<T>, most: usize, span: impl Fn(&T) -> ArenaSpan) -> Option<ArenaSpan> {
    let first = found.get(most).map(span);
    found.truncate(most);
    first
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::pipeline::process_bytes;

    #[test]
    fn what_no_paper_has_is_left_out_and_told() {
        let sentence = "Ada Berg noted that tides matter. ";
        let check = |claims: usize, kept: usize| {
            let paragraph = format!("{}\n\n", sentence.repeat(50));
            let text = format!("Tides\n\n{}", paragraph.repeat(claims / 50));
            let paper = process_bytes("a.txt", text.as_bytes()).expect("is read");
            assert_eq!(paper.linked.claims.len(), kept);
            let told = paper.linked.diagnostics.iter().filter(|one| one.code == Code::TooMuch);
            assert_eq!(told.count(), usize::from(kept < claims));
        };
        check(200, 200);
        check(10_050, 10_000);
    }
}
