//! Texts packed and unpacked; what is in them is the caller's.

use lz4_flex::block::{self, CompressTable};

use crate::domain::limits;

/// Of the length that stands before a packed text.
const LENGTH_BYTES: usize = 4;

/// Packs one text after the other in the same memory.
#[derive(Default)]
pub struct Packer {
    packed: Vec<u8>,
    table: CompressTable,
}

impl Packer {
    /// The packed text, its length before it.
    pub fn pack(&mut self, data: &[u8]) -> &[u8] {
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
    use super::{Packer, unpack};

    #[test]
    fn texts_come_back_and_damage_gives_nothing() {
        let text = "the tide turned at noon, and turned again ".repeat(50);
        let mut packer = Packer::default();
        packer.pack("a longer text before it ".repeat(90).as_bytes());
        let packed = packer.pack(text.as_bytes());
        assert!(packed.len() < text.len() / 4);
        assert_eq!(unpack(packed).as_deref(), Some(text.as_bytes()));
        assert_eq!(unpack(&[]), None);
        assert_eq!(unpack(&[0xff; 64]), None);
        assert_eq!(unpack(&packed[..packed.len() - 3]), None);
    }
}
