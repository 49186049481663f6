//! Texts packed and unpacked; what is in them is the caller's.

use std::cell::RefCell;
use std::fmt;

use lz4_flex::block::{self, CompressTable};

use crate::domain::limits;

/// Of the length that stands before a packed text.
const LENGTH_BYTES: usize = 4;

/// A text as it is stored: its length, and what it was packed to.
#[derive(Clone, PartialEq, Eq)]
pub struct Packed(Vec<u8>);

/// Memory in which one text after the other is packed.
#[derive(Default)]
struct Packer {
    packed: Vec<u8>,
    table: CompressTable,
}

/// Packs a text; done by who reads feeds, so that neither the one writer nor what waits for it is
/// larger than it need be. Of a text that is too large nothing is kept.
pub fn pack(text: &[u8]) -> Packed {
    thread_local! {
        static PACKER: RefCell<Packer> = RefCell::default();
    }
    if text.len() > limits::STORED_BYTES {
        return Packed(Vec::new());
    }
    PACKER.with_borrow_mut(|packer| Packed(packer.pack(text).to_vec()))
}

impl Packed {
    /// Nothing of the text was kept.
    pub fn is_too_large(&self) -> bool {
        self.0.is_empty()
    }

    /// What is stored.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Packed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Packed({} bytes)", self.0.len())
    }
}

impl Packer {
    fn pack(&mut self, data: &[u8]) -> &[u8] {
        let most = LENGTH_BYTES + block::get_maximum_output_size(data.len());
        if self.packed.len() < most {
            self.packed.resize(most, 0);
        }
        let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
        self.packed[..LENGTH_BYTES].copy_from_slice(&length.to_le_bytes());
        let room = &mut self.packed[LENGTH_BYTES..];
        let written = block::compress_into_with_table(data, room, &mut self.table);
        &self.packed[..LENGTH_BYTES + written.expect("there is room for the longest output")]
    }
}

/// Unpacks a text; nothing where it is damaged or says it is larger than any text may be.
pub fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (size, rest) = block::uncompressed_size(packed).ok()?;
    if size > limits::STORED_BYTES {
        return None;
    }
    block::decompress(rest, size).ok()
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};

    #[test]
    fn texts_come_back_and_damage_gives_nothing() {
        let text = "the tide turned at noon, and turned again ".repeat(50);
        pack("a longer text before it ".repeat(90).as_bytes());
        let packed = pack(text.as_bytes());
        let packed = packed.as_bytes();
        assert!(packed.len() < text.len() / 4);
        assert_eq!(unpack(packed).as_deref(), Some(text.as_bytes()));
        assert_eq!(unpack(&[]), None);
        assert_eq!(unpack(&[0xff; 64]), None);
        assert_eq!(unpack(&packed[..packed.len() - 3]), None);
    }
}
