//! Files packed with gzip, as papers and vocabularies are often handed out.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

/// What every file packed with gzip begins with.
const MAGIC: [u8; 2] = [0x1F, 0x8B];

/// Whether a file that begins so is packed with gzip.
#[must_use]
pub fn is_packed(beginning: &[u8]) -> bool {
    beginning.starts_with(&MAGIC)
}

/// What a packed file unpacks to, as it is read: one packed piece after the other.
///
/// What stands behind the last piece and is none is passed over, as `gunzip` does.
#[derive(Debug)]
pub struct Unpacked<R>(Option<GzDecoder<R>>);

impl<R: BufRead> Unpacked<R> {
    /// Unpacks what `reader` gives from here on.
    pub fn new(reader: R) -> Self {
        Self(Some(GzDecoder::new(reader)))
    }
}

impl<R: BufRead> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(piece) = &mut self.0 {
            let read = piece.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            let rest = self.0.take().map(GzDecoder::into_inner);
            self.0 = rest.map(following).transpose()?.flatten().map(GzDecoder::new);
        }
        Ok(0)
    }
}

/// The reader again, if another packed piece begins there.
fn following<R: BufRead>(mut reader: R) -> io::Result<Option<R>> {
    // One byte is looked at: the second may not be in the buffer yet.
    let goes_on = reader.fill_buf()?.first() == MAGIC.first();
    Ok(goes_on.then_some(reader))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, GzBuilder};

    use super::*;

    /// A piece with a file name in its header.
    fn packed(text: &[u8]) -> Vec<u8> {
        let header = GzBuilder::new().filename("salt.ttl");
        let mut writer = header.write(Vec::new(), Compression::default());
        writer.write_all(text).expect("memory");
        writer.finish().expect("memory")
    }

    fn read(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        // A buffer of one byte shows every place at which a buffer may end.
        let reader = io::BufReader::with_capacity(1, bytes);
        Unpacked::new(reader).read_to_end(&mut text)?;
        Ok(text)
    }

    #[test]
    fn packed_files_are_read_piece_by_piece() {
        let long = b"salt marsh ".repeat(5_000);
        assert!(is_packed(&packed(&long)) && !is_packed(b"\x1F"));
        assert_eq!(read(&packed(&long)).expect("is packed"), long);
        let two = [packed(&long), packed(b"x"), packed(b"")].concat();
        assert_eq!(read(&two).expect("three pieces"), [&long[..], b"x"].concat());
        assert_eq!(read(&[packed(b"x"), vec![0; 512]].concat()).expect("padded"), b"x");
    }

    #[test]
    fn a_file_that_is_cut_off_or_broken_fails() {
        let whole = packed(&b"salt marsh ".repeat(5_000));
        for length in [2, 12, 40, whole.len() - 1] {
            let error = read(&whole[..length]).expect_err("is cut off");
            assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof, "{length}");
        }
        let mut broken = whole.clone();
        broken[25..40].fill(0xFF);
        assert!(read(&broken).is_err());
        let mut other = whole;
        let checksum = other.len() - 8;
        other[checksum] ^= 1;
        assert!(read(&other).is_err());
    }
}
