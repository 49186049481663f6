//! Rows: the sentences of two reports beside each other, each with its mark.

use std::collections::HashMap;

use super::between::Between;
use super::{Comparison, Link, Mark, Place, Sentence, State};
use crate::domain::query::words;

/// A sentence of the left report, of the right one, or of both, beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub left: Option<usize>,
    pub right: Option<usize>,
    pub mark: Mark,
    /// Where it is said elsewhere, if the partner stands in another row.
    pub jump: Option<Place>,
}

/// Sentences of both sides, each with its strongest partner.
struct Sides<'a> {
    between: &'a Between<'a>,
    /// The partner in the same row, by sentence.
    left: HashMap<usize, usize>,
    right: HashMap<usize, usize>,
    /// The strongest partner, in whatever row.
    strongest_left: HashMap<usize, usize>,
    strongest_right: HashMap<usize, usize>,
}

impl Comparison {
    /// Two of the reports, row by row: in the order of the left one; what only the right one has
    /// follows the line that it follows there.
    pub fn rows(&self, left: usize, right: usize) -> Vec<Row> {
        self.rows_between(&Between::new(self, left, right))
    }

    pub(super) fn rows_between(&self, between: &Between<'_>) -> Vec<Row> {
        if between.left == between.right {
            return Vec::new();
        }
        let sides = Sides::of(between);
        let mut rows = Vec::new();
        let own = |rows: &mut Vec<Row>, from: usize| {
            for sentence in from..self.count(between.right) {
                if sides.right.contains_key(&sentence) {
                    break;
                }
                rows.push(sides.of_right(sentence));
            }
        };
        own(&mut rows, 0);
        for sentence in 0..self.count(between.left) {
            let partner = sides.left.get(&sentence).copied();
            rows.push(sides.of_left(sentence, partner));
            if let Some(partner) = partner {
                own(&mut rows, partner + 1);
            }
        }
        rows
    }

    fn count(&self, report: usize) -> usize {
        self.reports.get(report).map_or(0, |it| it.sentences.len())
    }

    /// Whether a sentence is a headline, a place or a credit: no claim of the report.
    fn is_aside(&self, place: Place) -> bool {
        let is = |sentence: &Sentence| {
            let stands_for_headline = place.sentence == 0 && sentence.place.is_some();
            let is_head = sentence.state == State::Head && !stands_for_headline;
            is_head || sentence.text.starts_with('©')
        };
        self.sentence(place).is_some_and(is)
    }
}

impl<'a> Sides<'a> {
    fn of(between: &'a Between<'a>) -> Self {
        let mut sides = Self {
            between,
            left: HashMap::new(),
            right: HashMap::new(),
            strongest_left: HashMap::new(),
            strongest_right: HashMap::new(),
        };
        sides.pair_heads();
        for (_, one, other) in sides.links() {
            sides.strongest_left.entry(one).or_insert(other);
            sides.strongest_right.entry(other).or_insert(one);
            sides.put(one, other);
        }
        sides.pair_identical();
        sides
    }

    /// The links of both reports, the strongest first.
    fn links(&self) -> Vec<(Link, usize, usize)> {
        let links = self.between.comparison.links.iter();
        let mut links: Vec<(Link, usize, usize)> = links
            .filter_map(|link| {
                let (one, other) = self.between.pair(link.a, link.b)?;
                Some((*link, one, other))
            })
            .collect();
        // Both headlines stand beside each other, whatever else they may answer.
        let is_heads = |one: usize, other: usize| one == 0 && other == 0;
        links.sort_by(|(one, a, b), (other, c, d)| {
            is_heads(*c, *d)
                .cmp(&is_heads(*a, *b))
                .then(other.score.total_cmp(&one.score))
                .then((a, b).cmp(&(c, d)))
        });
        links
    }

    /// Puts two sentences beside each other, if neither stands beside another one yet.
    fn put(&mut self, left: usize, right: usize) {
        if !self.left.contains_key(&left) && !self.right.contains_key(&right) {
            self.left.insert(left, right);
            self.right.insert(right, left);
        }
    }

    /// Headlines stand beside each other, and so do the places that reports are filed from.
    fn pair_heads(&mut self) {
        let comparison = self.between.comparison;
        let heads = |report: usize| {
            let is_place = |sentence: &usize| {
                let place = Place {
                    report,
                    sentence: *sentence,
                };
                let has_none = comparison.sentence(place).is_some_and(|it| it.place.is_none());
                has_none && comparison.is_aside(place)
            };
            [0, 1].map(|sentence| Some(sentence).filter(is_place))
        };
        let (left, right) = (heads(self.between.left), heads(self.between.right));
        for (left, right) in left.into_iter().zip(right) {
            if let (Some(left), Some(right)) = (left, right) {
                self.put(left, right);
            }
        }
    }

    /// Lines in the same words stand beside each other, even where nothing links them.
    fn pair_identical(&mut self) {
        let comparison = self.between.comparison;
        let mut waiting: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
        for sentence in (0..comparison.count(self.between.right)).rev() {
            if !self.right.contains_key(&sentence) {
                let words = self.words(self.between.of_right(sentence));
                waiting.entry(words).or_default().push(sentence);
            }
        }
        waiting.remove(&Vec::new());
        for sentence in 0..comparison.count(self.between.left) {
            if self.left.contains_key(&sentence) {
                continue;
            }
            let there = waiting.get_mut(&self.words(self.between.of_left(sentence)));
            if let Some(partner) = there.and_then(Vec::pop) {
                self.put(sentence, partner);
            }
        }
    }

    fn words(&self, place: Place) -> Vec<String> {
        let sentence = self.between.comparison.sentence(place);
        sentence.map_or_else(Vec::new, |it| words(&it.text).map(|word| word.folded).collect())
    }

    fn of_left(&self, sentence: usize, partner: Option<usize>) -> Row {
        let elsewhere = self.strongest_left.get(&sentence).filter(|_| partner.is_none());
        let mark = match (partner, elsewhere) {
            (Some(partner), _) => self.between.mark((sentence, partner)),
            (None, Some(_)) => Mark::Elsewhere,
            (None, None) => self.alone(self.between.of_left(sentence), Mark::Left),
        };
        Row {
            left: Some(sentence),
            right: partner,
            mark,
            jump: elsewhere.map(|there| self.between.of_right(*there)),
        }
    }

    fn of_right(&self, sentence: usize) -> Row {
        let elsewhere = self.strongest_right.get(&sentence);
        let mark = match elsewhere {
            Some(_) => Mark::Elsewhere,
            None => self.alone(self.between.of_right(sentence), Mark::Right),
        };
        Row {
            left: None,
            right: Some(sentence),
            mark,
            jump: elsewhere.map(|there| self.between.of_left(*there)),
        }
    }

    /// The mark of a sentence that nothing answers.
    fn alone(&self, place: Place, mark: Mark) -> Mark {
        if self.between.comparison.is_aside(place) {
            Mark::Aside
        } else {
            mark
        }
    }
}
