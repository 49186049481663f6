//! Marks: what may be said of two lines, and what stands beside each other unmarked.

use std::sync::Arc;

use newsview::domain::article::Article;
use newsview::domain::comparison::Mark;
use newsview::domain::text::Text;

use super::{of, report};

/// The marks of the lines that stand beside each other, the headlines aside.
fn marks(one: &str, other: &str) -> Vec<Mark> {
    let comparison = of(&[&report("north", one), &report("south", other)]);
    let rows = comparison.rows(0, 1).into_iter();
    rows.filter(|row| row.left != Some(0) && row.left.is_some() && row.right.is_some())
        .map(|row| row.mark)
        .collect()
}

fn filed(report: &Arc<Article>, from: &str) -> Article {
    let mut article = Article::clone(report);
    article.dateline = Some(Text::line(from));
    article
}

#[test]
fn lines_that_contradict_each_other_stand_side_by_side_unmarked() {
    for (one, other) in [
        (
            "The harbour minister did not resign.",
            "The harbour minister resigned.",
        ),
        (
            "The county counted 118 households evacuated in Nether Garrow.",
            "The county said 131 households in Nether Garrow had been evacuated.",
        ),
        (
            "There were 21 freighters anchored off Velmar on 4 March.",
            "On 4 March 17 freighters were anchored off Velmar.",
        ),
        (
            "Shares of the Garrow shipyard rose sharply in Velmar.",
            "Shares of the Garrow shipyard fell sharply in Velmar.",
        ),
        (
            "The Garrow ferry will carry 90 passengers from Velmar.",
            "The Garrow ferry will never carry 90 passengers from Velmar.",
        ),
    ] {
        assert_eq!(marks(one, other), [Mark::Beside], "{one} / {other}");
    }
}

#[test]
fn what_happens_on_the_same_weekday_is_not_the_same() {
    let found = marks(
        "The strike of the Velmar pilots began on Tuesday.",
        "The Velmar pilots met the harbour owners on Tuesday.",
    );
    assert_eq!(found, [Mark::Beside]);
}

#[test]
fn the_same_figure_quotation_or_words_are_marked_as_the_same() {
    for (one, other) in [
        (
            "The Garrow ferry carried 90 passengers, the company said.",
            "On board the Garrow ferry were 90 passengers.",
        ),
        (
            "“We did all that we could in that sea,” said 54-year-old Ana Ruiz.",
            "Ana Ruiz, who leads a crew of 12, said: “We did all that we could in that sea.”",
        ),
        (
            "The old mill at Garrow burned down.",
            "Old mill at Garrow burned down",
        ),
    ] {
        assert_eq!(marks(one, other), [Mark::Same], "{one} / {other}");
    }
}

#[test]
fn headlines_and_places_stand_beside_each_other_and_are_no_difference() {
    let north = filed(
        &report("north", "The old mill at Garrow burned down."),
        "KARVAN (Wire)",
    );
    let south = filed(&report("south", "Geese were seen at Velmar."), "PORT VELMAR");
    let comparison = of(&[&north, &south]);
    let rows = comparison.rows(0, 1);
    assert_eq!((rows[0].left, rows[0].right), (Some(0), Some(0)));
    assert_eq!((rows[1].left, rows[1].right), (Some(1), Some(1)));
    let marks: Vec<Mark> = rows.iter().map(|row| row.mark).collect();
    assert!(!marks[0].is_difference() && !marks[1].is_difference());
    assert_eq!(marks[2..], [Mark::Right, Mark::Left]);
    let alone = of(&[&north, &report("south", "Geese were seen at Velmar.")]);
    let rows = alone.rows(0, 1);
    let of_place = rows.iter().find(|row| row.left == Some(1));
    assert_eq!(of_place.unwrap().mark, Mark::Aside);
    let alike = of(&[
        &north,
        &filed(&report("south", "Geese were seen."), "KARVAN (Wire)"),
    ]);
    assert_eq!(alike.rows(0, 1)[1].mark, Mark::Same);
}

#[test]
fn credits_and_lines_in_the_same_words_are_no_difference() {
    let comparison = of(&[
        &report("north", "The old mill burned.|By Ken Vale|© Northern Pictures"),
        &report("south", "Geese were seen.|By Ken Vale"),
    ]);
    let rows = comparison.rows(0, 1);
    let of_left = |sentence: usize| rows.iter().find(|row| row.left == Some(sentence)).unwrap();
    assert_eq!((of_left(2).right, of_left(2).mark), (Some(2), Mark::Same));
    assert_eq!(of_left(3).mark, Mark::Aside);
}
