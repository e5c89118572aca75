//! Stored queries: those that come with the program, and a user's own.

use std::fs;
use std::path::Path;

use crate::graph::Base;
use crate::store::Store;

use super::error::{Error, Result};
use super::format::Format;
use super::header::Header;
use super::parameter::{Parameter, ParameterKind};
use super::picture::Picture;
use super::prepare::Prepared;

macro_rules! shipped {
    ($($name:literal,)*) => {
        /// Name and text of every query of `queries/`, sorted by name.
        pub const REPORTS: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../queries/", $name, ".rq"))),)*];
    };
}

shipped! {
    "affiliations-by-country",
    "agreements",
    "claims-per-person",
    "co-occurrence",
    "concept-map",
    "concepts",
    "concepts-at-one-event",
    "concepts-of-paper",
    "debate",
    "definitions",
    "disagreements",
    "hedged-claims",
    "most-cited-works",
    "open-questions",
    "participants-of-both",
    "people-and-affiliations",
    "positions",
    "shared-concepts",
    "uncertain",
    "uncited-references",
    "unresolved-citations",
}

/// A stored query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its name, that of its file.
    pub name: String,
    /// What it says of itself.
    pub header: Header,
    /// The query.
    pub text: String,
}

/// All reports, sorted by name; those of `folder` win over shipped ones of the same name.
///
/// # Errors
/// When the folder cannot be read, or the head of a query is wrong.
pub fn reports(folder: Option<&Path>) -> Result<Vec<Report>> {
    let mut reports = folder.map_or(Ok(Vec::new()), read_folder)?;
    for (name, text) in REPORTS {
        if reports.iter().all(|report| report.name != *name) {
            reports.push(Report::parse(name, text)?);
        }
    }
    reports.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(reports)
}

impl Report {
    /// Reads a stored query.
    ///
    /// # Errors
    /// When its head is wrong.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let header = Header::parse(&format!("{name}.rq"), text)?;
        Ok(Self { name: name.to_owned(), header, text: text.to_owned() })
    }

    /// The query with parameters in place, each given as name and value.
    ///
    /// # Errors
    /// When the query is wrong, a parameter is missing or unknown, a value is not of its kind,
    /// or the store holds nothing of its name.
    pub fn prepare(&self, store: &Store, given: &[(String, String)]) -> Result<Prepared> {
        let mut prepared = self.admit(store.base(), given)?;
        for parameter in &self.header.parameters {
            if let Some(value) = value(parameter, given) {
                match parameter.kind {
                    ParameterKind::Limit => prepared.set_limit(parameter.limit(value)?),
                    _ => prepared.bind(&parameter.name, &parameter.terms(value, store)?),
                }
            }
        }
        Ok(prepared)
    }

    /// Sees whether parameters are right, as far as that can be told without a store; gives the
    /// query without them.
    ///
    /// # Errors
    /// When the query is wrong, a parameter is missing or unknown, or a value is not of its kind.
    pub fn admit(&self, base: &Base, given: &[(String, String)]) -> Result<Prepared> {
        let prepared = self.check(base)?;
        let is_known = |name: &str| self.header.parameters.iter().any(|known| known.name == name);
        if let Some((name, _)) = given.iter().find(|(name, _)| !is_known(name)) {
            let known = self.header.parameters.iter().map(|known| known.name.clone()).collect();
            return Err(Error::UnknownParameter { name: name.clone(), known });
        }
        for parameter in &self.header.parameters {
            match value(parameter, given) {
                Some(value) => parameter.check(value, base)?,
                None if !requires(&prepared, parameter) => {}
                None => {
                    return Err(Error::MissingParameter {
                        name: parameter.name.clone(),
                        description: parameter.description.clone(),
                    });
                }
            }
        }
        Ok(prepared)
    }

    /// Sees whether the report can be written in a format, as far as its head and the kind of
    /// its query tell.
    ///
    /// # Errors
    /// When it cannot, with the formats that it can be written in.
    pub fn offers(&self, format: Format, base: &Base) -> Result<()> {
        match self.check(base)?.columns() {
            Some(_) => format.admit_rows(self.header.picture.is_some()),
            None => format.admit_graph(),
        }
    }

    /// Parses the query, and sees that it has what its head names: a `VALUES` clause or `LIMIT`
    /// for each parameter, and the columns of its picture.
    ///
    /// # Errors
    /// When it is wrong.
    pub fn check(&self, base: &Base) -> Result<Prepared> {
        let prepared = Prepared::parse(&self.text, base)?;
        for parameter in &self.header.parameters {
            let (name, has_values) = (&parameter.name, prepared.values(&parameter.name).is_some());
            let message = match parameter.kind {
                ParameterKind::Limit if has_one_limit(&prepared) => continue,
                ParameterKind::Limit => "the query has no 'LIMIT', or different ones".to_owned(),
                _ if has_values => continue,
                _ => format!("the query has no 'VALUES ?{name} {{ … }}'"),
            };
            return Err(self.wrong(message));
        }
        let columns = prepared.columns().unwrap_or_default();
        let mut wanted = self.header.picture.iter().flat_map(Picture::columns);
        match wanted.find(|wanted| columns.iter().all(|column| column != wanted)) {
            Some("") => Err(self.wrong("the picture needs 'node', 'label' and 'other'".to_owned())),
            Some(name) => Err(self.wrong(format!("the query gives no '?{name}' for the picture"))),
            None => Ok(prepared),
        }
    }

    fn wrong(&self, message: String) -> Error {
        Error::Header { file: format!("{}.rq", self.name), line: 1, message }
    }

    /// Whether a parameter must be given.
    #[must_use]
    pub fn requires(&self, parameter: &Parameter, base: &Base) -> bool {
        self.check(base).is_ok_and(|prepared| requires(&prepared, parameter))
    }
}

/// The last value given for a parameter.
fn value<'a>(parameter: &Parameter, given: &'a [(String, String)]) -> Option<&'a str> {
    let found = given.iter().rfind(|(name, _)| *name == parameter.name);
    found.map(|(_, value)| value.as_str())
}

fn has_one_limit(prepared: &Prepared) -> bool {
    let mut limits = prepared.limits();
    limits.dedup();
    limits.len() == 1
}

/// Whether a query gives no value of its own for a parameter that it needs.
fn requires(prepared: &Prepared, parameter: &Parameter) -> bool {
    let is_given = || prepared.values(&parameter.name)?.iter().any(Option::is_some).then_some(());
    parameter.kind != ParameterKind::Limit && !parameter.optional && is_given().is_none()
}

fn read_folder(folder: &Path) -> Result<Vec<Report>> {
    let wrong = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::File { path, source }
    };
    let mut reports = Vec::new();
    for entry in fs::read_dir(folder).map_err(wrong(folder))? {
        let path = entry.map_err(wrong(folder))?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        if let (Some(name), Some("rq")) = (name, path.extension().and_then(|end| end.to_str())) {
            let text = fs::read_to_string(&path).map_err(wrong(&path))?;
            reports.push(Report::parse(name, &text)?);
        }
    }
    Ok(reports)
}
