//! The threads of a refresh: who is asked beside whom, and who waits for nobody.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use newsview::app::message::Refreshing;
use newsview::domain::library::FeedId;
use newsview::jobs::refresh::asking::{Asking, State};
use newsview::jobs::refresh::fetch::{Answered, Asked, Body};
use newsview::jobs::refresh::fetcher::Fetcher;
use newsview::jobs::refresh::outcome::{Facts, Fault, FeedResult, Outcome, Status, Turn};
use newsview::runtime::refresher::{Cancel, Hands, Kept, Refresh, Sink};
use newsview::sources::http::{Client, Policy};

use crate::support::server::Gate;

const TURN: Turn = Turn {
    now: Timestamp::UNIX_EPOCH,
    interval: 60,
};

/// Feeds by their names; the part before the first slash is the host.
fn feeds(names: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<Asking> {
    let asking = |(number, name): (i64, _)| {
        let name: &str = AsRef::as_ref(&name);
        Asking {
            feed: FeedId(number),
            name: name.to_owned(),
            state: State {
                address: format!("http://{name}"),
                ..State::default()
            },
            ..Asking::default()
        }
    };
    (1..)
        .zip(names)
        .map(|(number, name)| asking((number, name.as_ref().to_owned())))
        .collect()
}

/// What a feed's name makes of it when it is asked.
#[derive(Default)]
struct Scripted {
    gates: HashMap<&'static str, Gate>,
    busy: Mutex<HashMap<String, usize>>,
    most: AtomicUsize,
    asked: AtomicUsize,
}

impl Hands for Scripted {
    fn ask(&self, asking: &Arc<Asking>, _: &Arc<AtomicBool>, turn: Turn) -> Asked {
        let host = asking.host();
        {
            let mut busy = self.busy.lock().unwrap();
            let count = busy.entry(host.clone()).or_default();
            *count += 1;
            self.most.fetch_max(*count, Ordering::SeqCst);
        }
        self.asked.fetch_add(1, Ordering::SeqCst);
        if let Some(gate) = self.gates.get(asking.name.as_str()) {
            gate.wait();
        }
        *self.busy.lock().unwrap().get_mut(&host).unwrap() -= 1;
        match asking.name.as_str() {
            "same" => settled(Outcome::unchanged(Arc::clone(asking), &Facts::default(), turn)),
            "dead" => {
                let fault = Fault {
                    why: "it cannot be reached".to_owned(),
                    is_unreached: true,
                    ..Fault::default()
                };
                settled(Outcome::failed(Arc::clone(asking), &fault, turn))
            }
            "panics when asked" => panic!("asked"),
            _ => Asked::Answered(Box::new(Answered {
                asking: Arc::clone(asking),
                facts: Facts::default(),
                body: Body::Local(Vec::new()),
                body_key: 1,
            })),
        }
    }

    fn read(&self, answered: Answered, turn: Turn) -> Outcome {
        assert_ne!(answered.asking.name, "panics when read");
        Outcome::read(answered.asking, &answered.facts, answered.body_key, None, turn)
    }
}

fn settled(outcome: Outcome) -> Asked {
    Asked::Settled(Box::new(outcome))
}

type Act<'a> = Box<dyn FnMut(&FeedResult, usize) + 'a>;

/// Remembers everything, and does something when a feed is settled.
#[derive(Default)]
struct Remembers<'a> {
    kept: Vec<Outcome>,
    results: Vec<FeedResult>,
    told: Vec<Refreshing>,
    when_settled: Option<Act<'a>>,
}

impl Sink for Remembers<'_> {
    fn keep(&mut self, outcomes: &Arc<[Outcome]>) -> Vec<Kept> {
        self.kept.extend_from_slice(outcomes);
        vec![Kept::default(); outcomes.len()]
    }

    fn settled(&mut self, result: &FeedResult) {
        self.results.push(result.clone());
        if let Some(act) = &mut self.when_settled {
            act(result, self.results.len());
        }
    }

    fn advanced(&mut self, so_far: &Refreshing) {
        self.told.push(so_far.clone());
    }
}

fn refresh(feeds: Vec<Asking>, hands: Scripted) -> (Refresh, Arc<Scripted>, Cancel) {
    let hands = Arc::new(hands);
    let refresh = Refresh::new(feeds, Arc::<Scripted>::clone(&hands), TURN);
    let cancel = refresh.cancel();
    (refresh, hands, cancel)
}

fn status_of(sink: &Remembers<'_>, name: &str) -> Status {
    let mut found = sink.results.iter().filter(|result| result.name == name);
    found.next().unwrap().status
}

#[test]
fn a_feed_that_does_not_answer_delays_nobody_else() {
    let gate = Gate::new();
    let names = (0..300)
        .map(|number| format!("h{number}"))
        .chain(["slow".to_owned()]);
    let hands = Scripted {
        gates: [("slow", gate.clone())].into(),
        ..Scripted::default()
    };
    let (refresh, ..) = refresh(feeds(names), hands);
    let mut sink = Remembers {
        when_settled: Some(Box::new(|_, count| {
            if count == 300 {
                gate.open();
            }
        })),
        ..Remembers::default()
    };
    let end = refresh.run(&mut sink);
    assert_eq!((end.done, end.of, end.failed), (301, 301, 0));
    assert_eq!(sink.results.last().unwrap().name, "slow");
    assert_eq!(sink.kept.len(), 301);
}

#[test]
fn no_host_gets_more_than_two_requests_at_a_time() {
    let names = (0..200).map(|number| format!("h{}/{number}", number % 3));
    let (refresh, hands, _) = refresh(feeds(names), Scripted::default());
    let end = refresh.run(&mut Remembers::default());
    assert_eq!((end.done, hands.asked.load(Ordering::SeqCst)), (200, 200));
    assert!(hands.most.load(Ordering::SeqCst) <= 2);
}

#[test]
fn cancelling_returns_at_once_and_keeps_what_is_there() {
    let gate = Gate::new();
    let hands = Scripted {
        gates: [("slow", gate.clone())].into(),
        ..Scripted::default()
    };
    let (refresh, _, cancel) = refresh(feeds(["swift", "same", "slow"]), hands);
    let mut sink = Remembers {
        when_settled: Some(Box::new(|_, count| {
            if count == 2 {
                cancel.cancel();
            }
        })),
        ..Remembers::default()
    };
    // The slow one is still waiting when this returns.
    let end = refresh.run(&mut sink);
    assert!(end.is_cancelled);
    assert_eq!((end.done, end.of, sink.kept.len()), (2, 3, 2));
    gate.open();
}

#[test]
fn cancelling_before_anything_came_ends_it_too() {
    let gate = Gate::new();
    let hands = Scripted {
        gates: [("slow", gate.clone())].into(),
        ..Scripted::default()
    };
    let (refresh, hands, cancel) = refresh(feeds(["slow"]), hands);
    let of_thread = Arc::clone(&hands);
    let canceller = std::thread::spawn(move || {
        while of_thread.asked.load(Ordering::SeqCst) == 0 {
            std::thread::yield_now();
        }
        cancel.cancel();
    });
    let end = refresh.run(&mut Remembers::default());
    assert_eq!((end.done, end.is_cancelled), (0, true));
    canceller.join().unwrap();
    gate.open();
}

#[test]
fn a_panic_costs_one_feed_alone() {
    let names = ["one", "panics when read", "panics when asked", "other"];
    let (refresh, ..) = refresh(feeds(names), Scripted::default());
    let mut sink = Remembers::default();
    let end = refresh.run(&mut sink);
    assert_eq!((end.done, end.failed, end.errors.len()), (4, 2, 2));
    assert!(
        end.errors[0].ends_with("newsview made a mistake reading it"),
        "{end:?}"
    );
    assert_eq!(status_of(&sink, "other"), Status::Read);
}

#[test]
fn being_offline_is_no_feeds_failure() {
    let dead = |names: &[&str]| {
        let (refresh, ..) = refresh(feeds(names), Scripted::default());
        let mut sink = Remembers::default();
        let end = refresh.run(&mut sink);
        (end.failed, sink.kept.len())
    };
    // Nothing is written of feeds that could not be reached because nothing could.
    assert_eq!(dead(&["dead", "dead", "dead"]), (3, 0));
    assert_eq!(dead(&["dead", "dead", "dead", "same"]), (3, 4));
    assert_eq!(dead(&["dead"]), (1, 1));
}

#[test]
fn a_refresh_of_nothing_ends() {
    let (refresh, ..) = refresh(Vec::new(), Scripted::default());
    assert_eq!(refresh.run(&mut Remembers::default()), Refreshing::default());
}

#[test]
fn progress_only_ever_grows() {
    let names = (0..100).map(|number| format!("h{number}"));
    let (refresh, ..) = refresh(feeds(names), Scripted::default());
    let mut sink = Remembers::default();
    refresh.run(&mut sink);
    assert!(sink.told.is_sorted_by_key(|told| told.done), "{:?}", sink.told);
}

#[test]
fn what_cannot_be_kept_is_a_failure() {
    struct Full;
    impl Sink for Full {
        fn keep(&mut self, outcomes: &Arc<[Outcome]>) -> Vec<Kept> {
            let lost = Kept {
                is_lost: true,
                ..Kept::default()
            };
            vec![lost; outcomes.len()]
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tide.md");
    std::fs::write(&path, "# Tide\n\nIt came in.\n").unwrap();
    let mut feeds = feeds(["tide"]);
    feeds[0].state.address = path.to_string_lossy().into_owned();
    let hands = Arc::new(Fetcher::new(Client::new(Policy::default())));
    let end = Refresh::new(feeds, hands, TURN).run(&mut Full);
    assert_eq!((end.done, end.failed), (1, 1));
    assert_eq!(end.errors, ["tide: what it sent could not be kept"]);
}

/// Reads files; one of them only when its gate is open.
struct Slow {
    fetcher: Fetcher,
    gate: Gate,
}

impl Hands for Slow {
    fn ask(&self, asking: &Arc<Asking>, cancelled: &Arc<AtomicBool>, turn: Turn) -> Asked {
        if asking.name == "slow" {
            self.gate.wait();
        }
        self.fetcher.ask(asking, cancelled, turn)
    }

    fn read(&self, answered: Answered, turn: Turn) -> Outcome {
        self.fetcher.read(answered, turn)
    }
}

#[test]
fn what_is_gathered_waits_for_no_slow_server() {
    struct Gathers {
        gate: Gate,
        kept: usize,
    }
    impl Sink for Gathers {
        fn keep(&mut self, outcomes: &Arc<[Outcome]>) -> Vec<Kept> {
            self.kept += outcomes
                .iter()
                .map(|outcome| outcome.entries.len())
                .sum::<usize>();
            self.gate.open();
            vec![Kept::default(); outcomes.len()]
        }

        fn gathers(&self) -> usize {
            usize::MAX
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut feeds = feeds(["tide", "slow", "ebb"]);
    for feed in &mut feeds {
        let path = folder.path().join(format!("{}.md", feed.name));
        std::fs::write(&path, format!("# {}\n\nIt came in.\n", feed.name)).unwrap();
        feed.state.address = path.to_string_lossy().into_owned();
    }
    let gate = Gate::new();
    let hands = Slow {
        fetcher: Fetcher::new(Client::new(Policy::default())),
        gate: gate.clone(),
    };
    let mut sink = Gathers { gate, kept: 0 };
    let end = Refresh::new(feeds, Arc::new(hands), TURN).run(&mut sink);
    assert_eq!((end.done, end.failed, sink.kept), (3, 0, 3));
}
