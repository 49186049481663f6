//! Template headlines and round-ups glue no stories together.

use std::collections::BTreeSet;
use std::sync::Arc;

use newsview::domain::article::Article;
use newsview::stories::group::{Features, Grouping, Rules};

use crate::support::world::{article, now};

/// How many stories these are.
fn stories(articles: &[Arc<Article>]) -> usize {
    let batch = articles.iter().map(|article| Features::of(article)).collect();
    let refreshed = Grouping::default().add(batch, now(), &Rules::default());
    let stories: BTreeSet<_> = refreshed.assignments.iter().map(|one| one.story).collect();
    stories.len()
}

#[test]
fn reports_of_one_template_that_name_others_are_of_several_events() {
    let quake = |minutes: i64, place: &str, size: &str| {
        let text = format!(
            "A magnitude {size} earthquake hit {place} on Friday, the geological survey said. No damage was reported."
        );
        article(
            place,
            minutes,
            "Wire",
            &format!("Magnitude {size} quake hits {place}"),
            &text,
        )
    };
    let quakes = [
        quake(90, "Karvan", "5.1"),
        quake(60, "Tolmar", "5.3"),
        quake(30, "Besk", "4.9"),
    ];
    assert_eq!(stories(&quakes), 3);
    let result = |minutes: i64, one: &str, other: &str, goals: &str| {
        let text = format!(
            "{one} beat {other} {goals} at home on Friday with goals by {one}'s forwards in the second half."
        );
        article(
            one,
            minutes,
            "Sport",
            &format!("{one} beat {other} {goals}"),
            &text,
        )
    };
    assert_eq!(
        stories(&[
            result(90, "Rovers", "Albion", "3-1"),
            result(60, "Wanderers", "Orient", "2-0"),
            result(50, "City", "United", "4-2"),
        ]),
        3
    );
}

#[test]
fn reports_of_one_template_that_name_the_same_are_of_one_event() {
    let quake = |name: &str, title: &str, text: &str| article(name, 30, name, title, text);
    assert_eq!(
        stories(&[
            quake(
                "One",
                "Magnitude 5.1 quake hits Karvan",
                "A magnitude 5.1 earthquake hit Karvan, the geological survey said."
            ),
            quake(
                "Two",
                "Quake hits Karvan",
                "An earthquake of magnitude 5.2 hit Karvan on Friday, the survey said."
            ),
        ]),
        1
    );
}

#[test]
fn the_same_headline_above_other_texts_is_a_column() {
    let forecast =
        |name: &str, minutes: i64, text: &str| article(name, minutes, name, "Weather forecast", text);
    assert_eq!(
        stories(&[
            forecast("A", 1500, "Rain in the north tomorrow with 12 degrees."),
            forecast("B", 60, "Sunny spells and 21 degrees across the islands."),
        ]),
        2
    );
}

#[test]
fn a_round_up_joins_none_of_the_events_it_lists() {
    let storm = article(
        "storm",
        600,
        "Post",
        "Storm closes schools in Tarn",
        "A storm closed schools and cancelled ferries in Tarn on Monday, the county said. Winds reached 130 km/h.",
    );
    for (title, text) in [
        (
            "Morning briefing: Storm closes schools in Tarn; dockers strike in Kell harbour",
            "A storm closed schools and cancelled ferries in Tarn on Monday, the county said. Winds reached 130 \
             km/h.|Dockers in Kell harbour went on strike on Monday over pay, the union said.|Good morning, here is \
             what you need to know today.",
        ),
        (
            "Morning briefing: strike, storm and chess",
            "Dockers in Kell go on strike. A storm nears the coast of Tarn; ferries were cancelled and schools \
             closed. Chess open begins.",
        ),
    ] {
        let briefing = article("briefing", 60, "Brief", title, text);
        assert_eq!(stories(&[storm.clone(), briefing]), 2, "{title}");
    }
}

#[test]
fn a_headline_of_two_parts_that_tell_one_event_is_no_round_up() {
    let one = article(
        "one",
        600,
        "Post",
        "Tarn storm: schools closed, ferries cancelled",
        "A storm closed schools and cancelled ferries in Tarn on Monday, the county said.|Ferries to the islands will \
         not sail before Wednesday, the line said, and schools in Tarn stay closed.",
    );
    let other = article(
        "other",
        500,
        "Times",
        "Storm closes schools in Tarn",
        "Schools in Tarn were closed by a storm on Monday, and ferries were cancelled, the county said.",
    );
    assert_eq!(stories(&[one, other]), 1);
}

#[test]
fn one_word_in_common_ties_nothing() {
    let mayor = article("mayor", 600, "Post", "Mayor of Alma resigns", "");
    let night = article(
        "night",
        500,
        "Times",
        "Live: election night in Alma",
        "Polls closed in Alma at nine. Counting began in the harbour district.",
    );
    assert_eq!(stories(&[mayor, night]), 2);
}
