//! Files packed with gzip, as vocabularies are often handed out.

use std::io::{self, BufRead, Read};

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

/// The reader itself, or what it unpacks to when it begins as a packed file does.
///
/// # Errors
/// When it cannot be read, or the header of a packed file is cut off.
pub fn unpacked<R: BufRead + 'static>(mut reader: R) -> io::Result<Box<dyn Read>> {
    if !reader.fill_buf()?.starts_with(&[0x1F, 0x8B]) {
        return Ok(Box::new(reader));
    }
    skip_header(&mut reader)?;
    Ok(Box::new(Unpacked { reader, state: InflateState::new_boxed(DataFormat::Raw), done: false }))
}

/// Reads over the header of a member (RFC 1952, 2.3).
fn skip_header(reader: &mut impl BufRead) -> io::Result<()> {
    let mut header = [0; 10];
    reader.read_exact(&mut header)?;
    let has = |flag: u8| header[3] & flag != 0;
    if has(0x04) {
        let mut length = [0; 2];
        reader.read_exact(&mut length)?;
        io::copy(&mut reader.take(u64::from(u16::from_le_bytes(length))), &mut io::sink())?;
    }
    for flag in [0x08, 0x10] {
        if has(flag) {
            reader.skip_until(0)?;
        }
    }
    if has(0x02) {
        reader.read_exact(&mut [0; 2])?;
    }
    Ok(())
}

/// Unpacks as it is read, one member after the other.
struct Unpacked<R> {
    reader: R,
    state: Box<InflateState>,
    done: bool,
}

impl<R: BufRead> Unpacked<R> {
    /// Goes on to the next member behind checksum and length of the last one, if there is one.
    fn next_member(&mut self) -> io::Result<()> {
        self.reader.read_exact(&mut [0; 8])?;
        self.done = !self.reader.fill_buf()?.starts_with(&[0x1F, 0x8B]);
        if !self.done {
            skip_header(&mut self.reader)?;
            self.state = InflateState::new_boxed(DataFormat::Raw);
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.done && !buffer.is_empty() {
            let packed = self.reader.fill_buf()?;
            let ends = packed.is_empty();
            let result = inflate(&mut self.state, packed, buffer, MZFlush::None);
            self.reader.consume(result.bytes_consumed);
            match result.status {
                Ok(MZStatus::StreamEnd) => self.next_member()?,
                Ok(_) => {}
                Err(_) if result.bytes_written > 0 => {}
                Err(_) if ends => return Err(io::ErrorKind::UnexpectedEof.into()),
                Err(error) => {
                    let message = format!("the packed data is broken: {error:?}");
                    return Err(io::Error::new(io::ErrorKind::InvalidData, message));
                }
            }
            if result.bytes_written > 0 {
                return Ok(result.bytes_written);
            }
            if ends {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A member with a file name, packed without compression.
    fn packed(text: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0x1F, 0x8B, 8, 0x08, 0, 0, 0, 0, 0, 3];
        bytes.extend(b"salt.ttl\0");
        bytes.extend(miniz_oxide::deflate::compress_to_vec(text, 6));
        bytes.extend([0; 8]);
        bytes
    }

    fn read(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        unpacked(io::Cursor::new(bytes))?.read_to_end(&mut text)?;
        Ok(text)
    }

    #[test]
    fn packed_and_plain_files_are_read() {
        let long = b"salt marsh ".repeat(50_000);
        assert_eq!(read(packed(&long)).expect("is packed"), long);
        assert_eq!(
            read([packed(&long), packed(b"x")].concat()).expect("two"),
            [&long[..], b"x"].concat()
        );
        assert_eq!(read(b"plain".to_vec()).expect("is plain"), b"plain");
        assert_eq!(read(Vec::new()).expect("is empty"), b"");
    }

    #[test]
    fn a_file_that_is_cut_off_fails() {
        let whole = packed(&b"salt marsh ".repeat(50_000));
        for length in [2, 12, 40, whole.len() - 1] {
            assert!(read(whole[..length].to_vec()).is_err(), "{length}");
        }
        let mut broken = whole;
        broken[25..40].fill(0xFF);
        assert!(read(broken).is_err());
    }
}
