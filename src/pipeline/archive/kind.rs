//! Whether an input is an archive: told by its content, where its name allows it.

use std::io::{self, BufReader, Read, Seek};

use crate::pipeline::role::{Role, is_archive};
use crate::text::{Unpacked, is_packed};

/// Size of a block of a tar file.
const BLOCK: usize = 512;

/// What an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One paper, packed with gzip or not, or no paper at all.
    Paper,
    /// A ZIP file.
    Zip,
    /// A tar file.
    Tar,
    /// A tar file packed with gzip.
    PackedTar,
    /// Named as the archive that it is not.
    Broken(&'static str),
}

impl Kind {
    /// What these bytes are, under this name.
    pub fn of<R: Read + Seek>(path: &str, bytes: &mut R) -> io::Result<Self> {
        let role = Role::by_ending(path);
        // A .docx is a ZIP file as well, and no archive of papers.
        if matches!(role, Role::Other(_)) {
            return Ok(Self::Paper);
        }
        let head = beginning(bytes.by_ref())?;
        bytes.rewind()?;
        if is_zip(&head) {
            return Ok(Self::Zip);
        }
        if is_tar(&head) {
            return Ok(Self::Tar);
        }
        if is_packed(&head) {
            // A packed file that is broken is told of when it is read.
            let head = beginning(Unpacked::new(BufReader::new(bytes.by_ref()))).unwrap_or_default();
            bytes.rewind()?;
            if is_tar(&head) {
                return Ok(Self::PackedTar);
            }
        }
        Ok(if is_archive(path) { Self::Broken(named(path)) } else { Self::Paper })
    }
}

/// Whether a file that begins so is a ZIP file, perhaps an empty one.
pub fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// Whether a file begins with the header of a tar file: its checksum tells.
pub fn is_tar(head: &[u8]) -> bool {
    const CHECKSUM: std::ops::Range<usize> = 148..156;
    let Some(header) = head.get(..BLOCK).filter(|header| header[0] != 0) else { return false };
    let field = String::from_utf8_lossy(&header[CHECKSUM]);
    let stated = u64::from_str_radix(field.trim_matches(['\0', ' ']), 8);
    let sum = |bytes: &[u8]| bytes.iter().map(|byte| u64::from(*byte)).sum::<u64>();
    let spaces = u64::from(b' ') * CHECKSUM.len() as u64;
    stated == Ok(sum(header) - sum(&header[CHECKSUM]) + spaces)
}

/// The kind of archive that a name promises.
fn named(path: &str) -> &'static str {
    let name = path.to_lowercase();
    if name.ends_with(".zip") {
        "ZIP archive"
    } else if name.ends_with(".tar") {
        "tar archive"
    } else {
        "packed tar archive"
    }
}

/// The first block, or what there is of it.
fn beginning(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(BLOCK);
    reader.take(BLOCK as u64).read_to_end(&mut head)?;
    Ok(head)
}
