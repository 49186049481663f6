//! Grouping what is loaded: files and folders that are in no library.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::rules;
use crate::domain::article::{Article, ArticleId};
use crate::domain::limits;
use crate::domain::story::{Assignment, StoryId};
use crate::store::reader::Reader;
use crate::stories::group::{self, Features, Grouping, Settings};

/// Groups articles that are loaded; the user's rules are obeyed. Who is alone is left out.
pub fn loaded(articles: &[Arc<Article>], reader: &mut Reader, now: Timestamp) -> Vec<Assignment> {
    // Where the rules cannot be read, the stories are those without them.
    let rules = rules(reader).unwrap_or_default();
    let mut grouping = Grouping::new(Settings::default());
    let mut stands: HashMap<ArticleId, Assignment> = HashMap::new();
    let mut order = Vec::with_capacity(articles.len());
    let mut last = None;
    for refresh in refreshes(articles) {
        for assignment in grouping
            .add(features(&refresh, &mut last), now, &rules)
            .assignments
        {
            let id = assignment.article.clone();
            if stands.insert(id.clone(), assignment).is_none() {
                order.push(id);
            }
        }
    }
    let mut reports: HashMap<StoryId, usize> = HashMap::new();
    for assignment in stands.values() {
        *reports.entry(assignment.story).or_default() += 1;
    }
    let stands = order.iter().filter_map(|id| stands.remove(id));
    stands
        .filter(|assignment| reports[&assignment.story] > 1)
        .collect()
}

/// What is counted together: all but the lines of JSON, which may be of many days.
fn refreshes(articles: &[Arc<Article>]) -> Vec<Vec<&Article>> {
    let articles = articles.iter().map(|article| &**article);
    let (mut lines, mut others): (Vec<&Article>, Vec<&Article>) =
        articles.partition(|article| is_line(article));
    if others.len() > limits::LOADED_AT_ONCE {
        others.sort_by(|one, other| other.newest_first(one));
    }
    lines.sort_by(|one, other| one.origin.cmp(&other.origin));
    let parts = others.chunks(limits::LOADED_AT_ONCE);
    let files = lines.chunk_by(|one, other| one.origin.source == other.origin.source);
    let parts = parts.chain(files.flat_map(|file| file.chunks(limits::LINES_OF_REFRESH)));
    parts.map(<[&Article]>::to_vec).collect()
}

fn is_line(article: &Article) -> bool {
    let source = article.origin.source.to_ascii_lowercase();
    [".jsonl", ".ndjson"]
        .iter()
        .any(|ending| source.ends_with(ending))
}

/// What grouping needs of these.
fn features(articles: &[&Article], last: &mut Option<i64>) -> Vec<Features> {
    let mut all: Vec<Features> = articles.iter().map(|article| Features::of(article)).collect();
    group::date(&mut all, last);
    all
}
