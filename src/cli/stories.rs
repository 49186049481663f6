//! `newsview stories`: the reports of one event together.

use std::collections::HashMap;
use std::ffi::OsString;
use std::sync::Arc;

use clap::Args;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::config::paths::Paths;
use crate::domain::article::{Article, ArticleId};
use crate::domain::count::grouped;
use crate::domain::story::StoryId;
use crate::runtime::loader::Source;
use crate::stories::group::{self, Features, Grouping, Rules, Settings};

use super::library::Shelf;
use super::out::{Out, complain};
use super::{Exit, target};

/// How many lines of JSON are taken for one refresh.
const LINES: usize = 200;
/// How near a story must be where nothing is dated, in hundredths. Files are chosen by hand, so
/// less is alike by chance in them than in feeds that are first read.
const LEAST_UNDATED: u8 = 23;

/// What to group.
#[derive(Debug, Args)]
pub struct Stories {
    /// JSON Lines, a story each
    #[arg(long)]
    json: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Files, folders or addresses; - is standard input. Without any, the stories of two reports or
    /// more of the library; before anything is set up, those of the bundled sample
    #[arg(value_name = "FILE|FOLDER|ADDRESS|-")]
    sources: Vec<OsString>,
}

impl Stories {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let (sources, others) = target::sort(&self.sources);
        if let Some(other) = others.first() {
            complain(&format!("no file \"{other}\""));
            return Ok(Exit::WrongUse);
        }
        if !sources.is_empty() {
            return self.of_sources(&sources, 1, out);
        }
        if let Some(shelf) = Shelf::open(paths)? {
            return self.of_library(shelf, out);
        }
        complain("nothing is set up; these are the stories of the bundled sample");
        self.of_sources(&sources, 2, out)
    }

    /// The stories of the library, the newest first, after what is new in it was grouped.
    fn of_library(&self, mut shelf: Shelf, out: &mut Out) -> anyhow::Result<Exit> {
        let mut count = 0;
        shelf.stories(self.limit.unwrap_or(usize::MAX), |id, reports| {
            count += 1;
            self.print(id, reports, count > 1, out)
        })?;
        if count == 0 {
            complain("no event has two reports yet");
        }
        Ok(if count > 0 { Exit::Done } else { Exit::Failed })
    }

    fn print(
        &self,
        id: StoryId,
        reports: &[Arc<Article>],
        is_next: bool,
        out: &mut Out,
    ) -> std::io::Result<()> {
        if self.json {
            return out.json(&as_json(id, reports));
        }
        if is_next {
            out.line("")?;
        }
        let zone = TimeZone::system();
        block(reports, &zone).iter().try_for_each(|line| out.line(line))
    }

    /// Groups what these sources have, without keeping anything; prints what has so many reports.
    fn of_sources(&self, sources: &[Source], least: usize, out: &mut Out) -> anyhow::Result<Exit> {
        let (refreshes, is_whole) = target::refreshes(sources, LINES);
        let mut stories = group(&refreshes, Timestamp::now());
        stories.retain(|(_, reports)| reports.len() >= least);
        let most = self.limit.unwrap_or(usize::MAX);
        for (place, (id, reports)) in stories.iter().take(most).enumerate() {
            self.print(*id, reports, place > 0, out)?;
        }
        if stories.is_empty() && is_whole {
            complain("nothing found");
        }
        let is_done = is_whole && !stories.is_empty();
        Ok(if is_done { Exit::Done } else { Exit::Failed })
    }
}

/// The stories of these refreshes, the newest first, each with its reports, the newest first.
fn group(refreshes: &[Vec<Arc<Article>>], now: Timestamp) -> Vec<(StoryId, Vec<Arc<Article>>)> {
    let mut grouping = Grouping::new(Settings {
        least_of_undated: LEAST_UNDATED,
        ..Settings::default()
    });
    let mut stories: HashMap<ArticleId, StoryId> = HashMap::new();
    let mut time = None;
    for refresh in refreshes {
        let batch = features(refresh, &mut time);
        let refreshed = grouping.add(batch, now, &Rules::default());
        let placed = refreshed.assignments.into_iter();
        stories.extend(placed.map(|placed| (placed.article, placed.story)));
    }
    let mut articles: Vec<&Arc<Article>> = refreshes.iter().flatten().collect();
    articles.sort_by(|one, other| one.newest_first(other));
    let mut places: HashMap<StoryId, usize> = HashMap::new();
    let mut grouped: Vec<(StoryId, Vec<Arc<Article>>)> = Vec::new();
    for article in articles {
        let Some(story) = stories.get(&article.id) else {
            continue;
        };
        let place = *places.entry(*story).or_insert_with(|| {
            grouped.push((*story, Vec::new()));
            grouped.len() - 1
        });
        grouped[place].1.push(Arc::clone(article));
    }
    grouped
}

/// What grouping needs of these.
fn features(articles: &[Arc<Article>], last: &mut Option<i64>) -> Vec<Features> {
    let reports = articles.iter().filter(|article| article.may_tell_event());
    let mut all: Vec<Features> = reports.map(|article| Features::of(article)).collect();
    group::date(&mut all, last);
    all
}

/// The report that speaks for a story: the most complete one.
fn lead(reports: &[Arc<Article>]) -> &Article {
    let complete = reports
        .iter()
        .rev()
        .max_by_key(|report| report.document.word_count());
    complete.unwrap_or(&reports[0])
}

/// `1 outlet`, `2 outlets`.
fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {what}{plural}", grouped(number))
}

/// Who reports, each once, the newest report's outlet first.
fn outlets(reports: &[Arc<Article>]) -> Vec<&str> {
    let mut outlets = Vec::new();
    for report in reports {
        let outlet = report.outlet.as_str();
        if !outlet.is_empty() && !outlets.contains(&outlet) {
            outlets.push(outlet);
        }
    }
    outlets
}

fn as_json(id: StoryId, reports: &[Arc<Article>]) -> Value {
    let newest = reports.iter().filter_map(|report| report.published).max();
    let ids: Vec<&str> = reports.iter().map(|report| report.id.as_str()).collect();
    json!({
        "id": id.to_string(),
        "title": lead(reports).title,
        "articles": ids,
        "outlets": outlets(reports),
        "newest": newest.map(|moment| moment.to_string()),
    })
}

/// The headline, who reports, and below it each report.
fn block(reports: &[Arc<Article>], zone: &TimeZone) -> Vec<String> {
    let outlets = outlets(reports);
    let mut head = count(outlets.len(), "outlet");
    if reports.len() != outlets.len() {
        head = format!("{head} · {}", count(reports.len(), "report"));
    }
    let mut lines = vec![lead(reports).title.to_string(), format!("  {head}")];
    lines.extend(
        reports
            .iter()
            .map(|report| format!("  {}", super::list::line(report, zone))),
    );
    lines
}
