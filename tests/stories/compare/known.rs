//! What a reader knows already who has read other reports.

use newsview::domain::comparison::{ComparedReport, State};
use newsview::stories::compare::known;

use super::{herald, report, wire};

fn states(report: &ComparedReport) -> Vec<State> {
    report.sentences.iter().map(|sentence| sentence.state).collect()
}

fn after(read: &str, opened: &str) -> ComparedReport {
    known(&report("south", opened), &[&report("north", read)])
}

#[test]
fn a_headline_is_never_dimmed_and_what_is_new_is_marked() {
    let opened = known(&herald(), &[&wire()]);
    let states = states(&opened);
    assert_eq!(states[0], State::Head);
    assert_eq!(states[4], State::Known, "{opened:?}");
    assert_eq!(states[5], State::New, "{opened:?}");
    assert!(opened.sentences[4].new.is_empty());
    assert_eq!(
        opened.sentences[5].new,
        std::iter::once(0..48).collect::<Vec<_>>()
    );
}

#[test]
fn with_nothing_read_everything_is_new() {
    let opened = known(&herald(), &[]);
    assert!(states(&opened)[1..].iter().all(|state| *state == State::New));
}

#[test]
fn a_sentence_with_a_figure_date_name_or_quotation_not_yet_read_is_not_known() {
    let read = "The council of Marl closed the old bridge over the Garrow river after cracks were found in two of its piers.";
    let known = "The council of Marl closed the old bridge over the Garrow river after cracks were found in its piers.";
    assert_eq!(states(&after(read, known))[1], State::Known);
    for more in [
        "The council of Marl closed the old bridge over the Garrow river after 14 cracks were found in its piers.",
        "The council of Marl closed the old bridge over the Garrow river on May 3 after cracks were found in its piers.",
        "The council of Marl closed the old Halden bridge over the Garrow river after cracks were found in its piers.",
        "The council of Marl closed the \"doomed\" old bridge over the Garrow river after cracks were found in its piers.",
        "The council of Marl never closed the old bridge over the Garrow river after cracks were found in its piers.",
        "The council of Marl closed half the old bridge over the Garrow river after cracks were found in its piers.",
    ] {
        let opened = after(read, more);
        assert_eq!(states(&opened)[1], State::Part, "{more}");
        assert!(!opened.sentences[1].new.is_empty());
    }
}

#[test]
fn the_new_bits_of_a_sentence_are_characters_of_it() {
    let opened = after(
        "The council of Marl closed the old bridge over the Garrow river.",
        "The council of Marl closed the old bridge over the Garrow river “für immer”, which 1,300 drivers used.",
    );
    let sentence = &opened.sentences[1];
    let letters: Vec<char> = sentence.text.chars().collect();
    let bits: Vec<String> = sentence
        .new
        .iter()
        .map(|bit| letters[bit.clone()].iter().collect())
        .collect();
    assert!(bits.iter().any(|bit| bit.contains("für immer")), "{bits:?}");
    assert!(bits.iter().any(|bit| bit.contains("1,300 drivers")), "{bits:?}");
}
