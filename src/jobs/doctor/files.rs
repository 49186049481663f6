//! `feeds.toml` and `bookmarks.toml`, in words.

use std::path::Path;

use super::{Finding, count};
use crate::store;
use crate::store::subscriptions::Subscriptions;

const FEEDS: &str = "feeds.toml";
const BOOKMARKS: &str = "bookmarks.toml";
const EDIT: &str = "mend it in an editor";

pub fn feeds(config_folder: &Path) -> Vec<Finding> {
    let subscriptions = Subscriptions::open(config_folder);
    if let Some(problem) = subscriptions.problem() {
        let advice = "mend it in an editor; until then the feeds stay as they were";
        return vec![Finding::wrong(FEEDS, problem.to_string(), advice)];
    }
    let mistakes = subscriptions.mistakes();
    if mistakes.is_empty() {
        let found = match subscriptions.all().len() {
            0 => "no feeds yet".to_owned(),
            feeds => format!("{}, no mistakes", count(feeds, "feed")),
        };
        return vec![Finding::sound(FEEDS, found)];
    }
    of_mistakes(FEEDS, mistakes)
}

pub fn bookmarks(config_folder: &Path, data_folder: &Path) -> Vec<Finding> {
    let proof = match store::bookmark_proof(config_folder, data_folder) {
        Ok(proof) => proof,
        Err(problem) => {
            let advice = "mend it in an editor; until then bookmarks are kept aside";
            return vec![Finding::wrong(BOOKMARKS, problem.to_string(), advice)];
        }
    };
    if !proof.mistakes.is_empty() {
        return of_mistakes(BOOKMARKS, &proof.mistakes);
    }
    let found = match proof.bookmarks.len() {
        0 => "no bookmarks yet".to_owned(),
        bookmarks => format!("{}, no mistakes", count(bookmarks, "bookmark")),
    };
    if proof.textless == 0 {
        return vec![Finding::sound(BOOKMARKS, found)];
    }
    vec![Finding::note(
        BOOKMARKS,
        format!("{found}; the text of {} is not here", proof.textless),
        "it is on the machine where the bookmark was made; its address is kept",
    )]
}

fn of_mistakes(what: &'static str, mistakes: &[String]) -> Vec<Finding> {
    let finding = |mistake: &String| Finding::wrong(what, mistake, EDIT);
    mistakes.iter().map(finding).collect()
}
