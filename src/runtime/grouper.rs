//! The grouper: the thread that finds which reports are of one event; the keeper writes what it finds.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, mpsc};
use std::thread;

use jiff::Timestamp;

use crate::app::message::{KeptArticle, Message};
use crate::domain::article::Article;
use crate::jobs::group::{self, Grouper as Work};
use crate::jobs::stored;
use crate::store::reader::Reader;

use super::keeper::Desk;
use super::{Sender, job};

/// What wakes the grouper; many may have one.
#[derive(Clone, Debug)]
pub struct Bell(mpsc::Sender<Ask>);

/// What the bell is heard by.
#[derive(Debug)]
pub struct Ears(mpsc::Receiver<Ask>);

#[derive(Debug)]
enum Ask {
    /// There may be articles that are not grouped.
    Library,
    /// All that is loaded.
    Loaded(Vec<Arc<Article>>),
    /// The user said what belongs together, and what does not.
    Rules,
}

/// A bell, and who hears it.
pub fn bell() -> (Bell, Ears) {
    let (asks, inbox) = mpsc::channel();
    (Bell(asks), Ears(inbox))
}

impl Bell {
    /// There may be articles that are not grouped.
    pub fn ring(&self) {
        self.send(Ask::Library);
    }

    /// Groups all that is loaded.
    pub fn group(&self, articles: Vec<KeptArticle>) {
        self.send(Ask::Loaded(articles.into_iter().map(|kept| kept.0).collect()));
    }

    /// The user said something of what is loaded.
    pub fn rules_changed(&self) {
        self.send(Ask::Rules);
    }

    /// Without the thread every article stays alone.
    fn send(&self, ask: Ask) {
        let _ = self.0.send(ask);
    }
}

/// Starts the thread; nothing is read before the bell rings.
pub fn start(ears: Ears, reader: Reader, rules: Reader, desk: Desk, sender: Sender) {
    let run = move || {
        yield_to_the_screen();
        let mut thread = Thread {
            work: Work::new(reader),
            rules,
            loaded: Vec::new(),
            desk,
            sender,
        };
        while let Ok(ask) = ears.0.recv() {
            thread.answer(ask, &ears.0);
        }
    };
    // Without the thread every article stays alone.
    let _ = thread::Builder::new()
        .name("grouper".into())
        .stack_size(super::loader::STACK)
        .spawn(run);
}

struct Thread {
    work: Work,
    /// Reads the rules for what is loaded.
    rules: Reader,
    loaded: Vec<Arc<Article>>,
    desk: Desk,
    sender: Sender,
}

impl Thread {
    /// Everything that was asked meanwhile is answered once.
    fn answer(&mut self, ask: Ask, inbox: &mpsc::Receiver<Ask>) {
        let (mut library, mut memory) = (false, false);
        let mut next = Some(ask);
        while let Some(ask) = next {
            match ask {
                Ask::Library => library = true,
                Ask::Loaded(articles) => {
                    self.loaded = articles;
                    memory = true;
                }
                Ask::Rules => memory |= !self.loaded.is_empty(),
            }
            next = inbox.try_recv().ok();
        }
        if memory {
            self.group_loaded();
        }
        if library {
            self.group_library();
        }
    }

    fn group_library(&mut self) {
        loop {
            let work = &mut self.work;
            let round = job::run(AssertUnwindSafe(|| work.round(&stored::open, Timestamp::now())));
            let Ok(Ok(round)) = round else {
                // What cannot be read is said by who lists it; it is tried again with what comes next.
                if let Some(damage) = self.work.take_damage() {
                    self.sender.send(Message::LibraryDamaged(damage));
                }
                self.work.written(None);
                return;
            };
            let Some(round) = round else {
                break;
            };
            let outcome = self.desk.keep_round(round);
            if !self.work.written(outcome.as_ref()) {
                return;
            }
        }
        self.work.rest();
    }

    fn group_loaded(&mut self) {
        let reports = self.loaded.iter();
        let reports: Vec<Arc<Article>> = reports
            .filter(|article| article.may_tell_event())
            .cloned()
            .collect();
        let rules = &mut self.rules;
        let grouped = job::run(AssertUnwindSafe(|| {
            group::loaded(&reports, rules, Timestamp::now())
        }));
        if let Ok(assignments) = grouped {
            self.sender.send(Message::Grouped(assignments));
        }
    }
}

/// Grouping takes what nobody else wants of the machine, so that no key waits for it.
fn yield_to_the_screen() {
    // Elsewhere than on Linux this would be about the whole program.
    #[cfg(target_os = "linux")]
    {
        const KINDNESS: i32 = 10;
        // Where it is not allowed, all are served alike.
        let _ = rustix::process::setpriority_process(None, KINDNESS);
    }
}
