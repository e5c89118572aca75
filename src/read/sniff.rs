//! What a file is, told by the beginning of its content.

use crate::text::Source;

use super::root::Root;

/// How much of a file is looked at, in bytes.
const HEAD: usize = 4096;

/// Beginnings of files that are no text, and what they are.
const MAGIC: &[(&str, &str)] = &[
    ("%PDF-", "a PDF"),
    ("PK\u{3}\u{4}", "a ZIP archive (a .docx, .odt or .epub, perhaps)"),
    ("{\\rtf", "an RTF document"),
    ("%!PS", "a PostScript file"),
    ("\u{1f}‹", "a gzip archive"),
    ("ÐÏ\u{11}à", "an old Word document"),
    ("‰PNG", "a PNG image"),
    ("ÿØÿ", "a JPEG image"),
    ("GIF8", "a GIF image"),
    ("\u{7f}ELF", "a program"),
];

/// Endings of XML files: what kind of paper one is, its root element tells.
const MARKUP: &[&str] = &["xml", "nxml", "tei"];

/// Why no reader takes this file, in lower case, without a final stop: "a PDF is not read yet".
#[must_use]
pub fn unknown_reason(source: &Source) -> String {
    let head = head(source.text());
    if let Some((_, what)) = MAGIC.iter().find(|(start, _)| head.starts_with(start)) {
        return format!("{what} is not read yet");
    }
    if is_binary(source.text()) {
        return "the content is binary, not text".to_owned();
    }
    let ending = ending(source.name());
    let is_markup = ending.as_deref().is_some_and(is_markup);
    if is_markup && head.trim().is_empty() {
        return "the file is empty".to_owned();
    }
    match (Root::of(source.text()), ending) {
        (Some(root), _) => unknown_root(&root),
        (None, Some(_)) if is_markup => {
            "no XML: it does not begin with a whole tag of a root element".to_owned()
        }
        (None, Some(ending)) => format!("files ending in .{ending} are not read"),
        (None, None) => {
            "the name has no ending and the content does not look like a paper".to_owned()
        }
    }
}

fn unknown_root(root: &Root<'_>) -> String {
    let Root { name, namespace, .. } = root;
    let shown = |text: &str| text.chars().take(80).collect::<String>();
    let name = shown(name);
    match (root.format(), namespace) {
        (Some(format), _) => format!("{} XML is not read yet", format.to_uppercase()),
        (None, None) => format!("neither JATS nor TEI: the root element is <{name}>"),
        (None, Some(namespace)) => {
            let namespace = shown(namespace);
            format!("neither JATS nor TEI: the root element is <{name}> of {namespace}")
        }
    }
}

/// Ending of a file name, lower case, without the dot; none for "notes" and ".hidden".
/// That of a packed file is what stands before its `.gz`: "xml" for "a.xml.gz".
#[must_use]
pub fn ending(name: &str) -> Option<String> {
    let name = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty() && !ending.is_empty()).then(|| ending.to_owned())
}

/// The ending of a name, if it says what the file is: that of "a.csv", not that of "paper v. 2".
#[must_use]
pub fn telling_ending(name: &str) -> Option<String> {
    ending(name).filter(|ending| ending.len() <= 5 && ending.chars().any(char::is_alphabetic))
}

/// Whether files with this ending are XML.
#[must_use]
pub fn is_markup(ending: &str) -> bool {
    MARKUP.contains(&ending)
}

/// Whether the content is no text at all.
pub fn is_binary(text: &str) -> bool {
    let head = head(text);
    if MAGIC.iter().any(|(start, _)| head.starts_with(start)) {
        return true;
    }
    let odd = |c: &char| c.is_control() && !c.is_whitespace() || *c == char::REPLACEMENT_CHARACTER;
    let count = head.chars().count();
    // A few stray characters in a short note do not make it binary.
    count >= 64 && head.chars().filter(odd).count() * 12 > count
}

/// Name of the text format of a file whose ending says nothing.
pub fn text_format(source: &Source) -> Option<&'static str> {
    // An ending that stands for something else ("csv", "py") is believed.
    if telling_ending(source.name()).is_some() {
        return None;
    }
    let head = head(source.text());
    let letters = head.chars().filter(|c| c.is_alphabetic() || c.is_whitespace()).count();
    let prose = letters * 4 > head.chars().count() * 3 && Root::of(source.text()).is_none();
    let marked = head.lines().any(|line| line.starts_with("# ") || line.starts_with("## "));
    prose.then_some(if marked { "markdown" } else { "text" })
}

fn head(text: &str) -> &str {
    let end = (0..=HEAD.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Format;

    #[test]
    fn formats_are_told_by_name_and_content() {
        let check = |name: &str, bytes: &[u8], expected: Result<&str, &str>| {
            let source = Source::new(name, bytes);
            let found = Format::detect(&source).map(|format| format.name);
            let found = found.ok_or_else(|| unknown_reason(&source));
            assert_eq!(found, expected.map_err(str::to_owned), "{name}");
        };
        let neither = "neither JATS nor TEI: the root element is";
        let (html, no_root) = (
            &format!("{neither} <html>"),
            "no XML: it does not begin with a whole tag of a root element",
        );
        let prose = b"Towns grow by trade, as we all know.";
        check("a.TXT", prose, Ok("text"));
        check("a/b.markdown", prose, Ok("markdown"));
        check("a/paper", prose, Ok("text"));
        check("paper", b"# Towns\n\nThey grow by trade.", Ok("markdown"));
        check("paper v. 2", prose, Ok("text"));
        check("a.txt", b"", Ok("text"));
        check("a.csv", b"a,b", Err("files ending in .csv are not read"));
        check("a.txt", b"%PDF-1.4\n...", Err("a PDF is not read yet"));
        check(
            "a.docx",
            b"PK\x03\x04\x14",
            Err("a ZIP archive (a .docx, .odt or .epub, perhaps) is not read yet"),
        );
        check("a.xml", b" \n", Err("the file is empty"));
        check("a.nxml", b"Tides rise.", Err(no_root));
        check("a.xml", b"<?xml version='1.0'?>", Err(no_root));
        check("a.xml.GZ", b"<?xml version='1.0'?><html a='b'>", Err(html));
        check("a", b"<html>Tides rise and fall</html>", Err(html));
        check("a.tei", b"<a:b xmlns:a='urn:c'>", Err(&format!("{neither} <a:b> of urn:c")));
        check("a.md", b"<article><body>Tides</body></article>", Ok("markdown"));
        check("a.txt.gz", prose, Ok("text"));
        check("a", &b"\x00\x01\x02\x03".repeat(20), Err("the content is binary, not text"));
        check(
            "a",
            b"0,1;2,3;4,5",
            Err("the name has no ending and the content does not look like a paper"),
        );
    }
}
