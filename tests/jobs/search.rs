//! The library searched as it is typed, indexed or not.

use newsview::domain::library::{Anchor, Order, Page, Scope, View};
use newsview::jobs::index;

use crate::support::library::{Library, Sample, build, listing, request};

const NOW: i64 = 50_000;

fn titles(page: &Page) -> Vec<&str> {
    page.rows.iter().map(|row| row.article.title.as_str()).collect()
}

fn found(library: &Library, query: &str) -> Vec<String> {
    let listing = listing(View::All, Scope::All, query, Order::NewestFirst);
    let page = library
        .lister()
        .page(&request(&listing, NOW), &Anchor::Top, 20, &build);
    titles(&page.unwrap()).into_iter().map(str::to_owned).collect()
}

fn harbour() -> Library {
    let library = Library::new();
    library.add_feed(1, "[]", true);
    library.add(&Sample::new(
        1,
        100,
        &["The ferry is late", "A storm held it.", "Rain followed."],
    ));
    library.add(&Sample::new(1, 200, &["A storm warning", "Ferries stay in port"]));
    library.add(&Sample::new(1, 300, &["Tide tables", "The ferry sails at ten"]));
    library
}

#[test]
fn a_new_article_is_found_at_once_before_it_is_indexed() {
    let mut library = harbour();
    library.index(10);
    library.add(&Sample::new(1, 400, &["Strike ends", "The ferry sails again"]));
    assert_eq!(
        found(&library, "ferry"),
        ["The ferry is late", "Strike ends", "Tide tables"]
    );
    library.index(10);
    assert_eq!(
        found(&library, "ferry"),
        ["The ferry is late", "Strike ends", "Tide tables"]
    );
}

#[test]
fn no_phrase_crosses_two_texts_in_the_index() {
    let mut library = harbour();
    library.index(10);
    assert_eq!(found(&library, "\"held it rain\""), Vec::<String>::new());
    assert_eq!(found(&library, "\"storm held it\""), ["The ferry is late"]);
    assert_eq!(found(&library, "¶"), found(&library, ""));
}

#[test]
fn an_edited_article_is_found_by_its_new_words_alone() {
    let mut library = harbour();
    library.index(10);
    library.change(&Sample::new(1, 300, &["Tide tables", "The launch sails at ten"]));
    for _ in 0..2 {
        assert_eq!(found(&library, "ferry"), ["The ferry is late"]);
        assert_eq!(found(&library, "launch"), ["Tide tables"]);
        library.index(10);
    }
}

#[test]
fn what_changes_while_it_is_indexed_is_indexed_again() {
    let mut library = harbour();
    let stale = library.store.unindexed(10, usize::MAX).unwrap();
    library.change(&Sample::new(1, 300, &["Tide tables", "The launch sails at ten"]));
    let words = |text: newsview::store::reader::StoredText| {
        let article = build(&text.bytes.unwrap(), text.id).unwrap();
        newsview::store::search::WordsOf {
            number: text.number,
            content_key: text.content_key,
            words: article.haystack.indexed_words(),
        }
    };
    let words: Vec<_> = stale.into_iter().map(words).collect();
    let indexing = library.store.index(&words, &|| false).unwrap();
    assert_eq!((indexing.done, indexing.left), (2, 1));
    assert_eq!(found(&library, "launch"), ["Tide tables"]);
}

#[test]
fn indexing_that_gives_way_leaves_nothing_half_done() {
    let mut library = harbour();
    let asked = std::cell::Cell::new(0);
    // It is asked before each of three texts is read, before each is written, and before the end.
    let give_way = || asked.replace(asked.get() + 1) >= 5;
    let indexing = index::step(&mut library.store, &build, 10, &give_way).unwrap();
    assert!(indexing.gave_way && indexing.done == 0);
    assert_eq!(library.store.unindexed(10, usize::MAX).unwrap().len(), 3);
    assert_eq!(library.index(10), 3);
    assert!(index::check(&mut library.store).unwrap().is_sound());
}

#[test]
fn a_rebuilt_index_finds_the_same_and_is_sound() {
    let mut library = harbour();
    library.index(2);
    library
        .sql
        .execute("DELETE FROM search WHERE rowid = 100", [])
        .unwrap();
    assert_eq!(index::check(&mut library.store).unwrap().missing, 1);
    let mut said = Vec::new();
    let done = index::rebuild(&mut library.store, &build, |done, left| said.push((done, left))).unwrap();
    assert_eq!((done, said), (3, vec![(3, 0)]));
    let proof = index::check(&mut library.store).unwrap();
    assert!(proof.is_sound() && proof.indexed == 3, "{proof:?}");
    assert_eq!(found(&library, "storm"), ["A storm warning", "The ferry is late"]);
}

#[test]
fn a_text_that_cannot_be_read_is_left_alone() {
    let mut library = harbour();
    library
        .sql
        .execute("UPDATE texts SET data = x'ffffffff00' WHERE number = 1", [])
        .unwrap();
    library
        .sql
        .execute("DELETE FROM texts WHERE number = 2", [])
        .unwrap();
    assert_eq!(found(&library, "ferry"), ["Tide tables"]);
    assert_eq!(library.index(10), 3);
    assert_eq!(found(&library, "ferry"), ["Tide tables"]);
}

#[test]
fn a_list_without_time_says_that_it_is_partial() {
    let library = harbour();
    let listing = listing(View::All, Scope::All, "ferry", Order::NewestFirst);
    let mut hasty = request(&listing, NOW);
    hasty.until = Some(std::time::Instant::now());
    let mut lister = library.lister();
    assert!(lister.page(&hasty, &Anchor::Top, 20, &build).unwrap().is_partial);
    let page = lister
        .page(&request(&listing, NOW), &Anchor::Top, 20, &build)
        .unwrap();
    assert_eq!((page.is_partial, page.rows.len()), (false, 2));
}
