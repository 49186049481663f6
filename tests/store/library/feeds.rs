use std::cell::RefCell;

use newsview::domain::change::{Change, Mark, Way};
use newsview::domain::subscription::Subscription;
use newsview::domain::text::Text;
use newsview::store::Store;

use super::{Home, counts, follow, save, sent};
use crate::store::read;

const FEED: &str = "https://harbour.example/feed";

fn dropped(store: &mut Store) {
    store.apply(&Change::Feeds {
        said: Text::line("dropped: Harbour Wire"),
        steps: "[1]".to_owned(),
        bookmarks: Vec::new(),
    });
}

#[test]
fn a_change_of_feeds_is_handed_out_to_be_taken_back() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&read(&["a"]));
    dropped(&mut store);
    let turned = RefCell::new(Vec::new());
    let turn = |steps: &str, way: Way| -> Result<Option<String>, String> {
        turned.borrow_mut().push((steps.to_owned(), way));
        Ok(Some(format!("{steps}+")))
    };
    let changed = store.undo_with(turn).unwrap().unwrap();
    assert_eq!(changed.sentence(), "took back: dropped: Harbour Wire");
    assert_eq!((changed.mark, changed.is_in_library), (Mark::Feeds, true));
    let changed = home.open().redo_with(turn).unwrap().unwrap();
    assert_eq!(changed.sentence(), "again: dropped: Harbour Wire");
    assert_eq!(
        *turned.borrow(),
        [
            ("[1]".to_owned(), Way::TakenBack),
            ("[1]+".to_owned(), Way::DoneAgain)
        ]
    );
    // Where the file cannot be written, the journal stays as it is.
    let failed = store.undo_with(|_, _| Err("feeds.toml cannot be written"));
    assert_eq!(failed, Err("feeds.toml cannot be written"));
    assert_eq!(store.undo_with(turn).unwrap().unwrap().mark, Mark::Feeds);
    assert_eq!(store.undo_with(turn).unwrap().unwrap().mark, Mark::Read);
    assert_eq!(store.undo_with(turn), Ok(None));
    assert_eq!(turned.borrow().len(), 3);
}

#[test]
fn the_log_tells_every_change_in_words() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let new = save(&mut store, feed, &[sent("a"), sent("b")]).new;
    store.apply(&Change::Read {
        ids: new.iter().map(|article| article.id.clone()).collect(),
        read: true,
    });
    dropped(&mut store);
    store.apply(&crate::store::bookmark("c"));
    store.undo();
    let told: Vec<(String, bool)> = store
        .log(10)
        .into_iter()
        .map(|logged| (logged.sentence, logged.is_undone))
        .collect();
    assert_eq!(
        told,
        [
            ("bookmarked: The day of c".to_owned(), true),
            ("dropped: Harbour Wire".to_owned(), false),
            ("2 articles marked read".to_owned(), false),
        ]
    );
    assert_eq!(store.log(1).len(), 1);
}

#[test]
fn a_feed_that_is_being_taken_over_is_not_dropped_by_who_reads_the_list_meanwhile() {
    let home = Home::new();
    let (mut taking, mut other) = (home.open(), home.open());
    let list = [Subscription::new(FEED)];
    let feed = taking.follow_feeds(&list, false).feeds[0];
    assert_eq!(other.follow_feeds(&[], true).dropped, []);
    assert_eq!(counts(&save(&mut taking, feed, &[sent("a")])), (1, 0, 0));

    // As soon as it was in the list once, what goes from the list is dropped.
    assert_eq!(other.follow_feeds(&list, true).dropped, []);
    assert_eq!(other.follow_feeds(&[], true).dropped, [feed]);

    // And so is what is awaited no longer.
    assert_eq!(taking.follow_feeds(&list, false).back, [feed]);
    assert_eq!(other.follow_feeds(&[], true).dropped, []);
    taking.await_no_feeds();
    assert_eq!(other.follow_feeds(&[], true).dropped, [feed]);
}
