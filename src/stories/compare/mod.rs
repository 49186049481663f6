//! Comparing reports: which sentences say the same, and what only one has.

mod bounds;
mod calendar;
mod claims;
mod dates;
mod differs;
mod facts;
mod features;
mod figures;
mod links;
mod mirror;
mod names;
mod pairs;
mod quotes;
mod read;
mod runs;
mod score;
mod shared_quotes;
mod spellings;
mod split;
mod states;
mod stem;
mod told;
mod tongue;
mod weights;
mod words;

use crate::domain::article::Article;
use crate::domain::comparison::{ComparedReport, Comparison};

pub use features::Features;

use read::Read;
use weights::Weighed;

/// Lays reports side by side; their documents must be there.
pub fn compare(articles: &[&Article]) -> Comparison {
    let features: Vec<Features> = articles.iter().map(|article| Features::of(article)).collect();
    let features: Vec<&Features> = features.iter().collect();
    between(&features)
}

/// Lays reports side by side that were looked at before.
pub fn between(reports: &[&Features]) -> Comparison {
    let order = mirror::order(reports);
    let sorted: Vec<&Features> = order.iter().map(|report| reports[*report]).collect();
    let weighed = Weighed::new(&sorted);
    let scored = pairs::scored(&weighed, None);
    let links = links::links(&weighed, &scored);
    let mut compared: Vec<ComparedReport> = sorted.iter().map(|report| report.report()).collect();
    let mut read = Read::new(&weighed);
    for (report, of_report) in compared.iter_mut().enumerate() {
        states::set(&weighed, &links, &mut read, report, of_report);
    }
    let comparison = Comparison {
        facts: facts::facts(&weighed, &scored, &links),
        claims: claims::claims(&weighed, &scored, &links),
        links: links.iter().map(mirror::link).collect(),
        reports: compared,
        is_across_languages: weights::is_across(reports),
        is_cut: reports.iter().any(|report| report.is_cut),
    };
    mirror::put_back(comparison, &order)
}

/// What a report tells to somebody who has read these.
pub fn known(opened: &Article, read: &[&Article]) -> ComparedReport {
    let opened = Features::of(opened);
    let read: Vec<Features> = read.iter().map(|article| Features::of(article)).collect();
    let read: Vec<&Features> = read.iter().collect();
    known_after(&opened, &read)
}

/// The same of reports that were looked at before.
pub fn known_after(opened: &Features, read: &[&Features]) -> ComparedReport {
    let mut report = opened.report();
    if read.is_empty() {
        return report;
    }
    let all: Vec<&Features> = [opened].into_iter().chain(read.iter().copied()).collect();
    let weighed = Weighed::new(&all);
    let scored = pairs::scored(&weighed, Some(0));
    let links = links::links(&weighed, &scored);
    states::set(&weighed, &links, &mut Read::new(&weighed), 0, &mut report);
    report
}
