//! Sentences and word classes, held against sentences marked by hand.

use etl::language::{Analysis, Tag, split_sentences};
use etl::text::{ArenaSpan, data_lines};

#[test]
fn sentences_end_where_they_should() {
    let mut wrong = String::new();
    for line in data_lines(include_str!("data/sentences.txt")) {
        let expected: Vec<&str> = line.split(" | ").collect();
        let text = expected.join(" ");
        let found: Vec<&str> = split_sentences(&text, ArenaSpan::new(0, text.len()))
            .iter()
            .map(|span| span.of(&text))
            .collect();
        if found != expected {
            wrong += &format!("{}\n", found.join(" | "));
        }
    }
    assert!(wrong.is_empty(), "wrong sentences:\n{wrong}");
}

/// Share of tokens with the right class, and of those rightly told to be verbs or not, that the
/// tagger must not fall under, in hundredths of a percent.
const LEAST: (usize, usize) = (9_680, 9_880);

#[test]
fn words_have_their_classes() {
    let lines: Vec<&str> = data_lines(include_str!("data/tagged_sentences.txt")).collect();
    let text: String = lines.iter().step_by(2).flat_map(|line| [*line, "\n"]).collect();
    let mut from = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        blocks.push(ArenaSpan::new(from, from + line.len()));
        from += line.len();
    }
    let found: Vec<(&str, Tag)> = Analysis::new(&text, &blocks)
        .sentences()
        .iter()
        .flat_map(|sentence| &sentence.tokens)
        .map(|token| (token.span.of(&text), token.tag))
        .collect();
    let expected: Vec<(&str, Tag)> = lines
        .iter()
        .skip(1)
        .step_by(2)
        .flat_map(|line| line.split(' ').filter_map(marked))
        .collect();
    let words =
        |tokens: &[(&str, Tag)]| tokens.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" ");
    assert_eq!(words(&found), words(&expected));
    let pairs = || found.iter().zip(&expected);
    let share = |right: usize| right * 10_000 / expected.len();
    let right = share(pairs().filter(|(found, expected)| found.1 == expected.1).count());
    let is_verb = |tag: Tag| tag == Tag::Verb;
    let verbs =
        share(pairs().filter(|(found, expected)| is_verb(found.1) == is_verb(expected.1)).count());
    let wrong: Vec<String> = pairs()
        .filter(|(found, expected)| found != expected)
        .map(|(found, expected)| format!("{}: {:?}, not {:?}", found.0, found.1, expected.1))
        .collect();
    let least = right >= LEAST.0 && verbs >= LEAST.1;
    assert!(least, "right: {right}, verbs: {verbs}, both of 10,000\n{}", wrong.join("\n"));
}

/// A word and its class.
fn marked(pair: &str) -> Option<(&str, Tag)> {
    let (word, class) = pair.rsplit_once('/')?;
    let tag = match class {
        "NOUN" => Tag::Noun,
        "PROPN" => Tag::ProperNoun,
        "ADJ" => Tag::Adjective,
        "VERB" => Tag::Verb,
        "AUX" => Tag::Auxiliary,
        "ADV" => Tag::Adverb,
        "PRON" => Tag::Pronoun,
        "DET" => Tag::Determiner,
        "ADP" => Tag::Adposition,
        "CCONJ" => Tag::Conjunction,
        "PART" => Tag::Particle,
        "NUM" => Tag::Number,
        "PUNCT" => Tag::Punctuation,
        _ => Tag::Other,
    };
    Some((word, tag))
}
