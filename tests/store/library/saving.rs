use newsview::domain::change::Change;
use newsview::domain::text::Text;
use newsview::store::{Asked, FetchedState, Incoming, Saving};
use rusqlite::Connection;

use super::{Home, Sent, check, counts, follow, look, now, save, sent, titles};
use crate::store::time;

const FEED: &str = "https://harbour.example/feed";

#[test]
fn articles_stand_by_their_dates_and_in_the_order_of_the_document() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let undated = |name: &str| Sent {
        date: None,
        ..sent(name)
    };
    save(
        &mut store,
        feed,
        &[
            sent("one"),
            sent("two"),
            sent("early").date("0031-01-01T00:00:00Z"),
            sent("late").date("2999-01-01T00:00:00Z"),
            sent("three"),
            undated("now-one"),
            undated("now-two"),
        ],
    );
    let order = ["late", "now-one", "now-two", "one", "two", "three", "early"];
    assert_eq!(titles(&home), order.map(|name| format!("The day of {name}")));
    let moment = |name: &str| {
        look(
            &home,
            &format!("SELECT moment FROM articles WHERE title LIKE '% {name}'"),
        )
    };
    assert_eq!(moment("early"), time("1990-01-01T00:00:00Z").as_second());
    assert_eq!(moment("late"), now().as_second() + 2 * 24 * 60 * 60);
    assert_eq!(moment("now-two"), now().as_second());
    assert_eq!(moment("three"), time("2026-08-13T06:10:00Z").as_second());
    assert_eq!(moment("one"), moment("three") + 2);
    // Later ones find the next free second.
    save(
        &mut store,
        feed,
        &[
            sent("four"),
            sent("one"),
            sent("five").date("2026-08-13T06:10:01Z"),
        ],
    );
    assert_eq!(moment("five"), moment("three") + 3);
    assert_eq!(moment("four"), moment("three") + 4);
    check(&home);
}

#[test]
fn an_edited_article_keeps_its_earlier_text_and_stays_read() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let id = save(&mut store, feed, &[sent("a")]).new[0].id.clone();
    store.apply(&Change::Read {
        ids: vec![id.clone()],
        read: true,
    });
    let connection = Connection::open(home.database()).unwrap();
    connection.execute("UPDATE articles SET indexed = 1", []).unwrap();
    // What nobody reads is replaced in silence.
    assert_eq!(
        counts(&save(&mut store, feed, &[sent("a").raw("markup")])),
        (0, 0, 1)
    );
    assert_eq!(
        look(
            &home,
            "SELECT count(*) FROM articles WHERE indexed = 1 AND changed IS NULL"
        ),
        1
    );
    assert!(store.article_data(&id).unwrap().ends_with(b"markup"));

    let saved = save(&mut store, feed, &[sent("a").text("Now this."), sent("b")]);
    assert_eq!(counts(&saved), (1, 1, 0));
    assert_eq!(saved.updated[0].id, id);
    let versions = store.versions(&id);
    assert_eq!(versions.len(), 1);
    assert!(versions[0].1.ends_with(b"markup"));
    assert_eq!(
        look(
            &home,
            "SELECT count(*) FROM articles WHERE indexed = 0 AND changed IS NOT NULL"
        ),
        1
    );
    assert!(home.facts().contains(&format!("read {id}")));
    check(&home);
}

#[test]
fn of_many_versions_the_first_and_the_newest_are_kept() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let mut id = None;
    for number in 0..30 {
        let saved = save(&mut store, feed, &[sent("a").text(&format!("Version {number}."))]);
        id = saved.new.first().map(|article| article.id.clone()).or(id);
    }
    let versions: Vec<String> = store
        .versions(&id.unwrap())
        .into_iter()
        .map(|(_, data)| String::from_utf8(data).unwrap())
        .collect();
    assert_eq!(versions.len(), 20);
    assert!(versions[0].contains("Version 28."), "{versions:?}");
    assert!(versions[18].contains("Version 10."));
    assert!(versions[19].contains("Version 0."));
}

#[test]
fn a_large_document_is_saved_in_parts_between_which_marks_are_made() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let entries: Vec<Incoming> = (0..700)
        .map(|number| sent(&number.to_string()).incoming(FEED))
        .collect();
    let mut saving = Saving::new(feed, &entries, now(), true);
    let mut parts = 0;
    while !store.save_part(&mut saving).unwrap() {
        parts += 1;
        store.apply(&Change::Read {
            ids: vec![entries[699].id.clone()],
            read: parts % 2 == 1,
        });
    }
    assert_eq!(parts, 2);
    let saved = saving.saved();
    assert_eq!((saved.new.len(), saved.unread_added), (700, 700));
    assert_eq!(titles(&home)[0], "The day of 0");
    assert_eq!(store.save(feed, &entries, now(), true).unwrap().unchanged, 700);
    check(&home);
}

#[test]
fn an_article_read_in_a_file_is_read_when_it_comes_to_the_library() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let entry = sent("a").incoming(FEED);
    store.apply(&Change::Read {
        ids: vec![entry.id.clone()],
        read: true,
    });
    let saved = save(&mut store, feed, &[sent("a")]);
    assert_eq!((saved.new.len(), saved.unread_added), (1, 0));
    assert_eq!(home.facts(), [format!("read {}", entry.id)]);
    assert_eq!(store.undo().unwrap().ids, [entry.id]);
    assert_eq!(home.facts(), [""; 0]);
    assert!(store.load().read.is_empty());
    check(&home);
}

#[test]
fn a_feed_that_was_dropped_meanwhile_is_not_saved() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let entries = [sent("a").incoming(FEED)];
    follow(&mut store, &[]);
    assert_eq!(
        counts(&store.save(feed, &entries, now(), true).unwrap()),
        (0, 0, 0)
    );
    assert_eq!(titles(&home), [""; 0]);
}

#[test]
fn what_came_of_asking_a_feed_is_remembered() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let state = FetchedState {
        etag: Some("\"tide\"".to_owned()),
        body_key: Some(u64::MAX),
        hints: Some("{}".to_owned()),
        ..FetchedState::default()
    };
    store.keep_asked(&[Asked {
        state: Some(state.clone()),
        due: Some(time("2026-09-01T13:00:00Z")),
        ..Asked::soundly(feed, now())
    }]);
    store.keep_asked(&[Asked {
        failure: Some(Text::line("no answer")),
        ..Asked::soundly(feed, time("2026-09-01T14:00:00Z"))
    }]);
    let plan = &store.fetch_plan()[0];
    assert_eq!(plan.state, state);
    assert_eq!((plan.failures, plan.succeeded, plan.due), (1, Some(now()), None));
    assert_eq!(plan.asked, Some(time("2026-09-01T14:00:00Z")));
    store.keep_asked(&[Asked {
        is_gone: true,
        ..Asked::soundly(feed, now())
    }]);
    assert_eq!(
        (store.fetch_plan()[0].failures, store.fetch_plan()[0].is_gone),
        (0, true)
    );
}

#[test]
fn a_list_that_could_not_be_read_drops_no_feed() {
    let home = Home::new();
    let mut store = home.open();
    let feeds = follow(&mut store, &[FEED, "https://other.example/feed"]);
    let followed = store.follow_feeds(&[], false);
    assert!(followed.dropped.is_empty());
    assert_eq!(store.fetch_plan().len(), 2);
    let followed = store.follow_feeds(&[super::subscription(FEED)], true);
    assert_eq!(
        (followed.feeds, followed.dropped),
        (vec![feeds[0]], vec![feeds[1]])
    );
}

#[test]
fn a_feed_that_comes_back_has_its_articles_and_what_is_unread_of_them() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let new = save(&mut store, feed, &[sent("a"), sent("b"), sent("c")]).new;
    store.apply(&Change::Read {
        ids: vec![new[0].id.clone()],
        read: true,
    });
    let facts = home.facts();
    follow(&mut store, &[]);
    assert_eq!(look(&home, "SELECT count(*) FROM unread"), 0);
    assert_eq!(home.facts(), facts);
    check(&home);
    // Marks reach dropped articles, too.
    store.apply(&Change::Read {
        ids: vec![new[1].id.clone()],
        read: true,
    });
    assert_eq!(home.facts().len(), 2);
    store.undo();
    assert_eq!(home.facts(), facts);
    let followed = store.follow_feeds(&[super::subscription(FEED)], true);
    assert_eq!((followed.feeds, followed.back), (vec![feed], vec![feed]));
    assert_eq!(look(&home, "SELECT unread FROM feeds"), 2);
    assert_eq!(
        counts(&save(&mut store, feed, &[sent("a"), sent("b"), sent("c")])),
        (0, 0, 3)
    );
    check(&home);
}

#[test]
fn several_documents_are_saved_at_once() {
    let home = Home::new();
    let mut store = home.open();
    let addresses: Vec<String> = (0..9)
        .map(|feed| format!("https://{feed}.example/feed"))
        .collect();
    let feeds = follow(
        &mut store,
        &addresses.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let documents: Vec<Vec<Incoming>> = (0..9)
        .map(|feed| {
            // The first one is empty.
            let names = (0..feed * 12).map(|number| sent(&number.to_string()));
            names.map(|entry| entry.incoming(&addresses[feed])).collect()
        })
        .collect();
    follow(
        &mut store,
        &addresses[..8].iter().map(String::as_str).collect::<Vec<_>>(),
    );
    for wanted in [12 * 28, 0] {
        let pairs = feeds.iter().zip(&documents);
        let mut savings: Vec<Saving> = pairs
            .map(|(feed, document)| Saving::new(*feed, document, now(), true))
            .collect();
        let mut parts = 1;
        while !store.save_parts(&mut savings).unwrap() {
            parts += 1;
        }
        assert_eq!(parts, 2);
        let new: usize = savings.into_iter().map(|saving| saving.saved().new.len()).sum();
        assert_eq!(new, wanted);
        check(&home);
    }
}
