//! Which language a text is in: a guess by its most frequent words, or by its script.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::data_lines;

/// Languages and their words of grammar.
struct Listed {
    languages: Vec<&'static str>,
    /// The languages of each word, as indexes.
    words: HashMap<&'static str, Vec<usize>>,
}

static LISTED: LazyLock<Listed> = LazyLock::new(|| {
    let mut listed = Listed { languages: Vec::new(), words: HashMap::new() };
    let rows = data_lines(include_str!("data/function_words.tsv"));
    for (language, words) in rows.filter_map(|line| line.split_once('\t')) {
        for word in words.split(' ') {
            listed.words.entry(word).or_default().push(listed.languages.len());
        }
        listed.languages.push(language);
    }
    listed
});

/// Words that are looked at.
const SAMPLE: usize = 5000;
/// Fewest words that tell anything.
const FEWEST: usize = 12;
/// Share of words of grammar that running text has in any language listed.
const ENOUGH_PERCENT: usize = 18;

/// The language of the text with these words, as the first part of a BCP 47 tag.
///
/// Nothing for a text that is too short, of a language that is not listed, or about as much
/// of one as of another.
#[must_use]
pub fn identify<'a>(words: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let Listed { languages, words: listed } = &*LISTED;
    let mut hits = vec![0; languages.len()];
    let mut scripts = [0; SCRIPTS.len()];
    let mut all = 0;
    for word in words.filter(|word| word.starts_with(char::is_alphabetic)).take(SAMPLE) {
        all += 1;
        for language in listed.get(word.to_lowercase().as_str()).into_iter().flatten() {
            hits[*language] += 1;
        }
        for (script, (_, letters)) in SCRIPTS.iter().enumerate() {
            scripts[script] += usize::from(word.contains(letters));
        }
    }
    let script = scripts.iter().position(|count| count * 2 > all);
    if let Some(script) = script {
        return Some(SCRIPTS[script].0);
    }
    let best = (0..hits.len()).max_by_key(|language| hits[*language])?;
    let second = hits.iter().enumerate().filter(|(other, _)| *other != best);
    let second = second.map(|(_, hits)| *hits).max().unwrap_or_default();
    let clear = hits[best] * 20 > second * 21;
    (all >= FEWEST && clear && hits[best] * 100 >= all * ENOUGH_PERCENT).then(|| languages[best])
}

/// A language, and whether a letter is of its script.
type Script = (&'static str, fn(char) -> bool);

/// Scripts that one language is written in, or that tell enough to say so; the first wins.
const SCRIPTS: &[Script] = &[
    ("ja", |c| matches!(c, '\u{3041}'..='\u{30FF}')),
    ("ko", |c| matches!(c, '\u{AC00}'..='\u{D7A3}')),
    ("zh", |c| matches!(c, '\u{4E00}'..='\u{9FFF}')),
    ("th", |c| matches!(c, '\u{0E01}'..='\u{0E5B}')),
    ("he", |c| matches!(c, '\u{05D0}'..='\u{05EA}')),
    ("ta", |c| matches!(c, '\u{0B80}'..='\u{0BFF}')),
];

/// Whether a word, in any case of letters, is one of the most frequent words of grammar of a
/// language, given as the first part of a BCP 47 tag.
#[must_use]
pub fn is_grammar_of(language: &str, word: &str) -> bool {
    let Listed { languages, words: listed } = &*LISTED;
    let found = listed.get(word.to_lowercase().as_str());
    found.is_some_and(|found| found.iter().any(|index| languages[*index] == language))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        assert_eq!(identify(words), expected, "{text}");
    }

    #[test]
    fn languages_are_told_by_their_words_of_grammar() {
        check(
            "The dunes of the coast are higher than those that the wind has moved in the north, and the marsh is wet.",
            Some("en"),
        );
        check(
            "Die Dünen an der Küste sind höher als die, welche der Wind im Norden bewegt hat, und das Watt ist nass.",
            Some("de"),
        );
        check(
            "Les dunes de la côte sont plus hautes que celles que le vent a poussées dans le nord, et le marais est humide.",
            Some("fr"),
        );
        check(
            "Las dunas de la costa son más altas que las que el viento ha movido en el norte, y el pantano es húmedo.",
            Some("es"),
        );
        check(
            "As dunas da costa são mais altas do que as que o vento moveu no norte, e o pântano não é seco.",
            Some("pt"),
        );
        check(
            "Le dune della costa sono più alte di quelle che il vento ha spostato nel nord, e la palude è umida.",
            Some("it"),
        );
        check(
            "De duinen aan de kust zijn hoger dan die welke de wind in het noorden heeft bewogen, en het moeras is nat.",
            Some("nl"),
        );
        check(
            "Klitterne på kysten er højere end dem som vinden har flyttet i nord, og de blev våde efter regnen af den grund.",
            Some("da"),
        );
        check(
            "Дюны на берегу выше чем те что ветер принёс с севера и они были не так сухи как на юге",
            Some("ru"),
        );
        check(
            "砂丘は 海岸で 高く なり、 風が それを 北へ 動かした。 湿地は まだ 濡れて いる。",
            Some("ja"),
        );
    }

    #[test]
    fn what_tells_nothing_is_no_language() {
        check("", None);
        check("Dunes", None);
        check("der die das", None);
        check(&"lorem ipsum dolor sit amet ".repeat(20), None);
    }

    #[test]
    fn words_of_grammar_are_of_their_language() {
        assert!(is_grammar_of("de", "Der") && !is_grammar_of("de", "the"));
        assert!(is_grammar_of("en", "the") && !is_grammar_of("xx", "the"));
    }
}
