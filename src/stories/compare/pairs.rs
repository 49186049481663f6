//! Pairs: which sentences are held against each other.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::domain::limits;

use super::score::{Pair, Spot, score};
use super::weights::Weighed;
use super::words::{Word, of_value};

/// By how many of its rarest words a sentence is found.
const RARE_WORDS: usize = 10;
/// A key in more sentences than this, or than this many a report, finds nothing.
const COMMON: usize = 8;
const COMMON_A_REPORT: usize = 3;

/// The scored pairs of each two reports, the reports in order.
pub(super) type Scored = BTreeMap<(usize, usize), Vec<Pair>>;

/// Scores the sentences of each two reports that may say the same; with `only`, those of one report
/// against the others.
pub(super) fn scored(weighed: &Weighed, only: Option<usize>) -> Scored {
    let run_index = RunIndex::new(weighed);
    let candidates = candidates(weighed, only);
    let mut work = limits::COMPARISON_WORK;
    let mut found = Scored::new();
    for (reports, pairs) in candidates {
        let scored = found.entry(reports).or_default();
        for (one, other) in pairs {
            let (a, b) = ((reports.0, one), (reports.1, other));
            let may_share = run_index.may_share(weighed, a, b);
            if let Some(score) = score(weighed, a, b, may_share, &mut work) {
                scored.push(Pair { a, b, score });
            }
        }
    }
    found
}

type Candidates = BTreeMap<(usize, usize), Vec<(usize, usize)>>;

fn candidates(weighed: &Weighed, only: Option<usize>) -> Candidates {
    let counts: Vec<usize> = weighed.reports.iter().map(|report| report.lines.len()).collect();
    match counts.as_slice() {
        &[one, other] if one * other <= limits::COMPARED_PAIRS => {
            let all = (0..one).flat_map(|a| (0..other).map(move |b| (a, b)));
            Candidates::from([((0, 1), all.collect())])
        }
        _ => by_index(weighed, only),
    }
}

/// Pairs of sentences with two keys in common; figures and runs count twice.
fn by_index(weighed: &Weighed, only: Option<usize>) -> Candidates {
    let mut index: HashMap<Word, Vec<(Spot, u8)>> = HashMap::new();
    let mut keys_of: Vec<Vec<Vec<Word>>> = Vec::with_capacity(weighed.reports.len());
    for (report, of_report) in weighed.reports.iter().enumerate() {
        let mut of_lines = Vec::with_capacity(of_report.lines.len());
        for line in 0..of_report.lines.len() {
            let keys = keys(weighed, report, line);
            for (key, hits) in &keys {
                index.entry(*key).or_default().push(((report, line), *hits));
            }
            of_lines.push(keys.into_iter().map(|(key, _)| key).collect());
        }
        keys_of.push(of_lines);
    }
    let common = COMMON.max(COMMON_A_REPORT * weighed.reports.len());
    index.retain(|_, spots| spots.len() > 1 && spots.len() <= common);
    let mut found = Candidates::new();
    for (report, of_lines) in keys_of.iter().enumerate() {
        for (line, keys) in of_lines.iter().enumerate() {
            let mut hits: HashMap<Spot, u32> = HashMap::new();
            for spots in keys.iter().filter_map(|key| index.get(key)) {
                for (spot, count) in spots.iter().filter(|(spot, _)| spot.0 > report) {
                    if only.is_none_or(|only| only == report || only == spot.0) {
                        *hits.entry(*spot).or_default() += u32::from(*count);
                    }
                }
            }
            for (spot, count) in hits {
                if count >= 2 {
                    found.entry((report, spot.0)).or_default().push((line, spot.1));
                }
            }
        }
    }
    add_openings(weighed, only, &mut found);
    for pairs in found.values_mut() {
        pairs.sort_unstable();
        pairs.dedup();
    }
    found
}

/// Headlines and first lines are always held against each other.
fn add_openings(weighed: &Weighed, only: Option<usize>, found: &mut Candidates) {
    let openings = |report: usize| {
        let lines = weighed.reports[report].lines.iter().enumerate().take(3);
        lines.filter(|(_, line)| line.is_opening).map(|(index, _)| index)
    };
    for one in 0..weighed.reports.len() {
        for other in one + 1..weighed.reports.len() {
            if only.is_some_and(|only| only != one && only != other) {
                continue;
            }
            let pairs = openings(one).flat_map(|a| openings(other).map(move |b| (a, b)));
            found.entry((one, other)).or_default().extend(pairs);
        }
    }
}

/// What a sentence is found by, and how much each counts.
fn keys(weighed: &Weighed, report: usize, line: usize) -> Vec<(Word, u8)> {
    let of_line = weighed.line(report, line);
    let mut words = weighed.lines[report][line].all.words.clone();
    words.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    let mut keys: Vec<(Word, u8)> = words
        .iter()
        .take(RARE_WORDS)
        .map(|(word, _)| (*word, 1))
        .collect();
    let values = of_line.figures.iter().filter(|figure| figure.low > 2.0);
    keys.extend(values.map(|figure| (of_value(figure.low).rotate_left(17), 2)));
    keys.extend(of_line.runs.iter().map(|run| (*run, 2)));
    keys.sort_unstable();
    keys.dedup_by_key(|(key, _)| *key);
    keys
}

/// The runs of four words that few sentences have.
struct RunIndex(HashSet<Word>);

impl RunIndex {
    fn new(weighed: &Weighed) -> Self {
        let mut counts: HashMap<Word, usize> = HashMap::new();
        for run in weighed
            .reports
            .iter()
            .flat_map(|report| &report.lines)
            .flat_map(|line| &line.runs)
        {
            *counts.entry(*run).or_default() += 1;
        }
        let common = COMMON.max(COMMON_A_REPORT * weighed.reports.len());
        counts.retain(|_, count| (2..=common).contains(count));
        Self(counts.into_keys().collect())
    }

    fn may_share(&self, weighed: &Weighed, a: Spot, b: Spot) -> bool {
        let (one, other) = (&weighed.line(a.0, a.1).runs, &weighed.line(b.0, b.1).runs);
        let (mut i, mut j) = (0, 0);
        while let (Some(run), Some(there)) = (one.get(i), other.get(j)) {
            match run.cmp(there) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal if self.0.contains(run) => return true,
                std::cmp::Ordering::Equal => {
                    i += 1;
                    j += 1;
                }
            }
        }
        false
    }
}
