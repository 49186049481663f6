//! Text: what is cleaned away, and what survives byte for byte.

use newsview::domain::limits;
use newsview::domain::text::Text;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use unicode_normalization::char::is_combining_mark;

#[test]
fn what_people_write_survives_byte_for_byte() {
    for text in [
        "“Plain” – text… naïve cafe\u{301}",
        "👨\u{200d}👩\u{200d}👧\u{200d}👦 👩🏽\u{200d}🚀 🏳\u{fe0f}\u{200d}🌈 ❤\u{fe0f}\u{200d}🔥 🧑\u{200d}⚕\u{fe0f}",
        "🇫🇷🇯🇵 1\u{fe0f}\u{20e3} #\u{fe0f}\u{20e3} ☎\u{fe0f} ™\u{fe0f} ‼\u{fe0f} ℹ\u{fe0f}",
        "می\u{200c}خواهم نمی\u{200c}شود",
        "क\u{94d}\u{200d}ष र\u{94d}\u{200c}य",
        "ශ\u{dca}\u{200d}රී ର\u{b4d}\u{200d}ଯ",
        "שָׁלוֹם, עולם!",
        "السَّلامُ عَلَيكُم",
        "日本語、ｶﾞｲﾄﾞ 한국어 ไทย",
        "10\u{a0}000 boats",
    ] {
        assert_eq!(&*Text::line(text), text);
        assert_eq!(&*Text::line(text), &*Text::line(&Text::line(text)));
    }
}

#[test]
fn tricks_are_cleaned_away() {
    let table = [
        ("a\u{1b}[31mb\u{7}\u{9b}2J", "a[31mb2J"),
        ("a\u{202e}b\u{2066}c\u{200f}d\u{61c}", "abcd"),
        ("a\u{200b}b\u{feff}c\u{ad}d\u{2060}e", "abcde"),
        ("x\u{e0041}\u{e007f}y", "xy"),
        ("a\u{200d}b\u{200c}", "ab"),
        ("a\u{fe0f}b", "ab"),
        ("👍\u{200d}\u{fe0f}x", "👍\u{fe0f}x"),
        ("👍 \u{fe0f}x", "👍 x"),
        ("👍\u{fe0f}\u{fe0f}", "👍\u{fe0f}"),
        ("\u{fdd0}\u{ffff}ok\u{10fffe}", "ok"),
        (" a \t\r\n\u{2003}b\u{a0} ", "a b"),
        ("10\u{202f}000 \u{a0}1", "10\u{a0}000 1"),
        ("5\u{a0}km", "5 km"),
    ];
    for (raw, expected) in table {
        assert_eq!(&*Text::line(raw), expected, "{raw:?}");
    }
}

#[test]
fn lines_keep_their_indentation_and_nothing_else() {
    let table = [
        ("a\r\n  b\rc\u{2028}d", "a\n  b\nc\nd"),
        ("\tx\n12\ty", "    x\n12  y"),
        ("a\u{c}b\u{b}c", "a\nb\nc"),
        ("a\u{a0}\u{2003}b", "a  b"),
        ("a\u{1b}[2Jb", "a[2Jb"),
    ];
    for (raw, expected) in table {
        assert_eq!(&*Text::lines(raw), expected, "{raw:?}");
    }
}

#[test]
fn a_pile_of_marks_is_bounded() {
    for between in ["", "\u{200d}", "\u{200c}", "\u{200b}"] {
        let raw = format!("ب{}", format!("\u{64b}{between}").repeat(500));
        let marks = Text::line(&raw)
            .chars()
            .filter(|one| is_combining_mark(*one))
            .count();
        assert_eq!(marks, limits::MARKS);
    }
}

#[test]
fn a_cut_text_ends_at_a_character_and_means_something() {
    assert_eq!(&*Text::line_within("añb", 2), "a");
    assert_eq!(&*Text::line_within("a b", 2), "a");
    assert_eq!(&*Text::line_within("👨\u{200d}👩", 7), "👨");
    assert_eq!(
        &*Text::line_within(&format!("{}title", " ".repeat(90_000)), 512),
        "title"
    );
}

fn is_clean(text: &str, newlines: bool) -> bool {
    text.chars().all(|one| {
        let code = u32::from(one);
        let hidden = matches!(code, 0xad | 0x61c | 0x200b | 0x200e | 0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff | 0xe0000..=0xe0fff);
        !hidden && (!one.is_control() || (newlines && one == '\n'))
    })
}

proptest! {
    #[test]
    fn nothing_hidden_survives(raw: String) {
        prop_assert!(is_clean(&Text::line(&raw), false));
        prop_assert!(is_clean(&Text::lines(&raw), true));
    }

    #[test]
    fn cleaning_twice_changes_nothing(raw in r"([a1 \n\t\r\u{a0}\u{202f}\u{301}\u{64b}\u{200d}\u{200c}\u{200b}\u{fe0f}\u{20e3}☎👍🏽👩بیक्]|\p{any}){0,40}") {
        let line = Text::line(&raw);
        prop_assert_eq!(&Text::line(&line), &line);
        let lines = Text::lines(&raw);
        prop_assert_eq!(&Text::lines(&lines), &lines);
        for bytes in 0..line.len() {
            let cut = Text::line_within(&raw, bytes);
            prop_assert!(cut.len() <= bytes);
            prop_assert_eq!(&Text::line(&cut), &cut);
        }
    }

    #[test]
    fn marks_never_pile_up(raw in r"[aبक\u{301}\u{64b}\u{94d}\u{200d}\u{200c}\u{fe0f}👍]{0,60}") {
        let mut run = 0;
        for one in Text::line(&raw).chars() {
            run = match one {
                '\u{200c}' | '\u{200d}' => run,
                _ if is_combining_mark(one) => run + 1,
                _ => 0,
            };
            prop_assert!(run <= limits::MARKS);
        }
    }
}
