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

/// Sentences of nearly the same words that do not say the same.
const OTHERWISE: &[(&str, &str)] = &[
    (
        "The guards accused the miners of blocking the old quarry gate before dawn.",
        "The miners accused the guards of blocking the old quarry gate before dawn.",
    ),
    (
        "Wages on the islands climbed steeply during the wet season, the bureau said.",
        "Wages on the islands sank steeply during the wet season, the bureau said.",
    ),
    (
        "The board decided that the mill owner broke the fishing rules, his notary said outside.",
        "The board failed to decide that the mill owner broke the fishing rules, his notary said outside.",
    ),
    (
        "The abbot vowed that the library would reopen after the flood passed.",
        "The abbot doubted that the library would reopen after the flood passed.",
    ),
    (
        "The cutter left the lagoon before the warning was read out by the pilots.",
        "The cutter left the lagoon after the warning was read out by the pilots.",
    ),
    (
        "The tunnel will be closed for repairs until the autumn, the council said.",
        "The tunnel may be closed for repairs until the autumn, the council said.",
    ),
    (
        "Wardens caught the poacher in the eastern valley after a long chase.",
        "Wardens caught the poacher in the western valley after a long chase.",
    ),
    (
        "The guild said the scaffold was stable and that the roofers worked quickly.",
        "The guild said the scaffold was unstable and that the roofers worked quickly.",
    ),
    (
        "The spring feeds half of the village and most of its gardens.",
        "The spring feeds half of the village and few of its gardens.",
    ),
    (
        "Lena Harth defeated Mira Solt in the final of the rowing cup in Velmar.",
        "Mira Solt defeated Lena Harth in the final of the rowing cup in Velmar.",
    ),
    (
        "The workshop trains 40 weavers and 25 dyers from nearby hamlets.",
        "The workshop trains 25 weavers and 40 dyers from nearby hamlets.",
    ),
    (
        "The chapel is the second oldest building of the island and popular with painters.",
        "The chapel is the oldest building of the island and popular with painters.",
    ),
    (
        "The fasting begins on Monday, both monasteries announced in Velmar.",
        "The fasting ended on Monday, both monasteries announced in Velmar.",
    ),
    (
        "The queen will hardly sail to the capital for the regatta, aides said.",
        "The queen will sail to the capital for the regatta, aides said.",
    ),
    (
        "The pilots rescued the divers near the northern reef on Monday.",
        "The pilots were rescued by the divers near the northern reef on Monday.",
    ),
    (
        "Fares on the night ferry rose by 30 crowns in the spring.",
        "Fares on the night ferry rose to 30 crowns in the spring.",
    ),
    (
        "The barge carried timber and salt from Velmar to Marl for the guild.",
        "The barge carried timber and salt from Marl to Velmar for the guild.",
    ),
    (
        "The widow of the baker opened the new bridge over the Garrow river.",
        "The baker opened the new bridge over the Garrow river.",
    ),
    (
        "The international harbour trains forty pilots a year in Velmar.",
        "The internal harbour trains forty pilots a year in Velmar.",
    ),
    (
        "Brand sued the ferry company over the lost salt in May.",
        "The ferry company sued Brand over the lost salt in May.",
    ),
    (
        "“We never saw the barge at all,” Brand of the guard told Solt.",
        "“We never saw the barge at all,” Solt of the guard told Brand.",
    ),
    (
        "Brand said Solt would leave the guild on Monday.",
        "Solt said Brand would leave the guild on Monday.",
    ),
    (
        "Brand, beaten in the final by Solt, left for Velmar on Monday.",
        "Solt, beaten in the final by Brand, left for Velmar on Monday.",
    ),
    (
        "The guild is considering closing the mill in Marl.",
        "The guild is closing the mill in Marl.",
    ),
    (
        "The city handed Brand the keys that Solt wanted.",
        "The city handed Solt the keys that Brand wanted.",
    ),
    (
        "The brother of the miller paid for the mill in Marl.",
        "The miller paid for the mill in Marl.",
    ),
    (
        "The guild ruled that the chapel could not be sued for damages by the weavers.",
        "The guild ruled that the chapel could not be sued by the weavers.",
    ),
    (
        "If the dyke breaks, the meadows of Marl will be flooded.",
        "The meadows of Marl will be flooded by Monday.",
    ),
];

#[test]
fn a_sentence_of_the_same_words_that_says_something_else_is_not_known() {
    for (one, other) in OTHERWISE {
        for (read, opened) in [(one, other), (other, one)] {
            let opened = after(read, opened);
            assert_ne!(states(&opened)[1], State::Known, "{:?}", opened.sentences[1]);
            assert!(!opened.sentences[1].new.is_empty());
        }
        for same in [one, other] {
            assert_eq!(states(&after(same, same))[1], State::Known, "{same}");
        }
    }
}

#[test]
fn who_says_it_and_when_may_stand_elsewhere_and_less_may_be_told() {
    for (read, opened) in [
        (
            "The flames spread to three sheds before dawn, fire chief Ana Ruiz said.",
            "Fire chief Ana Ruiz said the flames spread to three sheds before dawn.",
        ),
        (
            "After the storm passed, the schools of Marl reopened to all children.",
            "The schools of Marl reopened to all children after the storm passed.",
        ),
        (
            "The council of Marl closed the old stone bridge on Monday after cracks were found in two of its piers.",
            "The council of Marl closed the bridge on Monday.",
        ),
        (
            "“We will not leave this valley,” said Ilsa Brand, the mayor of Marl.",
            "“We will not leave this valley,” Marl's mayor, Ilsa Brand, said.",
        ),
        (
            "The old bridge, built of oak in 1903, collapsed on Monday.",
            "The old bridge collapsed on Monday.",
        ),
        (
            "On Monday the council of Marl closed the bridge over the Garrow, and the ferry was full.",
            "The council of Marl closed the bridge over the Garrow on Monday.",
        ),
    ] {
        let opened = after(read, opened);
        assert_eq!(states(&opened)[1], State::Known, "{:?}", opened.sentences[1]);
    }
}

#[test]
fn what_was_read_anywhere_is_not_marked_as_new() {
    let opened = after(
        "The council of Marl closed the bridge over the Garrow. The river froze on Thursday for nine nights.|\
         “We walked over it through three hard winters,” said the secretary of the ferrymen, Ilsa Brand.",
        "The council of Marl closed the rotten bridge on Thursday, Ilsa Brand said.|\
         “We walked over it through three hard winters,” she said at the landing of the ferrymen, after nine nights.",
    );
    for (sentence, expected) in [(1, vec!["rotten"]), (2, vec!["landing"])] {
        let sentence = &opened.sentences[sentence];
        let letters: Vec<char> = sentence.text.chars().collect();
        let bits: Vec<String> = sentence
            .new
            .iter()
            .map(|bit| letters[bit.clone()].iter().collect())
            .collect();
        assert_eq!(bits, expected, "{}", sentence.text);
    }
}

#[test]
fn in_other_languages_only_the_very_words_are_known() {
    let read = "Die alte Brücke über den Fluss wird am Montag wegen Rissen gesperrt, sagte die Stadt. Niemand war dort.";
    for (opened, state) in [
        (
            "Die alte Brücke über den Fluss wird am Montag wegen Rissen gesperrt, sagte die Stadt.",
            State::Known,
        ),
        (
            "Die alte Brücke über den Fluss wird am Montag wegen Rissen gesperrt.",
            State::Known,
        ),
        (
            "Die alte Brücke über den Fluss wird am Montag wegen Rissen nicht gesperrt, sagte die Stadt.",
            State::Part,
        ),
        (
            "Die neue Brücke über den Fluss wird am Montag wegen Rissen gesperrt, sagte die Stadt.",
            State::Part,
        ),
    ] {
        let opened = after(read, opened);
        assert_eq!(states(&opened)[1], state, "{:?}", opened.sentences[1]);
    }
}
