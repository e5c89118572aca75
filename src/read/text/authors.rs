//! What front matter states of authors.

use std::collections::BTreeMap;

use crate::paper::{ContributorRole, Stated, StatedAffiliation, StatedContributor, StatedName};
use crate::text::{ArenaSpan, SourceSpan};

use super::block::{Block, Contact, Kind};

/// The authors stated so far.
#[derive(Debug, Default)]
pub struct Authors {
    /// Affiliations by their place in the source: authors share what is listed once.
    places: BTreeMap<SourceSpan, usize>,
}

impl Authors {
    /// States the words of `span`: a name, or what belongs to the name before.
    pub fn state(&mut self, stated: &mut Stated, block: &Block, span: ArenaSpan) {
        if block.kind == Kind::Name {
            let name = StatedName::whole(span, false);
            stated.contributors.push(StatedContributor::new(name, ContributorRole::Author));
        }
        let Some(author) = stated.contributors.last_mut() else { return };
        match block.kind {
            Kind::Contact(Contact::Email) => author.emails.push(span),
            Kind::Contact(Contact::Orcid) => author.orcid = Some(span),
            Kind::Contact(Contact::Page) => author.homepages.push(span),
            Kind::Address => {
                let affiliations = &mut stated.affiliations;
                let place = *self.places.entry(block.span()).or_insert_with(|| {
                    affiliations.push(StatedAffiliation { span, parts: Vec::new(), ror: None });
                    affiliations.len() - 1
                });
                author.affiliations.push(place);
            }
            _ => {}
        }
    }
}
