//! The search index in the database: its parts, what is written into them, and their proof.

mod batch;
mod parts;
mod proof;
pub(super) mod sequence;
mod write;

pub(super) use parts::{Part, parts};
pub use proof::IndexProof;
pub(super) use proof::prove;
pub use write::{Indexing, WordsOf, forget};
