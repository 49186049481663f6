//! Wrap: which words share a line.

use std::ops::Range;

use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use crate::domain::limits;
use crate::ui::cells;

use super::breaks::{Word, words};
use super::flow::Flow;

/// Up to this measure every line is filled as it comes: there is nothing to choose.
const NARROW: usize = 15;

/// No line may be too wide, so one column too many outweighs everything.
const PENALTIES: Penalties = Penalties {
    nline_penalty: 1000,
    overflow_penalty: 1_000_000_000,
    short_last_line_fraction: 4,
    short_last_line_penalty: 50,
    hyphen_penalty: 0,
};

/// The lines of a flow as byte ranges, without the spaces at their ends.
pub(super) fn wrap(flow: &Flow, measure: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for stretch in flow.text.split('\n') {
        let end = start + stretch.len();
        let first = flow.glued.partition_point(|place| *place < start);
        let after = flow.glued.partition_point(|place| *place < end);
        let glued: Vec<usize> = flow.glued[first..after]
            .iter()
            .map(|place| place - start)
            .collect();
        wrap_stretch(stretch, &glued, measure, start, &mut lines);
        start = end + 1;
    }
    lines
}

#[allow(clippy::cast_precision_loss, reason = "columns are far below 2^52")]
fn wrap_stretch(text: &str, glued: &[usize], measure: usize, base: usize, lines: &mut Vec<Range<usize>>) {
    if cells::drawn_within(text.trim_end(), measure) {
        let start = text.len() - text.trim_start().len();
        let end = text.trim_end().len().max(start);
        return lines.push(base + start..base + end);
    }
    let words = words(text, glued, measure);
    let widths = [measure as f64];
    let weighed = if measure <= NARROW || words.len() > limits::WEIGHED_WORDS || is_unspaced(&words) {
        None
    } else {
        wrap_optimal_fit(&words, &widths, &PENALTIES)
            .ok()
            .filter(|lines| lines.iter().all(|line| columns(line) <= measure))
    };
    let chosen = weighed.unwrap_or_else(|| wrap_first_fit(&words, &widths));
    for line in chosen {
        if let (Some(first), Some(last)) = (line.first(), line.last()) {
            lines.push(base + first.start..base + last.end);
        }
    }
}

/// Where lines may end nearly anywhere they come out full by themselves.
fn is_unspaced(words: &[Word]) -> bool {
    words.iter().filter(|word| word.space > 0).count() * 4 < words.len()
}

fn columns(line: &[Word]) -> usize {
    let all: usize = line.iter().map(|word| word.columns + word.space).sum();
    all - line.last().map_or(0, |word| word.space)
}

/// Lines filled to the last column, or to a space shortly before it: for text whose spaces count.
pub(super) fn chop(text: &str, start: usize, first: usize, rest: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut from = start;
    let mut used = 0;
    // The last place behind a space, and the columns used up to there.
    let mut soft = (start, 0);
    for cluster in cells::clusters_within(text, first.min(rest)) {
        let at = start + cluster.start;
        let measure = if lines.is_empty() { first } else { rest };
        if used + cluster.columns > measure && at > from {
            let near = soft.0 > from && soft.1 * 4 >= measure * 3;
            let (end, taken) = if near { soft } else { (at, used) };
            lines.push(from..end);
            from = end;
            used -= taken;
        }
        used += cluster.columns;
        if cluster.text == " " {
            soft = (at + 1, used);
        }
    }
    lines.push(from..start + text.len());
    lines
}
