//! The keeper: the one thread that writes what the user did.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::app::effect::{Change as Wish, Effect};
use crate::app::layout::Layout;
use crate::app::message::{Kept, KeptArticle, Marked, Message};
use crate::app::sources::path;
use crate::domain::article::{Article, ArticleId};
use crate::domain::change::{Change, Changed, Mark, Position as KeptPosition};
use crate::domain::document::Position;
use crate::jobs::keep;
use crate::store::Store;

use super::{Happening, Sender};

/// Positions may be that late on disk.
const POSITIONS: Duration = Duration::from_millis(250);
/// A loss of power costs no more than that.
const SYNC: Duration = Duration::from_millis(900);
/// How long the end of the program waits for what is being written.
const END: Duration = Duration::from_secs(3);
/// The key of the article under the cursor among the kept layout.
const SELECTED: &str = "selected";
/// The key of the folded folders there.
const FOLDED: &str = "folded";

/// The way to the keeper's thread.
pub struct Keeper {
    requests: mpsc::Sender<Request>,
    thread: Option<JoinHandle<()>>,
}

enum Request {
    Keep(Effect),
    /// Everything goes to disk now; answered when it is there.
    Settle(mpsc::Sender<()>),
}

impl Keeper {
    /// Starts the thread; what is kept arrives as a message.
    pub fn start(config_dir: PathBuf, data_dir: PathBuf, sender: Sender) -> Self {
        let (requests, inbox) = mpsc::channel();
        let run = move || Writer::open(&config_dir, &data_dir, sender).run(&inbox);
        Self {
            requests,
            thread: thread::Builder::new().name("keeper".into()).spawn(run).ok(),
        }
    }

    /// Keeps what an effect asks for.
    pub fn keep(&self, effect: Effect) {
        // A keeper that is gone was said to be; reading goes on.
        let _ = self.requests.send(Request::Keep(effect));
    }

    /// Waits until everything is on disk, within reason.
    pub fn settle(&self) {
        let (done, wait) = mpsc::channel();
        if self.requests.send(Request::Settle(done)).is_ok() {
            let _ = wait.recv_timeout(END);
        }
    }

    /// Brings everything to disk and ends the thread.
    pub fn finish(self) {
        self.settle();
        drop(self.requests);
        if let Some(thread) = self.thread.filter(JoinHandle::is_finished) {
            let _ = thread.join();
        }
    }
}

struct Writer {
    store: Store,
    sender: Sender,
    positions: HashMap<ArticleId, Position>,
    selected: Option<ArticleId>,
    /// When the oldest thing that waits has to be written, and synced.
    write_at: Option<Instant>,
    sync_at: Option<Instant>,
    /// What the screen knows, to tell it what another instance changed.
    read: HashSet<ArticleId>,
    bookmarked: HashSet<ArticleId>,
}

impl Writer {
    fn open(config_dir: &std::path::Path, data_dir: &std::path::Path, sender: Sender) -> Self {
        let (mut store, notices) = Store::open(config_dir, data_dir);
        let loaded = store.load();
        for notice in notices {
            sender.send(Message::Failed(notice.to_string()));
        }
        let bookmarked = loaded
            .bookmarks
            .iter()
            .map(|bookmark| bookmark.id.clone())
            .collect();
        let bookmarks = loaded
            .bookmarks
            .iter()
            .map(|bookmark| Arc::new(keep::article(&mut store, bookmark)))
            .collect();
        let position = |(id, kept): (ArticleId, KeptPosition)| {
            (
                id,
                Position {
                    block: kept.block,
                    offset: kept.offset,
                },
            )
        };
        let tags = loaded
            .bookmarks
            .iter()
            .filter(|bookmark| !bookmark.tags.is_empty());
        let notes = loaded.bookmarks.iter().filter_map(|bookmark| {
            let note = bookmark.note.clone()?;
            Some((bookmark.id.clone(), note))
        });
        sender.send(Message::Restored(Box::new(Kept {
            tags: tags
                .map(|bookmark| (bookmark.id.clone(), bookmark.tags.clone()))
                .collect(),
            notes: notes.collect(),
            read: loaded.read.clone(),
            positions: loaded.positions.into_iter().map(position).collect(),
            bookmarks,
            selected: loaded.layout.get(SELECTED).map(|id| ArticleId::given(id)),
            layout: Layout::of_pairs(&loaded.layout),
            folded: loaded
                .layout
                .get(FOLDED)
                .map(|kept| path::read_lines(kept))
                .unwrap_or_default(),
        })));
        Self {
            store,
            sender,
            positions: HashMap::new(),
            selected: None,
            write_at: None,
            sync_at: None,
            read: loaded.read,
            bookmarked,
        }
    }

    fn run(mut self, inbox: &mpsc::Receiver<Request>) {
        loop {
            let due = [self.write_at, self.sync_at].into_iter().flatten().min();
            let request = match due {
                Some(due) => inbox.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => inbox.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected),
            };
            match request {
                Ok(Request::Keep(effect)) => self.keep(effect),
                Ok(Request::Settle(done)) => {
                    self.write();
                    self.sync();
                    let _ = done.send(());
                }
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
            }
            let now = Instant::now();
            if self.write_at.is_some_and(|due| due <= now) {
                self.write();
            }
            if self.sync_at.is_some_and(|due| due <= now) {
                self.sync();
            }
        }
        self.write();
        self.sync();
    }

    fn keep(&mut self, effect: Effect) {
        match effect {
            Effect::Mark(wish) => self.mark(wish),
            Effect::Undo => {
                let changed = self.store.undo();
                self.answer(changed, "nothing to take back");
            }
            Effect::Redo => {
                let changed = self.store.redo();
                self.answer(changed, "nothing to do again");
            }
            Effect::SavePosition(id, position) => {
                self.positions.insert(id, position);
                self.write_soon();
            }
            Effect::SaveSelected(id) => {
                self.selected = Some(id);
                self.write_soon();
            }
            Effect::SaveFolded(folders) => {
                let folded = (FOLDED.to_owned(), path::lines(&folders));
                self.store.keep_layout(&[folded]);
                self.sync_soon();
            }
            Effect::SaveLayout(layout) => {
                self.store.keep_layout(&layout.pairs());
                self.sync_soon();
            }
            Effect::LookForChanges => self.look_for_changes(),
            _ => {}
        }
    }

    fn mark(&mut self, wish: Wish) {
        let is_bookmark = matches!(wish, Wish::Bookmark { .. });
        let change = match wish {
            Wish::Read { ids, read } => Change::Read { ids, read },
            Wish::Bookmark {
                article,
                bookmarked: true,
            } => keep::bookmark(&article, Timestamp::now()),
            Wish::Bookmark {
                article,
                bookmarked: false,
            } => Change::Unbookmark {
                id: article.id.clone(),
            },
            _ => return,
        };
        let many = matches!(&change, Change::Read { ids, .. } if ids.len() > 1);
        let changed = self.store.apply(&change);
        // One article read is seen on its row; what touches more is said.
        let said = (is_bookmark || many).then(|| format!("{}; u takes it back", changed.sentence()));
        self.tell(changed, said);
    }

    fn answer(&mut self, changed: Option<Changed>, nothing: &str) {
        match changed {
            Some(changed) => {
                let said = Some(changed.sentence());
                self.tell(changed, said);
            }
            None => self.send(Marked {
                said: Some(nothing.to_owned()),
                ..Marked::default()
            }),
        }
    }

    fn tell(&mut self, changed: Changed, said: Option<String>) {
        let values: Vec<(ArticleId, bool)> = changed.ids.into_iter().map(|id| (id, changed.now)).collect();
        let known = match changed.mark {
            Mark::Read => &mut self.read,
            Mark::Bookmark => &mut self.bookmarked,
            Mark::Tags | Mark::Note | Mark::Feeds => {
                self.sync_soon();
                return self.send(Marked {
                    said,
                    ..Marked::default()
                });
            }
        };
        put(known, &values);
        let mut marked = Marked {
            said,
            ..Marked::default()
        };
        if changed.mark == Mark::Read {
            marked.read = values;
        } else {
            let new = values
                .iter()
                .filter(|(_, is_on)| *is_on)
                .map(|(id, _)| id.clone())
                .collect();
            marked.kept = self.kept(&new);
            marked.bookmarked = values;
        }
        self.send(marked);
        self.sync_soon();
    }

    /// The kept articles of new bookmarks.
    fn kept(&mut self, ids: &HashSet<ArticleId>) -> Vec<KeptArticle> {
        if ids.is_empty() {
            return Vec::new();
        }
        let bookmarks = self.store.load().bookmarks;
        let wanted = bookmarks.iter().filter(|bookmark| ids.contains(&bookmark.id));
        let article = |bookmark| -> Arc<Article> { Arc::new(keep::article(&mut self.store, bookmark)) };
        wanted.map(article).map(KeptArticle).collect()
    }

    fn send(&mut self, marked: Marked) {
        self.sender.happen(Happening::Kept(Message::Marked(marked)));
        self.pass_on_notices();
    }

    fn pass_on_notices(&mut self) {
        for notice in self.store.notices() {
            self.sender.send(Message::Failed(notice.to_string()));
        }
    }

    /// Another instance, or the user's editor, may have changed marks.
    fn look_for_changes(&mut self) {
        if !self.store.changed_elsewhere() {
            return;
        }
        let loaded = self.store.load();
        let bookmarked: HashSet<ArticleId> = loaded
            .bookmarks
            .iter()
            .map(|bookmark| bookmark.id.clone())
            .collect();
        let mut marked = Marked {
            read: differences(&self.read, &loaded.read),
            bookmarked: differences(&self.bookmarked, &bookmarked),
            ..Marked::default()
        };
        marked.kept = self.kept(
            &bookmarked
                .difference(&self.bookmarked)
                .cloned()
                .collect::<HashSet<ArticleId>>(),
        );
        self.read = loaded.read;
        self.bookmarked = bookmarked;
        self.sender.send(Message::Marked(marked));
        self.pass_on_notices();
    }

    fn write_soon(&mut self) {
        self.write_at.get_or_insert_with(|| Instant::now() + POSITIONS);
    }

    fn sync_soon(&mut self) {
        self.sync_at.get_or_insert_with(|| Instant::now() + SYNC);
    }

    fn write(&mut self) {
        self.write_at = None;
        if !self.positions.is_empty() {
            let kept = |(id, place): (ArticleId, Position)| {
                (
                    id,
                    KeptPosition {
                        block: place.block,
                        offset: place.offset,
                        ..KeptPosition::default()
                    },
                )
            };
            let positions: Vec<_> = self.positions.drain().map(kept).collect();
            self.store.keep_positions(&positions);
            self.sync_soon();
        }
        if let Some(id) = self.selected.take() {
            self.store.keep_layout(&[(SELECTED.to_owned(), id.to_string())]);
            self.sync_soon();
        }
        self.pass_on_notices();
    }

    fn sync(&mut self) {
        if self.sync_at.take().is_some() {
            self.store.sync_to_disk();
        }
        self.pass_on_notices();
    }
}

fn put(known: &mut HashSet<ArticleId>, values: &[(ArticleId, bool)]) {
    for (id, is_on) in values {
        if *is_on {
            known.insert(id.clone())
        } else {
            known.remove(id)
        };
    }
}

fn differences(old: &HashSet<ArticleId>, new: &HashSet<ArticleId>) -> Vec<(ArticleId, bool)> {
    let gone = old.difference(new).map(|id| (id.clone(), false));
    new.difference(old)
        .map(|id| (id.clone(), true))
        .chain(gone)
        .collect()
}
