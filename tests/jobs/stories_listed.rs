//! Listings in which the reports of a story share a row, held against a plain look at every article.

use newsview::domain::article::ArticleId;
use newsview::domain::change::{Beside, Change, Marking};
use newsview::domain::library::{Anchor, Key, LibraryRow, Listing, Order, Page, Scope, View};
use newsview::domain::query::Hit;
use newsview::domain::story::{Story, StoryId};
use newsview::jobs::list::Lister;
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use rusqlite::params;

use crate::support::library::{Library, Sample, build, listing, request};

const NOW: i64 = 1_000_000;

/// A report, and the number of its story.
type Told = (Sample, Option<i64>);

fn told() -> impl Strategy<Value = Vec<Told>> {
    let one = (1..4_i64, any::<(bool, bool, bool)>(), 1..40_000_i64, 0..5_i64);
    vec(one, 1..18).prop_map(|all| {
        let mut moment = NOW - 250_000;
        let told: Vec<Told> = all
            .into_iter()
            .map(|(feed, (is_unread, is_bookmarked, is_updated), after, story)| {
                moment += after;
                let sample = Sample {
                    is_unread,
                    is_bookmarked,
                    is_updated,
                    ..Sample::new(feed, moment, &["A report"])
                };
                (sample, Some(story).filter(|story| *story > 0))
            })
            .collect();
        // One report alone is no story.
        let count = |wanted: Option<i64>| told.iter().filter(|(_, story)| *story == wanted).count();
        let is_told = |story: &Option<i64>| count(*story) > 1;
        let kept = told.iter().cloned();
        kept.map(|(sample, story)| (sample, story.filter(|_| is_told(&story))))
            .collect()
    })
}

fn view() -> impl Strategy<Value = View> {
    prop_oneof![
        4 => Just(View::All), 3 => Just(View::Unread), 1 => Just(View::Bookmarks), 1 => Just(View::Updated),
        1 => Just(View::LastDay), 3 => Just(View::Stories),
    ]
}

/// Feeds 1 and 2 are followed, 3 was dropped.
fn library(told: &[Told]) -> Library {
    let library = Library::new();
    for feed in 1..4 {
        library.add_feed(feed, "[]", feed != 3);
    }
    for (sample, story) in told {
        library.add(sample);
        let words = sample.moment % 100;
        let sql = "UPDATE articles SET story = ?2, words = ?3 WHERE moment = ?1";
        library
            .sql
            .execute(sql, params![sample.moment, story, words])
            .unwrap();
    }
    library
}

fn is_listed((sample, story): &Told, listing: &Listing) -> bool {
    let in_scope = match &listing.scope {
        Scope::Feed(feed) => sample.feed == feed.0,
        _ => sample.feed != 3 || listing.view == View::Bookmarks,
    };
    in_scope
        && match listing.view {
            View::All => true,
            View::Unread => sample.is_unread,
            View::Bookmarks => sample.is_bookmarked,
            View::Updated => sample.is_updated,
            View::LastDay => sample.moment >= NOW - 86_400,
            View::Stories => story.is_some(),
        }
}

/// The places of all rows.
fn expected(told: &[Told], listing: &Listing) -> Vec<Key> {
    let mut listed: Vec<&Told> = told.iter().filter(|one| is_listed(one, listing)).collect();
    if listing.order == Order::NewestFirst {
        listed.reverse();
    }
    let mut seen = Vec::new();
    listed.retain(|(_, story)| {
        story.is_none()
            || !seen.contains(story) && {
                seen.push(*story);
                true
            }
    });
    let key = |(sample, _): &Told| Key {
        hit: Hit::Body,
        moment: sample.moment,
    };
    listed.into_iter().map(key).collect()
}

fn page(lister: &mut Lister, listing: &Listing, anchor: &Anchor, rows: usize) -> Page {
    lister.page(&request(listing, NOW), anchor, rows, &build).unwrap()
}

fn keys(page: &Page) -> Vec<Key> {
    page.rows.iter().map(|row| row.key).collect()
}

/// All pages from one end to the other.
fn walked(lister: &mut Lister, listing: &Listing, rows: usize, forward: bool) -> Vec<LibraryRow> {
    let mut all: Vec<LibraryRow> = Vec::new();
    let mut anchor = if forward { Anchor::Top } else { Anchor::Bottom };
    loop {
        let mut page = page(lister, listing, &anchor, rows);
        let (before, more) = if forward {
            (page.has_before, page.has_after)
        } else {
            page.rows.reverse();
            (page.has_after, page.has_before)
        };
        assert_eq!(before, !all.is_empty());
        all.extend(page.rows);
        match all.last().filter(|_| more) {
            Some(last) if forward => anchor = Anchor::After(last.key),
            Some(last) => anchor = Anchor::Before(last.key),
            None => break,
        }
    }
    if !forward {
        all.reverse();
    }
    all
}

/// The reports of the story that has this moment, as they are shown.
fn reports(moment: i64, told: &[Told]) -> (Option<i64>, Vec<&Sample>) {
    let own = told.iter().find(|(sample, _)| sample.moment == moment);
    let number = own.unwrap().1;
    let is_shown = |sample: &Sample| sample.feed != 3 || sample.is_bookmarked;
    let reports = told
        .iter()
        .rev()
        .filter(|(sample, story)| number.is_some() && *story == number && is_shown(sample));
    (number, reports.map(|(sample, _)| sample).collect())
}

/// What is said of the story that has this moment, if it is said to be of one.
fn check_reports(moment: i64, story: Option<&Story>, told: &[Told]) {
    let (number, reports) = reports(moment, told);
    let Some(story) = story else {
        assert!(reports.len() < 2, "{moment}");
        return;
    };
    assert_eq!(story.id, StoryId(number.unwrap().cast_unsigned()));
    assert_eq!(story.count, reports.len());
    let ids: Vec<_> = reports.iter().map(|sample| sample.id()).collect();
    assert_eq!(story.ids().cloned().collect::<Vec<_>>(), ids);
}

/// What a row says of its story.
fn check_story(row: &LibraryRow, told: &[Told]) {
    check_reports(row.key.moment, row.story.as_deref(), told);
    if row.story.is_none() {
        return;
    }
    let (_, reports) = reports(row.key.moment, told);
    let lead = reports
        .iter()
        .max_by_key(|sample| (sample.is_unread, sample.moment % 100))
        .unwrap();
    assert_eq!(
        (
            row.is_read,
            row.article.id == lead.id() || row_words(row) == lead.moment % 100
        ),
        (!lead.is_unread, true)
    );
}

fn row_words(row: &LibraryRow) -> i64 {
    i64::from_str_radix(row.article.id.as_str(), 16).unwrap() % 100
}

/// The next row that has an unread report is found from every row.
fn check_unread(lister: &mut Lister, listing: &Listing, expected: &[Key], told: &[Told]) {
    let has_unread = |key: &Key| {
        let (own, story) = told
            .iter()
            .find(|(sample, _)| sample.moment == key.moment)
            .unwrap();
        told.iter().any(|one| {
            let is_of_it = one.0.moment == own.moment || story.is_some() && one.1 == *story;
            is_of_it && one.0.is_unread && is_listed(one, listing)
        })
    };
    for (place, key) in expected.iter().enumerate() {
        let on = expected[place + 1..].iter().chain(&expected[..=place]);
        let next = on.copied().find(has_unread);
        let back = expected[..place]
            .iter()
            .rev()
            .chain(expected[place..].iter().rev());
        let previous = back.copied().find(has_unread);
        for (anchor, wanted) in [
            (Anchor::NextUnread(*key), next),
            (Anchor::PreviousUnread(*key), previous),
        ] {
            let page = page(lister, listing, &anchor, 5);
            assert_eq!(
                page.selected.map(|at| page.rows[at].key),
                wanted,
                "{anchor:?} {listing:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_reports_of_a_story_share_a_row(
        told in told(),
        asked in vec((view(), proptest::option::weighted(0.3, 1..3_i64), any::<bool>(), 1..5_usize), 8),
    ) {
        let library = library(&told);
        let mut lister = library.lister();
        for (view, feed, oldest_first, rows) in asked {
            let order = if oldest_first { Order::OldestFirst } else { Order::NewestFirst };
            let scope = feed.map_or(Scope::All, |feed| Scope::Feed(newsview::domain::library::FeedId(feed)));
            let listing = Listing { is_grouped: true, ..listing(view, scope, "", order) };
            let expected = expected(&told, &listing);
            for forward in [true, false] {
                let walked = walked(&mut lister, &listing, rows, forward);
                let places: Vec<Key> = walked.iter().map(|row| row.key).collect();
                assert_eq!(places, expected, "{listing:?}");
                for row in &walked {
                    check_story(row, &told);
                }
            }
            let counts = lister.count(&request(&listing, NOW), &build).unwrap();
            assert_eq!(counts.listed, expected.len(), "{listing:?}");
            for (place, key) in expected.iter().enumerate() {
                let page = page(&mut lister, &listing, &Anchor::Around(*key), rows);
                let start = place - page.selected.unwrap();
                assert_eq!(keys(&page), expected[start..start + page.rows.len()]);
            }
            check_unread(&mut lister, &listing, &expected, &told);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn an_article_knows_its_story_whatever_list_it_stands_in(told in told()) {
        let library = library(&told);
        let mut ids: Vec<ArticleId> = told.iter().map(|(sample, _)| sample.id()).collect();
        ids.extend([ArticleId::given("00000000000000aa"), ArticleId::given("no number")]);
        let stories = library.reader().look_up_stories(&ids).unwrap();
        assert_eq!(stories.len(), ids.len());
        for ((sample, _), story) in told.iter().zip(&stories) {
            check_reports(sample.moment, story.as_deref(), &told);
        }
        assert!(stories[told.len()..].iter().all(Option::is_none));
    }
}

/// A mark above or below a row: of which listing, from which row, and whether it goes up.
fn marking() -> impl Strategy<Value = (View, Option<i64>, bool, usize, bool)> {
    let feed = proptest::option::weighted(0.3, 1..3_i64);
    let view = view().prop_filter("bookmarks stand by themselves", |view| *view != View::Bookmarks);
    (view, feed, any::<bool>(), 0..18_usize, any::<bool>())
}

/// What a row of the listing stands for: its article, or all reports of its story.
fn stands_for(key: &Key, told: &[Told]) -> Vec<i64> {
    let (number, reports) = reports(key.moment, told);
    match number {
        Some(_) => reports.iter().map(|sample| sample.moment).collect(),
        None => vec![key.moment],
    }
}

fn unread(library: &Library) -> Vec<i64> {
    let mut statement = library
        .sql
        .prepare("SELECT moment FROM unread ORDER BY moment")
        .unwrap();
    let moments = statement.query_map([], |row| row.get(0)).unwrap();
    moments.collect::<Result<_, _>>().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn rows_are_marked_with_all_that_they_stand_for(told in told(), asked in vec(marking(), 6)) {
        // What is unread of a dropped feed is put aside.
        let keep = |(sample, story): Told| {
            (Sample { is_unread: sample.is_unread && sample.feed != 3, ..sample }, story)
        };
        let told: Vec<Told> = told.into_iter().map(keep).collect();
        let mut library = library(&told);
        let before = unread(&library);
        let now = jiff::Timestamp::from_second(NOW).unwrap();
        for (view, feed, oldest_first, place, above) in asked {
            let order = if oldest_first { Order::OldestFirst } else { Order::NewestFirst };
            let scope = feed.map_or(Scope::All, |feed| Scope::Feed(newsview::domain::library::FeedId(feed)));
            let listing = Listing { is_grouped: true, ..listing(view, scope, "", order) };
            let rows = expected(&told, &listing);
            for whole in [true, false] {
                let Some(key) = rows.get(place % rows.len().max(1)) else { continue };
                let place = rows.iter().position(|row| row == key).unwrap();
                let meant = match (whole, above) {
                    (true, _) => &rows[..],
                    (false, true) => &rows[..=place],
                    (false, false) => &rows[place..],
                };
                let meant: Vec<i64> = meant.iter().flat_map(|row| stands_for(row, &told)).collect();
                let rest: Vec<i64> = before.iter().copied().filter(|moment| !meant.contains(moment)).collect();
                let beside = Beside { listing: listing.clone(), key: *key, above, shown: Vec::new(), only: None };
                let marking = if whole { Marking::all(&listing, now) } else { Marking::beside(beside, now) };
                let changed = library.store.apply(&Change::ReadListing(marking));
                assert_eq!(unread(&library), rest, "{whole} {above} {key:?} {listing:?}");
                assert_eq!(changed.count, before.len() - rest.len());
                if changed.count > 0 {
                    library.store.undo();
                }
                assert_eq!(unread(&library), before);
            }
        }
    }
}

#[test]
fn rows_are_marked_from_where_they_stand_on_the_screen() {
    let story = |sample: Sample, story| (sample, Some(story));
    let alone = |moment| (Sample::new(1, moment, &["Alone"]), None);
    let read = Sample {
        is_unread: false,
        ..Sample::new(1, 500, &["Read since"])
    };
    let told = [
        story(Sample::new(1, 100, &["First"]), 7),
        alone(150),
        story(Sample::new(2, 200, &["Second"]), 7),
        alone(300),
        story(Sample::new(1, 350, &["Other"]), 8),
        alone(400),
        story(read, 8),
        story(Sample::new(1, 600, &["Came since"]), 7),
    ];
    let mut library = library(&told);
    let key = |moment| Key {
        hit: Hit::Body,
        moment,
    };
    let listing = Listing {
        is_grouped: true,
        ..listing(View::Unread, Scope::All, "", Order::NewestFirst)
    };
    // The first report of the other story was read on the screen, where its row stays on top.
    let shown = [500, 400, 300, 200, 150].map(key).to_vec();
    let now = jiff::Timestamp::from_second(NOW).unwrap();
    let mut rest_of = |at, above, only: Option<Vec<i64>>| {
        let only = only.map(|only| {
            only.iter()
                .map(|moment| Sample::new(1, *moment, &[]).id())
                .collect()
        });
        let beside = Beside {
            listing: listing.clone(),
            key: key(at),
            above,
            shown: shown.clone(),
            only,
        };
        library
            .store
            .apply(&Change::ReadListing(Marking::beside(beside, now)));
        let rest = unread(&library);
        library.store.undo();
        rest
    };
    assert_eq!(rest_of(400, true, None), [100, 150, 200, 300, 600]);
    assert_eq!(rest_of(200, true, None), [150]);
    assert_eq!(rest_of(300, false, None), [350, 400]);
    assert_eq!(rest_of(200, true, Some(vec![600, 200])), [100, 150]);
    assert_eq!(rest_of(200, false, Some(vec![100])), [200, 300, 350, 400, 600]);
}

#[test]
fn a_story_that_gains_a_report_keeps_its_row_where_the_cursor_is() {
    let story = |sample: Sample, story| (sample, Some(story));
    let alone = |moment| (Sample::new(1, moment, &["Alone"]), None);
    let mut told = vec![
        story(Sample::new(1, 100, &["First"]), 7),
        alone(150),
        story(Sample::new(2, 200, &["Second"]), 7),
        alone(300),
        alone(400),
    ];
    let library = library(&told);
    let newer = story(Sample::new(2, 500, &["Third"]), 7);
    library.add(&newer.0);
    library
        .sql
        .execute("UPDATE articles SET story = 7 WHERE moment = 500", [])
        .unwrap();
    told.push(newer);
    let listing = Listing {
        is_grouped: true,
        ..listing(View::All, Scope::All, "", Order::NewestFirst)
    };
    let mut lister = library.lister();
    let key = Key {
        hit: Hit::Body,
        moment: 200,
    };
    let page = page(&mut lister, &listing, &Anchor::Around(key), 10);
    let places: Vec<i64> = page.rows.iter().map(|row| row.key.moment).collect();
    assert_eq!((places, page.selected), (vec![400, 300, 200, 150], Some(2)));
    assert_eq!(page.rows[2].story.as_ref().unwrap().count, 3);
}
