//! Key words that the authors state: their bounds are exact, and that they are concepts is certain.
//!
//! Key words of another language than English are left out, because labels are put in their
//! normal form by the rules of English; so are lists that a publisher chose.

use crate::language::{Tag, tokenize};
use crate::paper::{Document, StatedKeyword};
use crate::text::ArenaSpan;

use super::candidates::Key;
use super::folding::Vocabulary;

/// Most tokens of a key word; more is a sentence.
const LONGEST: usize = 10;

/// Key words with their folded words, in the order of the source.
pub fn keywords(document: &Document, vocabulary: &mut Vocabulary) -> Vec<(Key, ArenaSpan)> {
    let stated = document.stated().keywords.iter();
    let own = stated.filter(|one| one.is_authors && is_english(document, one));
    own.filter_map(|one| {
        let span = trimmed(document.arena(), one.span)?;
        let key = fold_phrase(document.arena(), span, vocabulary);
        (!key.is_empty() && key.len() <= LONGEST).then_some((key, span))
    })
    .collect()
}

/// Places of key words in other languages, sorted.
pub fn foreign(document: &Document) -> Vec<ArenaSpan> {
    let stated = document.stated().keywords.iter();
    let other = stated.filter(|one| !is_english(document, one)).map(|one| one.span);
    let mut spans: Vec<ArenaSpan> = other.collect();
    spans.sort_unstable();
    spans
}

fn is_english(document: &Document, keyword: &StatedKeyword) -> bool {
    keyword.language.is_none_or(|span| {
        let tag = document.text(span).trim();
        tag.split(['-', '_']).next().is_some_and(|first| first.eq_ignore_ascii_case("en"))
    })
}

/// The words of a phrase, folded like those of a noun phrase that ends in a noun.
pub fn fold_phrase(arena: &str, phrase: ArenaSpan, vocabulary: &mut Vocabulary) -> Key {
    let tokens = tokenize(arena, phrase);
    let last = tokens.len().saturating_sub(1);
    let words = tokens.iter().enumerate().map(|(at, span)| {
        let tag = if at == last { Tag::Noun } else { Tag::Adjective };
        vocabulary.fold(span.of(arena), tag)
    });
    words.collect::<Vec<_>>().concat()
}

/// A span without white space and stops at its ends.
fn trimmed(arena: &str, span: ArenaSpan) -> Option<ArenaSpan> {
    let words = span.of(arena);
    let marks = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';');
    let start = words.len() - words.trim_start_matches(marks).len();
    let end = words.trim_end_matches(marks).len();
    (start < end).then(|| span.slice(start..end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Context, Settings, analyse};
    use crate::paper::{Concept, DocumentBuilder, NodeKind, SectionRole};
    use crate::text::{Source, SourceSpan};

    const TEXT: &str = "The bakers of the town share tacit knowledge, and tacit knowledge is dear. \
        They know that the imaging of dough is slow, and that the bakers trust the town.\n";

    /// Concepts of a text whose key words are stated: each with its language, and whether the
    /// authors chose it.
    fn find(keywords: &[(&str, &str, bool)]) -> Vec<(String, Concept)> {
        let line: String = keywords.iter().map(|(word, ..)| format!("{word}; ")).collect();
        let tags: String = keywords.iter().map(|(_, tag, _)| *tag).collect();
        let text = format!("{TEXT}{line}{tags}");
        let mut builder = DocumentBuilder::new(Source::new("a.xml", text.as_bytes()));
        builder.open(NodeKind::Paragraph);
        builder.copy(SourceSpan::new(0, TEXT.len() - 1));
        builder.close();
        builder.copy(SourceSpan::new(TEXT.len() - 1, TEXT.len()));
        builder.open(NodeKind::Section { level: 1, role: SectionRole::Keywords });
        builder.open(NodeKind::ListItem);
        builder.copy(SourceSpan::new(TEXT.len(), TEXT.len() + line.len()));
        builder.close();
        builder.close();
        builder.copy(SourceSpan::new(TEXT.len() + line.len(), text.len()));
        let (mut word_at, mut tag_at) = (TEXT.len(), TEXT.len() + line.len());
        for (word, tag, is_authors) in keywords {
            let language = (!tag.is_empty()).then(|| ArenaSpan::new(tag_at, tag_at + tag.len()));
            let span = ArenaSpan::new(word_at, word_at + word.len());
            let keyword = StatedKeyword { span, language, is_authors: *is_authors };
            builder.stated().keywords.push(keyword);
            word_at += word.len() + 2;
            tag_at += tag.len();
        }
        let document = builder.finish();
        let analysis = analyse(&document);
        let settings = Settings::default();
        let context = Context { document: &document, analysis: &analysis, settings: &settings };
        let concepts = super::super::extract(context).concepts;
        let words = |concept: &Concept| document.text(concept.evidence.span()).to_owned();
        concepts.into_iter().map(|concept| (words(&concept), concept)).collect()
    }

    /// The key words that became concepts as stated.
    fn check(keywords: &[(&str, &str, bool)], expected: &[&str]) {
        let found = find(keywords);
        let stated =
            found.iter().filter(|(_, concept)| concept.evidence.rule == "concepts/stated-keyword");
        let mut words: Vec<&str> = stated.map(|(words, _)| words.as_str()).collect();
        words.sort_unstable();
        assert_eq!(words, expected, "{keywords:?}");
    }

    #[test]
    fn key_words_are_concepts_within_their_bounds() {
        // Terms of the text, words that tell nothing, an activity, a number, a name.
        let words =
            ["tacit knowledge", "way", "imaging", "type 2 diabetes", "D. melanogaster (wild type)"];
        let all: Vec<(&str, &str, bool)> = words.iter().map(|word| (*word, "en", true)).collect();
        let mut sorted = words;
        sorted.sort_unstable();
        check(&all, &sorted);
        check(&[("tacit knowledge.", "", true)], &["tacit knowledge"]);
    }

    #[test]
    fn other_lists_and_languages_state_no_concepts() {
        check(&[("Humans", "en", false)], &[]);
        check(&[("conhecimento tácito", "pt", true)], &[]);
        check(&[("", "en", true), (";", "en", true)], &[]);
        let sentence = "a list of all the many words that nobody would ever choose for a key";
        check(&[(sentence, "en", true)], &[]);
    }

    #[test]
    fn a_key_word_has_its_places_in_the_text() {
        let found = find(&[("Tacit knowledge", "en-GB", true)]);
        let (_, concept) = found.iter().find(|(words, _)| words == "Tacit knowledge").expect("one");
        assert_eq!(concept.label, "tacit knowledge");
        assert_eq!(concept.mentions.len(), 3);
        assert!(concept.score >= 500);
        let ordered = concept.mentions.windows(2).all(|pair| pair[0].end() <= pair[1].start());
        assert!(ordered);
    }
}
