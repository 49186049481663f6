//! Figures, dates and quotations that two reports have.

use newsview::domain::comparison::{FactKind, Relation};

use super::{figures, herald, of, pair, report, told, wire};

#[test]
fn facts_of_both_reports_stand_as_each_has_them() {
    let (wire, herald) = (wire(), herald());
    let comparison = of(&[&wire, &herald]);
    let same = told(&comparison, FactKind::Figure, Relation::Same);
    assert!(
        same.contains(&("14".to_owned(), "Fourteen".to_owned())),
        "{same:?}"
    );
    let close = told(&comparison, FactKind::Figure, Relation::Close);
    assert!(
        close.contains(&("More than 2,000".to_owned(), "Around 2,100".to_owned())),
        "{close:?}"
    );
    let dates = told(&comparison, FactKind::Date, Relation::Same);
    assert!(
        dates.contains(&("Tuesday".to_owned(), "Aug. 12".to_owned())),
        "{dates:?}"
    );
    let quotes = told(&comparison, FactKind::Quote, Relation::Same);
    let words = "We heard the roof fall before we saw any smoke at all";
    assert_eq!(quotes, pair(words, words));
    assert_eq!(told(&comparison, FactKind::Figure, Relation::Differs), []);
}

#[test]
fn two_counts_of_one_thing_in_one_place_differ() {
    assert_eq!(
        figures(
            "The ferry accident on the Garrow river killed 17 passengers, the river police said.",
            "The river police said that the ferry accident on the Garrow killed 23 passengers.",
            Relation::Differs
        ),
        pair("17", "23")
    );
}

#[test]
fn in_every_doubt_two_counts_do_not_differ() {
    let plain = "The ferry accident on the Garrow river killed 17 passengers, the river police said.";
    for other in [
        "The ferry accident on the Garrow river killed dozens of passengers, the river police said.",
        "The ferry accident on the Garrow river killed more than 12 passengers, the river police said.",
        "The ferry accident on the Garrow river killed 23 passengers so far, the river police said.",
        "The ferry accident on the Garrow river killed 23 passengers in 1987, the river police said.",
        "The ferry accident on the Garrow river killed 23 passengers, including the pilot, the river police said.",
        "The ferry accident on the Garrow river injured 23 passengers, the river police said.",
        "Among them were 23 passengers killed in the ferry accident on the Garrow river, the river police said.",
        "The ferry accident on the Garrow river killed 23 passengers, the river police said.|Earlier it spoke of 17.",
    ] {
        assert_eq!(figures(plain, other, Relation::Differs), [], "{other}");
    }
}

#[test]
fn figures_are_close_where_one_allows_the_other() {
    for (one, other, first, second) in [
        (
            "Up to 400 sheep drowned on the Marl farm.",
            "Some 380 sheep drowned on the Marl farm.",
            "Up to 400",
            "Some 380",
        ),
        (
            "The bridge at Marl cost $1.2 billion, the council said.",
            "The council said the bridge at Marl cost $1 billion.",
            "$1.2 billion",
            "$1 billion",
        ),
        (
            "Thousands of sheep drowned on the Marl farm.",
            "Some 3,000 sheep drowned on the Marl farm.",
            "Thousands",
            "Some 3,000",
        ),
        (
            "Nine sailors were saved from the wreck off Marl.",
            "Five sailors and four divers were saved from the wreck off Marl.",
            "Nine",
            "Five",
        ),
    ] {
        let close = figures(one, other, Relation::Close);
        assert!(
            close.contains(&(first.to_owned(), second.to_owned())),
            "{one}: {close:?}"
        );
    }
}

#[test]
fn a_measure_is_the_same_in_other_units() {
    let same = figures(
        "The tunnel under Mount Orrin is 100 km long, the builders said.",
        "The builders said that the tunnel under Mount Orrin is 62 miles long.",
        Relation::Same,
    );
    assert_eq!(same, pair("100 km", "62 miles"));
}

#[test]
fn what_is_no_figure_is_not_compared() {
    for (one, other) in [
        (
            "The choir of Marl sang at 9:15 in the hall.",
            "The choir of Marl sang 15 songs in the hall.",
        ),
        (
            "The Marl Rovers won the final 54-35 at home.",
            "The Marl Rovers won the final, their 35th, at home.",
        ),
        (
            "The trial of Marl ended on May 12 in the old court.",
            "The trial of Marl ended after 12 hearings in the court.",
        ),
    ] {
        for relation in [Relation::Same, Relation::Close, Relation::Differs] {
            assert_eq!(figures(one, other, relation), [], "{one}");
        }
    }
}

#[test]
fn dates_are_resolved_from_the_day_of_the_report() {
    let dates = |one: &str, other: &str| {
        let comparison = of(&[&report("north", one), &report("south", other)]);
        told(&comparison, FactKind::Date, Relation::Same)
    };
    assert_eq!(
        dates(
            "The Marl council meets again in July.",
            "Last month the Marl council met."
        ),
        pair("July", "Last month")
    );
    assert_eq!(
        dates(
            "The Marl mill burned down last year.",
            "The Marl mill burned down in 2024."
        ),
        pair("last year", "2024")
    );
    assert_eq!(
        dates(
            "The Marl ferry sails again on Friday.",
            "The Marl ferry sails again on 15 August."
        ),
        pair("Friday", "15 August")
    );
    assert_eq!(
        dates("The Marl ferry may sail.", "In May the Marl ferry sailed."),
        []
    );
}

#[test]
fn a_quotation_is_followed_over_sentences_and_marks_of_another_kind() {
    let one = report(
        "north",
        "“The water came at night. We had only the one boat and nobody had told us where to row,” Ruiz said in Marl.",
    );
    let other = report(
        "south",
        "Ruiz of Marl recalled: \"We had only the one boat and nobody had told us where to row.\"",
    );
    let words = "We had only the one boat and nobody had told us where to row";
    assert_eq!(
        told(&of(&[&one, &other]), FactKind::Quote, Relation::Same),
        pair(words, words)
    );
}
