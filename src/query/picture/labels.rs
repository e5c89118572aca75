//! How labels are set: broken into lines, shortened, and how wide they are at most.
//!
//! A picture is drawn without knowing the font that a reader has. Widths are those of DejaVu
//! Sans, rounded up: it is among the widest of the usual sans-serif fonts, so that in any of
//! them a label stays inside its box.

use unicode_width::UnicodeWidthChar as _;

use super::escape::turns;

/// Widest line, in hundredths of the size of the letters: some 18 letters.
const WIDEST: u32 = 1_100;
/// Most lines of a label.
const LINES: usize = 3;

/// The lines of a label, from one to [`LINES`] and about equally wide; what does not fit ends
/// in `…`.
pub(super) fn lines(label: &str) -> Vec<String> {
    let words = words(label);
    let mut lines = fill(&words, WIDEST);
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            while width(last) + width("…") > WIDEST && last.pop().is_some() {}
            *last = format!("{}…", last.trim_end());
        }
        return lines;
    }
    let narrower = (1..=WIDEST / 50).map(|step| fill(&words, step * 50));
    let balanced = narrower.into_iter().find(|narrow| narrow.len() <= lines.len());
    balanced.filter(|it| it.iter().all(|line| width(line) <= WIDEST)).unwrap_or(lines)
}

/// Width of a line at most, in hundredths of the size of its letters.
pub(super) fn width(line: &str) -> u32 {
    line.chars().map(letter).sum()
}

/// Whether a text is written from right to left: its first letter with a direction says so.
pub(super) fn is_right_to_left(text: &str) -> bool {
    let right = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}');
    text.chars().find(|c| c.is_alphabetic()).is_some_and(right)
}

/// The words of a label; one that is wider than any line comes in pieces.
fn words(label: &str) -> Vec<String> {
    let plain: String = label
        .chars()
        .filter(|c| !turns(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let mut words = Vec::new();
    for word in plain.split_whitespace() {
        let mut piece = String::new();
        for c in word.chars() {
            // A mark stays with its letter.
            if letter(c) > 0 && width(&piece) + letter(c) > WIDEST {
                words.push(std::mem::take(&mut piece));
            }
            piece.push(c);
        }
        words.push(piece);
    }
    words
}

/// Puts as many words into each line as `limit` allows, and at least one.
fn fill(words: &[String], limit: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + letter(' ') + width(word) <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.clone()),
        }
    }
    lines
}

/// Width of a letter at most, in hundredths of its size.
fn letter(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 'I' | 'J' | '\'' => 30,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '\\' | '|' => 42,
        '!' | ',' | '-' | '.' | ':' | ';' => 42,
        'c' | 's' | 'z' | '*' | '_' | '?' | '"' | '`' => 55,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '&' | '#' | '+' | '<' | '=' | '>' | '^' | '~' => 100,
        'a'..='z' | '0'..='9' | '$' | '{' | '}' => 64,
        'A'..='Z' => 79,
        c => match c.width().unwrap_or_default() {
            0 => 0,
            1 if c.is_lowercase() => 70,
            1 => 90,
            _ => 110,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(label: &str, expected: &[&str]) {
        assert_eq!(lines(label), expected, "{label}");
    }

    #[test]
    fn short_labels_stay_on_one_line() {
        check("trust", &["trust"]);
        check("social  capital", &["social capital"]);
        check("", &[]);
    }

    #[test]
    fn long_labels_break_into_lines_of_like_width() {
        check("cognitive distance between firms", &["cognitive distance", "between firms"]);
        check("localized learning policy", &["localized", "learning policy"]);
        check("small and medium-sized enterprises", &["small and", "medium-sized", "enterprises"]);
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let label = "policy ".repeat(30);
        let found = lines(&label);
        assert_eq!(found.len(), 3);
        assert!(found[2].ends_with('…'), "{found:?}");
        let one_word = lines(&"x".repeat(200));
        assert_eq!(one_word.len(), 3);
        for line in found.iter().chain(&one_word) {
            assert!(width(line) <= WIDEST, "{line}");
        }
    }

    #[test]
    fn directions_are_told() {
        assert!(is_right_to_left("رأس المال الاجتماعي"));
        assert!(is_right_to_left("1. אמון"));
        assert!(!is_right_to_left("trust (אמון)"));
        assert!(!is_right_to_left("信頼"));
        check("\u{202E}trust\u{1b}", &["trust"]);
    }
}
