//! One input file as bytes, decoded text and digest.

use std::fmt;
use std::io::{self, Read};
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use encoding_rs::{REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use sha2::{Digest as _, Sha256};

use super::file_bytes::FileBytes;
use super::line_index::LineIndex;
use super::span::{CodePointSpan, SourceSpan};

/// SHA-256 of the bytes of a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Digest of all that a reader gives.
    ///
    /// # Errors
    /// When it cannot be read to its end.
    pub fn of_reader(mut reader: impl Read) -> io::Result<Self> {
        let mut hasher = Sha256::new();
        let mut buffer = vec![0; 1 << 16];
        loop {
            match reader.read(&mut buffer) {
                Ok(0) => return Ok(Self(hasher.finalize().into())),
                Ok(read) => hasher.update(&buffer[..read]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The first six hexadecimal digits, enough to tell same-named papers apart.
    #[must_use]
    pub fn short(self) -> String {
        self.to_string()[..6].to_owned()
    }
}

impl FromStr for Digest {
    type Err = ();

    /// Reads the 64 hexadecimal digits that it prints.
    fn from_str(text: &str) -> Result<Self, ()> {
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(());
        }
        let mut bytes = [0; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).map_err(|_| ())?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "sha256:{self}")
    }
}

/// How the bytes of a file were turned into text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-8 with a few broken characters, which are U+FFFD in the text.
    BrokenUtf8,
    /// UTF-16, little or big endian: by its byte order mark, or by the tag that it begins with.
    Utf16,
    /// The same with broken characters, which are U+FFFD in the text.
    BrokenUtf16,
    /// UTF-8 or UTF-16, while the XML declaration of the file names something else.
    Misnamed,
    /// Taken for Windows-1252 (a superset of Latin-1) because it is no valid UTF-8.
    Windows1252,
    /// The one that the XML declaration of the file names.
    Declared,
    /// The one that the XML declaration names, but for characters that are broken in it, which
    /// are U+FFFD in the text.
    BrokenDeclared,
}

/// One input: its name, its text, and what is needed to find places in it.
///
/// The text is decoded without a byte order mark; code point offsets count in it.
/// Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Source(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    name: String,
    text: String,
    size: u64,
    digest: Digest,
    encoding: Encoding,
    file_bytes: FileBytes,
    lines: LineIndex,
}

impl Source {
    /// Decodes the bytes of the file `name`; every byte sequence gives some text.
    ///
    /// A byte order mark decides; else what an XML declaration at the start says; else text that
    /// is UTF-8, but for a few broken characters, is UTF-8; else Windows-1252.
    ///
    /// # Panics
    /// When the text is longer than 4 GiB: callers refuse such files before.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: &[u8]) -> Self {
        let Decoded { text, encoding, file_bytes } = decode(bytes);
        Self(Arc::new(Inner {
            name: name.into(),
            size: bytes.len() as u64,
            digest: Digest::of(bytes),
            lines: LineIndex::new(&text),
            encoding,
            file_bytes,
            text,
        }))
    }

    /// The path as given, with `/` between its parts, relative to the folder named by the user.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The decoded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Size of the file in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.0.size
    }

    /// SHA-256 of the file.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.0.digest
    }

    /// How the file was decoded.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.0.encoding
    }

    /// Lines and code points of the text.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        &self.0.lines
    }

    /// The text of a span.
    #[must_use]
    pub fn slice(&self, span: SourceSpan) -> &str {
        &self.0.text[span.range()]
    }

    /// A span in bytes of the file, which are not those of the text where it had to be decoded;
    /// nothing when broken characters were replaced.
    #[must_use]
    pub fn file_bytes(&self, span: SourceSpan) -> Option<Range<usize>> {
        let offset = |at| self.0.file_bytes.offset(&self.0.text, at);
        Some(offset(span.start())?..offset(span.end())?)
    }

    /// A span in code points.
    #[must_use]
    pub fn code_points(&self, span: SourceSpan) -> CodePointSpan {
        self.0.lines.code_points(&self.0.text, span)
    }
}

/// A text, and how it came out of bytes.
struct Decoded {
    text: String,
    encoding: Encoding,
    file_bytes: FileBytes,
}

fn decode(bytes: &[u8]) -> Decoded {
    let wide = wide(bytes);
    let (coding, kind) = match (wide, named(bytes)) {
        (Some(wide), _) => (wide, Encoding::Utf16),
        // A mark of UTF-8 outweighs the declaration.
        (None, Named::As(_)) if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) => {
            (UTF_8, Encoding::Misnamed)
        }
        (None, Named::As(named)) => (named, Encoding::Declared),
        (None, named) if std::str::from_utf8(bytes).is_ok() => {
            let is_right = matches!(named, Named::Utf8 | Named::Nothing);
            (UTF_8, if is_right { Encoding::Utf8 } else { Encoding::Misnamed })
        }
        _ if is_mostly_utf8(bytes) => (UTF_8, Encoding::BrokenUtf8),
        _ => (WINDOWS_1252, Encoding::Windows1252),
    };
    let (text, has_errors) = coding.decode_with_bom_removal(bytes);
    let mark = [&[0xEF, 0xBB, 0xBF][..], &[0xFF, 0xFE], &[0xFE, 0xFF]];
    let mark = mark.into_iter().find(|mark| bytes.starts_with(mark)).map_or(0, <[u8]>::len);
    let encoding = match kind {
        Encoding::Declared if has_errors => Encoding::BrokenDeclared,
        Encoding::Utf16 if has_errors => Encoding::BrokenUtf16,
        Encoding::Utf16 if !is_named_wide(&text) => Encoding::Misnamed,
        kind => kind,
    };
    let file_bytes = FileBytes::of(&text, coding, mark, has_errors);
    Decoded { text: text.into_owned(), encoding, file_bytes }
}

/// UTF-16 in one of its orders: by its mark, or because the "<" or the white space that begins
/// it is that wide, and so is what follows.
fn wide(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        [b'<' | b' ' | b'\t' | b'\n' | b'\r', 0, next, ..] if *next != 0 => Some(UTF_16LE),
        [0, b'<' | b' ' | b'\t' | b'\n' | b'\r', _, next, ..] if *next != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// What the XML declaration of a file names.
enum Named {
    /// An encoding that is not UTF-8.
    As(&'static encoding_rs::Encoding),
    /// UTF-8.
    Utf8,
    /// None that there is, or one that these bytes cannot be in.
    Other,
    /// None.
    Nothing,
}

fn named(bytes: &[u8]) -> Named {
    let Some(label) = label(bytes) else { return Named::Nothing };
    // One byte at least is read as one by now, so that it cannot be UTF-16.
    match encoding_rs::Encoding::for_label(label) {
        Some(found) if found == UTF_8 => Named::Utf8,
        None => Named::Other,
        Some(found) if [UTF_16LE, UTF_16BE, REPLACEMENT].contains(&found) => Named::Other,
        Some(_) if label.to_ascii_lowercase().ends_with(b"ascii") && bytes.is_ascii() => {
            Named::Utf8
        }
        Some(_) if label.to_ascii_lowercase().ends_with(b"ascii") => Named::Other,
        Some(found) => Named::As(found),
    }
}

/// Whether a text that is UTF-16 names no other encoding.
fn is_named_wide(text: &str) -> bool {
    let found = label(text.as_bytes()).map(encoding_rs::Encoding::for_label);
    found.is_none_or(|found| found == Some(UTF_16LE) || found == Some(UTF_16BE))
}

/// The name of an encoding in an XML declaration.
fn label(bytes: &[u8]) -> Option<&[u8]> {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes).strip_prefix(b"<?xml")?;
    let end = bytes.windows(2).position(|two| two == b"?>")?;
    let declaration = std::str::from_utf8(&bytes[..end]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::as_bytes)
}

/// Whether most bytes beyond ASCII make characters of UTF-8, which other encodings never do.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 2 * broken || broken == 1 && whole > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: Encoding) {
        let source = Source::new("a.txt", bytes);
        assert_eq!((source.text(), source.encoding()), (text, encoding));
    }

    #[test]
    fn encodings_are_told_apart() {
        check("Dahmén".as_bytes(), "Dahmén", Encoding::Utf8);
        check(b"\xEF\xBB\xBFa", "a", Encoding::Utf8);
        check(b"\xFF\xFEa\0\xE9\0", "aé", Encoding::Utf16);
        check(b"\xFE\xFF\0a", "a", Encoding::Utf16);
        check(b"Dahm\xE9n \x93x\x94", "Dahmén “x”", Encoding::Windows1252);
        check(b"", "", Encoding::Utf8);
        // UTF-16 cut in the middle of a unit, and a lone surrogate.
        check(b"\xFF\xFEa\0b", "a\u{fffd}", Encoding::BrokenUtf16);
        check(b"\xFE\xFF\xD8\0\0a", "\u{fffd}a", Encoding::BrokenUtf16);
        // UTF-8 cut at the end, or broken in few places.
        check(b"Dahm\xC3\xA9n caf\xC3", "Dahmén caf\u{fffd}", Encoding::BrokenUtf8);
        // What an XML declaration says counts, unless it cannot be so.
        let declared = |name: &str| format!("<?xml version='1.0' encoding='{name}'?>");
        let latin = [declared("ISO-8859-2").as_bytes(), b"\xE9\xEC"].concat();
        check(&latin, &(declared("ISO-8859-2") + "éě"), Encoding::Declared);
        let shift = [declared("Shift_JIS").as_bytes(), b"\x93\xFA\xFF"].concat();
        check(&shift, &(declared("Shift_JIS") + "日\u{fffd}"), Encoding::BrokenDeclared);
        let text = declared("utf-8") + "é";
        check(text.as_bytes(), &text, Encoding::Utf8);
        for name in ["UTF-16", "none-such", "us-ascii", "iso-2022-kr"] {
            let text = declared(name) + "é";
            check(text.as_bytes(), &text, Encoding::Misnamed);
        }
        let plain = declared("US-ASCII") + "e";
        check(plain.as_bytes(), &plain, Encoding::Utf8);
        let long = format!("<?xml version='1.0'{}encoding='ISO-8859-2'?>", " ".repeat(5_000));
        check(&[long.as_bytes(), b"\xEC"].concat(), &(long + "ě"), Encoding::Declared);
        let marked = declared("ISO-8859-1") + "é";
        check(&[b"\xEF\xBB\xBF", marked.as_bytes()].concat(), &marked, Encoding::Misnamed);
        // UTF-16 needs no mark where a tag comes first.
        for text in ["<?x", "\n<a>", "<é a='日'>", &declared("utf-16"), &declared("UTF-16LE")] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            check(&little, text, Encoding::Utf16);
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            check(&big, text, Encoding::Utf16);
        }
        let wrong: Vec<u8> = declared("utf-8").encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wrong, &declared("utf-8"), Encoding::Misnamed);
        check(b"<\0\0\0a\0\0\0", "<\0\0\0a\0\0\0", Encoding::Utf8);
        check("é—“x” \u{e9}".as_bytes(), "é—“x” é", Encoding::Utf8);
        check(b"caf\xC3", "cafÃ", Encoding::Windows1252);
        check(b"\xE9t\xE9 \xC3\xA9 \xFC", "été Ã© ü", Encoding::Windows1252);
        check(b"a\r\nb\rc\0d", "a\r\nb\rc\0d", Encoding::Utf8);
    }

    #[test]
    fn the_digest_is_that_of_the_bytes() {
        let source = Source::new("a.txt", b"abc");
        assert_eq!(
            source.digest().to_string(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(source.digest().short(), "ba7816");
        assert_eq!(source.digest().to_string().parse(), Ok(source.digest()));
        for text in ["", "ba7816", &"é".repeat(32), &"+1".repeat(32)] {
            assert_eq!(text.parse::<Digest>(), Err(()), "{text}");
        }
    }
}
