//! How wide text is drawn, and what of it is drawn at all.

use newsview::ui::cells::{clusters, columns, drawable, fit, pad, reduce};
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::{prop_assert, prop_assert_eq};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// How many cells ratatui fills with a text.
fn filled(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 4000, 1));
    usize::from(buffer.set_stringn(0, 0, text, 4000, Style::new()).0)
}

/// Text of all scripts, and much of what terminals disagree on.
pub fn strange_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ -~]{1,8}",
        2 => any::<char>().prop_map(String::from),
        1 => Just("👩‍👩‍👧".to_owned()),
        1 => Just("👍🏽".to_owned()),
        1 => Just("🇫🇷".to_owned()),
        1 => Just("1️⃣".to_owned()),
        1 => Just("ｶﾞﾊﾟｱﾞ".to_owned()),
        1 => Just("e\u{301}\u{302}\u{303}\u{304}".to_owned()),
        1 => Just("क्षि น้ำ ក្ក".to_owned()),
        1 => Just("שָׁלוֹם (עולם) 12".to_owned()),
        1 => Just("سلام لا می\u{200c}خواهم".to_owned()),
        1 => Just("日本語、「東京」。".to_owned()),
        1 => Just("\u{ad}\u{200b}\u{200d}\u{fe0f}\t".to_owned()),
        1 => "[\u{600}-\u{605}\u{300}-\u{303}\u{1100}-\u{11ff}\u{200c}\u{200d}\u{20e3}\u{1f3fb}-\u{1f3ff}\u{1f1e6}-\u{1f1ff}\u{ff66}-\u{ff9f}❤a]{1,6}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

#[test]
fn what_terminals_disagree_on_is_reduced() {
    for (raw, drawn, width) in [
        ("plain", "plain", 5),
        ("a\tb", "a b", 3),
        ("👩‍👩‍👧 at home", "👩 at home", 10),
        ("👍🏽", "👍", 2),
        ("❤️", "❤", 1),
        ("🇫🇷 and 🇩🇪", "FR and DE", 9),
        ("🏴\u{e0067}\u{e0062}\u{e007f}", "🏴", 2),
        ("1️⃣ #️⃣", "1 #", 3),
        ("ｶﾞﾊﾟ", "ガパ", 4),
        ("ｱﾞ", "ｱ゛", 3),
        ("co\u{ad}operate\u{200b}d", "cooperated", 10),
        ("e\u{301}\u{302}\u{303}", "e\u{301}\u{302}", 1),
        ("می\u{200c}خواهم", "می\u{200c}خواهم", 7),
        ("क्षि", "क्षि", 3),
        ("日本", "日本", 4),
        ("one\ntwo\r", "one two", 7),
        ("\u{301}lone", "lone", 4),
    ] {
        assert_eq!(drawable(raw), drawn, "{raw:?}");
        assert_eq!(columns(raw), width, "{raw:?}");
    }
}

#[test]
fn text_is_cut_at_a_cluster_with_an_ellipsis() {
    assert_eq!(fit("harbour", 7), "harbour");
    assert_eq!(fit("harbour", 6), "harbo…");
    assert_eq!(fit("the harbour", 5), "the…");
    assert_eq!(fit("日本語", 5), "日本…");
    assert_eq!(fit("日本語", 4), "日…");
    assert_eq!(fit("日本語", 1), "…");
    assert_eq!(fit("日本語", 0), "");
    assert_eq!(fit("", 0), "");
    assert_eq!(fit("e\u{301}te\u{301}s", 2), "e\u{301}…");
}

#[test]
fn padding_fills_exactly() {
    assert_eq!(pad("age", 5), "age  ");
    assert_eq!(pad("日本語", 4), "日… ");
    assert_eq!(pad("harbour", 3), "ha…");
}

#[test]
fn each_stretch_of_drawn_text_knows_its_source() {
    let reduced = reduce("A 🇫🇷 e\u{200b}\u{301} ｶﾞb", false);
    let parts: Vec<_> = reduced
        .kept
        .iter()
        .map(|kept| (kept.start, kept.source.clone()))
        .collect();
    assert_eq!(reduced.text, "A FR é ガb".replace('é', "e\u{301}"));
    assert_eq!(
        parts,
        [
            (0, 0..2),
            (2, 2..6),
            (3, 6..10),
            (4, 10..11),
            (5, 11..17),
            (8, 17..18),
            (9, 18..24),
            (12, 24..25)
        ]
    );
}

proptest! {
    #[test]
    fn ratatui_counts_the_same_columns(text in strange_text()) {
        let drawn = drawable(&text);
        prop_assert_eq!(filled(&drawn), columns(&text), "{:?}", drawn);
        prop_assert!(!drawn.chars().any(char::is_control));
    }

    #[test]
    fn drawable_text_stays_as_it_is(text in strange_text()) {
        let once = drawable(&text).into_owned();
        prop_assert_eq!(drawable(&once), once.as_str());
    }

    #[test]
    fn cut_text_is_never_wider_than_asked(text in strange_text(), width in 0..30_usize) {
        prop_assert!(columns(&fit(&text, width)) <= width);
        prop_assert_eq!(columns(&pad(&text, width)), width);
    }

    #[test]
    fn clusters_are_those_of_the_whole_text(text in strange_text()) {
        let drawn = drawable(&text);
        let found: Vec<&str> = clusters(&drawn).map(|cluster| cluster.text).collect();
        let whole: Vec<&str> = unicode_segmentation::UnicodeSegmentation::graphemes(&*drawn, true).collect();
        prop_assert_eq!(found, whole);
    }

    #[test]
    fn stretches_make_up_the_text_and_agree_with_their_source(text in strange_text()) {
        let reduced = reduce(&text, true);
        let mut source = 0;
        for (index, kept) in reduced.kept.iter().enumerate() {
            let end = reduced.kept.get(index + 1).map_or(reduced.text.len(), |next| next.start);
            prop_assert!(kept.start < end && kept.source.start >= source);
            prop_assert!(text.is_char_boundary(kept.source.start) && text.is_char_boundary(kept.source.end));
            source = kept.source.end;
        }
        prop_assert!(source <= text.len());
    }
}
