//! Stretches indented by four blanks: program text to Markdown, mostly prose in a paper.

use crate::text::SourceSpan;

/// Whether lines read as prose: an indented paragraph, an entry of a bibliography, an address.
pub fn is_prose(text: &str, lines: &[SourceSpan]) -> bool {
    let (mut signs, mut letters, mut all) = (0, 0, 0);
    for line in lines {
        let words = &text[line.range()];
        if words.ends_with([';', '{', '}']) {
            return false;
        }
        for c in words.chars().filter(|c| !c.is_whitespace()) {
            all += 1;
            letters += usize::from(c.is_alphabetic());
            signs += usize::from("{}=<>_\\|$#`+".contains(c));
        }
    }
    letters * 3 >= all && signs * 12 <= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_told_from_program_text() {
        let check = |text: &str, expected: bool| {
            assert_eq!(is_prose(text, &[SourceSpan::new(0, text.len())]), expected, "{text}");
        };
        check("Towns grow by trade.", true);
        check("Ng, A. (2001). Towns. J Trade 12: 34–56.", true);
        check("Introduction", true);
        check("let towns = grow(trade);", false);
        check("for town in towns {", false);
        check("x <- lm(y ~ z)$fit", false);
        check("0.1  0.2  0.3", false);
    }
}
