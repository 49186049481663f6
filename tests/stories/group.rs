//! Reports of one event become one story, and stay it.

use std::sync::Arc;

use jiff::Timestamp;
use newsview::domain::article::{Article, ArticleId};
use newsview::domain::document::Document;
use newsview::domain::story::{Assignment, Rule, StoryId};
use newsview::domain::text::Text;
use newsview::stories::group::{Features, Grouping, Kept, Refreshed, Rules, Settings};

use crate::support::world::{article, now};

const DAY: i64 = 24 * 60;

const LIBRARY: &str = "The floating library of Ravensholm sank at its mooring on Monday night.|Divers saved nine \
                       hundred books from the hull, the librarian Odile Marchetti said.|The boat had carried novels \
                       to the islands of the Shallow Sound since 1962.";
const LIBRARY_AGAIN: &str = "Ravensholm has lost its floating library: the boat went down at the mooring before \
                             midnight.|Librarian Odile Marchetti watched divers carry books from the hull.|She wants a \
                             new boat for the Shallow Sound islands.";
const BAKERS: &str = "Bakers in Old Quenby have ended their quarrel with the mill.|Flour will be delivered from \
                      Thursday, the guild of bakers said.|Loaves had been short for eleven days.";

fn library() -> Arc<Article> {
    article(
        "library",
        300,
        "Sound Courier",
        "Floating library sinks at its mooring",
        LIBRARY,
    )
}

fn library_again() -> Arc<Article> {
    let title = "Ravensholm loses its floating library";
    article("again", 200, "The Islander", title, LIBRARY_AGAIN)
}

fn bakers() -> Arc<Article> {
    article("bakers", 100, "Quenby Post", "Bakers and mill make peace", BAKERS)
}

fn add(grouping: &mut Grouping, articles: &[Arc<Article>]) -> Refreshed {
    add_with(grouping, articles, &Rules::default())
}

fn add_with(grouping: &mut Grouping, articles: &[Arc<Article>], rules: &Rules) -> Refreshed {
    let batch = articles.iter().map(|article| Features::of(article)).collect();
    grouping.add(batch, now(), rules)
}

fn of<'a>(refreshed: &'a Refreshed, article: &Article) -> &'a Assignment {
    let mut all = refreshed.assignments.iter();
    all.find(|assignment| assignment.article == article.id).unwrap()
}

fn must(one: &Article, other: &Article, must: bool) -> Rules {
    Rules::new([Rule {
        one: one.id.clone(),
        other: other.id.clone(),
        must,
    }])
}

#[test]
fn two_reports_of_one_event_are_one_story_and_a_third_is_another() {
    let mut grouping = Grouping::default();
    let refreshed = add(&mut grouping, &[bakers(), library_again(), library()]);
    let (first, second) = (of(&refreshed, &library()), of(&refreshed, &library_again()));
    assert_eq!(first.story, second.story);
    assert_ne!(first.story, of(&refreshed, &bakers()).story);
    assert_eq!(first.reason, None);
    let reason = second.reason.as_ref().unwrap();
    assert_eq!(reason.nearest, Some(library().id.clone()));
    assert!(reason.score >= reason.least && reason.score < 1.0, "{reason:?}");
    assert!((reason.hours - 100.0 / 60.0).abs() < 0.01, "{reason:?}");
    let words: Vec<&str> = reason.words.iter().map(|(word, _)| word.as_str()).collect();
    assert!(
        words.contains(&"Ravensholm") || words.contains(&"library"),
        "{words:?}"
    );
    assert!(
        reason.words.is_sorted_by(|one, other| one.1 >= other.1),
        "{words:?}"
    );
    assert_eq!(
        first.story.to_string(),
        library().id.as_str(),
        "named after the first"
    );
}

#[test]
fn a_story_keeps_its_id_when_it_grows_and_when_its_first_report_goes() {
    let mut grouping = Grouping::default();
    let first = add(&mut grouping, &[library()]);
    let story = of(&first, &library()).story;
    let second = add(&mut grouping, &[library_again()]);
    assert_eq!(of(&second, &library_again()).story, story);
    grouping.remove(&library().id, &first.kept[0].1);
    assert_eq!(grouping.story(&library_again().id), Some(story));
    assert_eq!(grouping.story(&library().id), None);
    let back = add(&mut grouping, &[library()]);
    assert_eq!(of(&back, &library()).story, story);
}

#[test]
fn the_same_text_in_another_outlet_is_a_copy() {
    let mut grouping = Grouping::default();
    let other = article(
        "wire",
        250,
        "Harbour Wire",
        "Floating library sinks at mooring",
        LIBRARY,
    );
    let third = article("third", 240, "The Coast", "Floating library sinks", LIBRARY);
    let refreshed = add(
        &mut grouping,
        &[library(), other.clone(), third.clone(), bakers()],
    );
    assert_eq!(of(&refreshed, &library()).copy_of, None);
    assert_eq!(of(&refreshed, &other).copy_of, Some(library().id.clone()));
    assert_eq!(of(&refreshed, &third).copy_of, Some(library().id.clone()));
    assert_eq!(of(&refreshed, &other).story, of(&refreshed, &library()).story);
    assert_eq!(of(&refreshed, &bakers()).copy_of, None);
}

#[test]
fn what_the_user_parts_and_joins_wins_over_any_score() {
    let parted = must(&library(), &library_again(), false);
    let mut grouping = Grouping::default();
    let refreshed = add_with(&mut grouping, &[library(), library_again()], &parted);
    assert_ne!(
        of(&refreshed, &library()).story,
        of(&refreshed, &library_again()).story
    );

    let joined = must(&bakers(), &library(), true);
    let mut grouping = Grouping::default();
    let refreshed = add_with(&mut grouping, &[library(), bakers()], &joined);
    assert_eq!(of(&refreshed, &library()).story, of(&refreshed, &bakers()).story);
    assert!(of(&refreshed, &bakers()).reason.as_ref().unwrap().is_users);

    let mut placed = must(&bakers(), &library(), true);
    placed.place(library().id.clone(), StoryId(7));
    let refreshed = add_with(&mut Grouping::default(), &[bakers()], &placed);
    assert_eq!(
        of(&refreshed, &bakers()).story,
        StoryId(7),
        "also when the other is long gone"
    );
}

#[test]
fn a_new_report_does_not_join_across_what_the_user_parted() {
    let mut grouping = Grouping::default();
    add(&mut grouping, &[library(), library_again()]);
    let own = grouping.id_when_split(&library_again().id, grouping.story(&library().id).unwrap());
    grouping.put(&library_again().id, own);
    let rules = must(&library(), &library_again(), false);
    let near = article("near", 90, "Sound Radio", &library_again().title, LIBRARY_AGAIN);
    let refreshed = add_with(&mut grouping, std::slice::from_ref(&near), &rules);
    assert_eq!(of(&refreshed, &near).story, own);
    assert_eq!(
        refreshed.assignments.len(),
        1,
        "the parted stay apart: {refreshed:?}"
    );
}

#[test]
fn languages_are_not_mixed_by_chance() {
    let in_language = |article: &Article, language: &str| {
        let mut article = article.clone();
        article.language = Some(Text::name(language));
        Arc::new(article)
    };
    let story_of = |one: &str, other: &str| {
        let (first, second) = (in_language(&library(), one), in_language(&library_again(), other));
        let refreshed = add(&mut Grouping::default(), &[first.clone(), second.clone()]);
        of(&refreshed, &first).story == of(&refreshed, &second).story
    };
    assert!(story_of("en-GB", "eng"));
    assert!(story_of("en", ""));
    assert!(!story_of("en", "de"));
}

#[test]
fn what_is_older_than_the_window_is_let_go_and_its_story_closed() {
    let mut grouping = Grouping::default();
    let old = article(
        "old",
        20 * DAY,
        "Sound Courier",
        "Floating library sinks",
        LIBRARY,
    );
    let refreshed = grouping.add(
        vec![Features::of(&old)],
        old.published.unwrap(),
        &Rules::default(),
    );
    assert_eq!(refreshed.kept.len(), 1);
    let refreshed = add(&mut grouping, &[library()]);
    assert_eq!(refreshed.gone, std::slice::from_ref(&old.id));
    assert_ne!(of(&refreshed, &library()).story, StoryId(0));
    assert_eq!(grouping.len(), 1);
    assert_eq!(grouping.story(&old.id), None);
}

#[test]
fn a_changed_report_stays_where_it_is_until_it_tells_something_else() {
    let mut grouping = Grouping::default();
    let first = add(&mut grouping, &[library(), library_again(), bakers()]);
    let bytes = |refreshed: &Refreshed| {
        let mut kept = refreshed.kept.iter();
        kept.find(|(id, _)| *id == library_again().id).unwrap().1.clone()
    };
    let story = grouping.story(&library().id);
    let changed = |text: &str| {
        let mut changed = Article::clone(&library_again());
        changed.document = Document::of_paragraphs(text.split('|'));
        Features::of(&changed)
    };
    let added = format!("{LIBRARY_AGAIN}|The mooring will be searched on Friday.");
    let second = grouping.update(changed(&added), &bytes(&first), now(), &Rules::default());
    assert_eq!(second.assignments, []);
    assert_eq!(grouping.story(&library_again().id), story);
    assert_eq!(grouping.len(), 3);
    let mut other = Article::clone(&bakers());
    other.id = library_again().id.clone();
    grouping.update(Features::of(&other), &bytes(&second), now(), &Rules::default());
    assert_eq!(grouping.story(&library_again().id), grouping.story(&bakers().id));
}

#[test]
fn words_that_begin_every_headline_of_an_outlet_tie_nothing() {
    let series = |name: &str, minutes: i64, title: &str, text: &str| {
        article(
            name,
            minutes,
            "Sound Courier",
            &format!("Ferry notebook diary: {title}"),
            text,
        )
    };
    let all = [
        series("a", 400, "gulls", "Gulls have taken the upper deck."),
        series("b", 300, "coffee", "A stronger roast is on sale at the bar."),
        series("c", 200, "paint", "Two sailors mend the green hull."),
    ];
    let refreshed = add(&mut Grouping::default(), &all);
    let mut stories: Vec<StoryId> = refreshed.assignments.iter().map(|one| one.story).collect();
    stories.dedup();
    assert_eq!(stories.len(), 3, "{refreshed:?}");
}

#[test]
fn tables_of_numbers_and_empty_texts_stay_alone() {
    let results = "1 0 2 4 1 1 3 0 2 2 5 1 0 0 1 3 2 1 4 4 2 0 1 1 5 3 2 2 0 1 3 3";
    let all = [
        article("one", 20, "O", "Results", results),
        article("two", 10, "P", "Results", results),
        article("three", 9, "P", "", ""),
        article("four", 8, "P", "", ""),
    ];
    let refreshed = add(&mut Grouping::default(), &all);
    let mut stories: Vec<StoryId> = refreshed.assignments.iter().map(|one| one.story).collect();
    stories.sort();
    stories.dedup();
    assert_eq!(stories.len(), 4);
}

#[test]
fn no_date_and_no_length_of_a_text_is_too_much() {
    let dated = |name: &str, date: &str| {
        let mut article = Article::clone(&article(name, 0, "O", "Floating library sinks", LIBRARY));
        article.published = Some(date.parse::<Timestamp>().unwrap());
        Arc::new(article)
    };
    let mut long = Article::clone(&library());
    long.id = ArticleId::given("long");
    long.document = Document::of_paragraphs([
        "dune ".repeat(400_000).as_str(),
        &"x".repeat(3_000_000),
        &"日本".repeat(500_000),
        &"'’".repeat(500_000),
        "e\u{301}\u{302}",
    ]);
    let all = [
        dated("first", "-009999-01-02T01:59:59Z"),
        dated("last", "9999-12-30T22:00:00Z"),
        Arc::new(long),
        library(),
        library(),
    ];
    let mut grouping = Grouping::default();
    let refreshed = add(&mut grouping, &all);
    assert_eq!(refreshed.assignments.len(), 4);
    assert_eq!(grouping.len(), 3, "what comes from the stone age is of no window");
    assert_eq!(
        of(&refreshed, &all[1]).story,
        of(&refreshed, &library()).story,
        "what is not yet there is of today"
    );
    assert_eq!(
        add(&mut grouping, &all[1..]).assignments,
        [],
        "each is grouped once"
    );
}

#[test]
fn damaged_bytes_are_left_out() {
    let kept = |bytes: &[u8]| Kept {
        article: library().id.clone(),
        story: StoryId(1),
        bytes: bytes.into(),
    };
    let refreshed = add(&mut Grouping::default(), &[library()]);
    let bytes = &refreshed.kept[0].1;
    assert_eq!(Grouping::load(Settings::default(), [kept(bytes)]).len(), 1);
    for end in 0..bytes.len() {
        assert!(Grouping::load(Settings::default(), [kept(&bytes[..end])]).is_empty());
    }
}
