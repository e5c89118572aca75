//! Readable local names made of texts.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest slug in characters; longer ones end at the last whole word before it.
const LIMIT: usize = 80;

/// Lower-case letters and digits with hyphens between words: "Réjean Landry" gives `rejean-landry`.
///
/// Letters outside Latin are kept as they are. Gives `untitled` for a text without any.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match spelt_out(c) {
            Some(letters) => slug.push_str(letters),
            None if c.is_alphanumeric() => slug.push(c),
            None if matches!(c, '\'' | '’') => {}
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    let slug = shorten(slug.trim_end_matches('-'));
    if slug.is_empty() { "untitled".to_owned() } else { slug.to_owned() }
}

/// Latin letters that Unicode does not decompose.
fn spelt_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'ı' => "i",
        'đ' | 'ð' => "d",
        'þ' => "th",
        _ => return None,
    })
}

fn shorten(slug: &str) -> &str {
    let Some((cut, _)) = slug.char_indices().nth(LIMIT) else {
        return slug;
    };
    let head = &slug[..cut];
    head.rfind('-').map_or(head, |at| &head[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        let check = |text: &str, expected: &str| assert_eq!(slug(text), expected);
        check("Réjean Landry", "rejean-landry");
        check("  J. Adam D. Holbrook ", "j-adam-d-holbrook");
        check("Queen's University", "queens-university");
        check("Øresund & Łódź", "oresund-lodz");
        check("社会 資本", "社会-資本");
        check("—", "untitled");
        check(&"word ".repeat(40), &["word"; 16].join("-"));
    }
}
