//! Versions of a text, compared word by word.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use newsview::domain::article::Article;
use newsview::domain::changes::{Changes, Fate};
use newsview::stories::changes::{between, of_versions};
use proptest::prelude::{ProptestConfig, prop, proptest};

use crate::support::world::{article, now};

fn version(minutes: i64, title: &str, text: &str) -> (Timestamp, Arc<Article>) {
    let at = now() - SignedDuration::from_mins(minutes);
    (at, article("a", 0, "The Coast", title, text))
}

fn compared(old: &str, new: &str) -> String {
    shown(&between(&version(9, "Title", old), &version(1, "Title", new)))
}

/// What the reader sets, a line a block; the headline left out.
fn shown(changes: &Changes) -> String {
    changes
        .document()
        .plain_text()
        .split("\n\n")
        .skip(1)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn words_that_came_and_went_are_marked_where_they_stand() {
    assert_eq!(
        compared(
            "The strike began on Monday at dawn.",
            "The strike began on Tuesday at dawn."
        ),
        "The strike began on [-Monday-] [+Tuesday+] at dawn."
    );
    assert_eq!(
        compared("One.|Two.|Three.", "One.|Two and a half.|Three.|Four."),
        "One.\n[-Two.-] [+Two and a half.+]\nThree.\n[+Four.+]"
    );
    assert_eq!(
        compared("One.|Two.|Three.", "One.|Three."),
        "One.\n[-Two.-]\nThree."
    );
}

#[test]
fn the_headline_is_compared_too() {
    let changes = between(
        &version(9, "Port strike goes on", "Same."),
        &version(1, "Port strike ends", "Same."),
    );
    let text = changes.document().plain_text();
    assert!(text.starts_with("Port strike [-goes on-] [+ends+]"), "{text}");
    assert!(changes.blocks[0].is_heading);
}

#[test]
fn scripts_without_spaces_are_compared_by_character() {
    assert_eq!(
        compared("港は静かだった。", "港は賑やかだった。"),
        "港は[-静-][+賑や+]かだった。"
    );
}

#[test]
fn a_paragraph_that_is_another_one_is_shown_as_a_whole() {
    let shown = compared(
        "Cranes stood still for an eighth day of the strike.",
        "Talks in spring are what both of the offices wanted.",
    );
    assert!(!shown.contains("] of the ["), "{shown}");
}

#[test]
fn versions_are_compared_in_pairs_the_newest_first() {
    let all = [version(1, "T", "c"), version(5, "T", "b"), version(9, "T", "a")];
    let changes = of_versions(&all);
    assert_eq!(changes.len(), 2);
    assert_eq!((changes[0].older, changes[0].newer), (all[1].0, all[0].0));
    assert_eq!(shown(&changes[1]), "[-a-] [+b+]");
    assert!(of_versions(&all[..1]).is_empty());
}

#[test]
fn texts_without_a_change_say_so() {
    let changes = between(&version(9, "T", "Same."), &version(1, "T", "Same."));
    assert!(changes.is_empty() && !changes.is_rough);
}

fn many(count: usize, word: &str, end: &str) -> String {
    let words: Vec<String> = (0..count).map(|index| format!("{word}{index}")).collect();
    words.join(end)
}

#[test]
fn long_texts_that_have_nothing_in_common_cost_little() {
    let text = |word: &str| many(60_000, word, " ");
    let (old, new) = (text("a"), text("b"));
    let changes = between(&version(9, "T", &old), &version(1, "T", &new));
    assert!(changes.is_rough);
    let lines = |word: &str| many(9_000, word, "|");
    let changes = between(&version(9, "T", &lines("a")), &version(1, "T", &lines("b")));
    assert!(changes.is_rough);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn each_version_can_be_read_from_the_changes(
        old in prop::collection::vec("[a-c港 ]{0,8}", 0..6),
        new in prop::collection::vec("[a-c港 ]{0,8}", 0..6),
    ) {
        let changes = between(&version(9, "T", &old.join("|")), &version(1, "T", &new.join("|")));
        let letters = |gone: Fate| -> String {
            let pieces = changes.blocks.iter().flat_map(|block| &block.pieces);
            let kept = pieces.filter(|piece| piece.fate != gone);
            kept.map(|piece| piece.text.replace(' ', "")).collect()
        };
        let plain = |parts: &[String]| format!("T{}", parts.concat().replace(' ', ""));
        assert_eq!(letters(Fate::Added), plain(&old));
        assert_eq!(letters(Fate::Removed), plain(&new));
    }
}
