//! What a paper is about.
//!
//! Terms are noun phrases that the paper uses as terms: often, in headings, with
//! definitions, with modifiers that say what kind and not how good. For a text
//! that dwells on "tacit knowledge" this finds "tacit knowledge" (forms as printed,
//! every mention), its broader concept "knowledge" and the concepts it keeps company
//! with. Names of people, places and institutions are no concepts. What stands in the
//! text once only, terms made of verbs ("to network"), and texts in other languages
//! than English are missed. A vocabulary of the user links concepts, and finds more of them in
//! any language: see [`linking`].

use crate::paper::{
    Broader, BroaderBasis, Concept, Confidence, Evidence, Findings, VocabularyLink,
};
use crate::text::ArenaSpan;

use super::Context;

mod acronyms;
mod background;
mod candidates;
mod cores;
mod definitions;
mod features;
mod folding;
mod labels;
mod lines;
mod linking;
mod lists;
mod mentions;
mod names;
mod phrases;
mod relations;
mod score;
mod stated;
mod terms;
mod wording;

use candidates::Key;
use folding::Vocabulary;
use lines::Line;
use mentions::Finder;
use terms::Term;

pub use score::THRESHOLD;

/// How sure it is that a term above the threshold names a concept. What tells concepts apart
/// is their score, which ranks them within the paper and is no probability.
const TERM: Confidence = Confidence::percent(80);

/// Finds the concepts of a paper.
pub fn extract(context: Context<'_>) -> Findings {
    let arena = context.document.arena();
    let headings = lines::analyse_headings(context);
    let mut vocabulary = Vocabulary::default();
    let lines = lines::lines(context, &headings, &mut vocabulary);
    let language = linking::PaperLanguage::of(context.document, &lines);
    let mut found = Vec::new();
    if language.has_tagger() {
        let terms = terms::terms(context, &lines, &mut vocabulary);
        let terms = drop_unmentioned(arena, &lines, terms);
        found = concepts(arena, &lines, &terms, &vocabulary);
    }
    linking::link(context, &lines, &language, found)
}

/// Leaves out terms whose every find a mark breaks: a concept needs a place to point to.
fn drop_unmentioned(arena: &str, lines: &[Line<'_>], terms: Vec<Term>) -> Vec<Term> {
    let mut mentioned = vec![false; terms.len()];
    for (term, _) in find_mentions(arena, lines, &terms).into_iter().flatten() {
        mentioned[term] = true;
    }
    let found = terms.into_iter().zip(mentioned);
    let kept = found.filter(|(term, mentioned)| *mentioned || !term.stated.is_empty());
    kept.map(|(term, _)| term).collect()
}

/// Terms with their mentions, labels and relations.
fn concepts(
    arena: &str,
    lines: &[Line<'_>],
    terms: &[Term],
    vocabulary: &Vocabulary,
) -> Vec<Concept> {
    let keys: Vec<Key> = terms.iter().map(|term| term.key.clone()).collect();
    let by_line = find_mentions(arena, lines, terms);
    let statements = relations::statements(arena, lines, &by_line);
    let broader = relations::broader(&keys, statements, vocabulary);
    let related = relations::related(&by_line, &broader);
    let mut mentions = vec![Vec::new(); terms.len()];
    for (term, span) in by_line.into_iter().flatten() {
        mentions[term].push(span);
    }
    for (term, mentions) in terms.iter().zip(&mut mentions) {
        add_stated(mentions, &term.stated);
    }
    let capitals = labels::Capitals::of(arena, lines);
    let parts = terms.iter().zip(mentions).zip(broader.into_iter().zip(related));
    parts
        .filter_map(|((term, mentions), (broader, related))| {
            let names = labels::labels(mentions.iter().map(|span| span.of(arena)), &capitals);
            concept(term, names, mentions, broader, related)
        })
        .collect()
}

/// Adds key words as they are stated in place of what was found of them.
fn add_stated(mentions: &mut Vec<ArenaSpan>, stated: &[ArenaSpan]) {
    for span in stated {
        mentions.retain(|mention| !mention.overlaps(*span));
        mentions.push(*span);
    }
    mentions.sort_unstable();
}

/// The mentions of terms in each line.
fn find_mentions(arena: &str, lines: &[Line<'_>], terms: &[Term]) -> Vec<Vec<(usize, ArenaSpan)>> {
    let mut finder = Finder::default();
    for (index, term) in terms.iter().enumerate() {
        term.forms.iter().for_each(|form| finder.add(form, index));
    }
    lines.iter().map(|line| finder.find(arena, line)).collect()
}

fn concept(
    term: &Term,
    (label, alternatives): (String, Vec<String>),
    mentions: Vec<ArenaSpan>,
    broader: Vec<Broader>,
    related: Vec<usize>,
) -> Option<Concept> {
    let first = *mentions.first()?;
    // "Drosophila melanogaster" is no kind of melanogaster.
    let latin = label.rsplit_once(' ').is_some_and(|(before, head)| labels::is_latin(before, head));
    let broader = broader.into_iter().filter(|link| !latin || link.basis != BroaderBasis::Head);
    let broader = broader.collect();
    Some(Concept {
        label,
        alternatives,
        // Truncation is meant: the score lies between 0 and 1.
        score: (term.score * 1000.0).round() as u16,
        broader,
        related,
        definitions: term.definitions.clone(),
        mentions,
        vocabulary: VocabularyLink::None,
        evidence: match term.stated.first() {
            Some(stated) => Evidence::new(*stated, "concepts/stated-keyword", Confidence::CERTAIN),
            None => Evidence::new(first, "concepts/term", TERM),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Settings, analyse};
    use crate::paper::{Document, DocumentBuilder, NodeKind, SectionRole};
    use crate::text::{Source, SourceSpan};

    /// A paper with one block a line: "# " opens a heading, "R " an entry of the bibliography.
    fn paper(text: &str) -> Document {
        let mut builder = DocumentBuilder::new(Source::new("a.txt", text.as_bytes()));
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let kind = match line.get(..2) {
                Some("# ") => NodeKind::Heading,
                _ => NodeKind::Paragraph,
            };
            let role =
                if line.starts_with("R ") { SectionRole::References } else { SectionRole::Body };
            let skip =
                if kind == NodeKind::Heading || role == SectionRole::References { 2 } else { 0 };
            builder.open(NodeKind::Section { level: 1, role });
            builder.open(kind);
            builder.copy(SourceSpan::new(at + skip, at + line.trim_end().len()));
            builder.close();
            builder.insert("\n");
            builder.close();
            at += line.len();
        }
        builder.finish()
    }

    fn find(document: &Document) -> Vec<Concept> {
        let analysis = analyse(document);
        // A dozen lines are taken for an abstract, whose terms are chosen more strictly.
        let settings = Settings { concept_threshold: 0.01, ..Settings::default() };
        extract(Context { document, analysis: &analysis, settings: &settings }).concepts
    }

    fn labels(text: &str) -> Vec<String> {
        let mut labels: Vec<String> =
            find(&paper(text)).into_iter().map(|concept| concept.label).collect();
        labels.sort();
        labels
    }

    const TEXT: &str = "# Tacit knowledge in bakeries\n\
        The bakers share tacit knowledge with the other bakers of the town.\n\
        As Moss showed in Oslo, tacit knowledge binds the bakers, and knowledge of dough is tacit knowledge.\n\
        A great deal of knowledge is lost for example when the bakers of Oslo leave. Moss said that knowledge travels.\n\
        The division of labour is old; the division of labor grows with it. A division of labor needs trust.\n\
        Small and medium-sized enterprises (SMEs) bake. The SMEs know that trust pays. Trust is slow, and trust is dear.\n";

    #[test]
    fn terms_are_found_and_everyday_words_are_not() {
        let found = labels(TEXT);
        for expected in [
            "division of labor",
            "knowledge",
            "small and medium-sized enterprise",
            "tacit knowledge",
            "trust",
        ] {
            assert!(found.iter().any(|label| label == expected), "{expected} in {found:?}");
        }
        for refused in
            ["moss", "oslo", "Moss", "Oslo", "great deal", "deal", "example", "other baker", "town"]
        {
            assert!(!found.iter().any(|label| label == refused), "{refused} in {found:?}");
        }
    }

    /// Whether a text that says the phrase three times has a concept of that name.
    fn has(phrase: &str, label: &str) -> bool {
        let sentence = format!("We know that {phrase} is rare here, and the towns need it.\n");
        labels(&sentence.repeat(3)).iter().any(|found| found == label)
    }

    #[test]
    fn parts_of_words_and_names_are_no_terms() {
        for (phrase, label) in [
            ("the hunter–gatherer", "gatherer"),
            ("the LabVIEW®-based software", "based software"),
            ("the growth of plants1", "plants1"),
            ("the panel A-B", "A-B"),
            ("the Red River delta", "Red River delta"),
            ("the Board of Health", "board of health"),
            ("the scale bar", "scale bar"),
            ("using Kalman filtering", "using Kalman filtering"),
            ("the damage due", "damage due"),
        ] {
            assert!(!has(phrase, label), "{label}");
        }
    }

    #[test]
    fn words_like_them_are() {
        for (phrase, label) in [
            ("the hunter-gatherer", "hunter-gatherer"),
            ("the simulation software", "simulation software"),
            ("the covid19 vaccine", "covid19 vaccine"),
            ("the TCP-IP stack", "TCP-IP stack"),
            ("the sediment of the river delta", "river delta"),
            ("the Markov chain", "Markov chain"),
            ("the division of labor", "division of labor"),
            ("the pay scale", "pay scale"),
            ("Kalman filtering", "Kalman filtering"),
        ] {
            assert!(has(phrase, label), "{label}");
        }
    }

    #[test]
    fn lists_of_a_classification_are_left_out() {
        let of = |heading: &str| {
            let text =
                format!("{heading}\nThe sensor network is one, the sensor network is old.\n");
            let mut builder = DocumentBuilder::new(Source::new("a.txt", text.as_bytes()));
            builder.open(NodeKind::Section { level: 1, role: SectionRole::Body });
            builder.open(NodeKind::Heading);
            builder.copy(SourceSpan::new(0, heading.len()));
            builder.close();
            builder.insert("\n");
            builder.open(NodeKind::Paragraph);
            builder.copy(SourceSpan::new(heading.len() + 1, text.len() - 1));
            builder.close();
            builder.close();
            find(&builder.finish()).iter().any(|found| found.label == "sensor network")
        };
        assert!(of("General Remarks"));
        assert!(!of("General Terms"));
    }

    #[test]
    fn spellings_and_acronyms_are_forms_of_one_concept() {
        let concepts = find(&paper(TEXT));
        let forms = |label: &str| {
            let concept = concepts.iter().find(|concept| concept.label == label);
            concept.map(|concept| (concept.alternatives.clone(), concept.mentions.len()))
        };
        assert_eq!(forms("division of labor"), Some((vec!["division of labour".to_owned()], 3)));
        let enterprises =
            ["SMEs", "small and medium-sized enterprises"].map(str::to_owned).to_vec();
        assert_eq!(forms("small and medium-sized enterprise"), Some((enterprises, 3)));
    }

    #[test]
    fn a_concept_lies_below_its_head() {
        let concepts = find(&paper(TEXT));
        let narrow = concepts.iter().find(|concept| concept.label == "tacit knowledge");
        let broader = narrow
            .and_then(|concept| concept.broader.first())
            .map(|link| &concepts[link.concept].label);
        assert_eq!(broader.map(String::as_str), Some("knowledge"));
    }

    #[test]
    fn definitions_have_their_words() {
        let text = "Social capital is defined as the norms of a group.\nSocial capital grows. Social capital pays.\n";
        let document = paper(text);
        let concepts = find(&document);
        let defined = concepts.iter().find_map(|concept| concept.definitions.first().copied());
        assert_eq!(defined.map(|it| document.text(it.span)), Some("the norms of a group"));
        let plain = paper(
            "Social capital is good for a group.\nSocial capital grows. Social capital pays.\n",
        );
        assert!(find(&plain).iter().all(|concept| concept.definitions.is_empty()));
    }

    #[test]
    fn the_bibliography_and_other_languages_have_no_concepts() {
        let entries =
            "R Moss, A. Trust in dough. R Trust in trust. Trust, trust and social capital.\n"
                .repeat(4);
        assert_eq!(labels(&entries), [""; 0]);
        let german =
            "Das Vertrauen der Betriebe wächst mit dem Vertrauen der Bäcker in die Betriebe.\n"
                .repeat(6);
        assert_eq!(labels(&german), [""; 0]);
        assert_eq!(labels(""), [""; 0]);
    }

    #[test]
    fn long_lines_take_linear_time() {
        for piece in ["knowledge ", "tacit knowledge of ", "a (AB) ", "Aa ", "x-", "the 'a "] {
            let _ = find(&paper(&piece.repeat(10_000)));
        }
    }
}
