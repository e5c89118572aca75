//! Counts what is read and unpacked, and stops a reader that gives more than it may.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

use super::limits;

/// Numbers of one archive while it is read; shared by the readers below each other.
#[derive(Debug, Default)]
pub struct Gauge {
    packed: Cell<u64>,
    unpacked: Cell<u64>,
    allowance: Cell<u64>,
    excess: Cell<Option<Excess>>,
}

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// Bytes for what the archive is packed in.
    Ratio,
    /// Bytes beyond what was allowed for the next step.
    Allowance,
}

impl Gauge {
    /// Allows so many more bytes to be read, in place of what was allowed before.
    pub fn allow(&self, bytes: u64) {
        self.allowance.set(bytes);
    }

    /// Packed bytes read so far.
    pub fn packed(&self) -> u64 {
        self.packed.get()
    }

    /// What stopped the reading, if it was not the archive itself.
    pub fn excess(&self) -> Option<Excess> {
        self.excess.get()
    }

    /// Takes account of bytes that came out of an archive with so many packed ones.
    pub fn unpack(&self, bytes: u64, packed: u64) -> io::Result<()> {
        self.unpacked.set(self.unpacked.get().saturating_add(bytes));
        let most = packed.saturating_mul(limits::TOTAL_RATIO).max(limits::TOTAL_ANY_RATIO);
        self.check(self.unpacked.get() <= most, Excess::Ratio)
    }

    fn spend(&self, bytes: u64) -> io::Result<()> {
        let left = self.allowance.get().checked_sub(bytes);
        self.allowance.set(left.unwrap_or(0));
        self.check(left.is_some(), Excess::Allowance)
    }

    fn check(&self, is_fine: bool, excess: Excess) -> io::Result<()> {
        if is_fine {
            return Ok(());
        }
        self.excess.set(Some(excess));
        Err(io::Error::other("more than is allowed"))
    }
}

/// Counts packed bytes.
#[derive(Debug)]
pub struct Counted<R> {
    reader: R,
    gauge: Rc<Gauge>,
}

impl<R> Counted<R> {
    /// Counts what `reader` gives.
    pub fn new(reader: R, gauge: &Rc<Gauge>) -> Self {
        Self { reader, gauge: Rc::clone(gauge) }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.gauge.packed.set(self.gauge.packed.get() + read as u64);
        Ok(read)
    }
}

/// Gives no more bytes than the gauge allows.
#[derive(Debug)]
pub struct Metered<R> {
    reader: R,
    gauge: Rc<Gauge>,
    unpacks: bool,
}

impl<R> Metered<R> {
    /// Meters packed bytes.
    pub fn packed(reader: R, gauge: &Rc<Gauge>) -> Self {
        Self { reader, gauge: Rc::clone(gauge), unpacks: false }
    }

    /// Meters what was unpacked, and holds it against what was packed.
    pub fn unpacked(reader: R, gauge: &Rc<Gauge>) -> Self {
        Self { reader, gauge: Rc::clone(gauge), unpacks: true }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.gauge.spend(read as u64)?;
        if self.unpacks {
            self.gauge.unpack(read as u64, self.gauge.packed())?;
        }
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.reader.seek(to)
    }
}

/// Why a member was not read.
#[derive(Debug)]
pub enum Trouble {
    /// It is larger than any paper.
    TooLarge,
    /// It unpacks to far more than it is packed in.
    Ratio,
    /// It cannot be read.
    Broken(io::Error),
}

/// Reads one member; `packed` tells how many packed bytes were read of it so far.
pub fn read_member(mut reader: impl Read, packed: impl Fn() -> u64) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    loop {
        let step = reader.by_ref().take(1 << 16).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        if size > limits::MEMBER {
            return Err(Trouble::TooLarge);
        }
        if size > limits::ANY_RATIO && size > packed().saturating_mul(limits::RATIO) {
            return Err(Trouble::Ratio);
        }
        match step {
            Ok(0) => return Ok(bytes),
            Ok(_) => {}
            Err(error) => return Err(Trouble::Broken(error)),
        }
    }
}
