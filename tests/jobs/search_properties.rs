//! What the index and the scan find together, held against a plain look at every article.

use std::collections::HashSet;

use newsview::domain::library::{Anchor, FeedId, Key, Listing, Order, Page, Scope, View};
use newsview::domain::query::{Hit, Query};
use newsview::domain::subscription::Folder;
use newsview::domain::text::Text;
use newsview::jobs::list::Lister;
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest};

use crate::support::library::{Library, Sample, build, listing, request};

const NOW: i64 = 1_000_000;

fn word() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("a"),
        Just("ab"),
        Just("abc"),
        Just("abcd"),
        Just("b"),
        Just("Straße"),
        Just("s"),
        Just("don't"),
        Just("a's"),
        Just("l'a"),
        Just("U.S."),
        Just("10,000"),
        Just("10"),
        Just("1.5"),
        Just("日本"),
        Just("本語"),
        Just("本"),
        Just("日本語"),
        Just("aを使b"),
        Just("ab-a"),
        Just("ﾊﾞ"),
        Just("é"),
        Just("한국"),
        Just("ไทย"),
        Just("㏠"),
        Just("㏠a"),
        Just("日"),
        Just("+"),
        Just("¶"),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let between = prop_oneof![Just(" "), Just(", "), Just("-"), Just("、"), Just("")];
    (vec(word(), 0..5), between).prop_map(|(words, between)| words.join(between))
}

fn query() -> impl Strategy<Value = String> {
    let raw = proptest::string::string_regex(
        r#"([abs]{0,4}|[ "'.,“«*:(){}^+-]|10|000|Straße|é|日|本|㏠|か\u{3099}|한|NOT|AND|¶|\PC){0,9}"#,
    );
    let part = (proptest::bool::weighted(0.2), any::<bool>(), vec(word(), 1..4));
    let typed = (vec(part, 0..3), any::<bool>()).prop_map(|(parts, is_open)| {
        let mut raw = String::new();
        for (negative, phrase, words) in parts {
            raw.push_str(if negative { " -" } else { " " });
            let quote = if phrase { "\"" } else { "" };
            raw.extend([quote, &words.join(" "), quote]);
        }
        if is_open {
            raw.trim_end_matches('"').to_owned()
        } else {
            raw + " "
        }
    });
    prop_oneof![3 => typed, 1 => raw.unwrap()]
}

/// Words of an article in a row as a phrase, whether they stand in one text of it or in two.
fn quoted(samples: &[Sample], (which, from, length, is_open, is_negative): &Cut) -> String {
    let texts = which.get(samples).texts.join(" ");
    let words: Vec<&str> = texts.split(' ').collect();
    let start = from.index(words.len());
    let end = (start + length).min(words.len());
    let phrase = words[start..end].join(" ");
    let (minus, close) = (
        if *is_negative { "-" } else { "" },
        if *is_open { "" } else { "\"" },
    );
    format!("{minus}\"{phrase}{close}")
}

type Cut = (
    proptest::sample::Index,
    proptest::sample::Index,
    usize,
    bool,
    bool,
);

fn cut() -> impl Strategy<Value = Cut> {
    let index = any::<proptest::sample::Index>;
    (
        index(),
        index(),
        2..5_usize,
        any::<bool>(),
        proptest::bool::weighted(0.2),
    )
}

fn samples() -> impl Strategy<Value = Vec<Sample>> {
    let sample = (
        1..5_i64,
        vec(text(), 1..4),
        any::<(bool, bool, bool)>(),
        1..60_000_i64,
    );
    vec(sample, 1..14).prop_map(|all| {
        let mut moment = NOW - 200_000;
        let sample = |(feed, texts, (is_unread, is_bookmarked, is_updated), after)| {
            moment += after;
            Sample {
                feed,
                moment,
                texts,
                is_unread,
                is_bookmarked,
                is_updated,
            }
        };
        all.into_iter().map(sample).collect()
    })
}

fn scope() -> impl Strategy<Value = Scope> {
    let folder = |names: &[&str]| Scope::Folder(Folder(names.iter().map(|name| Text::name(name)).collect()));
    prop_oneof![
        4 => Just(Scope::All),
        1 => (1..5_i64).prop_map(|feed| Scope::Feed(FeedId(feed))),
        1 => Just(folder(&["World"])),
        1 => Just(folder(&["World", "Sea"])),
    ]
}

fn view() -> impl Strategy<Value = View> {
    prop_oneof![
        4 => Just(View::All), 2 => Just(View::Unread), 1 => Just(View::Bookmarks), 1 => Just(View::Updated),
        1 => Just(View::LastDay),
    ]
}

/// Feed 1 lies in a folder, 2 in one within it, 3 nowhere; 4 was dropped.
fn library(samples: &[Sample]) -> Library {
    let library = Library::new();
    library.add_feed(1, r#"["World"]"#, true);
    library.add_feed(2, r#"["World","Sea"]"#, true);
    library.add_feed(3, "[]", true);
    library.add_feed(4, r#"["World"]"#, false);
    // Feeds arrive in no order of time.
    let (even, odd): (Vec<_>, Vec<_>) = samples.iter().enumerate().partition(|(at, _)| at % 2 == 0);
    for (_, sample) in odd.into_iter().chain(even) {
        library.add(sample);
    }
    library
}

/// Every row of a listing, by a look at every article.
fn expected(samples: &[Sample], listing: &Listing) -> Vec<Key> {
    let query = Query::parse(&listing.query);
    let mut keys: Vec<Key> = samples
        .iter()
        .filter(|sample| match &listing.scope {
            Scope::All => sample.feed != 4 || listing.view == View::Bookmarks,
            Scope::Feed(feed) => sample.feed == feed.0,
            Scope::Folder(folder) => sample.feed == 2 || (sample.feed == 1 && folder.0.len() == 1),
        })
        .filter(|sample| match listing.view {
            View::All => true,
            View::Unread => sample.is_unread,
            View::Bookmarks => sample.is_bookmarked,
            View::Updated => sample.is_updated,
            View::Stories => false,
            View::LastDay => sample.moment >= NOW - 86_400,
        })
        .filter_map(|sample| {
            let hit = query.find(&sample.haystack())?;
            Some(Key {
                hit,
                moment: sample.moment,
            })
        })
        .collect();
    keys.sort_by_key(|key| {
        let moment = if listing.order == Order::NewestFirst {
            -key.moment
        } else {
            key.moment
        };
        (key.hit, moment)
    });
    keys
}

fn keys(page: &Page) -> Vec<Key> {
    page.rows.iter().map(|row| row.key).collect()
}

fn page(lister: &mut Lister, listing: &Listing, anchor: &Anchor, rows: usize) -> Page {
    let page = lister.page(&request(listing, NOW), anchor, rows, &build).unwrap();
    assert!(!page.is_partial);
    page
}

/// All pages from one end to the other.
fn walked(lister: &mut Lister, listing: &Listing, rows: usize, forward: bool) -> Vec<Key> {
    let mut all = Vec::new();
    let mut anchor = if forward { Anchor::Top } else { Anchor::Bottom };
    loop {
        let page = page(lister, listing, &anchor, rows);
        let mut found = keys(&page);
        if !forward {
            found.reverse();
        }
        let more = if forward { page.has_after } else { page.has_before };
        let before = if forward { page.has_before } else { page.has_after };
        assert_eq!(before, !all.is_empty());
        let last = found.last().copied();
        all.extend(found);
        match last.filter(|_| more) {
            Some(last) if forward => anchor = Anchor::After(last),
            Some(last) => anchor = Anchor::Before(last),
            None => break,
        }
    }
    if !forward {
        all.reverse();
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_index_and_the_scan_find_what_a_plain_scan_finds(
        mut samples in samples(),
        batches in vec(1..6_usize, 0..3),
        changed in vec((any::<proptest::sample::Index>(), vec(text(), 1..3)), 0..2),
        asked in vec((query(), view(), scope(), any::<bool>(), 1..5_usize, proptest::option::of(cut())), 12),
    ) {
        let mut library = library(&samples);
        for batch in batches {
            library.index(batch);
        }
        for (which, texts) in changed {
            let sample = which.get(&samples).clone();
            let place = samples.iter().position(|one| one.moment == sample.moment).unwrap();
            samples[place].texts = texts;
            samples[place].is_updated = true;
            library.change(&samples[place]);
        }
        let mut lister = library.lister();
        for (query, view, scope, oldest_first, rows, cut) in asked {
            let query = cut.map_or(query, |cut| quoted(&samples, &cut));
            let order = if oldest_first { Order::OldestFirst } else { Order::NewestFirst };
            let listing = listing(view, scope, &query, order);
            let expected = expected(&samples, &listing);
            prop_assert_eq!(walked(&mut lister, &listing, rows, true), expected.clone(), "{:?}", listing);
            prop_assert_eq!(walked(&mut lister, &listing, rows, false), expected.clone(), "{:?}", listing);
            let counts = lister.count(&request(&listing, NOW), &build).unwrap();
            prop_assert_eq!(counts.listed, expected.len(), "{:?}", listing);
            anchored(&mut lister, &listing, &expected, &samples, rows);
        }
    }
}

/// Pages around places: contiguous, with what was asked for, as full as can be.
fn anchored(lister: &mut Lister, listing: &Listing, expected: &[Key], samples: &[Sample], rows: usize) {
    let unread: HashSet<i64> = samples
        .iter()
        .filter(|sample| sample.is_unread)
        .map(|sample| sample.moment)
        .collect();
    for (place, key) in expected.iter().enumerate() {
        let sample = samples.iter().find(|sample| sample.moment == key.moment).unwrap();
        for anchor in [Anchor::Around(*key), Anchor::Article(sample.id())] {
            let page = page(lister, listing, &anchor, rows);
            let found = keys(&page);
            let start = place - page.selected.unwrap();
            assert_eq!(found, expected[start..start + found.len()], "{listing:?}");
            assert_eq!(found.len(), rows.min(expected.len()));
            assert_eq!(
                (page.has_before, page.has_after),
                (start > 0, start + found.len() < expected.len())
            );
        }
        let next = |step: usize| {
            (1..=expected.len())
                .map(|far| &expected[(place + far * step) % expected.len()])
                .find(|key| unread.contains(&key.moment))
                .copied()
        };
        let back = expected.len() - 1;
        for (anchor, wanted) in [
            (Anchor::NextUnread(*key), next(1)),
            (Anchor::PreviousUnread(*key), next(back.max(1))),
        ] {
            let page = page(lister, listing, &anchor, rows);
            let selected = page.selected.map(|selected| page.rows[selected].key);
            assert_eq!(selected, wanted, "{anchor:?} {listing:?}");
        }
    }
    let is_title = |key: &Key| key.hit == Hit::Title;
    assert!(
        expected
            .iter()
            .skip_while(|key| is_title(key))
            .all(|key| !is_title(key))
    );
}
