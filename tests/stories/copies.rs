//! A report repeats another only if it says the same: whoever read the one has missed nothing of the other.

use std::sync::Arc;

use newsview::domain::article::{Article, ArticleId};
use newsview::domain::document::Document;
use newsview::stories::group::{Features, Grouping, Rules};

use crate::support::world::{article, now};

const FERRY: &str = "The ferry Halcyon sank off Karvan on Friday night in heavy seas, the coastguard said.|Rescue boats \
                     with lamps searched the bay until dawn while families waited on the quay.|Hospital staff said 12 \
                     bodies had been brought in by noon. The captain survived.|Fishermen described waves as high as \
                     houses. The bay, shallow and open to the west, is feared by sailors.";

fn ferry(name: &str, minutes: i64, outlet: &str, text: &str) -> Arc<Article> {
    article(
        name,
        minutes,
        outlet,
        "Ferry sinks off Karvan in heavy seas",
        text,
    )
}

/// Whose text each of these repeats, when they come together.
fn copies(articles: &[Arc<Article>]) -> Vec<Option<ArticleId>> {
    let batch = articles.iter().map(|article| Features::of(article)).collect();
    let refreshed = Grouping::default().add(batch, now(), &Rules::default());
    let story = refreshed.assignments[0].story;
    assert!(
        refreshed.assignments.iter().all(|one| one.story == story),
        "{refreshed:?}"
    );
    let of = |article: &Arc<Article>| {
        let mut all = refreshed.assignments.iter();
        all.find(|one| one.article == article.id).unwrap().copy_of.clone()
    };
    articles.iter().map(of).collect()
}

/// Whether a text says the same as [`FERRY`].
fn is_same(text: &str) -> bool {
    let (first, second) = (
        ferry("first", 400, "Alma Post", FERRY),
        ferry("second", 40, "Kell Times", text),
    );
    copies(&[first.clone(), second])[1] == Some(first.id.clone())
}

#[test]
fn a_report_that_changed_a_figure_a_word_or_a_sentence_repeats_no_other() {
    for (before, after) in [
        ("12 bodies", "31 bodies"),
        ("12 bodies", "1.2 bodies"),
        ("12 bodies", "12% bodies"),
        ("The captain survived.", "The captain was arrested."),
        ("The captain survived.", ""),
        ("The captain survived.", "The captain survived. The mate did not."),
        ("Halcyon", "Heron"),
        ("until dawn", "“until dawn, in vain”"),
        ("feared by sailors.", "feared by sailors.|Two crew were arrested."),
        (
            "feared by sailors.",
            "feared by sailors.|Correction: the captain was arrested.",
        ),
        (
            "feared by sailors.",
            "feared by sailors.|Kell Times editor Jon Abel was on board.",
        ),
        (
            "feared by sailors.",
            "feared by sailors.|Reporting by Ann Lee; 31 dead by noon.",
        ),
    ] {
        let text = FERRY.replace(before, after);
        assert_ne!(text, FERRY);
        assert!(!is_same(&text), "{after}");
    }
}

#[test]
fn what_outlets_put_around_the_text_of_an_agency_is_not_of_it() {
    for (before, after) in [
        ("The ferry Halcyon", "KARVAN (Reuters) - The ferry Halcyon"),
        ("The ferry Halcyon", "KARVAN, Nov. 20 — The ferry Halcyon"),
        ("The ferry Halcyon", "By Ann Lee|The  ferry Halcyon"),
        ("The bay, shallow", "The bay ,shallow"),
        ("on Friday night", "on Friday\u{a0}night"),
        ("feared by sailors.", "feared by sailors. (Reuters)"),
        ("feared by sailors.", "feared by sailors.|(dpa)"),
        ("feared by sailors.", "feared by sailors.|— Kell Times"),
        (
            "feared by sailors.",
            "feared by sailors.|More news in the Kell Times.",
        ),
        (
            "feared by sailors.",
            "feared by sailors. Read more at kelltimes.example",
        ),
        (
            "feared by sailors.",
            "feared by sailors.|Reporting by Ann Lee; editing by Jon Abel|Sign up for our newsletter.",
        ),
        ("feared by sailors.", "feared by sailors.|© 2025 Kell Times"),
    ] {
        let text = FERRY.replace(before, after);
        assert_ne!(text, FERRY);
        assert!(is_same(&text), "{after}");
    }
}

#[test]
fn a_headline_may_be_worded_anew_but_not_state_another_figure() {
    let first = ferry("first", 400, "Alma Post", FERRY);
    let titled = |title: &str| article("second", 40, "Kell Times", title, FERRY);
    let of = |title: &str| copies(&[first.clone(), titled(title)])[1].clone();
    assert_eq!(of("12 die as ferry sinks off Karvan"), Some(first.id.clone()));
    assert_eq!(of("Ferry sinks off Karvan: 31 dead"), None);
}

#[test]
fn the_same_text_in_ten_outlets_is_one_report_whatever_stands_between() {
    let updated = FERRY.replace("12 bodies", "31 bodies");
    let mut all: Vec<_> = (0..10)
        .map(|place| {
            ferry(
                &format!("w{place}"),
                300 - place,
                &format!("Outlet {place}"),
                FERRY,
            )
        })
        .collect();
    all.insert(5, ferry("updated", 296, "Desk", &updated));
    let first = Some(all[0].id.clone());
    let copies = copies(&all);
    let expected: Vec<_> = (0..11)
        .map(|place| first.clone().filter(|_| place != 0 && place != 5))
        .collect();
    assert_eq!(copies, expected);
}

#[test]
fn a_report_that_is_rewritten_repeats_no_other_any_more_and_none_repeats_it() {
    let (first, second) = (
        ferry("first", 400, "Alma Post", FERRY),
        ferry("second", 300, "Kell Times", FERRY),
    );
    let third = ferry("third", 200, "The Coast", FERRY);
    let mut grouping = Grouping::default();
    let batch = [&first, &second].map(|article| Features::of(article)).into();
    let kept = grouping.add(batch, now(), &Rules::default()).kept;
    let mut changed = Article::clone(&first);
    changed.document = Document::of_paragraphs(FERRY.replace("12 bodies", "31 bodies").split('|'));
    let bytes = &kept.iter().find(|(id, _)| *id == first.id).unwrap().1;
    let refreshed = grouping.update(Features::of(&changed), bytes, now(), &Rules::default());
    assert_eq!(refreshed.reworded, [(first.id.clone(), None)]);
    let refreshed = grouping.add(vec![Features::of(&third)], now(), &Rules::default());
    assert_eq!(refreshed.assignments[0].copy_of, Some(second.id.clone()));
}
