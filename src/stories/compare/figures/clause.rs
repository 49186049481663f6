//! Clauses: how far around a figure words belong to it.

use std::ops::Range;

use super::Sight;

const ENDS: &[&str] = &["and", "while", "but", "when", "after", "before", "where"];

/// The words of the clause around the words from `at` to `to`.
pub(super) fn around(sight: &Sight, at: usize, to: usize) -> Range<usize> {
    let mut from = at;
    while from > 0 && !is_break(sight.gap(from)) && !ENDS.contains(&sight.folded(from - 1)) {
        from -= 1;
    }
    let mut end = to;
    while end < sight.tokens.len() && !is_break(sight.gap(end)) && !ENDS.contains(&sight.folded(end)) {
        end += 1;
    }
    from..end
}

/// Whether a clause ends between two words.
pub(super) fn is_break(gap: &str) -> bool {
    gap.contains([',', ';', ':', '(', ')', '—', '–']) || gap.contains(" - ")
}
