//! The tree of sections.

use oxigraph::model::NamedNodeRef;

use crate::paper::SectionRole;

use super::sheet::Sheet;
use super::vocabulary::{dcterms, deo, doco, etl, schema};

/// Writes every section of the paper.
pub fn write(sheet: &mut Sheet<'_>) {
    for (place, section) in sheet.paper.sections.iter().enumerate() {
        let node = sheet.iris.section(&section.key);
        let parent = sheet.section(section.parent);
        sheet.kind(&node, doco::SECTION);
        if let Some(class) = class(section.role) {
            sheet.kind(&node, class);
        }
        sheet.maybe(&node, dcterms::TITLE, section.title.as_deref());
        sheet.link(&node, dcterms::IS_PART_OF, &parent);
        sheet.number(&node, schema::POSITION, place + 1);
        sheet.passage_of(&node, etl::EVIDENCE, section.heading.unwrap_or(section.span));
        if let Some(event) = section.event {
            let event = sheet.event(event);
            sheet.link(&node, schema::ABOUT, &event);
        }
        for concept in &section.about {
            let concept = sheet.concept(*concept);
            sheet.link(&node, schema::ABOUT, &concept);
        }
    }
}

/// What a section is for, in the words of DoCO and DEO; nothing where they have no word.
fn class(role: SectionRole) -> Option<NamedNodeRef<'static>> {
    Some(match role {
        SectionRole::Abstract => doco::ABSTRACT,
        SectionRole::Introduction => deo::INTRODUCTION,
        SectionRole::Methods => deo::METHODS,
        SectionRole::Results => deo::RESULTS,
        SectionRole::Discussion => deo::DISCUSSION,
        SectionRole::Conclusion => deo::CONCLUSION,
        SectionRole::Acknowledgements => deo::ACKNOWLEDGEMENTS,
        SectionRole::Participants => doco::LIST_OF_AGENTS,
        SectionRole::References => doco::BIBLIOGRAPHY,
        SectionRole::Appendix => doco::APPENDIX,
        SectionRole::Keywords | SectionRole::Body => return None,
    })
}
