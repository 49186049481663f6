//! Entry: what the window keeps of an article.

use super::features::Title;
use super::vector::Weighted;
use super::written::Written;
use crate::domain::article::ArticleId;

/// What a search asks of every article it meets, close together in memory.
#[derive(Clone, Copy, Debug)]
pub struct Brief {
    pub time: i64,
    pub language: u16,
    /// Its slot is not empty.
    pub is_there: bool,
}

/// An article of the window.
#[derive(Clone, Debug)]
pub struct Entry {
    pub article: ArticleId,
    /// The report whose text it repeats.
    pub copy_of: Option<ArticleId>,
    pub time: i64,
    /// Its place in the order in which articles were assigned.
    pub order: u64,
    /// Where its story stands among those of the window.
    pub story: u32,
    pub outlet: u32,
    pub text: u64,
    pub words: u32,
    pub language: u16,
    /// How near a story must be, in hundredths.
    pub least: u8,
    /// How near the reports of its story are, added up, where no report of another is near enough.
    pub settled: Option<f32>,
    pub vector: Box<[Weighted]>,
    /// Its heaviest names, in the order of their keys.
    pub names: Box<[u32]>,
    pub title: Title,
    /// How many words of title and text were read.
    pub read: u32,
    /// Its heaviest terms as they are written; only while it may be moved.
    pub written: Option<Box<Written>>,
}

impl Entry {
    pub fn least(&self) -> f32 {
        f32::from(self.least) / 100.0
    }
}
