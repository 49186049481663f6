//! The database and the search index, in words.

use std::path::Path;

use super::{Finding, count};
use crate::store::search::IndexProof;
use crate::store::{self, Proof, StoreError};

const DATABASE: &str = "database";
const COUNTS: &str = "counts";
const STORIES: &str = "stories";
const TEXTS: &str = "texts";
const INDEX: &str = "search index";
const REPAIR: &str = "newsview doctor --repair mends it";

pub fn examine(data_folder: &Path) -> Vec<Finding> {
    match store::proof(data_folder) {
        Ok(Some(proof)) => of_proof(&proof),
        Ok(None) => vec![Finding::sound(DATABASE, "there is none yet")],
        Err(error) => vec![Finding::wrong(DATABASE, error.to_string(), advice(&error))],
    }
}

fn advice(error: &StoreError) -> &'static str {
    match error {
        StoreError::Damaged { .. } => {
            "newsview doctor --repair keeps it aside and rescues what can be read of it"
        }
        StoreError::Newer { .. } => "use the newer newsview, or another data folder",
        StoreError::Locked { .. } => "end the other program, or try again when it is done",
        StoreError::Full { .. } => "make room on the disk",
        StoreError::ReadOnly { .. } | StoreError::Unavailable { .. } => {
            "see to the rights of the file and of its folder"
        }
    }
}

fn of_proof(proof: &Proof) -> Vec<Finding> {
    let Proof { version, newest, .. } = proof;
    if version < newest {
        return vec![Finding::note(
            DATABASE,
            format!("every page is sound; its version is {version}, the newest is {newest}"),
            "newsview brings it up to date as soon as it opens it",
        )];
    }
    let mut findings = vec![database(proof), counts(proof)];
    findings.extend(stories(proof));
    findings.extend(texts(proof));
    findings.push(match &proof.index {
        Some(index) => self::index(index, proof.unindexed),
        None => Finding::note(
            INDEX,
            "it cannot be proved, because library.db cannot be written",
            "see to the rights of the file and of its folder",
        ),
    });
    findings
}

fn database(proof: &Proof) -> Finding {
    Finding::sound(
        DATABASE,
        format!(
            "every page is sound, version {}; {} of {}, {} unread",
            proof.version,
            count(proof.articles, "article"),
            count(proof.feeds, "feed"),
            proof.unread
        ),
    )
}

fn counts(proof: &Proof) -> Finding {
    let mut wrong = Vec::new();
    if proof.loose > 0 {
        wrong.push(format!("{} astray", count(proof.loose, "row")));
    }
    if proof.miscounted > 0 {
        wrong.push(format!("{} with wrong counts", count(proof.miscounted, "feed")));
    }
    if wrong.is_empty() {
        return Finding::sound(COUNTS, "they agree with the rows");
    }
    Finding::wrong(COUNTS, wrong.join(", "), REPAIR)
}

/// Nothing is said of a library that has none.
fn stories(proof: &Proof) -> Option<Finding> {
    if proof.misfiled > 0 {
        let found = format!("{} in the wrong one", count(proof.misfiled, "article"));
        return Some(Finding::wrong(STORIES, found, REPAIR));
    }
    let told = match proof.stories {
        0 => return None,
        1 => "1 story of two reports or more".to_owned(),
        stories => format!("{stories} of two reports or more"),
    };
    Some(Finding::sound(STORIES, told))
}

fn texts(proof: &Proof) -> Option<Finding> {
    if proof.textless > 0 {
        let found = format!("those of {} cannot be read", count(proof.textless, "article"));
        let advice = "after newsview doctor --repair they are fetched again, if their feeds still have them";
        return Some(Finding::wrong(TEXTS, found, advice));
    }
    if proof.awaited > 0 {
        let found = format!("those of {} are lost", count(proof.awaited, "article"));
        let advice = "newsview refresh fetches those that their feeds still have";
        return Some(Finding::note(TEXTS, found, advice));
    }
    None
}

fn index(index: &IndexProof, unindexed: usize) -> Finding {
    if !index.is_sound() {
        let mut wrong: Vec<String> = index.damage.iter().cloned().collect();
        if index.missing > 0 {
            wrong.push(format!("{} not found by it", count(index.missing, "article")));
        }
        if index.stray > 0 {
            wrong.push(format!("{} too much in it", count(index.stray, "article")));
        }
        return Finding::wrong(INDEX, wrong.join(", "), "newsview doctor --repair builds it anew");
    }
    let indexed = format!("sound, with {}", count(index.indexed, "article"));
    if unindexed == 0 {
        return Finding::sound(INDEX, indexed);
    }
    Finding::note(
        INDEX,
        format!("{indexed}; {} not in it yet", count(unindexed, "article")),
        "they are found all the same; newsview adds them while it runs, newsview doctor --reindex does it now",
    )
}
