//! Words of a stretch of text, plain enough to look for phrases in.

/// Words in small letters, in order; a mark is a word of its own.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        if character.is_alphanumeric() || is_inner(text, at, character) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            words.push(small(&text[from..at]));
        }
        if !character.is_whitespace() {
            words.push(character.to_string());
        }
    }
    if let Some(from) = start {
        words.push(small(&text[from..]));
    }
    words
}

/// Whether a hyphen or apostrophe stands between two letters.
fn is_inner(text: &str, at: usize, character: char) -> bool {
    let joins = matches!(character, '-' | '\'' | '’');
    joins
        && text[..at].ends_with(char::is_alphanumeric)
        && text[at + character.len_utf8()..].starts_with(char::is_alphanumeric)
}

fn small(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_marks() {
        let check = |text: &str, expected: &[&str]| assert_eq!(words(text), expected, "{text}");
        check("Trust, *can* grow.", &["trust", ",", "*", "can", "*", "grow", "."]);
        check("don’t re-use it", &["don't", "re-use", "it"]);
        check("A – b-", &["a", "–", "b", "-"]);
        check("  ", &[]);
    }
}
