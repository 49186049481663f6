use newsview::domain::change::{Beside, Change, Marking};
use newsview::domain::library::{Key, Listing, Order, Scope, View};
use newsview::domain::query::Hit;
use newsview::domain::subscription::{Folder, Subscription};
use newsview::domain::text::Text;
use newsview::store::{Incoming, Store};

use super::{Home, check, follow, look, now, save, sent};
use crate::store::{id, read, time};

const FEED: &str = "https://harbour.example/feed";
const OTHER: &str = "https://other.example/feed";

/// Two feeds, the second one in a folder, with three articles each.
fn filled(home: &Home) -> Store {
    let mut store = home.open();
    let filed = Subscription {
        folder: Folder(vec![Text::name("Coast"), Text::name("North")]),
        ..Subscription::new(OTHER)
    };
    let feeds = store.follow_feeds(&[Subscription::new(FEED), filed], true).feeds;
    for feed in feeds {
        save(&mut store, feed, &[sent("a"), sent("b"), sent("c")]);
    }
    store
}

fn listing(scope: Scope) -> Listing {
    Listing {
        scope,
        ..Listing::default()
    }
}

fn unread(home: &Home) -> i64 {
    check(home);
    look(home, "SELECT count(*) FROM unread")
}

#[test]
fn everything_of_a_listing_is_marked_and_taken_back() {
    let home = Home::new();
    let mut store = filled(&home);
    let folder = Scope::Folder(Folder(vec![Text::name("Coast")]));
    let changed = store.apply(&Change::ReadListing(Marking::all(&listing(folder), now())));
    assert_eq!(
        (changed.count, changed.ids.len(), changed.is_in_library),
        (3, 3, true)
    );
    assert_eq!(unread(&home), 3);
    let changed = store.apply(&Change::ReadListing(Marking::all(&listing(Scope::All), now())));
    assert_eq!(changed.sentence(), "3 articles marked read");
    assert_eq!(unread(&home), 0);
    drop(store);
    let mut store = home.open();
    assert_eq!(
        store.undo().unwrap().sentence(),
        "took back: 3 articles marked read"
    );
    assert_eq!(unread(&home), 3);
    assert_eq!(home.open().undo().unwrap().count, 3);
    assert_eq!(unread(&home), 6);
    store.redo();
    assert_eq!(unread(&home), 3);
}

#[test]
fn what_came_after_the_list_was_shown_stays_unread() {
    let home = Home::new();
    let mut store = filled(&home);
    let feed = store.fetch_plan()[0].feed;
    let late = [sent("late").incoming(FEED)];
    store
        .save(feed, &late, time("2026-09-01T12:00:05Z"), true)
        .unwrap();
    let changed = store.apply(&Change::ReadListing(Marking::all(&listing(Scope::All), now())));
    assert_eq!(changed.count, 6);
    assert_eq!(unread(&home), 1);
}

#[test]
fn a_view_and_what_stands_above_or_below_a_row_are_marked() {
    let home = Home::new();
    let mut store = filled(&home);
    let feed = store.fetch_plan()[0].feed;
    let scope = Scope::Feed(feed);
    let moment = look(
        &home,
        "SELECT moment FROM articles WHERE title LIKE '%b' AND feed = 1",
    );
    let key = Key {
        hit: Hit::Title,
        moment,
    };
    let mut seen = Vec::new();
    for (above, order) in [
        (true, Order::NewestFirst),
        (false, Order::NewestFirst),
        (true, Order::OldestFirst),
    ] {
        let listing = Listing {
            order,
            ..listing(scope.clone())
        };
        let beside = Beside {
            listing,
            key,
            above,
            shown: Vec::new(),
            only: None,
        };
        let change = Change::ReadListing(Marking::beside(beside, now()));
        assert_eq!(store.apply(&change).count, 2);
        seen.push(look(&home, "SELECT moment FROM unread WHERE feed = 1") < moment);
        store.undo();
    }
    assert_eq!(seen, [true, false, false]);
    let updated = Listing {
        view: View::Updated,
        ..listing(Scope::All)
    };
    let change = Change::ReadListing(Marking::all(&updated, now()));
    assert_eq!(store.apply(&change).sentence(), "nothing to change");
    save(&mut store, feed, &[sent("b").text("Edited.")]);
    assert_eq!(store.apply(&change).count, 1);
    assert_eq!(
        store
            .apply(&Change::ReadMoments(vec![moment, moment + 1, 7]))
            .count,
        1
    );
    assert_eq!(unread(&home), 4);
}

#[test]
fn ids_of_files_and_of_the_library_are_one_change() {
    let home = Home::new();
    let mut store = filled(&home);
    let stored = sent("a").incoming(FEED).id;
    let change = Change::Read {
        ids: vec![stored.clone(), id("of-a-file"), id("0123456789abcdef")],
        read: true,
    };
    let changed = store.apply(&change);
    assert_eq!(changed.sentence(), "3 articles marked read");
    assert_eq!(changed.ids.len(), 3);
    assert_eq!(store.load().read.len(), 2);
    assert_eq!(home.facts().len(), 3);
    assert!(home.facts().contains(&format!("read {stored}")));
    assert_eq!(unread(&home), 5);
    assert_eq!(store.undo().unwrap().count, 3);
    assert_eq!(home.facts(), [""; 0]);
    assert_eq!(unread(&home), 6);
}

#[test]
fn an_undo_leaves_what_is_gone_and_what_changed_since() {
    let home = Home::new();
    let mut one = filled(&home);
    let mut two = home.open();
    one.apply(&Change::ReadListing(Marking::all(&listing(Scope::All), now())));
    let connection = rusqlite::Connection::open(home.database()).unwrap();
    connection
        .execute_batch(
            "DELETE FROM articles WHERE number = 1; UPDATE feeds SET articles = 2 WHERE number = 1",
        )
        .unwrap();
    follow(&mut two, &[FEED]);
    assert_eq!(two.undo().unwrap().count, 5);
    assert_eq!(unread(&home), 2);
    follow(&mut one, &[FEED, OTHER]);
    assert_eq!(unread(&home), 5);
}

#[test]
fn marks_made_while_the_disk_was_away_come_to_the_library() {
    let home = Home::new();
    drop(filled(&home));
    let mut store = home.open_hastily();
    let other = rusqlite::Connection::open(home.database()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let changed = store.apply(&Change::ReadListing(Marking::all(&listing(Scope::All), now())));
    assert_eq!(changed.count, 6);
    assert!(store.trouble().is_some());
    // What is fetched meanwhile is not kept, and will be fetched again.
    let feed = store.fetch_plan()[0].feed;
    assert_eq!(store.save(feed, &[sent("x").incoming(FEED)], now(), true), None);
    store.apply(&read(&["of-a-file"]));
    other.execute_batch("COMMIT").unwrap();
    assert!(store.sync_to_disk());
    assert_eq!(unread(&home), 0);
    assert_eq!(home.facts().len(), 7);
    store.undo();
    store.undo();
    assert_eq!(unread(&home), 6);
}

#[test]
fn thousands_are_marked_in_one_row_and_taken_back_exactly() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let entries: Vec<Incoming> = (0..5_000)
        .map(|number| sent(&number.to_string()).incoming(FEED))
        .collect();
    store.save(feed, &entries, now(), true).unwrap();
    store.apply(&Change::Read {
        ids: entries.iter().step_by(2).map(|entry| entry.id.clone()).collect(),
        read: true,
    });
    let facts = home.facts();
    assert_eq!(facts.len(), 2_500);
    let changed = store.apply(&Change::ReadListing(Marking::all(&listing(Scope::All), now())));
    assert_eq!((changed.count, changed.ids.len()), (2_500, 0));
    assert_eq!(look(&home, "SELECT count(*) FROM journal"), 2);
    assert!(look(&home, "SELECT length(numbers) FROM journal ORDER BY number DESC") < 2_600);
    assert_eq!(unread(&home), 0);
    assert_eq!(store.undo().unwrap().count, 2_500);
    assert_eq!(home.facts(), facts);
    assert_eq!(unread(&home), 2_500);
    assert_eq!(store.redo().unwrap().count, 2_500);
    assert_eq!(unread(&home), 0);
}
