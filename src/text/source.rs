//! One input file as bytes, decoded text and digest.

use std::fmt;
use std::io::{self, Read};
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
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
    /// UTF-16 with a byte order mark, little or big endian.
    Utf16,
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
    let (coding, kind) = if bytes.starts_with(&[0xFF, 0xFE]) {
        (UTF_16LE, Encoding::Utf16)
    } else if bytes.starts_with(&[0xFE, 0xFF]) {
        (UTF_16BE, Encoding::Utf16)
    } else if let Some(declared) = xml_encoding(bytes) {
        (declared, Encoding::Declared)
    } else if std::str::from_utf8(bytes).is_ok() {
        (UTF_8, Encoding::Utf8)
    } else if is_mostly_utf8(bytes) {
        (UTF_8, Encoding::BrokenUtf8)
    } else {
        (WINDOWS_1252, Encoding::Windows1252)
    };
    let (text, has_errors) = coding.decode_with_bom_removal(bytes);
    let mark = [&[0xEF, 0xBB, 0xBF][..], &[0xFF, 0xFE], &[0xFE, 0xFF]];
    let mark = mark.into_iter().find(|mark| bytes.starts_with(mark)).map_or(0, <[u8]>::len);
    let encoding = match kind {
        Encoding::Declared if has_errors => Encoding::BrokenDeclared,
        kind => kind,
    };
    let file_bytes = FileBytes::of(&text, coding, mark, has_errors);
    Decoded { text: text.into_owned(), encoding, file_bytes }
}

/// The encoding that an XML declaration names, or shows by its width; nothing for UTF-8, and
/// for names that nobody knows.
fn xml_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    /// A declaration is no longer.
    const LONGEST: usize = 256;
    if bytes.starts_with(b"<\0?\0") {
        return Some(UTF_16LE);
    }
    if bytes.starts_with(b"\0<\0?") {
        return Some(UTF_16BE);
    }
    let head = &bytes[..bytes.len().min(LONGEST)];
    let head = head.strip_prefix(b"<?xml")?;
    let end = head.windows(2).position(|two| two == b"?>")?;
    let declaration = std::str::from_utf8(&head[..end]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = value[1..].split(quote).next()?;
    // One byte at least is read as one by now, so that it cannot be UTF-16.
    encoding_rs::Encoding::for_label(name.as_bytes())
        .filter(|found| *found != UTF_8 && *found != UTF_16LE && *found != UTF_16BE)
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
        check(b"\xFF\xFEa\0b", "a\u{fffd}", Encoding::Utf16);
        check(b"\xFE\xFF\xD8\0\0a", "\u{fffd}a", Encoding::Utf16);
        // UTF-8 cut at the end, or broken in few places.
        check(b"Dahm\xC3\xA9n caf\xC3", "Dahmén caf\u{fffd}", Encoding::BrokenUtf8);
        // What an XML declaration says counts, unless it cannot be so.
        let declared = |name: &str| format!("<?xml version='1.0' encoding='{name}'?>");
        let latin = [declared("ISO-8859-2").as_bytes(), b"\xE9\xEC"].concat();
        check(&latin, &(declared("ISO-8859-2") + "éě"), Encoding::Declared);
        let shift = [declared("Shift_JIS").as_bytes(), b"\x93\xFA\xFF"].concat();
        check(&shift, &(declared("Shift_JIS") + "日\u{fffd}"), Encoding::BrokenDeclared);
        for name in ["UTF-8", "UTF-16", "none-such"] {
            let text = declared(name) + "é";
            check(text.as_bytes(), &text, Encoding::Utf8);
        }
        let wide: Vec<u8> = "<?x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "<?x", Encoding::Declared);
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
