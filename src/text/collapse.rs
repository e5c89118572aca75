//! White space as it counts when a text becomes a value.

/// The words of a text with one space between them and none around them.
#[must_use]
pub fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use super::collapse;

    #[test]
    fn white_space_is_collapsed() {
        let check = |text: &str, expected: &str| assert_eq!(collapse(text), expected, "{text:?}");
        check("Ann Holt", "Ann Holt");
        check("  Ann\n\tHolt \u{a0}\u{2003}Lind ", "Ann Holt Lind");
        check(" \n ", "");
        check("", "");
    }
}
