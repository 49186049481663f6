//! Texts packed and unpacked; what is in them is the caller's.

use crate::domain::limits;

/// Packs a text.
pub fn pack(data: &[u8]) -> Vec<u8> {
    lz4_flex::block::compress_prepend_size(data)
}

/// Unpacks a text; nothing where it is damaged or says it is larger than any text may be.
pub fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (size, rest) = lz4_flex::block::uncompressed_size(packed).ok()?;
    if size > limits::STORED_BYTES {
        return None;
    }
    lz4_flex::block::decompress(rest, size).ok()
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};

    #[test]
    fn texts_come_back_and_damage_gives_nothing() {
        let text = "the tide turned at noon, and turned again ".repeat(50);
        let packed = pack(text.as_bytes());
        assert!(packed.len() < text.len() / 4);
        assert_eq!(unpack(&packed).as_deref(), Some(text.as_bytes()));
        assert_eq!(unpack(&[]), None);
        assert_eq!(unpack(&[0xff; 64]), None);
        assert_eq!(unpack(&packed[..packed.len() - 3]), None);
    }
}
