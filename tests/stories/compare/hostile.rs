//! Reports that mean no good, or are nothing at all.

use newsview::domain::limits;
use newsview::stories::compare::{compare, known};

use super::{report, wire};

#[test]
fn a_report_of_nothing_is_compared() {
    let nothing = report("north", "");
    let empty = crate::support::world::article("empty", 1, "", "", "");
    for other in [&nothing, &empty, &wire()] {
        let comparison = compare(&[&empty, other]);
        assert_eq!(comparison.reports.len(), 2);
        known(&empty, &[other]);
    }
    assert_eq!(compare(&[]).reports.len(), 0);
    assert_eq!(compare(&[&nothing]).links.len(), 0);
}

#[test]
fn very_many_sentences_are_cut_and_said_to_be() {
    let many = report("north", &"Boats 12 left Velmar. ".repeat(20_000));
    let comparison = compare(&[&many, &many.clone(), &wire()]);
    assert!(comparison.is_cut);
    assert!(comparison.reports[0].sentences.len() <= limits::COMPARED_SENTENCES + 1);
}

#[test]
fn a_sentence_without_end_is_no_trouble() {
    for piece in [
        "fire ",
        "14 ",
        "“ ",
        "'a ",
        "Velmar ",
        "水",
        "aged 10 to 15 and ",
        "a.B ",
        "it's ",
        "- ",
    ] {
        let long = report("north", &piece.repeat(20_000));
        let other = report("south", &piece.repeat(19_000));
        compare(&[&long, &other]);
    }
}

#[test]
fn right_to_left_and_scripts_without_spaces_are_compared() {
    let one = report(
        "مرفأ",
        "قال رئيس البلدية إن الحريق قتل 14 شخصا. وصل الدخان إلى الميناء.",
    );
    let other = report("ميناء", "الحريق قتل 14 شخصا، قال رئيس البلدية. أغلقت المدارس.");
    let comparison = compare(&[&one, &other]);
    assert!(
        comparison
            .links
            .iter()
            .any(|link| link.a.sentence == 1 && link.b.sentence == 1)
    );
    let one = report("港", "火災で十四人が死亡した。港の倉庫が全焼した。");
    let other = report("町", "港の倉庫が全焼した。市長は会見した。");
    let comparison = compare(&[&one, &other]);
    assert!(
        comparison
            .links
            .iter()
            .any(|link| link.a.sentence == 2 && link.b.sentence == 1)
    );
}

#[test]
fn letters_of_scripts_without_spaces_among_english_words_are_no_trouble() {
    let one = report("north", "The million (90 people 水災が");
    let other = report(
        "south",
        "The people million (90 |The million people (90 水災が so",
    );
    compare(&[&one, &other]);
}
