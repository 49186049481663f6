use std::collections::{BTreeMap, BTreeSet};

use newsview::domain::change::{Change, Marking};
use newsview::domain::library::{FeedId, Listing, Scope};
use newsview::domain::text::Text;
use newsview::store::{Incoming, Store};
use proptest::collection::vec;
use proptest::strategy::{BoxedStrategy, Just, Strategy};
use proptest::test_runner::{Config, TestRunner};
use proptest::{bool, prop_oneof, sample};

use super::{Home, check, follow, now, sent};
use crate::store::{bookmark, unbookmark};

const FEEDS: [&str; 2] = ["https://harbour.example/feed", "https://other.example/feed"];
const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];

/// An article by its feed and its name.
type Place = (usize, &'static str);

#[derive(Clone, Debug)]
enum Step {
    /// Each entry in one of three versions.
    Save(usize, Vec<(&'static str, u8)>),
    Read(Vec<Place>, bool),
    /// Everything, or one feed.
    ReadAll(Option<usize>),
    Bookmark(Place, bool),
    Tag(Place, Vec<&'static str>),
    Follow([bool; 2]),
    Undo,
    Redo,
    Reopen,
}

/// A change as the journal means it: the facts it added and took away.
#[derive(Clone, Debug, PartialEq)]
struct Done {
    added: BTreeSet<String>,
    removed: BTreeSet<String>,
}

#[derive(Default)]
struct Model {
    facts: BTreeSet<String>,
    stored: BTreeMap<Place, u8>,
    followed: [bool; 2],
    done: Vec<Done>,
    undone: Vec<Done>,
}

impl Model {
    fn change(&mut self, added: impl IntoIterator<Item = String>, removed: impl IntoIterator<Item = String>) {
        let added: BTreeSet<String> = added
            .into_iter()
            .filter(|fact| !self.facts.contains(fact))
            .collect();
        let removed: BTreeSet<String> = removed
            .into_iter()
            .filter(|fact| self.facts.contains(fact))
            .collect();
        if added.is_empty() && removed.is_empty() {
            return;
        }
        self.facts.extend(added.iter().cloned());
        self.facts.retain(|fact| !removed.contains(fact));
        self.done.push(Done { added, removed });
        self.undone.clear();
    }

    fn undo(&mut self) {
        if let Some(done) = self.done.pop() {
            self.facts.retain(|fact| !done.added.contains(fact));
            self.facts.extend(done.removed.iter().cloned());
            self.undone.push(done);
        }
    }

    fn redo(&mut self) {
        if let Some(done) = self.undone.pop() {
            self.facts.retain(|fact| !done.removed.contains(fact));
            self.facts.extend(done.added.iter().cloned());
            self.done.push(done);
        }
    }
}

fn incoming(place: Place, version: u8) -> Incoming {
    let (feed, name) = place;
    let entry = sent(name);
    let text = format!("{} Version {version}.", entry.text);
    entry.text(&text).incoming(FEEDS[feed])
}

fn fact(kind: &str, place: Place) -> String {
    format!("{kind} {}", incoming(place, 0).id)
}

fn step() -> BoxedStrategy<Step> {
    let place = || (0..2usize, sample::select(&NAMES[..]));
    let places = || vec(place(), 1..4);
    prop_oneof![
        3 => (0..2usize, vec((sample::select(&NAMES[..]), 0..3u8), 0..5))
            .prop_map(|(feed, entries)| Step::Save(feed, entries)),
        2 => (places(), bool::ANY).prop_map(|(places, read)| Step::Read(places, read)),
        2 => prop_oneof![Just(None), Just(Some(0)), Just(Some(1))].prop_map(Step::ReadAll),
        1 => (place(), bool::ANY).prop_map(|(place, on)| Step::Bookmark(place, on)),
        1 => (place(), sample::subsequence(vec!["tide", "wind"], 0..=2))
            .prop_map(|(place, tags)| Step::Tag(place, tags)),
        2 => (bool::ANY, bool::ANY).prop_map(|(one, two)| Step::Follow([one, two])),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ]
    .boxed()
}

#[test]
fn any_history_of_a_library_in_two_instances_ends_as_if_it_were_in_memory() {
    let mut runner = TestRunner::new(Config::with_cases(16));
    runner
        .run(&vec((step(), 0..2usize), 1..30), |steps| {
            let home = Home::new();
            let mut model = Model {
                followed: [true; 2],
                ..Model::default()
            };
            let mut stores = [home.open(), home.open()];
            let feeds = follow(&mut stores[0], &FEEDS);
            for (step, instance) in steps {
                take(&mut stores[instance], &mut model, &home, &feeds, step);
                assert_eq!(home.facts(), model.facts.iter().cloned().collect::<Vec<_>>());
            }
            check(&home);
            Ok(())
        })
        .unwrap();
}

fn take(store: &mut Store, model: &mut Model, home: &Home, feeds: &[FeedId], step: Step) {
    match step {
        Step::Save(feed, entries) => save(store, model, feeds, feed, &entries),
        Step::Read(places, read) => {
            let facts = places.iter().map(|place| fact("read", *place));
            if read {
                model.change(facts, []);
            } else {
                model.change([], facts);
            }
            store.apply(&Change::Read {
                ids: places.iter().map(|place| incoming(*place, 0).id).collect(),
                read,
            });
        }
        Step::ReadAll(only) => {
            let is_meant =
                |place: &&Place| only.is_none_or(|feed| feed == place.0) && model.followed[place.0];
            let places: Vec<Place> = model.stored.keys().filter(is_meant).copied().collect();
            model.change(places.iter().map(|place| fact("read", *place)), []);
            let listing = Listing {
                scope: only.map_or(Scope::All, |feed| Scope::Feed(feeds[feed])),
                ..Listing::default()
            };
            store.apply(&Change::ReadListing(Marking::all(&listing, now())));
        }
        Step::Bookmark(place, on) => {
            let id = incoming(place, 0).id;
            if on {
                model.change([fact("bookmark", place)], []);
                store.apply(&bookmark(id.as_str()));
            } else {
                model.change([], [fact("bookmark", place)]);
                store.apply(&unbookmark(id.as_str()));
            }
        }
        Step::Tag(place, tags) => tag(store, model, place, &tags),
        Step::Follow(followed) => {
            model.followed = followed;
            let list: Vec<&str> = (0..2)
                .filter(|feed| followed[*feed])
                .map(|feed| FEEDS[feed])
                .collect();
            follow(store, &list);
        }
        Step::Undo => {
            model.undo();
            store.undo();
        }
        Step::Redo => {
            model.redo();
            store.redo();
        }
        Step::Reopen => *store = home.open(),
    }
}

fn save(store: &mut Store, model: &mut Model, feeds: &[FeedId], feed: usize, entries: &[(&'static str, u8)]) {
    // A document names each of its entries once.
    let entries: BTreeMap<&'static str, u8> = entries.iter().copied().collect();
    let (mut new, mut updated) = (0, 0);
    if model.followed[feed] {
        for (name, version) in &entries {
            match model.stored.insert((feed, *name), *version) {
                None => new += 1,
                Some(before) => updated += usize::from(before != *version),
            }
        }
    }
    let document: Vec<Incoming> = entries
        .iter()
        .map(|(name, version)| incoming((feed, *name), *version))
        .collect();
    let saved = store.save(feeds[feed], &document, now(), true).unwrap();
    assert_eq!((saved.new.len(), saved.updated.len()), (new, updated));
}

fn tag(store: &mut Store, model: &mut Model, place: Place, tags: &[&str]) {
    let named = |tag: &str| format!("{} {tag}", fact("tag", place));
    let (on, off): (Vec<&str>, Vec<&str>) = ["tide", "wind"].iter().partition(|tag| tags.contains(tag));
    model.change(on.iter().map(|tag| named(tag)), off.iter().map(|tag| named(tag)));
    store.apply(&Change::Tags {
        id: incoming(place, 0).id,
        title: Text::default(),
        tags: tags.iter().map(|tag| Text::name(tag)).collect(),
    });
}
