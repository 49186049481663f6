//! The library grouped: a round at a time, by several at once, killed and gone on.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use newsview::domain::article::{Article, ArticleId, Origin};
use newsview::domain::document::Document;
use newsview::domain::library::FeedId;
use newsview::domain::subscription::Subscription;
use newsview::domain::text::Text;
use newsview::jobs::group::{self, Grouper};
use newsview::jobs::refresh::incoming;
use newsview::jobs::stored;
use newsview::store::reader::Reader;
use newsview::store::{Keep, Store};
use rusqlite::Connection;
use tempfile::TempDir;

/// A library of one feed, and who groups it.
pub struct Shelf {
    folder: TempDir,
    pub store: Store,
    pub grouper: Grouper,
    feed: FeedId,
}

/// When everything begins.
pub fn start() -> Timestamp {
    "2024-03-01T06:00:00Z".parse().unwrap()
}

/// A word of our own for each number, its first letters unlike those of all others.
fn word(number: usize) -> String {
    const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
    const VOWELS: &[u8; 4] = b"aeou";
    let spread = number.wrapping_mul(0x2_7a35) % (1 << 18);
    let letters = (0..3).flat_map(|place| {
        let part = spread >> (place * 6);
        [CONSONANTS[part % 16], VOWELS[part / 16 % 4]]
    });
    letters.map(char::from).collect()
}

/// What one outlet says of an event, so many hours after the start.
pub fn report(event: usize, outlet: &str, hours: i64) -> Article {
    let words: Vec<String> = (0..12).map(|place| word(event * 12 + place + 3)).collect();
    let own = outlet.len() * 31 + usize::try_from(hours).unwrap() + event * 7;
    let extra: Vec<String> = (0..4).map(|place| word(40_000 + own * 4 + place)).collect();
    let name = format!("{outlet}-{event}-{hours}");
    let mut article = Article::new(ArticleId::new("coast", &name), Origin::default());
    article.guid = Some(Text::line(&name));
    article.title = Text::title(&format!("{} {} and the {}", words[0], words[1], extra[0]));
    article.outlet = Text::name(outlet);
    article.published = Some(start() + SignedDuration::from_hours(hours));
    article.document = Document::of_paragraphs([
        format!("The {} of {} was with {}.", words[2], words[3], words[4]).as_str(),
        format!(
            "The {} and {} with {} was {}.",
            words[5], words[6], extra[1], words[7]
        )
        .as_str(),
        format!(
            "In {} the {} was {} of {}.",
            words[8], extra[2], words[9], extra[3]
        )
        .as_str(),
        format!("In {} it was {}.", words[10], words[11]).as_str(),
    ]);
    article
}

/// Number, story, story and vector as filed, reason, words, and whose text it repeats.
type KeptRow = (
    i64,
    Option<i64>,
    Option<i64>,
    Option<Vec<u8>>,
    Option<String>,
    i64,
    Option<i64>,
);

impl Shelf {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("data");
        let (mut store, _) = Store::open(&folder.path().join("config"), &data);
        let list = [Subscription::new("https://coast.example/feed")];
        let feed = store.follow_feeds(&list, true).feeds[0];
        let grouper = Grouper::new(Reader::new(&data));
        Self {
            folder,
            store,
            grouper,
            feed,
        }
    }

    /// Another window on the same library.
    pub fn another(&self) -> (Store, Grouper) {
        let data = self.folder.path().join("data");
        let (store, _) = Store::open(&self.folder.path().join("config"), &data);
        (store, Grouper::new(Reader::new(&data)))
    }

    pub fn restart(&mut self) {
        (self.store, self.grouper) = self.another();
    }

    pub fn reader(&self) -> Reader {
        Reader::new(&self.folder.path().join("data"))
    }

    pub fn save(&mut self, articles: Vec<Article>) {
        let entries: Vec<_> = articles.into_iter().map(incoming::of).collect();
        let at = start() + SignedDuration::from_hours(24 * 300);
        self.store.save(self.feed, &entries, at, true).unwrap();
    }

    pub fn group(&mut self) -> usize {
        group::all(&mut self.store, &mut self.grouper, &stored::open).unwrap()
    }

    pub fn sql(&self) -> Connection {
        Connection::open(self.folder.path().join("data/library.db")).unwrap()
    }

    pub fn look(&self, sql: &str) -> i64 {
        self.sql().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// The story of each article that is in one.
    pub fn stories(&self) -> BTreeMap<String, String> {
        let sql = self.sql();
        let mut statement = sql
            .prepare(
                "SELECT printf('%016x', id), printf('%016x', story) FROM articles WHERE story IS NOT NULL",
            )
            .unwrap();
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// Everything that grouping keeps.
    fn all(&self) -> Vec<KeptRow> {
        let sql = self.sql();
        let mut statement = sql
            .prepare(
                "SELECT number, articles.story, vectors.story, vectors.data, reasons.data, articles.words, copy_of
                 FROM articles LEFT JOIN vectors ON vectors.article = number
                     LEFT JOIN reasons ON reasons.article = number ORDER BY number",
            )
            .unwrap();
        let rows = statement.query_map([], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
                row.get(6)?,
            ))
        });
        rows.unwrap().map(Result::unwrap).collect()
    }

    /// The story of a report.
    pub fn story(&self, article: &Article) -> Option<String> {
        self.stories().remove(article.id.as_str())
    }
}

const OUTLETS: [&str; 3] = ["Harbour Wire", "The Coast", "Ennet Valley Post"];

/// Three outlets tell of some events each day, a few of which only one has.
fn days(days: i64) -> Vec<Vec<Article>> {
    let of_day = |day: i64| {
        let event = |number: usize| usize::try_from(day).unwrap() * 5 + number;
        let mut articles = Vec::new();
        for number in 0..4 {
            for (place, outlet) in (0..).zip(OUTLETS) {
                articles.push(report(
                    event(number),
                    outlet,
                    day * 24 + place * 2 + i64::try_from(number).unwrap(),
                ));
            }
        }
        articles.push(report(event(4), OUTLETS[1], day * 24 + 9));
        articles
    };
    (0..days).map(of_day).collect()
}

/// Both libraries are the same to the last byte.
#[track_caller]
fn same(one: &Shelf, other: &Shelf) {
    let (one, other) = (one.all(), other.all());
    let different = one.iter().zip(&other).position(|(one, other)| one != other);
    assert_eq!(
        different,
        None,
        "{:?}",
        different.map(|place| (&one[place], &other[place]))
    );
    assert_eq!(one.len(), other.len());
}

#[test]
fn reports_of_one_event_are_one_story_and_one_alone_is_none() {
    let mut shelf = Shelf::new();
    shelf.save(days(1).remove(0));
    assert_eq!(shelf.group(), 13);
    let stories = shelf.stories();
    assert_eq!(stories.len(), 12);
    assert_eq!(shelf.reader().count_stories().unwrap(), 4);
    for number in 0..4 {
        let hours = i64::try_from(number).unwrap();
        let first = report(number, OUTLETS[0], hours);
        // A story is named after its first report.
        assert_eq!(stories[first.id.as_str()], first.id.as_str());
        let second = report(number, OUTLETS[1], hours + 2);
        assert_eq!(stories[second.id.as_str()], first.id.as_str());
        let reason = shelf.reader().reason(&second.id).unwrap().unwrap();
        assert!(
            reason.score >= reason.least && !reason.words.is_empty(),
            "{reason:?}"
        );
        assert_eq!(shelf.reader().reason(&first.id).unwrap(), None);
    }
    assert_eq!(
        shelf.look("SELECT count(*) FROM articles WHERE story IS NOT NULL AND words < 20"),
        0
    );
    assert_eq!(shelf.group(), 0);
}

#[test]
fn who_stops_half_way_and_goes_on_makes_the_same_stories() {
    let (mut plain, mut stopped) = (Shelf::new(), Shelf::new());
    for day in days(30) {
        plain.save(day.clone());
        plain.group();
        stopped.save(day);
        // A round that was not written when the program was killed is made anew.
        let (_, mut killed) = stopped.another();
        assert!(killed.round(&stored::open, Timestamp::now()).unwrap().is_some());
        drop(killed);
        stopped.restart();
        stopped.group();
    }
    same(&plain, &stopped);
    assert!(
        plain.look("SELECT count(*) FROM vectors") < 16 * 13,
        "old articles stay in the window"
    );
    assert_eq!(plain.reader().count_stories().unwrap(), 30 * 4);
}

#[test]
fn a_large_library_is_grouped_oldest_first_and_a_stop_in_between_changes_nothing() {
    let all: Vec<Article> = days(360).into_iter().flatten().rev().collect();
    let (mut plain, mut stopped) = (Shelf::new(), Shelf::new());
    plain.save(all.clone());
    stopped.save(all);
    plain.group();
    let mut rounds = 0;
    loop {
        stopped.restart();
        let Some(round) = stopped.grouper.round(&stored::open, Timestamp::now()).unwrap() else {
            break;
        };
        rounds += 1;
        assert!(stopped.store.keep_round(&round).unwrap().is_ok());
    }
    assert_eq!(rounds, 3);
    same(&plain, &stopped);
    assert_eq!(plain.reader().count_stories().unwrap(), 360 * 4);
}

#[test]
fn of_two_windows_that_group_the_same_one_writes() {
    let mut shelf = Shelf::new();
    let mut days = days(2);
    shelf.save(days.remove(0));
    let (mut other, mut others) = shelf.another();
    let now = Timestamp::now();
    let mine = shelf.grouper.round(&stored::open, now).unwrap().unwrap();
    let theirs = others.round(&stored::open, now).unwrap().unwrap();
    let outcome = shelf.store.keep_round(&mine);
    assert!(shelf.grouper.written(outcome.as_ref()));
    let outcome = other.keep_round(&theirs);
    assert!(matches!(outcome, Some(Err(_))));
    assert!(others.written(outcome.as_ref()));
    assert_eq!(others.round(&stored::open, now).unwrap(), None);
    // What the other one groups next, this one takes in before it goes on.
    shelf.save(days.remove(0));
    group::all(&mut other, &mut others, &stored::open).unwrap();
    shelf.save(vec![report(0, "The Lamp", 20)]);
    assert_eq!(shelf.group(), 1);
    let first = report(0, OUTLETS[0], 0);
    assert_eq!(
        shelf.story(&report(0, "The Lamp", 20)),
        Some(first.id.to_string())
    );
    assert_eq!(shelf.reader().count_stories().unwrap(), 8);
}

#[test]
fn a_story_that_grows_over_ten_refreshes_keeps_its_id() {
    let mut shelf = Shelf::new();
    let first = report(1, "Outlet 0", 0);
    shelf.save(vec![first.clone(), report(900, "Harbour Wire", 0)]);
    shelf.group();
    assert_eq!(shelf.stories(), BTreeMap::new());
    for turn in 1..=10 {
        let next = report(1, &format!("Outlet {turn}"), turn * 5);
        shelf.save(vec![
            next,
            report(900 + usize::try_from(turn).unwrap(), "Harbour Wire", turn * 5),
        ]);
        shelf.group();
        let stories = shelf.stories();
        assert_eq!(stories.len(), usize::try_from(turn).unwrap() + 1);
        assert!(
            stories.values().all(|story| story == first.id.as_str()),
            "{stories:?}"
        );
    }
}

#[test]
fn an_article_that_changed_stays_in_its_story_unless_it_tells_of_something_else() {
    let mut shelf = Shelf::new();
    let (one, two) = (report(1, "Harbour Wire", 0), report(1, "The Coast", 3));
    shelf.save(vec![one.clone(), two.clone()]);
    shelf.group();
    let mut edited = two.clone();
    edited.title = Text::title(&format!("{}, again", two.title));
    shelf.save(vec![one.clone(), edited]);
    assert_eq!(shelf.look("SELECT count(*) FROM vectors WHERE stale = 1"), 1);
    shelf.group();
    assert_eq!(shelf.look("SELECT count(*) FROM vectors WHERE stale = 1"), 0);
    assert_eq!(shelf.story(&two), Some(one.id.to_string()));

    let other = report(50, "The Coast", 3);
    let mut edited = two.clone();
    (edited.title, edited.document) = (other.title, other.document);
    shelf.save(vec![one.clone(), edited]);
    shelf.restart();
    shelf.group();
    assert_eq!(shelf.stories(), BTreeMap::new());
    assert_eq!(shelf.look("SELECT count(*) FROM vectors"), 2);
}

#[test]
fn an_article_that_goes_leaves_its_story_and_the_story_keeps_its_id() {
    let mut shelf = Shelf::new();
    let all = [
        report(1, "Harbour Wire", 0),
        report(1, "The Coast", 3),
        report(1, "The Lamp", 5),
    ];
    shelf.save(all.to_vec());
    shelf.group();
    let expire = |shelf: &mut Shelf, hours: i64, listed: &[Article]| {
        shelf.save(listed.to_vec());
        let keep = Keep {
            days: Some(1),
            articles: Some(u32::try_from(listed.len()).unwrap()),
            unread: true,
        };
        let _ = hours;
        let now = start() + SignedDuration::from_hours(24 * 400);
        shelf.store.expire(&[(shelf.feed, keep)], now, 10)
    };
    assert_eq!(expire(&mut shelf, 1, &all[1..]), 1);
    let stories = shelf.stories();
    assert_eq!(stories.len(), 2);
    assert!(stories.values().all(|story| story == all[0].id.as_str()));
    assert_eq!(expire(&mut shelf, 1, &all[2..]), 1);
    assert_eq!(shelf.stories(), BTreeMap::new());
    assert_eq!(shelf.look("SELECT count(*) FROM vectors"), 1);
    shelf.save(vec![all[2].clone(), report(1, "Ennet Valley Post", 7)]);
    shelf.group();
    let stories = shelf.stories();
    assert_eq!(stories.len(), 2);
    assert!(
        stories.values().all(|story| story == all[0].id.as_str()),
        "{stories:?}"
    );
}
