//! What a line of text has beside its spaces, told without making the line.

use super::characters::is_plain;

/// How many bytes are looked at together.
const TOGETHER: usize = 16;

/// Adds the characters of [`Text::line`](super::Text::line) but its spaces; false, with some of
/// them added, where cleaning does more to the text than to collapse its white space.
pub fn push_letters(raw: &str, out: &mut Vec<u8>) -> bool {
    let mut end = out.len();
    out.resize(end + raw.len(), 0);
    let mut rest = raw;
    loop {
        let easy = easy_length(rest.as_bytes());
        for byte in rest[..easy].bytes() {
            out[end] = byte;
            end += usize::from(byte > b' ');
        }
        rest = &rest[easy..];
        let mut characters = rest.chars();
        let Some(character) = characters.next() else {
            break;
        };
        if !is_plain(character) {
            out.truncate(end);
            return false;
        }
        character.encode_utf8(&mut out[end..]);
        end += character.len_utf8();
        rest = characters.as_str();
    }
    out.truncate(end);
    true
}

/// How many bytes at the start are printable ASCII or common white space.
fn easy_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    while let Some(chunk) = bytes[length..].first_chunk::<TOGETHER>() {
        if !chunk.iter().fold(true, |all, byte| all & is_easy(*byte)) {
            break;
        }
        length += TOGETHER;
    }
    let rest = bytes[length..].iter();
    length + rest.take_while(|byte| is_easy(**byte)).count()
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
