//! UTF-16 and UTF-32, by their mark or by their pattern.

use encoding_rs::{UTF_16BE, UTF_16LE};

/// How wide a character is and which byte of it comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wide {
    Utf16Big,
    Utf16Little,
    Utf32Big,
    Utf32Little,
}

/// The text of UTF-16 or UTF-32; `None` for anything else.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let (wide, mark) = recognize(bytes)?;
    let bytes = &bytes[mark..];
    let text = match wide {
        Wide::Utf16Big => UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(),
        Wide::Utf16Little => UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(),
        Wide::Utf32Big => decode_32(bytes, u32::from_be_bytes),
        Wide::Utf32Little => decode_32(bytes, u32::from_le_bytes),
    };
    Some(text)
}

/// Whether the bytes are UTF-16 or UTF-32.
pub fn is_wide(bytes: &[u8]) -> bool {
    recognize(bytes).is_some()
}

/// What it is, and how long its mark is.
fn recognize(bytes: &[u8]) -> Option<(Wide, usize)> {
    match bytes {
        [0, 0, 0xfe, 0xff, ..] => Some((Wide::Utf32Big, 4)),
        [0xff, 0xfe, 0, 0, ..] => Some((Wide::Utf32Little, 4)),
        [0xfe, 0xff, ..] => Some((Wide::Utf16Big, 2)),
        [0xff, 0xfe, ..] => Some((Wide::Utf16Little, 2)),
        _ => by_pattern(bytes).map(|wide| (wide, 0)),
    }
}

/// Text in these has a NUL at the same place of nearly each character.
fn by_pattern(bytes: &[u8]) -> Option<Wide> {
    const LOOKED_AT: usize = 256;
    const FEWEST: usize = 8;
    let start = &bytes[..bytes.len().min(LOOKED_AT) & !3];
    if start.len() < FEWEST {
        return None;
    }
    let quarter = start.len() / 4;
    let nuls: Vec<usize> = (0..4)
        .map(|offset| {
            start
                .iter()
                .skip(offset)
                .step_by(4)
                .filter(|byte| **byte == 0)
                .count()
        })
        .collect();
    let most = |count: usize| count * 4 >= quarter * 3;
    let few = |count: usize| count * 4 <= quarter;
    match nuls.as_slice() {
        [a, b, c, d] if most(*a) && most(*b) && most(*c) && few(*d) => Some(Wide::Utf32Big),
        [a, b, c, d] if few(*a) && most(*b) && most(*c) && most(*d) => Some(Wide::Utf32Little),
        [a, b, c, d] if most(*a) && few(*b) && most(*c) && few(*d) => Some(Wide::Utf16Big),
        [a, b, c, d] if few(*a) && most(*b) && few(*c) && most(*d) => Some(Wide::Utf16Little),
        _ => None,
    }
}

fn decode_32(bytes: &[u8], number: fn([u8; 4]) -> u32) -> String {
    let (characters, _) = bytes.as_chunks::<4>();
    characters
        .iter()
        .map(|character| char::from_u32(number(*character)).unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}
