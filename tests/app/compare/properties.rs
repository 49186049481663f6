//! What strangers write, and any keys.

use proptest::prelude::*;

use crate::support::compared::{answer, session};
use crate::support::screen::Size;
use crate::support::world::article;

fn words() -> impl Strategy<Value = String> {
    let words = [
        "ferry",
        "Anna",
        "10,000",
        "more than 12",
        "around 11",
        "“we",
        "go”",
        "on",
        "Monday",
        ".",
        "|",
        "שלום",
        "10",
        "[",
        "]",
        "世界",
        "👩‍👩‍👧",
        "e\u{301}",
        "’",
        "\"",
        "killed",
        "people",
        "und",
        "crowns",
        "\u{202e}x",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..60).prop_map(|all| all.join(" "))
}

fn keys() -> impl Strategy<Value = Vec<&'static str>> {
    let keys = [
        "down",
        "up",
        "pgdn",
        "end",
        "home",
        "n",
        "N",
        "tab",
        "enter",
        "esc",
        "]",
        "[",
        "T",
        "c",
        "shift-tab",
        "ctrl-d",
    ];
    prop::collection::vec(prop::sample::select(keys.to_vec()), 0..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_written_breaks_it(
        texts in prop::collection::vec(words(), 2..4),
        keys in keys(),
        size in prop::sample::select(vec![(40, 10), (80, 24), (120, 20), (200, 30), (5, 2)]),
    ) {
        let outlets = ["The Coast", "Harbour Wire", "Tradewind Daily"];
        let articles = texts.iter().zip(outlets).map(|(text, outlet)| article(outlet, 60, outlet, text, text));
        let mut session = session(Size(size.0, size.1), articles.collect());
        session.press("c");
        answer(&mut session);
        for key in keys {
            session.press(key);
        }
        session.resize(63, 17);
        prop_assert!(!session.screen().is_empty());
    }
}
