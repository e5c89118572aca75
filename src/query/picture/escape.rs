//! Texts of the data inside of XML and HTML.

/// Escapes a text for elements and for attributes in double quotes.
///
/// What XML cannot hold is shown as `�`; marks that turn the direction of what follows are
/// left out, so that a label ends where it ends.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if turns(c) => {}
            c if is_forbidden(c) => escaped.push('\u{FFFD}'),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Embeddings, overrides and isolates of the bidirectional algorithm.
pub(super) fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether XML 1.0 has no place for a character, or discourages it.
fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        let check = |text: &str, expected: &str| assert_eq!(escape(text), expected);
        check("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        check("\" onload='x' &amp;", "&quot; onload=&#39;x&#39; &amp;amp;");
        check("]]>", "]]&gt;");
        check("a\u{0}b\u{1b}c\u{FFFF}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}");
        check("x\u{202E}y\u{2066}z", "xyz");
        check("ثقة – Vertrauen 信頼", "ثقة – Vertrauen 信頼");
    }
}
