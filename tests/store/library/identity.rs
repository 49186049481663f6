use super::{Home, Sent, check, counts, follow, look, save, sent, titles};

const FEED: &str = "https://harbour.example/feed";

fn named(names: &[&str]) -> Vec<Sent> {
    names.iter().map(|name| sent(name)).collect()
}

/// What a second document of the same feed does.
fn after(first: &[Sent], second: &[Sent]) -> (usize, usize, usize) {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    assert_eq!(save(&mut store, feed, first).new.len(), first.len());
    assert_eq!(counts(&save(&mut store, feed, first)), (0, 0, first.len()));
    let counted = counts(&save(&mut store, feed, second));
    assert_eq!(counts(&save(&mut store, feed, second)), (0, 0, second.len()));
    check(&home);
    counted
}

#[test]
fn the_same_document_changes_nothing_in_any_order() {
    let mut entries = named(&["a", "b", "c"]);
    let before = entries.clone();
    entries.reverse();
    assert_eq!(after(&before, &entries), (0, 0, 3));
}

#[test]
fn an_edited_title_text_or_address_form_is_the_same_article() {
    let first = named(&["a", "b", "c", "d"]);
    let second = [
        sent("a").title("Another headline"),
        sent("b").text("Something happened after all."),
        sent("c").url("https://harbour.example/c/"),
        sent("d").url("https://elsewhere.example/d-moved"),
    ];
    assert_eq!(after(&first, &second), (0, 2, 2));
}

#[test]
fn a_guid_that_changes_while_the_address_stays_is_the_same_article() {
    let first = named(&["a", "b"]);
    let second = [
        sent("a").guid("tag:harbour.example,2026:a"),
        sent("b")
            .guid("tag:harbour.example,2026:b")
            .text("Edited at the same time."),
    ];
    assert_eq!(after(&first, &second), (0, 1, 1));
}

#[test]
fn guid_and_address_that_change_while_the_text_stays_are_the_same_article() {
    let first = named(&["a", "b"]);
    let second = [
        sent("a").guid("new-a").url("https://new.example/a"),
        sent("b").guid("new-b").url("https://new.example/b"),
    ];
    assert_eq!(after(&first, &second), (0, 0, 2));
}

#[test]
fn entries_that_share_one_guid_stay_apart() {
    let shared = |name: &str| sent(name).guid("harbour");
    let first = [shared("a"), shared("b"), shared("c")];
    let second = [shared("d"), shared("a"), shared("b").text("Edited."), shared("c")];
    assert_eq!(after(&first, &second), (1, 1, 2));
    assert_eq!(after(&first, &[shared("d")]), (1, 0, 0));
    assert_eq!(after(&first, &[shared("c")]), (0, 0, 1));
}

#[test]
fn entries_that_share_one_address_stay_apart() {
    for address in ["https://harbour.example/", "https://harbour.example/news"] {
        let shared = |name: &str| sent(name).url(address);
        let first = [shared("a"), shared("b")];
        let second = [shared("c"), shared("a"), shared("b").title("Edited")];
        assert_eq!(after(&first, &second), (1, 1, 1));
        let nameless = |name: &str| Sent {
            guid: None,
            ..shared(name)
        };
        let first = [nameless("a"), nameless("b")];
        assert_eq!(
            after(&first, &[nameless("c"), nameless("a"), nameless("b")]),
            (1, 0, 2)
        );
    }
}

#[test]
fn each_days_only_entry_at_the_homepage_is_an_article_of_its_own() {
    let day = |number: u32| {
        sent(&number.to_string())
            .url("https://harbour.example")
            .date(&format!("2026-08-1{number}T06:00:00Z"))
    };
    assert_eq!(after(&[day(1)], &[day(2)]), (1, 0, 0));
    // At a page for all of them, too: guid, headline, text and date are all new.
    let page = |number: u32| day(number).url("https://harbour.example/today");
    assert_eq!(after(&[page(1)], &[page(2)]), (1, 0, 0));
}

#[test]
fn an_entry_without_guid_is_known_by_its_address() {
    let nameless = |name: &str| Sent {
        guid: None,
        ..sent(name)
    };
    let second = [
        nameless("a").title("Edited").date("2026-08-20T06:10:00Z"),
        nameless("b"),
    ];
    assert_eq!(after(&[nameless("a"), nameless("b")], &second), (0, 1, 1));
    // A feed that begins to name its entries.
    assert_eq!(after(&[nameless("a")], &[sent("a").title("Edited")]), (0, 1, 0));
}

#[test]
fn an_entry_without_any_name_is_known_by_its_text_or_by_headline_and_date() {
    let nameless = |name: &str| Sent {
        guid: None,
        url: None,
        ..sent(name)
    };
    let first = [nameless("a"), nameless("b")];
    let second = [
        nameless("b").raw("new"),
        nameless("a").text("Now with more in it."),
    ];
    assert_eq!(after(&first, &second), (0, 1, 1));
}

#[test]
fn each_stored_article_is_one_entry_at_most() {
    // The new entry has the old one's address, which the old one no longer has.
    let second = [
        sent("b").url("https://harbour.example/a"),
        sent("a").url("https://harbour.example/a-moved"),
    ];
    assert_eq!(after(&[sent("a")], &second), (1, 0, 1));
    // Two entries with the text of one stored article.
    let twin = |name: &str| {
        sent("a")
            .guid(name)
            .url(&format!("https://harbour.example/{name}"))
    };
    assert_eq!(after(&[sent("a")], &[twin("x"), twin("y")]), (2, 0, 0));
}

#[test]
fn an_entry_that_stands_twice_in_a_document_is_one_article() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let saved = save(&mut store, feed, &[sent("a"), sent("b"), sent("a")]);
    assert_eq!(counts(&saved), (2, 0, 1));
    check(&home);
}

#[test]
fn an_entry_that_vanished_comes_back_as_the_same_article() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    save(&mut store, feed, &named(&["a", "b"]));
    save(&mut store, feed, &named(&["b"]));
    assert_eq!(counts(&save(&mut store, feed, &named(&["a", "b"]))), (0, 0, 2));
    assert_eq!(titles(&home).len(), 2);
}

#[test]
fn two_feeds_that_share_guids_stay_apart() {
    let home = Home::new();
    let mut store = home.open();
    let feeds = follow(&mut store, &[FEED, "https://other.example/feed"]);
    let one = save(&mut store, feeds[0], &named(&["a", "b"]));
    let two = save(&mut store, feeds[1], &named(&["a", "b"]));
    assert_eq!((counts(&one), counts(&two)), ((2, 0, 0), (2, 0, 0)));
    assert!(
        one.new
            .iter()
            .all(|article| two.new.iter().all(|other| other.id != article.id))
    );
    check(&home);
}

#[test]
fn an_id_that_another_feed_has_taken_is_given_anew() {
    let home = Home::new();
    let mut store = home.open();
    let feeds = follow(&mut store, &[FEED, "https://other.example/feed"]);
    // Both say the ids of one source.
    let entries = [sent("a").incoming(FEED), sent("b").incoming(FEED)];
    let at = super::now();
    let one = store.save(feeds[0], &entries, at, true).unwrap();
    let two = store.save(feeds[1], &entries, at, true).unwrap();
    assert_eq!((one.new.len(), two.new.len()), (2, 2));
    assert_eq!(store.save(feeds[1], &entries, at, true).unwrap().unchanged, 2);
    assert_eq!(look(&home, "SELECT count(DISTINCT id) FROM articles"), 4);
}

#[test]
fn a_feed_that_moved_keeps_its_articles() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    save(&mut store, feed, &named(&["a", "b"]));
    assert!(store.change_address(feed, "https://new.example/feed"));
    assert_eq!(follow(&mut store, &["https://new.example/feed"]), [feed]);
    assert_eq!(
        counts(&save(&mut store, feed, &named(&["c", "a", "b"]))),
        (1, 0, 2)
    );
    // Whoever follows the old address now follows another feed.
    let feeds = follow(&mut store, &["https://new.example/feed", FEED]);
    assert_eq!(
        counts(&save(&mut store, feeds[1], &named(&["a", "b"]))),
        (2, 0, 0)
    );
    assert!(!store.change_address(feed, FEED));
    follow(&mut store, &["https://new.example/feed"]);
    assert!(store.change_address(feed, FEED));
    check(&home);
}

#[test]
fn thousands_of_entries_with_one_guid_take_no_longer_than_others() {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let entries: Vec<Sent> = (0..2_000)
        .map(|number| {
            sent(&number.to_string())
                .guid("one")
                .url("https://harbour.example/same")
        })
        .collect();
    assert_eq!(save(&mut store, feed, &entries).new.len(), 2_000);
    assert_eq!(counts(&save(&mut store, feed, &entries)), (0, 0, 2_000));
    // All share one date, too; they stand in the order of the document.
    let titles = titles(&home);
    assert_eq!(
        (titles[0].as_str(), titles[1_999].as_str()),
        ("The day of 0", "The day of 1999")
    );
    check(&home);
}
