//! Whether two forms of a name may be one person's.

use unicode_normalization::UnicodeNormalization;

/// Lower-case letters and digits without accents and marks.
pub fn fold(text: &str) -> String {
    let plain = text.nfkd().filter(|c| c.is_alphanumeric());
    plain.flat_map(char::to_lowercase).map(|c| if c == 'ø' { 'o' } else { c }).collect()
}

/// Folded words of given names; "JW" and "J.-W." give "j", "w".
pub fn given_words(given: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in given.split(|c: char| c.is_whitespace() || c == '.' || c == '-' || c == '‐') {
        let capitals =
            !word.is_empty() && word.chars().count() <= 3 && word.chars().all(char::is_uppercase);
        if capitals {
            words.extend(word.chars().map(|c| fold(&c.to_string())));
        } else if !fold(word).is_empty() {
            words.push(fold(word));
        }
    }
    words
}

/// Whether given names fit each other: one is the other with words cut to initials or left out.
///
/// Someone without a given name fits nobody here.
pub fn given_fit(one: &str, other: &str) -> bool {
    let (one, other) = (given_words(one), given_words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() {
        return false;
    }
    let words_fit = |one: &str, other: &str| {
        one == other
            || one.chars().count() == 1 && other.starts_with(one)
            || other.chars().count() == 1 && one.starts_with(other)
    };
    let starts = words_fit(&short[0], &long[0]) && in_order(&short[1..], &long[1..], words_fit);
    // "Adam" is the called name of "J. Adam D.": a whole word, not an initial.
    let called = short.iter().any(|word| word.chars().count() > 2)
        && in_order(&short, &long, |one, other| one == other);
    starts || called
}

fn in_order(short: &[String], long: &[String], fit: impl Fn(&str, &str) -> bool) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| fit(word, other)))
}

/// Whether two names differ by one slip of the pen: one letter, the same initials, words long enough.
pub fn is_slip(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> { name.split_whitespace().map(fold).collect() };
    let (left, right) = (words(one), words(other));
    let initials = |words: &[String]| -> Vec<Option<char>> {
        words.iter().map(|word| word.chars().next()).collect()
    };
    if left.len() != right.len() || initials(&left) != initials(&right) {
        return false;
    }
    let mut differing = left.iter().zip(&right).filter(|(one, other)| one != other);
    let Some((one, other)) = differing.next() else { return false };
    let long = one.chars().count().min(other.chars().count()) >= 4;
    long && differing.next().is_none() && strsim::osa_distance(one, other) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_fit() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(given_fit(one, other), expected, "{one} {other}");
            assert_eq!(given_fit(other, one), expected, "{other} {one}");
        };
        check("Meric", "M S", true);
        check("Meric", "M.", true);
        check("J. Adam D.", "Adam", true);
        check("JW", "J. W.", true);
        check("Jean-Luc", "J.-L.", true);
        check("John", "Jane", false);
        check("Adam", "D", false);
        check("", "Anna", false);
        check("Réjean", "Rejean", true);
    }

    #[test]
    fn slips_are_small() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(is_slip(one, other), expected, "{one} {other}");
        };
        check("Annaleee Holt", "Annalee Holt", true);
        check("Chriss Riddle", "Chris Riddle", true);
        check("Jan Berg", "Jon Berg", false);
        check("Anna Holt", "Anna Bolt", false);
        check("Peter Hansen", "Petra Hanson", false);
        check("Anna Holt", "Anna Holt", false);
    }
}
