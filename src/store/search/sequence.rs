//! The words of an article as they follow each other: a number for each, in as few bytes as it takes.
//!
//! Seven bits a byte, the lowest first; the last byte of a number is the only one below 128, so
//! that a row of numbers is found as a plain substring.

use memchr::memchr_iter;

/// Parts two texts.
pub const BETWEEN: u64 = 0;
/// Ends the title.
pub const TITLE_END: u64 = 1;
/// The first number of a word.
pub const FIRST_WORD: u64 = 2;

const MORE: u8 = 0x80;

/// Writes a number.
pub fn push(mut number: u64, out: &mut Vec<u8>) {
    while number >= u64::from(MORE) {
        out.push(number.to_le_bytes()[0] | MORE);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// The number at the start of these bytes; none where they end in it.
pub fn first(bytes: &[u8]) -> Option<u64> {
    let mut number = 0;
    for (place, byte) in bytes.iter().take(9).enumerate() {
        number |= u64::from(byte & !MORE) << (7 * place);
        if *byte < MORE {
            return Some(number);
        }
    }
    None
}

/// Whether a number begins here.
pub fn is_start(bytes: &[u8], place: usize) -> bool {
    place == 0 || bytes[place - 1] < MORE
}

/// What a sequence has of the title.
pub fn title(bytes: &[u8]) -> &[u8] {
    let end = memchr_iter(TITLE_END.to_le_bytes()[0], bytes).find(|place| is_start(bytes, *place));
    &bytes[..end.unwrap_or(bytes.len())]
}

#[cfg(test)]
mod tests {
    use super::{BETWEEN, TITLE_END, first, push, title};

    #[test]
    fn numbers_come_back_and_no_other_number_ends_the_title() {
        let numbers = [
            5,
            127,
            128,
            129,
            257,
            16_384,
            16_512,
            u64::from(u32::MAX),
            BETWEEN,
            200,
        ];
        let mut bytes = Vec::new();
        for number in numbers {
            push(number, &mut bytes);
            let mut alone = Vec::new();
            push(number, &mut alone);
            assert_eq!(first(&alone), Some(number));
        }
        let end = bytes.len();
        push(TITLE_END, &mut bytes);
        push(1_000, &mut bytes);
        assert_eq!(title(&bytes), &bytes[..end]);
        assert_eq!((first(&[]), first(&[0xff; 12])), (None, None));
    }
}
