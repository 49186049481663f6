//! What a line of text has beside its spaces, told without making the line.

use super::characters::is_plain;

/// How many bytes are looked at, and written, at once.
const WORD: usize = size_of::<u64>();
const TOP: u64 = every(0x80);

/// A word of the same byte eight times.
const fn every(byte: u8) -> u64 {
    u64::from_le_bytes([byte; WORD])
}

/// Adds the characters of [`Text::line`](super::Text::line) but its spaces; false, with some of
/// them added, where cleaning does more to the text than to collapse its white space.
pub fn push_letters(raw: &str, out: &mut Vec<u8>) -> bool {
    let mut end = out.len();
    // A word is written whole, and what is too much of it is overwritten by the next one.
    out.resize(end + raw.len() + WORD, 0);
    let mut rest = raw;
    while !rest.is_empty() {
        let (words, _) = rest.as_bytes().as_chunks::<WORD>();
        let mut easy = 0;
        for (word, length) in words.iter().copied().map_while(squeezed) {
            out[end..end + WORD].copy_from_slice(&word.to_le_bytes());
            end += length;
            easy += WORD;
        }
        rest = &rest[easy..];
        // Up to the character that made the next word no easy one.
        for character in rest.chars() {
            rest = &rest[character.len_utf8()..];
            match u8::try_from(character) {
                Ok(byte) if is_easy(byte) => {
                    out[end] = byte;
                    end += usize::from(byte > b' ');
                }
                _ if is_plain(character) => {
                    end += character.encode_utf8(&mut out[end..]).len();
                    break;
                }
                _ => {
                    out.truncate(end);
                    return false;
                }
            }
        }
    }
    out.truncate(end);
    true
}

/// Eight bytes of printable ASCII and common white space without the white space, and how many are
/// left; none where there is anything else among them.
fn squeezed(bytes: [u8; WORD]) -> Option<(u64, usize)> {
    let mut word = u64::from_le_bytes(bytes);
    if (word | word.wrapping_add(every(1))) & TOP != 0 {
        return None;
    }
    // The top bit of each byte that is less than this: no byte borrows from the next one.
    let below = |least: u8| !((word | TOP) - every(least)) & TOP;
    if below(b' ') != 0 && !bytes.iter().all(|byte| is_easy(*byte)) {
        return None;
    }
    let mut spaces = below(b'!');
    let mut length = WORD;
    // From the last one on, so that those before it stay where they are.
    while spaces != 0 {
        let before = (1_u64 << (56 - spaces.leading_zeros())) - 1;
        word = (word & before) | ((word >> 8) & !before);
        spaces &= before;
        length -= 1;
    }
    Some((word, length))
}

fn is_easy(byte: u8) -> bool {
    byte.wrapping_sub(b' ') < 0x5f || matches!(byte, b'\n' | b'\t' | b'\r')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Text;
    use super::push_letters;

    proptest! {
        #[test]
        fn letters_are_those_of_the_line(raw in "([ -~]{0,20}|[\\t\\n\\r ]{0,3}|\\PC{0,3}|[\u{a0}-\u{ff}\u{2000}-\u{206f}]{0,2}){0,6}") {
            let mut letters = b"before".to_vec();
            if push_letters(&raw, &mut letters) {
                let line: String = Text::line(&raw).split(' ').collect();
                prop_assert_eq!(String::from_utf8(letters).unwrap(), format!("before{line}"));
            }
        }
    }

    #[test]
    fn white_space_goes_wherever_it_stands_in_a_word() {
        for pattern in 0..=u16::MAX {
            let of = |at: u16| {
                if pattern >> at & 1 == 1 {
                    [' ', '\n', '\t', '\r'][usize::from(at) % 4]
                } else {
                    'x'
                }
            };
            let raw: String = (0..16).map(of).collect();
            let mut letters = Vec::new();
            assert!(push_letters(&raw, &mut letters));
            assert_eq!(
                letters,
                raw.split_whitespace().collect::<String>().as_bytes(),
                "{raw:?}"
            );
        }
    }

    #[test]
    fn common_texts_are_told_at_once() {
        for raw in [
            "The tide\n turned \t at noon.",
            "“Ebbe – und Flut” für 3 €",
            "潮の満ち引き",
        ] {
            assert!(push_letters(raw, &mut Vec::new()), "{raw}");
        }
        for raw in ["1\u{a0}000", "so\u{ad}ft", "\u{1b}[1m", "e\u{301}"] {
            assert!(!push_letters(raw, &mut Vec::new()), "{raw:?}");
        }
    }
}
