//! Reports compared beside the screen: their texts are read, then laid side by side.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::app::effect::RequestId;
use crate::app::message::{KeptArticle, Message};
use crate::domain::article::{Article, ArticleId};
use crate::jobs::{open, stored};
use crate::store::reader::Reader;
use crate::stories::compare;

use super::Sender;
use super::errands::Errands;

/// No newer list stops the reading of these texts.
const ALWAYS: u64 = u64::MAX;

/// What is compared; only the newest request of each kind is answered.
#[derive(Debug, Default)]
pub struct Comparing {
    comparisons: Arc<AtomicU64>,
    findings: Arc<AtomicU64>,
}

/// A request among others of its kind.
struct Ticket {
    own: u64,
    newest: Arc<AtomicU64>,
}

impl Ticket {
    fn draw(newest: &Arc<AtomicU64>) -> Self {
        Self {
            own: newest.fetch_add(1, Ordering::AcqRel) + 1,
            newest: Arc::clone(newest),
        }
    }

    fn is_newest(&self) -> bool {
        self.newest.load(Ordering::Acquire) == self.own
    }
}

impl Errands {
    /// Lays reports side by side.
    pub fn compare(&self, id: RequestId, reports: Vec<KeptArticle>) {
        let ticket = Ticket::draw(&self.comparing.comparisons);
        let data_dir = self.data_dir.clone();
        self.send(move |sender| {
            let reports = with_texts(&data_dir, reports, sender);
            if !ticket.is_newest() {
                return;
            }
            let reports: Vec<&Article> = reports.iter().map(AsRef::as_ref).collect();
            let comparison = Arc::new(compare::compare(&reports));
            if ticket.is_newest() {
                sender.send(Message::Compared { id, comparison });
            }
        });
    }

    /// What an article tells that those read before do not.
    pub fn find_new(&self, article: KeptArticle, read: Vec<KeptArticle>) {
        let ticket = Ticket::draw(&self.comparing.findings);
        let data_dir = self.data_dir.clone();
        self.send(move |sender| {
            let all = [article].into_iter().chain(read).collect();
            let all = with_texts(&data_dir, all, sender);
            let Some((opened, read)) = all.split_first().filter(|_| ticket.is_newest()) else {
                return;
            };
            let ids: Vec<ArticleId> = read.iter().map(|article| article.id.clone()).collect();
            let read: Vec<&Article> = read.iter().map(AsRef::as_ref).collect();
            let report = Arc::new(compare::known(opened, &read));
            if ticket.is_newest() {
                sender.send(Message::NewFound {
                    article: opened.id.clone(),
                    read: ids,
                    report,
                });
            }
        });
    }
}

/// The same articles, those of the library with their texts; what cannot be read is said, and
/// compared as it was listed.
fn with_texts(data_dir: &Path, articles: Vec<KeptArticle>, sender: &Sender) -> Vec<Arc<Article>> {
    let listed: Vec<Arc<Article>> = articles.into_iter().map(|article| article.0).collect();
    let mut reader = Reader::new(data_dir);
    reader.work_for(ALWAYS);
    match open::with_texts(&mut reader, listed.clone(), &stored::open) {
        Ok(whole) => whole,
        Err(error) => {
            sender.send(match reader.take_damage() {
                Some(damage) => Message::LibraryDamaged(damage),
                None => Message::Failed(error.to_string()),
            });
            listed
        }
    }
}
