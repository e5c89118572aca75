//! "12(3):1–9" and "Vol. 9, No. 2," as volume, issue and pages: AnyStyle labels them as one.

use std::sync::LazyLock;

use regex::Regex;

use super::parts::Part;

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant")
}

/// Volume, then an issue in brackets or behind its name, then pages.
static BOTH: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^(?P<volume>.*?[\p{Nd}IVXLC][^(\[]*?)
        (?P<issue>[(\[]\s*[^)\]]*[\p{Nd}a-z][^)\]]*[)\]]|\b(?:no?s?|nr|n[°º]|№|num|núm|number|issue|iss|heft|h|n\.?\s?[°º])\b[.\s]*\d.*?|[°º№]\s?\d.*?)
        (?P<marks>[\s.,;:]*)(?P<pages>\d+\s*[-–—‐]+\s*\d+.*)?$",
    )
});
/// An issue alone.
static ISSUE: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)^\W*(?:no?s?|nr|n\W{0,2}[°º]|№|num|núm|number|issue|iss|heft|h)\b\W*\d")
});
/// Volume and issue parted by a stroke.
static STROKE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?P<volume>\D{0,8}\d{1,3})(?P<issue>\s?/\s?\d{1,2}\D*)$"));

/// The parts of a volume field; any other part as it is.
pub fn split((words, name): &Part) -> Vec<Part> {
    if *name != Some("volume") {
        return vec![(words.clone(), *name)];
    }
    let text = words.trim_end();
    let blank = words[text.len()..].to_owned();
    let part = |words: &str, name| (words.to_owned(), Some(name));
    let mut parts = if ISSUE.is_match(text) {
        vec![part(text, "issue")]
    } else if let Some(found) = BOTH.captures(text) {
        let (volume, issue) = (&found["volume"], &found["issue"]);
        let mut parts =
            vec![part(volume, "volume"), part(&format!("{issue}{}", &found["marks"]), "issue")];
        parts.extend(found.name("pages").map(|pages| part(pages.as_str(), "pages")));
        parts
    } else if let Some(found) = STROKE.captures(text) {
        vec![part(&found["volume"], "volume"), part(&found["issue"], "issue")]
    } else {
        vec![part(text, "volume")]
    };
    if let Some(last) = parts.last_mut() {
        last.0.push_str(&blank);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_are_parted() {
        let check = |words: &str, expected: &str| {
            let parts = split(&(words.to_owned(), Some("volume")));
            let found: Vec<String> = parts
                .iter()
                .map(|(words, name)| format!("{}={}", name.unwrap_or(""), words.trim()))
                .collect();
            assert_eq!(found.join(" | "), expected, "{words}");
        };
        check("106,", "volume=106,");
        check("7(4)", "volume=7 | issue=(4)");
        check(";40(2):", "volume=;40 | issue=(2):");
        check("Vol. 39, No. 9,", "volume=Vol. 39, | issue=No. 9,");
        check("285(1):159–184,", "volume=285 | issue=(1): | pages=159–184,");
        check("n°270.", "issue=n°270.");
        check("vol. 112, no 16,", "volume=vol. 112, | issue=no 16,");
        check("78/6", "volume=78 | issue=/6");
        check("(Vol. 3, Part A,", "volume=(Vol. 3, Part A,");
        check("vol.5.", "volume=vol.5.");
        check("IV,", "volume=IV,");
        check("220 (4598), ", "volume=220 | issue=(4598),");
    }
}
