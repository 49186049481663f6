//! Where sentences begin and end.

use newsview::domain::sentences::{ends_sentence, sentences};
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

fn split(text: &str) -> Vec<&str> {
    sentences(text).map(|range| &text[range]).collect()
}

#[test]
fn a_stop_a_space_and_a_capital_part_sentences() {
    assert_eq!(
        split("The ferry sank. Nobody was hurt! Why? No one knows."),
        ["The ferry sank.", "Nobody was hurt!", "Why?", "No one knows."]
    );
}

#[test]
fn abbreviations_do_not_end_a_sentence() {
    for whole in [
        "The U.S. Navy sent Gen. Ruiz and Dr. Okoro to St. Alma on Aug. 13.",
        "Mr. J. P. Okoro of Delta Inc. Harbour left at 6 p.m. Tuesday.",
        "Growth of 3.5 percent, i.e. No. 5 of the table, was seen.",
        "Die Fähre legt am 13. August ab.",
        "She works for Okoro Jr. Ltd. Delta in Port Alma.",
        "It rose ... then fell.",
    ] {
        assert_eq!(split(whole), [whole]);
    }
}

#[test]
fn an_abbreviation_can_still_end_a_sentence() {
    assert_eq!(
        split("He left the U.S. The ship sailed."),
        ["He left the U.S.", "The ship sailed."]
    );
    assert_eq!(
        split("He came in Aug. Then it rained."),
        ["He came in Aug.", "Then it rained."]
    );
    assert_eq!(
        split("It sailed in 1998. Nobody saw it."),
        ["It sailed in 1998.", "Nobody saw it."]
    );
}

#[test]
fn closing_marks_belong_to_the_sentence_they_close() {
    assert_eq!(
        split("“We wait.” “For what?” (Nobody knew.) He left."),
        ["“We wait.”", "“For what?”", "(Nobody knew.)", "He left."]
    );
    assert_eq!(split("\"Stop!\" she said."), ["\"Stop!\" she said."]);
}

#[test]
fn scripts_without_capitals_are_split_too() {
    assert_eq!(
        split("港は閉じた。船は待つ。「行く。」と彼は言った。"),
        ["港は閉じた。", "船は待つ。", "「行く。」と彼は言った。"]
    );
    assert_eq!(
        split("هل وصلت السفينة؟ نعم وصلت."),
        ["هل وصلت السفينة؟", "نعم وصلت."]
    );
    assert_eq!(
        split("הנמל נסגר. האם ייפתח? איש אינו יודע."),
        ["הנמל נסגר.", "האם ייפתח?", "איש אינו יודע."]
    );
}

#[test]
fn a_line_break_ends_a_sentence() {
    assert_eq!(
        split("no stop here\nand none here"),
        ["no stop here", "and none here"]
    );
}

#[test]
fn the_end_of_a_sentence_is_seen_behind_closing_marks() {
    assert!(ends_sentence("He said “no.”"));
    assert!(ends_sentence("終わった。」"));
    assert!(!ends_sentence("Strike ends"));
    assert!(!ends_sentence("a “quoted” word, "));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_character_lies_in_one_sentence(text in any::<String>(), more in "[A-Za-z.!?。 \"”)(\n]{0,200}") {
        let text = text + &more;
        let mut seen = 0;
        let mut kept = String::new();
        for range in sentences(&text) {
            prop_assert!(range.start >= seen && range.end > range.start);
            seen = range.end;
            kept.push_str(&text[range]);
        }
        let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        prop_assert_eq!(bare(&kept), bare(&text));
    }
}
