//! Which sentences are held to say the same, and what only one report has.

use newsview::domain::comparison::Stretch;

use super::{herald, is_linked, of, report, wire};

#[test]
fn sentences_that_say_the_same_are_linked_and_others_are_only_there() {
    let (wire, herald) = (wire(), herald());
    let comparison = of(&[&wire, &herald]);
    for sentence in 0..=4 {
        assert!(
            is_linked(&comparison, sentence, sentence),
            "{sentence}: {:?}",
            comparison.links
        );
    }
    assert_eq!(comparison.only(0), [5]);
    assert_eq!(comparison.only(1), [5]);
    assert!(!comparison.is_across_languages && !comparison.is_cut);
}

#[test]
fn the_headline_comes_first_and_every_sentence_knows_its_place() {
    let wire = wire();
    let comparison = of(&[&wire, &herald()]);
    let report = &comparison.reports[0];
    assert_eq!(report.sentences[0].text, wire.title);
    assert_eq!(report.sentences[0].place, None);
    let mut texts = Vec::new();
    wire.document.each_text(|text| texts.push(text));
    for sentence in &report.sentences[1..] {
        let Stretch { text, start, end } = sentence.place.unwrap();
        let there = &texts[text as usize][start as usize..end as usize];
        assert_eq!(sentence.text.as_str(), there);
    }
}

#[test]
fn a_line_break_that_was_lost_ends_a_sentence() {
    let glued = report(
        "north",
        "The gate was shut by the guards.Her brother waited outside until noon.",
    );
    let comparison = of(&[&glued, &wire()]);
    let texts: Vec<&str> = comparison.reports[0]
        .sentences
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(
        texts[1..],
        [
            "The gate was shut by the guards.",
            "Her brother waited outside until noon."
        ]
    );
}

#[test]
fn two_spellings_of_a_name_are_one() {
    let one = report("north", "The warden Mahmet Karsivan opened the sluice.");
    let other = report("south", "Mahmed Karsiwan, the warden, closed a bridge.");
    assert!(is_linked(&of(&[&one, &other]), 1, 1));
}

#[test]
fn reports_in_two_languages_share_names_and_numbers_alone() {
    let one = report(
        "north",
        "The mayor of Velmar, Ana Ruiz, said on Tuesday that 1250 boats had left the harbour and that none of them would \
         be back before the end of the week, because of the storm that was on its way to the coast.",
    );
    let other = report(
        "sur",
        "La alcaldesa de Velmar, Ana Ruiz, dijo el martes que 1250 barcos habían salido del puerto y que ninguno de ellos \
         volvería antes del fin de semana, a causa de la tormenta que se acercaba a la costa del país.",
    );
    let comparison = of(&[&one, &other]);
    assert!(comparison.is_across_languages);
    assert!(is_linked(&comparison, 1, 1), "{:?}", comparison.links);
}

#[test]
fn nothing_in_common_gives_no_link() {
    let one = report("pier", "The cat slept under a green table.");
    let other = report("mill", "Wheat prices doubled over winter in Garrow.");
    let comparison = of(&[&one, &other]);
    assert_eq!(comparison.only(0).last(), Some(&1));
    assert_eq!(comparison.only(1).last(), Some(&1));
}
