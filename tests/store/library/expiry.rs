use jiff::{SignedDuration, Timestamp};
use newsview::domain::change::{Change, Marking};
use newsview::domain::library::{FeedId, Listing};
use newsview::domain::query::Haystack;
use newsview::domain::text::Text;
use newsview::store::search::WordsOf;
use newsview::store::{Incoming, Keep, Store};
use rusqlite::Connection;

use super::{Home, Sent, check, follow, look, now, sent, titles};

const FEED: &str = "https://harbour.example/feed";

fn after_days(days: i64) -> Timestamp {
    now() + SignedDuration::from_hours(days * 24)
}

fn save_at(store: &mut Store, feed: FeedId, names: &[&str], at: Timestamp) {
    let day = |name: &&str| {
        let entry = sent(name);
        Sent { date: None, ..entry }.incoming(FEED)
    };
    let entries: Vec<Incoming> = names.iter().map(day).collect();
    store.save(feed, &entries, at, true).unwrap();
}

/// Four articles, of which the feed still lists the last one; all are read but the third.
fn filled(home: &Home) -> (Store, FeedId) {
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    save_at(&mut store, feed, &["a"], now());
    save_at(&mut store, feed, &["b"], after_days(1));
    store.apply(&Change::ReadListing(Marking::all(
        &Listing::default(),
        after_days(1),
    )));
    save_at(&mut store, feed, &["c"], after_days(2));
    save_at(&mut store, feed, &["d"], after_days(3));
    store.apply(&Change::Read {
        ids: vec![sent("d").incoming(FEED).id],
        read: true,
    });
    (store, feed)
}

fn left(home: &Home) -> String {
    check(home);
    let titles = titles(home);
    let names: Vec<&str> = titles
        .iter()
        .filter_map(|title| title.rsplit(' ').next())
        .collect();
    names.join("")
}

/// Days, articles, and whether unread ones may go; then what is left.
const RULES: &[(Option<u32>, Option<u32>, bool, &str)] = &[
    (None, None, true, "dcba"),
    (Some(99), None, false, "dcb"),
    (Some(0), Some(1), false, "dcba"),
    (Some(1), Some(0), false, "dcba"),
    (Some(1), None, false, "dc"),
    (Some(1), None, true, "d"),
    (None, Some(3), false, "dcb"),
    (None, Some(1), false, "dc"),
    (None, Some(1), true, "d"),
    (Some(1), Some(3), false, "dcb"),
    (Some(99), Some(1), true, "dcb"),
    (None, Some(9), true, "dcba"),
];

#[test]
fn old_read_articles_go_when_no_rule_keeps_them() {
    // In the middle of the hundredth day: a is older than 99 days, b is not.
    let now = after_days(99) + SignedDuration::from_hours(12);
    for (days, articles, unread, wanted) in RULES {
        let home = Home::new();
        let (mut store, feed) = filled(&home);
        let keep = Keep {
            days: *days,
            articles: *articles,
            unread: *unread,
        };
        let gone = store.expire(&[(feed, keep)], now, 100);
        assert_eq!(
            (gone, left(&home).as_str()),
            (4 - wanted.len(), *wanted),
            "{keep:?}"
        );
    }
}

#[test]
fn what_is_bookmarked_tagged_noted_or_listed_never_goes() {
    let home = Home::new();
    let (mut store, feed) = filled(&home);
    let id = |name: &str| sent(name).incoming(FEED).id;
    store.apply(&crate::store::bookmark(id("a").as_str()));
    store.apply(&Change::Tags {
        id: id("b"),
        title: Text::default(),
        tags: vec![Text::name("tide")],
    });
    store.apply(&Change::Note {
        id: id("c"),
        title: Text::default(),
        note: Text::line("Call Ana."),
    });
    let all = Keep {
        days: Some(1),
        unread: true,
        ..Keep::default()
    };
    assert_eq!(store.expire(&[(feed, all)], after_days(999), 100), 0);
    for _ in 0..3 {
        store.undo();
    }
    assert_eq!(store.expire(&[(feed, all)], after_days(999), 2), 2);
    assert_eq!(store.expire(&[(feed, all)], after_days(999), 2), 1);
    assert_eq!(left(&home), "d");
    // What the feed lists is not new again.
    let again = [Sent {
        date: None,
        ..sent("d")
    }
    .incoming(FEED)];
    assert_eq!(
        store.save(feed, &again, after_days(999), true).unwrap().unchanged,
        1
    );
    // Of a document that was cut off, nobody knows what it lists no longer.
    store
        .save(feed, &[sent("e").incoming(FEED)], after_days(999), false)
        .unwrap();
    assert_eq!(store.expire(&[(feed, all)], after_days(2_999), 100), 0);
}

#[test]
fn articles_of_a_feed_dropped_long_ago_go() {
    let home = Home::new();
    let (mut store, _) = filled(&home);
    store.apply(&crate::store::bookmark(sent("a").incoming(FEED).id.as_str()));
    follow(&mut store, &[]);
    let dropped = Timestamp::now();
    let days = |days: i64| dropped + SignedDuration::from_hours(days * 24);
    assert_eq!(store.expire(&[], days(89), 100), 0);
    assert_eq!(store.expire(&[], days(91), 100), 3);
    assert_eq!(left(&home), "a");
    follow(&mut store, &[FEED]);
    assert_eq!(left(&home), "a");
}

#[test]
fn words_versions_and_positions_of_what_goes_go_with_it() {
    let home = Home::new();
    let (mut store, feed) = filled(&home);
    let connection = Connection::open(home.database()).unwrap();
    connection
        .execute_batch(
            "INSERT INTO search (rowid, words) SELECT moment, 'day tide' FROM articles WHERE number <> 2;
             INSERT INTO versions (article, at, data) SELECT number, 1, x'00' FROM articles;
             UPDATE articles SET indexed = number = 1",
        )
        .unwrap();
    store.keep_positions(&[(
        sent("a").incoming(FEED).id,
        newsview::domain::change::Position::default(),
    )]);
    let all = Keep {
        days: Some(1),
        unread: true,
        ..Keep::default()
    };
    assert_eq!(store.expire(&[(feed, all)], after_days(999), 100), 3);
    assert_eq!(
        look(&home, "SELECT count(*) FROM search WHERE search MATCH 'tide'"),
        1
    );
    assert_eq!(look(&home, "SELECT count(*) FROM versions"), 1);
    assert_eq!(look(&home, "SELECT count(*) FROM positions"), 0);
    connection
        .execute("INSERT INTO search (search) VALUES ('integrity-check')", [])
        .unwrap();
    assert_eq!(left(&home), "d");
}

#[test]
fn what_goes_is_taken_out_of_the_index() {
    let home = Home::new();
    let (mut store, feed) = filled(&home);
    let words: Vec<WordsOf> = store
        .unindexed(9, usize::MAX)
        .unwrap()
        .into_iter()
        .map(|text| WordsOf {
            number: text.number,
            content_key: text.content_key,
            words: Haystack::new("tide", ["tables"]).indexed_words(),
        })
        .collect();
    assert_eq!(store.index(&words, &|| false).unwrap().done, 4);
    let keep = Keep {
        days: Some(1),
        articles: None,
        unread: true,
    };
    assert_eq!(store.expire(&[(feed, keep)], after_days(99), 9), 3);
    let proof = store.prove_index().unwrap();
    assert!(proof.is_sound(), "{proof:?}");
    assert_eq!(proof.indexed, 1);
}
