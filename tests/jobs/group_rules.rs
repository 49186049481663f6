//! What the user says of stories: kept, obeyed, and taken back exactly.

use std::collections::BTreeMap;

use newsview::domain::article::Article;
use newsview::domain::change::Change;
use newsview::domain::text::Text;

use super::group::{Shelf, report};

fn split(article: &Article, from: &[&Article]) -> Change {
    Change::Split {
        id: article.id.clone(),
        from: from.iter().map(|article| article.id.clone()).collect(),
        title: Text::default(),
    }
}

fn merge(one: &Article, other: &Article) -> Change {
    Change::Merge {
        one: one.id.clone(),
        other: other.id.clone(),
        title: Text::default(),
    }
}

/// Two stories of three reports, the first one older.
fn two_stories() -> (Shelf, Vec<Article>, Vec<Article>) {
    let mut shelf = Shelf::new();
    let of = |event: usize, hours: i64| -> Vec<Article> {
        let outlets = ["Harbour Wire", "The Coast", "The Lamp"];
        (0_i64..)
            .zip(outlets)
            .map(|(place, outlet)| report(event, outlet, hours + place))
            .collect()
    };
    let (first, second) = (of(1, 0), of(2, 20));
    shelf.save(first.iter().chain(&second).cloned().collect());
    shelf.group();
    assert_eq!(shelf.stories().len(), 6);
    (shelf, first, second)
}

#[test]
fn a_report_taken_out_of_its_story_stays_out() {
    let (mut shelf, first, _) = two_stories();
    let before = shelf.stories();
    let changed = shelf.store.apply(&split(&first[1], &[&first[0]]));
    assert_eq!(
        changed.sentence(),
        format!("taken out of its story: {}", first[1].title)
    );
    assert_eq!(shelf.stories().len(), 5);
    assert_eq!(shelf.story(&first[1]), None);
    assert_eq!(shelf.look("SELECT count(*) FROM story_rules WHERE must = 0"), 2);
    // Later reports join the story, not what was taken out of it, nor does that come back.
    let later = report(1, "Ennet Valley Post", 8);
    shelf.save(vec![later.clone()]);
    shelf.group();
    assert_eq!(shelf.story(&first[1]), None);
    assert_eq!(shelf.story(&later), Some(first[0].id.to_string()));
    let again = shelf.store.apply(&split(&first[1], &[&first[0]]));
    assert_eq!(again.sentence(), "nothing to change");

    shelf.restart();
    let undone = shelf.store.undo().unwrap();
    assert_eq!(
        undone.sentence(),
        format!("took back: taken out of its story: {}", first[1].title)
    );
    let mut wanted = before.clone();
    wanted.insert(later.id.to_string(), first[0].id.to_string());
    assert_eq!(shelf.stories(), wanted);
    assert!(shelf.reader().reason(&first[1].id).unwrap().is_some());
    assert_eq!(shelf.look("SELECT count(*) FROM story_rules"), 0);
    assert_eq!(
        shelf.store.log(1)[0].sentence,
        format!("taken out of its story: {}", first[1].title)
    );
    shelf.restart();
    shelf.store.redo().unwrap();
    assert_eq!(shelf.story(&first[1]), None);
    assert_eq!(shelf.story(&later), Some(first[0].id.to_string()));
}

#[test]
fn the_first_report_can_be_taken_out_and_the_story_keeps_its_id() {
    let (mut shelf, first, _) = two_stories();
    shelf.store.apply(&split(&first[0], &[]));
    assert_eq!(shelf.story(&first[0]), None);
    assert_eq!(shelf.story(&first[1]), Some(first[0].id.to_string()));
    let other = report(70, "The Lamp", 9);
    shelf.save(vec![other.clone()]);
    shelf.group();
    // Joined with something else, it brings a name that is not its story's.
    shelf.store.apply(&merge(&first[0], &other));
    let own = shelf.story(&first[0]).unwrap();
    assert_eq!(shelf.story(&other), Some(own.clone()));
    assert_ne!(own, first[0].id.to_string());
    shelf.store.undo().unwrap();
    shelf.store.undo().unwrap();
    assert_eq!(shelf.story(&first[0]), Some(first[0].id.to_string()));
    assert_eq!(shelf.story(&other), None);
}

#[test]
fn joined_stories_keep_the_older_id_and_part_again() {
    let (mut shelf, first, second) = two_stories();
    let before = shelf.stories();
    let changed = shelf.store.apply(&merge(&second[2], &first[1]));
    assert_eq!(changed.sentence(), format!("joined with: {}", first[1].title));
    let stories = shelf.stories();
    assert_eq!(stories.len(), 6);
    assert!(stories.values().all(|story| story == first[0].id.as_str()));
    let reason = shelf.reader().reason(&second[2].id).unwrap().unwrap();
    assert!(reason.is_users);
    // What comes of either event joins them.
    let later = report(2, "Ennet Valley Post", 26);
    shelf.save(vec![later.clone()]);
    shelf.restart();
    shelf.group();
    assert_eq!(shelf.story(&later), Some(first[0].id.to_string()));
    shelf.store.undo().unwrap();
    let mut stories = shelf.stories();
    stories.remove(later.id.as_str());
    assert_eq!(stories, before);
    assert!(!shelf.reader().reason(&second[2].id).unwrap().unwrap().is_users);
}

#[test]
fn what_is_joined_after_it_was_parted_stands_together() {
    let (mut shelf, first, _) = two_stories();
    shelf.store.apply(&split(&first[1], &[]));
    assert_eq!(shelf.look("SELECT count(*) FROM story_rules WHERE must = 0"), 2);
    shelf.store.apply(&merge(&first[1], &first[2]));
    assert_eq!(shelf.look("SELECT count(*) FROM story_rules WHERE must = 0"), 0);
    assert_eq!(shelf.look("SELECT count(*) FROM story_rules WHERE must = 1"), 1);
    assert_eq!(shelf.story(&first[1]), Some(first[0].id.to_string()));
    shelf.store.undo().unwrap();
    assert_eq!(shelf.look("SELECT count(*) FROM story_rules WHERE must = 0"), 2);
    assert_eq!(shelf.story(&first[1]), None);
}

#[test]
fn of_articles_that_are_in_no_library_the_rules_are_kept() {
    let mut shelf = Shelf::new();
    let (one, two, three) = (
        report(1, "Harbour Wire", 0),
        report(1, "The Coast", 1),
        report(9, "The Lamp", 2),
    );
    let group = |shelf: &Shelf| -> BTreeMap<String, String> {
        let articles: Vec<_> = [&one, &two, &three]
            .map(|one| std::sync::Arc::new(one.clone()))
            .into();
        let grouped = newsview::jobs::group::loaded(&articles, &mut shelf.reader(), super::group::start());
        let pairs = grouped
            .into_iter()
            .map(|one| (one.article.to_string(), one.story.to_string()));
        pairs.collect()
    };
    assert_eq!(group(&shelf).len(), 2);
    shelf.store.apply(&split(&two, &[&one]));
    assert_eq!(group(&shelf).len(), 0);
    shelf.store.apply(&merge(&one, &three));
    let joined = group(&shelf);
    assert_eq!(joined.keys().collect::<Vec<_>>().len(), 2);
    assert_eq!(joined[one.id.as_str()], joined[three.id.as_str()]);
    shelf.store.undo().unwrap();
    shelf.restart();
    shelf.store.undo().unwrap();
    assert_eq!(group(&shelf).len(), 2);
}
