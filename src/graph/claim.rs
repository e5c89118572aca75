//! Claims: who says what, how, and in answer to whom.
//!
//! Nothing of a claim's content is asserted: the graph says that somebody said it.

use std::collections::BTreeMap;

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::paper::{LinkedClaim, SourceKind, Speaker, StanceKind, StanceTarget};
use crate::text::{ArenaSpan, slug};

use super::individuals::{act, basis, certainty, polarity, source_kind};
use super::passage;
use super::sheet::Sheet;
use super::vocabulary::{dcterms, etl, foaf, schema};

/// Writes every claim of the paper.
pub fn write(sheet: &mut Sheet<'_>) {
    groups(sheet);
    for found in &sheet.paper.claims {
        let node = sheet.iris.claim(&found.key);
        sheet.kind(&node, schema::CLAIM);
        said(sheet, &node, found);
        manner(sheet, &node, found);
        speakers(sheet, &node, found);
        surroundings(sheet, &node, found);
        answer(sheet, &node, found);
        sheet.finding(&node, found.claim.evidence);
        if let Some(sentence) = passage::describe(sheet, found.claim.sentence) {
            sheet.link(&node, etl::SENTENCE, &sentence);
        }
    }
}

/// What is said, and the words that attribute it.
fn said(sheet: &mut Sheet<'_>, node: &NamedNode, found: &LinkedClaim) {
    let claim = &found.claim;
    let content = joined(sheet, &claim.content);
    if !content.is_empty() {
        sheet.text(node, schema::TEXT, &content);
    }
    for span in &claim.content {
        sheet.passage_of(node, etl::CONTENT_PASSAGE, *span);
    }
    if let Some(span) = claim.cue {
        let words = sheet.words(span);
        sheet.text(node, etl::CUE, &words);
        sheet.passage_of(node, etl::CUE_PASSAGE, span);
    }
    if let Some(span) = claim.source {
        sheet.passage_of(node, etl::SPEAKER_PASSAGE, span);
    }
}

/// The words of spans in order, with an ellipsis where words between them are left out.
fn joined(sheet: &Sheet<'_>, spans: &[ArenaSpan]) -> String {
    let mut text = String::new();
    let mut end = None;
    for span in spans {
        let words = sheet.words(*span);
        let skipped = end.and_then(|end| sheet.document.arena().get(end..span.start()));
        let is_gap = skipped.is_none_or(|skipped| !skipped.trim().is_empty());
        if !text.is_empty() && !words.is_empty() {
            text.push_str(if is_gap { " … " } else { " " });
        }
        text.push_str(&words);
        end = Some(span.end());
    }
    text
}

fn manner(sheet: &mut Sheet<'_>, node: &NamedNode, found: &LinkedClaim) {
    let claim = &found.claim;
    sheet.link(node, etl::ACT, act(claim.act));
    sheet.link(node, etl::POLARITY, polarity(claim.polarity));
    sheet.link(node, etl::CERTAINTY, certainty(claim.certainty));
    sheet.link(node, etl::SOURCE_KIND, source_kind(claim.source_kind));
    sheet.truth(node, etl::NORMATIVE, claim.normative);
}

/// Who says it; for "we" and "this paper" the authors, when nobody else was joined.
fn speakers(sheet: &mut Sheet<'_>, node: &NamedNode, found: &LinkedClaim) {
    for speaker in &found.speakers {
        let speaker = match speaker {
            Speaker::Person(index) => sheet.person(*index),
            Speaker::Group(label) => group(sheet, label),
        };
        sheet.link(node, schema::AUTHOR, &speaker);
    }
    if found.speakers.is_empty() && found.claim.source_kind == SourceKind::Authors {
        for author in sheet.paper.meta.authors() {
            let author = sheet.agent(author);
            sheet.link(node, schema::AUTHOR, &author);
        }
    }
}

/// Writes the groups that speak, each with the first words that name it.
fn groups(sheet: &mut Sheet<'_>) {
    let mut names = BTreeMap::new();
    for speaker in sheet.paper.claims.iter().flat_map(|found| &found.speakers) {
        if let Speaker::Group(label) = speaker {
            names.entry(group(sheet, label)).or_insert(label);
        }
    }
    for (group, label) in names {
        sheet.kind(&group, foaf::GROUP);
        sheet.text(&group, foaf::NAME, label);
    }
}

/// Name of a group: the same with an article and without.
fn group(sheet: &Sheet<'_>, label: &str) -> NamedNode {
    let bare = ["the ", "a ", "an "].iter().find_map(|article| label.strip_prefix(article));
    sheet.iris.group(&slug(bare.unwrap_or(label)))
}

fn surroundings(sheet: &mut Sheet<'_>, node: &NamedNode, found: &LinkedClaim) {
    let section = sheet.section(found.section);
    sheet.link(node, dcterms::IS_PART_OF, &section);
    for concept in &found.about {
        let concept = sheet.concept(*concept);
        sheet.link(node, schema::ABOUT, &concept);
    }
    if let Some(event) = found.event {
        let event = sheet.event(event);
        sheet.link(node, etl::SAID_AT, &event);
    }
}

/// What it goes on from, and what it answers.
fn answer(sheet: &mut Sheet<'_>, node: &NamedNode, found: &LinkedClaim) {
    let claims = &sheet.paper.claims;
    if let Some(before) = found.claim.continues.and_then(|index| claims.get(index)) {
        let before = sheet.iris.claim(&before.key);
        sheet.link(node, etl::CONTINUES, &before);
    }
    let Some(relation) = found.relation.map(relation).filter(|_| !found.toward.is_empty()) else {
        return;
    };
    for target in &found.toward {
        let target = match target {
            StanceTarget::Claim(index) => sheet.iris.claim(&claims[*index].key),
            StanceTarget::Person(index) => sheet.person(*index),
        };
        sheet.link(node, relation, &target);
    }
    if let Some(rests_on) = found.basis {
        sheet.link(node, etl::BASIS, basis(rests_on));
    }
}

fn relation(kind: StanceKind) -> NamedNodeRef<'static> {
    match kind {
        StanceKind::Agrees => etl::AGREES_WITH,
        StanceKind::PartlyAgrees => etl::PARTLY_AGREES_WITH,
        StanceKind::Disagrees => etl::DISAGREES_WITH,
        StanceKind::Responds => etl::RESPONDS_TO,
    }
}
