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
fn today_is_the_day_where_the_report_was_dated() {
    let mut one = (*report(
        "north",
        "The Marl canal talks ended today without a deal, mediator Ida Roll said.",
    ))
    .clone();
    one.published = Some("2026-11-21T03:30:00Z".parse().unwrap());
    one.published_offset = -5 * 3600;
    for (day, expected) in [("Nov. 20", pair("today", "Nov. 20")), ("Nov. 21", Vec::new())] {
        let words = format!("The Marl canal talks ended on {day} without a deal, mediator Ida Roll said.");
        let mut other = (*report("south", &words)).clone();
        other.published = Some("2026-11-21T20:00:00Z".parse().unwrap());
        assert_eq!(
            told(&of(&[&one, &other]), FactKind::Date, Relation::Same),
            expected
        );
    }
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

#[test]
fn counts_taken_up_to_different_times_do_not_differ() {
    for (one, other) in [
        (
            "The ferry accident on the Garrow river killed 17 passengers near the quay.",
            "The ferry accident on the Garrow river killed 23 passengers in the first hour.",
        ),
        (
            "Wardens arrested 40 poachers on the meadow, the county said.",
            "Wardens arrested 25 poachers on the meadow by noon, the county said.",
        ),
        (
            "Wardens arrested 40 poachers on the meadow, the county said.",
            "Wardens arrested 25 poachers on the meadow within two hours, the county said.",
        ),
        (
            "Wardens arrested 40 poachers on the meadow, the county said.",
            "Initially wardens arrested 25 poachers on the meadow, the county said.",
        ),
        (
            "Wardens arrested 40 poachers on the meadow, the county said.",
            "Wardens arrested 25 poachers on the meadow overnight, the county said.",
        ),
        (
            "Wardens arrested 40 poachers on the meadow, the county said.",
            "Wardens had arrested 25 poachers on the meadow by Friday, the county said.",
        ),
    ] {
        assert_eq!(figures(one, other, Relation::Differs), [], "{other}");
        if !other.contains("nitially") && !other.contains("two hours") {
            let same_time = other.replace("23", "17").replace("25", "40");
            assert_eq!(figures(other, &same_time, Relation::Differs).len(), 1, "{other}");
        }
    }
}

#[test]
fn equal_figures_of_different_things_are_no_fact() {
    for (one, other) in [
        (
            "The rope makers of Marl struck for nine days in the old harbour.",
            "In the old harbour of Marl the rope makers struck at all nine sheds.",
        ),
        (
            "The rope makers of Marl ask for 4% over two years in the old harbour.",
            "The rope makers of Marl keep the two ferries of the old harbour running.",
        ),
        (
            "The workshop of Marl trains 40 men from nearby hamlets.",
            "The workshop of Marl trains 40 women from nearby hamlets.",
        ),
    ] {
        for relation in [Relation::Same, Relation::Close, Relation::Differs] {
            assert_eq!(figures(one, other, relation), [], "{one}");
        }
    }
}

#[test]
fn each_of_two_equal_counts_is_that_of_its_own_kind() {
    assert_eq!(
        figures(
            "The workshop trains 40 men and 25 women from nearby hamlets.",
            "The workshop trains 25 men and 40 women from nearby hamlets.",
            Relation::Same
        ),
        []
    );
}

#[test]
fn over_some_years_is_how_long_and_not_how_much() {
    let during = "The rope makers of Marl ask for a rise of 4% over two years.";
    let same = figures(
        during,
        "A rise of 4% in two years is asked for by the rope makers of Marl.",
        Relation::Same,
    );
    assert!(same.contains(&("two".to_owned(), "two".to_owned())), "{same:?}");
    let close = figures(
        "The rope makers of Marl waited for over two years for their rise.",
        "The rope makers of Marl waited two years for their rise.",
        Relation::Close,
    );
    assert_eq!(close, pair("over two", "two"));
}

#[test]
fn a_figure_as_it_is_written_is_one_whatever_the_language_of_the_rest() {
    let odd = "Bel aknhce obibvc faenn abdter twjuk igkllo dajloo eirm otvndt fljhi gasa tfut olwje blph. "
        .repeat(4);
    let one = report(
        "north",
        "The dam at Orsova broke. At least 300 people were missing.",
    );
    let other = report("south", &format!("{odd}|At least 300 people were missing.|{odd}"));
    assert_eq!(
        told(&of(&[&one, &other]), FactKind::Figure, Relation::Same),
        pair("At least 300", "300")
    );
}

#[test]
fn a_day_of_the_month_is_no_count_and_a_name_in_brackets_no_quotation() {
    let one = report(
        "north",
        "20日、渡し船「しおかぜ丸」が防波堤に衝突し、乗客45人がいた。「大きな音がして、みんな倒れました」と話した。",
    );
    let other = report(
        "south",
        "渡し船「しおかぜ丸」は20日に防波堤に衝突し、乗客45人がいた。「大きな音がして、みんな倒れました」と語った。",
    );
    let comparison = of(&[&one, &other]);
    assert_eq!(
        told(&comparison, FactKind::Figure, Relation::Same),
        pair("45", "45")
    );
    let words = "大きな音がして、みんな倒れました";
    assert_eq!(
        told(&comparison, FactKind::Quote, Relation::Same),
        pair(words, words)
    );
}

#[test]
fn a_date_that_stands_in_is_said_to_do_so() {
    let mut one = (*report("north", "The Marl canal talks ended today.")).clone();
    one.stands_in.date = true;
    let comparison = of(&[&one, &report("south", "The Marl canal talks ended.")]);
    assert!(comparison.reports[0].published_stands_in);
    assert!(!comparison.reports[1].published_stands_in);
}
