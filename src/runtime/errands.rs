//! What the user sends for: previews, pages, files; each on a thread of its own.

use std::fs::File;
use std::io::Write;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::effect::{Change, RequestId};
use crate::app::message::{KeptArticle, Message, Preview};
use crate::domain::limits;
use crate::domain::text::Text;
use crate::jobs::preview::{self, Previewed};
use crate::jobs::{page, save};
use crate::sources::http::{Client, Policy, Request};
use crate::store::subscriptions::Subscriptions;

use super::comparing::Comparing;
use super::keeper::Desk;
use super::{Sender, desktop, job};

/// How often it is told how much of a file has come.
const TELL: Duration = Duration::from_millis(100);

/// What errands need to know.
#[derive(Debug)]
pub struct Errands {
    pub config_dir: PathBuf,
    pub data_dir: PathBuf,
    pub save_folder: PathBuf,
    pub sender: Sender,
    pub desk: Desk,
    /// Set when another preview is asked for.
    pub stale: Arc<AtomicBool>,
    pub comparing: Comparing,
}

impl Errands {
    /// Looks at a place before anything is subscribed to; a look before it is given up.
    pub fn preview(&mut self, id: RequestId, place: String) {
        self.stale.store(true, Ordering::Relaxed);
        let stale = Arc::new(AtomicBool::new(false));
        self.stale = Arc::clone(&stale);
        let config_dir = self.config_dir.clone();
        self.send(move |sender| {
            let client = Client::new(Policy::from_environment());
            let outcome = preview::preview(&place, &client, &stale).map(|found| {
                let subscriptions = Subscriptions::open(&config_dir);
                Box::new(shown(found, &subscriptions))
            });
            sender.send(Message::Previewed { id, outcome });
        });
    }

    /// Keeps the page at an address for good, as a bookmark.
    pub fn keep_page(&self, address: String) {
        let desk = self.desk.clone();
        self.send(move |sender| {
            let client = Client::new(Policy::from_environment());
            match page::fetch(&address, &client, &Arc::default()) {
                Ok(article) => desk.change(Change::Bookmark {
                    article: Arc::new(article),
                    bookmarked: true,
                }),
                Err(why) => sender.send(Message::Failed(why)),
            }
        });
    }

    /// Writes an article into the folder for saved articles.
    pub fn save(&self, article: KeptArticle) {
        let folder = self.save_folder.clone();
        self.send(move |sender| {
            sender.send(match save::article(&article.0, &folder) {
                Ok(path) => Message::Said(format!("saved as {}", path.display())),
                Err(why) => Message::Failed(why),
            });
        });
    }

    /// Fetches what comes with an article into the folder for saved articles.
    pub fn fetch(&self, address: Text, kind: Option<Text>) {
        let folder = self.save_folder.clone();
        self.send(move |sender| {
            let (name, ending) = save::name_of_address(&address, kind.as_deref());
            let fetched = fetch(&address, &folder, (&name, &ending), sender);
            sender.send(Message::Transferred {
                name,
                done: 0,
                of: None,
                is_finished: true,
            });
            sender.send(match fetched {
                Ok(path) => Message::Said(format!("saved as {}", path.display())),
                Err(why) => Message::Failed(why),
            });
        });
    }

    /// Opens what comes with an article with this command; without one, as the system does.
    pub fn open(&self, address: &str, command: Vec<String>) {
        let address = address.to_owned();
        self.send(move |sender| {
            let opened = desktop::open(&command, &address);
            sender.send(match opened {
                Ok(()) => Message::Said(format!("opened {address}")),
                Err(why) => Message::Failed(why),
            });
        });
    }

    /// Runs this on a thread of its own; a panic in it costs it alone.
    pub fn send(&self, errand: impl FnOnce(&Sender) + Send + 'static) {
        let sender = self.sender.clone();
        let run = move || {
            if let Err(panic) = job::run(AssertUnwindSafe(|| errand(&sender))) {
                sender.send(Message::Failed(panic));
            }
        };
        // Without a thread for it nothing happens, and the user asks again.
        let _ = thread::Builder::new()
            .name("errand".into())
            .stack_size(super::loader::STACK)
            .spawn(run);
    }
}

fn shown(found: Previewed, subscriptions: &Subscriptions) -> Preview {
    Preview {
        is_known: subscriptions.find(&found.subscription.address).is_some(),
        subscription: found.subscription,
        title: found.title,
        articles: found.articles,
        others: found.others,
        page: found.page,
    }
}

/// Fetches into a new file, which is there only when it is whole.
fn fetch(address: &str, folder: &Path, name: (&str, &str), sender: &Sender) -> Result<PathBuf, String> {
    let client = Client::new(Policy::from_environment());
    let request = Request {
        body_bytes: Some(limits::ENCLOSURE_BYTES),
        time: Some(Duration::from_secs(limits::ENCLOSURE_SECONDS)),
        ..Request::new(address)
    };
    let (mut file, path) =
        save::create(folder, name.0, name.1).map_err(|error| save::cannot(folder, &error))?;
    let outcome = pour(&client, &request, &mut file, name.0, sender);
    if outcome.is_err() {
        save::remove(&path);
    }
    outcome.map(|()| path)
}

fn pour(
    client: &Client,
    request: &Request,
    file: &mut File,
    name: &str,
    sender: &Sender,
) -> Result<(), String> {
    let mut done = 0;
    let mut told = Instant::now();
    let mut take = |bytes: &[u8], of: Option<u64>| {
        file.write_all(bytes)?;
        done += bytes.len() as u64;
        if told.elapsed() > TELL {
            told = Instant::now();
            sender.send(Message::Transferred {
                name: name.to_owned(),
                done,
                of,
                is_finished: false,
            });
        }
        Ok(())
    };
    let answer = client
        .download(request, &mut take)
        .map_err(|error| error.to_string())?;
    if answer.is_cut {
        return Err("it did not come as a whole".to_owned());
    }
    file.sync_all().map_err(|error| error.to_string())
}
