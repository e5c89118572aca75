//! The text that concepts are looked for in: sentences and headings, with their place in the paper.

use crate::extract::Context;
use crate::language::{Analysis, Sentence, Tag, is_function_word};
use crate::paper::{Document, NodeKind, SectionRole};
use crate::text::ArenaSpan;

use super::folding::{Vocabulary, WordId};
use super::stated;

/// What kind of text a line is, as far as it says how much its words matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// A title or subtitle.
    Title,
    /// A list of keywords.
    Keywords,
    /// A heading.
    Heading,
    /// A sentence of the abstract.
    Abstract,
    /// Any other sentence.
    Text,
}

/// A word of a line: a token, or a part of a hyphenated one.
#[derive(Clone, Copy, Debug)]
pub struct LineWord {
    /// Its folded form.
    pub id: WordId,
    /// Index of its token in the sentence.
    pub token: usize,
}

/// A sentence or heading.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Its words and classes.
    pub sentence: &'a Sentence,
    /// Its words with letters, folded.
    pub words: Vec<LineWord>,
    /// What kind of text it is.
    pub weight: Weight,
    /// Number of the innermost section around it.
    pub section: usize,
}

/// The parts of a paper that speak of its matter; names, thanks and the bibliography do not.
fn speaks(role: SectionRole) -> bool {
    !matches!(
        role,
        SectionRole::References | SectionRole::Acknowledgements | SectionRole::Participants
    )
}

/// Headings of lists that classify a paper by the words of a publisher.
const CLASSIFICATIONS: &[&str] =
    &["categories and subject descriptors", "general terms", "acm classification"];

/// Headings, titles and captions, which the shared analysis leaves out.
pub fn analyse_headings(context: Context<'_>) -> Analysis {
    let wanted = |kind: NodeKind| {
        matches!(kind, NodeKind::Title | NodeKind::Subtitle | NodeKind::Heading | NodeKind::Caption)
    };
    let nodes = context.document.nodes().iter().filter(|node| wanted(node.kind));
    let blocks: Vec<ArenaSpan> = nodes.map(|node| node.span).collect();
    context.analysis.further(context.document.arena(), &blocks)
}

/// All lines of the paper that may hold concepts, in order.
pub fn lines<'a>(
    context: Context<'a>,
    headings: &'a Analysis,
    vocabulary: &mut Vocabulary,
) -> Vec<Line<'a>> {
    let arena = context.document.arena();
    let mut sentences: Vec<&Sentence> =
        context.analysis.sentences().iter().chain(headings.sentences()).collect();
    sentences.sort_by_key(|sentence| sentence.span);
    let mut places = Places::new(context.document);
    let foreign = stated::foreign(context.document);
    let is_foreign = |span: ArenaSpan| {
        let at = foreign.partition_point(|keyword| keyword.end() <= span.start());
        foreign.get(at).is_some_and(|keyword| keyword.overlaps(span))
    };
    let mut lines = Vec::new();
    for sentence in sentences {
        let place = places.at(sentence.span.start());
        if !speaks(place.role) || place.classifies || is_foreign(sentence.span) {
            continue;
        }
        let words = words(arena, sentence, vocabulary);
        lines.push(Line { sentence, words, weight: place.weight, section: place.section });
    }
    lines
}

fn words(arena: &str, sentence: &Sentence, vocabulary: &mut Vocabulary) -> Vec<LineWord> {
    let tokens = sentence.tokens.iter().enumerate().filter(|(_, token)| {
        !matches!(token.tag, Tag::Punctuation | Tag::Other | Tag::Number | Tag::Particle)
    });
    tokens
        .flat_map(|(token, found)| {
            let parts = vocabulary.fold(found.span.of(arena), found.tag);
            parts.into_iter().map(move |id| LineWord { id, token })
        })
        .collect()
}

/// Whether the lines are English, by their share of articles, prepositions and the like.
pub fn are_english(arena: &str, lines: &[Line<'_>]) -> bool {
    const ENOUGH_PERCENT: usize = 20;
    const SAMPLE: usize = 5000;
    let tokens = lines.iter().flat_map(|line| &line.sentence.tokens);
    let words = tokens.map(|token| token.span.of(arena)).filter(|word| word.len() > 1);
    let (mut all, mut grammar) = (0, 0);
    for word in words.filter(|word| word.starts_with(char::is_alphabetic)).take(SAMPLE) {
        all += 1;
        grammar += usize::from(is_function_word(word));
    }
    grammar * 100 >= all * ENOUGH_PERCENT
}

/// Where a line stands.
struct Place {
    section: usize,
    role: SectionRole,
    weight: Weight,
    classifies: bool,
}

/// Sections and headings of a document, read forwards once.
struct Places<'d> {
    document: &'d Document,
    next: usize,
    /// Indexes of the open nodes that tell a place, outermost first.
    open: Vec<usize>,
}

impl<'d> Places<'d> {
    fn new(document: &'d Document) -> Self {
        Self { document, next: 0, open: Vec::new() }
    }

    /// The place of an offset; offsets must not run backwards.
    fn at(&mut self, offset: usize) -> Place {
        let nodes = self.document.nodes();
        while let Some(node) = nodes.get(self.next).filter(|node| node.span.start() <= offset) {
            if !matches!(node.kind, NodeKind::Paragraph | NodeKind::ListItem | NodeKind::Emphasis) {
                self.close(node.span.start());
                self.open.push(self.next);
            }
            self.next += 1;
        }
        self.close(offset);
        let mut place =
            Place { section: 0, role: SectionRole::Body, weight: Weight::Text, classifies: false };
        for index in &self.open {
            self.look(*index, &mut place);
        }
        place
    }

    fn close(&mut self, offset: usize) {
        let nodes = self.document.nodes();
        while self.open.last().is_some_and(|last| nodes[*last].span.end() <= offset) {
            self.open.pop();
        }
    }

    /// Whether the section opens with the heading of a classification.
    fn is_classification(&self, section: usize) -> bool {
        let heading = self.document.nodes().get(section + 1);
        heading.filter(|node| node.kind == NodeKind::Heading).is_some_and(|heading| {
            let words = heading.span.of(self.document.arena()).trim().to_lowercase();
            CLASSIFICATIONS.contains(&words.as_str())
        })
    }

    fn look(&self, index: usize, place: &mut Place) {
        match self.document.nodes()[index].kind {
            NodeKind::Title | NodeKind::Subtitle => place.weight = Weight::Title,
            NodeKind::Heading => place.weight = place.weight.min(Weight::Heading),
            NodeKind::Section { role, .. } => {
                place.section = index;
                place.classifies |= self.is_classification(index);
                if role != SectionRole::Body {
                    place.role = role;
                }
                match role {
                    SectionRole::Keywords => place.weight = Weight::Keywords,
                    SectionRole::Abstract => place.weight = place.weight.min(Weight::Abstract),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}
