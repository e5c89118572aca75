//! Labelled entries of bibliographies, one example an entry.
//!
//! Three layouts are read and told apart by their root element: AnyStyle's sequences,
//! GROBID's TEI, and the citations of JATS articles. All are brought to one form: every mark
//! and every lead-in ("In:", "pp.") belongs to a field, as AnyStyle has it.

use anyhow::{Result, bail};

use crate::example::Example;

mod anystyle;
mod grobid;
mod jats;
mod numeration;
mod parts;
pub mod styles;

/// Reads the entries of a file.
pub fn read(xml: &str) -> Result<Vec<Example>> {
    let has = |element: &str| xml.contains(element);
    if has("<dataset") || has("<sequence") {
        anystyle::read(xml)
    } else if has("<article") {
        jats::read(xml)
    } else if has("<bibl") || has("<TEI") || has("<tei") {
        grobid::read(xml)
    } else {
        bail!("neither AnyStyle XML, nor GROBID's TEI, nor JATS");
    }
}
