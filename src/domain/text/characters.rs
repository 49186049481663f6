//! Characters that need care: hidden ones, joiners, pictographs and what selects their look.

/// Asks for the coloured picture of the character before it.
pub(super) const EMOJI_SELECTOR: char = '\u{fe0f}';

pub(super) fn takes_emoji_selector(character: char) -> bool {
    is_pictograph(character) || matches!(character, '0'..='9' | '#' | '*' | '‼' | '⁉' | '™' | 'ℹ')
}

/// Letters and marks of the commonest scripts that are always kept, and change nothing near them.
pub(super) fn is_plain(character: char) -> bool {
    matches!(character,
        '\u{a1}'..='\u{a8}' | '\u{b0}'..='\u{2ff}' | '\u{388}'..='\u{3ff}' | '\u{400}'..='\u{482}'
        | '\u{48a}'..='\u{52f}' | '\u{5d0}'..='\u{5ea}' | '\u{1e00}'..='\u{1eff}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{20a0}'..='\u{20bf}'
        | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff5e}')
}

pub(super) const NO_BREAK_SPACE: char = '\u{a0}';

pub(super) fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

/// What means nothing at the end of a text.
pub(super) fn ends_nothing(character: char) -> bool {
    is_space(character) || is_joiner(character)
}

pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{1c}'..='\u{1f}')
}

pub(super) fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Controls, and characters that show nothing yet change what is shown.
pub(super) fn is_hidden(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control();
    }
    character.is_control()
        || u32::from(character) & 0xfffe == 0xfffe
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0e}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Scripts that need zero-width joiners to be spelled right: Arabic to Myanmar, Khmer, Mongolian.
pub(super) fn takes_joiner(character: char) -> bool {
    matches!(character,
        '\u{600}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{1900}'..='\u{1cff}'
        | '\u{a840}'..='\u{abff}' | '\u{fb50}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' | '\u{11000}'..='\u{11fff}')
}

pub(super) fn is_pictograph(character: char) -> bool {
    matches!(character,
        '\u{a9}' | '\u{ae}' | '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}'
        | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::is_combining_mark;

    use super::{
        EMOJI_SELECTOR, is_digit, is_hidden, is_joiner, is_pictograph, is_plain, is_space, takes_joiner,
    };

    #[test]
    fn plain_characters_need_no_care() {
        for character in ('\0'..=char::MAX).filter(|character| is_plain(*character)) {
            let needs_care = is_space(character)
                || is_joiner(character)
                || is_hidden(character)
                || is_digit(character)
                || is_combining_mark(character)
                || takes_joiner(character)
                || is_pictograph(character)
                || character == EMOJI_SELECTOR;
            assert!(!needs_care, "{character:?}");
        }
    }
}
