use std::collections::BTreeSet;

use newsview::domain::change::Change;
use newsview::store::Store;
use proptest::collection::vec;
use proptest::strategy::{BoxedStrategy, Just, Strategy};
use proptest::test_runner::{Config, TestRunner};
use proptest::{prop_oneof, sample};

use super::{Home, bookmark, id, read, unbookmark, unread};

const NAMES: &[&str] = &["a", "b", "c", "d", "e", "f"];

/// One thing done by one of two instances.
#[derive(Clone, Debug)]
enum Step {
    Apply(Change),
    Undo,
    Redo,
    Reopen,
    Sync,
}

/// What the journal means: the facts before and after each change.
#[derive(Default)]
struct Model {
    facts: BTreeSet<String>,
    done: Vec<BTreeSet<String>>,
    undone: Vec<BTreeSet<String>>,
}

impl Model {
    fn apply(&mut self, change: &Change) {
        let before = self.facts.clone();
        match change {
            Change::Read { ids, read: true } => {
                self.facts.extend(ids.iter().map(|id| format!("read {id}")));
            }
            Change::Read { ids, read: false } => {
                for id in ids {
                    self.facts.remove(&format!("read {id}"));
                }
            }
            Change::Bookmark { bookmark, .. } => {
                self.facts.insert(format!("bookmark {}", bookmark.id));
            }
            Change::Unbookmark { id } => {
                self.facts.remove(&format!("bookmark {id}"));
            }
            _ => unreachable!("no step does that"),
        }
        if self.facts != before {
            self.done.push(before);
            self.undone.clear();
        }
    }

    fn undo(&mut self) {
        if let Some(before) = self.done.pop() {
            self.undone.push(std::mem::replace(&mut self.facts, before));
        }
    }

    fn redo(&mut self) {
        if let Some(after) = self.undone.pop() {
            self.done.push(std::mem::replace(&mut self.facts, after));
        }
    }
}

fn step() -> BoxedStrategy<Step> {
    let names = || sample::subsequence(NAMES, 0..=NAMES.len());
    let name = || sample::select(NAMES);
    prop_oneof![
        names().prop_map(|names| Step::Apply(read(&names))),
        names().prop_map(|names| Step::Apply(unread(&names))),
        name().prop_map(|name| Step::Apply(bookmark(name))),
        name().prop_map(|name| Step::Apply(unbookmark(name))),
        Just(Step::Undo),
        Just(Step::Undo),
        Just(Step::Redo),
        Just(Step::Reopen),
        Just(Step::Sync),
    ]
    .boxed()
}

#[test]
fn any_history_in_two_instances_ends_as_if_there_were_one_in_memory() {
    let mut runner = TestRunner::new(Config::with_cases(24));
    runner
        .run(&vec((step(), 0..2usize), 1..25), |steps| {
            let home = Home::new();
            let mut model = Model::default();
            let mut stores = [home.open(), home.open()];
            for (step, instance) in steps {
                let store = &mut stores[instance];
                match step {
                    Step::Apply(change) => {
                        model.apply(&change);
                        store.apply(&change);
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
                    Step::Sync => assert!(store.sync_to_disk()),
                }
                assert_eq!(seen(store), model.facts);
            }
            let [mut one, mut two] = stores;
            one.changed_elsewhere();
            two.changed_elsewhere();
            assert_eq!(one.load(), two.load());
            assert_eq!(home.facts(), model.facts.into_iter().collect::<Vec<_>>());
            Ok(())
        })
        .unwrap();
}

fn seen(store: &mut Store) -> BTreeSet<String> {
    let loaded = store.load();
    let read = loaded.read.iter().map(|id| format!("read {id}"));
    let bookmarks = loaded
        .bookmarks
        .iter()
        .map(|bookmark| format!("bookmark {}", bookmark.id));
    read.chain(bookmarks).collect()
}

#[test]
fn two_instances_at_once_lose_nothing() {
    let home = Home::new();
    std::thread::scope(|scope| {
        for instance in 0..2 {
            let home = &home;
            scope.spawn(move || {
                let mut store = home.open();
                for number in 0..15 {
                    store.apply(&bookmark(&format!("{instance}-{number}")));
                    store.apply(&read(&[&format!("{instance}-{number}")]));
                }
                store.sync_to_disk();
                assert_eq!(store.trouble(), None);
            });
        }
    });
    let mut store = home.open();
    let loaded = store.load();
    assert_eq!((loaded.bookmarks.len(), loaded.read.len()), (30, 30));
    for _ in 0..60 {
        assert_eq!(store.undo().unwrap().ids.len(), 1);
    }
    assert!(store.undo().is_none());
    assert!(!store.load().read.contains(&id("0-0")));
    assert_eq!(home.read_toml(), "");
}
