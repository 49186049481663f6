//! Rows: the sentences of two reports beside each other, each with its mark.

use std::collections::{HashMap, HashSet};

use super::{ComparedReport, Comparison, Link, Place, Relation};

/// A sentence of the left report, of the right one, or of both, beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub left: Option<usize>,
    pub right: Option<usize>,
    pub mark: Mark,
    /// Where it is said elsewhere, if the partner stands in another row.
    pub jump: Option<Place>,
}

/// How the sentences of a row stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// They say the same.
    Linked,
    /// A figure or date of one is close to that of the other.
    Close,
    /// A figure of one differs from that of the other.
    Differs,
    /// Only the left report has it.
    Left,
    /// Only the right report has it.
    Right,
    /// The other report says it in another row.
    Elsewhere,
    /// Where a report is from, which is neither answered nor lacking.
    Dateline,
}

impl Mark {
    /// The sign that carries it without colour.
    pub fn sign(self) -> char {
        match self {
            Self::Linked => '=',
            Self::Close => '≈',
            Self::Differs => '≠',
            Self::Left => '◂',
            Self::Right => '▸',
            Self::Elsewhere => '·',
            Self::Dateline => ' ',
        }
    }

    /// Whether one report has something that the other has not.
    pub fn is_difference(self) -> bool {
        !matches!(self, Self::Linked | Self::Elsewhere | Self::Dateline)
    }
}

/// Sentences of both sides, each with its strongest partner.
struct Sides {
    /// The partner in the same row, by sentence.
    left: HashMap<usize, usize>,
    right: HashMap<usize, usize>,
    /// The strongest partner, in whatever row.
    strongest_left: HashMap<usize, usize>,
    strongest_right: HashMap<usize, usize>,
    close: HashSet<(usize, usize)>,
    differing: HashSet<(usize, usize)>,
    /// The sentence of each that is its dateline.
    datelines: (Option<usize>, Option<usize>),
}

impl Comparison {
    /// Two of the reports, row by row: in the order of the left one; what only the right one has
    /// follows the line that it follows there.
    pub fn rows(&self, left: usize, right: usize) -> Vec<Row> {
        let count = |report: usize| self.reports.get(report).map_or(0, |it| it.sentences.len());
        if left == right {
            return Vec::new();
        }
        let sides = self.sides(left, right);
        let mut rows = Vec::new();
        let own = |rows: &mut Vec<Row>, from: usize| {
            for sentence in from..count(right) {
                if sides.right.contains_key(&sentence) {
                    break;
                }
                rows.push(sides.of_right(sentence, left));
            }
        };
        own(&mut rows, 0);
        for sentence in 0..count(left) {
            let partner = sides.left.get(&sentence).copied();
            rows.push(sides.of_left(sentence, partner, right));
            if let Some(partner) = partner {
                own(&mut rows, partner + 1);
            }
        }
        rows
    }

    fn sides(&self, left: usize, right: usize) -> Sides {
        let mut links: Vec<(Link, usize, usize)> = self
            .links
            .iter()
            .filter_map(|link| {
                let (one, other) = between(link.a, link.b, left, right)?;
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
        let mut sides = Sides::empty();
        let dateline = |report: usize| self.reports.get(report).and_then(ComparedReport::dateline);
        sides.datelines = (dateline(left), dateline(right));
        if let (Some(one), Some(other)) = sides.datelines {
            sides.left.insert(one, other);
            sides.right.insert(other, one);
        }
        for (_, one, other) in links {
            sides.strongest_left.entry(one).or_insert(other);
            sides.strongest_right.entry(other).or_insert(one);
            if !sides.left.contains_key(&one) && !sides.right.contains_key(&other) {
                sides.left.insert(one, other);
                sides.right.insert(other, one);
            }
        }
        for fact in &self.facts {
            if let Some(pair) = between(fact.a.place, fact.b.place, left, right) {
                match fact.relation {
                    Relation::Same => continue,
                    Relation::Close => sides.close.insert(pair),
                    Relation::Differs => sides.differing.insert(pair),
                };
            }
        }
        sides
    }
}

impl Sides {
    fn empty() -> Self {
        Self {
            left: HashMap::new(),
            right: HashMap::new(),
            strongest_left: HashMap::new(),
            strongest_right: HashMap::new(),
            close: HashSet::new(),
            differing: HashSet::new(),
            datelines: (None, None),
        }
    }

    fn of_left(&self, sentence: usize, partner: Option<usize>, right: usize) -> Row {
        let elsewhere = self.strongest_left.get(&sentence).filter(|_| partner.is_none());
        let mark = match (partner, elsewhere) {
            (Some(partner), _) => self.mark(sentence, partner),
            (None, Some(_)) => Mark::Elsewhere,
            (None, None) if self.datelines.0 == Some(sentence) => Mark::Dateline,
            (None, None) => Mark::Left,
        };
        Row {
            left: Some(sentence),
            right: partner,
            mark,
            jump: elsewhere.map(|there| Place {
                report: right,
                sentence: *there,
            }),
        }
    }

    fn of_right(&self, sentence: usize, left: usize) -> Row {
        let elsewhere = self.strongest_right.get(&sentence);
        let mark = match elsewhere {
            Some(_) => Mark::Elsewhere,
            None if self.datelines.1 == Some(sentence) => Mark::Dateline,
            None => Mark::Right,
        };
        Row {
            left: None,
            right: Some(sentence),
            mark,
            jump: elsewhere.map(|there| Place {
                report: left,
                sentence: *there,
            }),
        }
    }

    fn mark(&self, left: usize, right: usize) -> Mark {
        if self.differing.contains(&(left, right)) {
            Mark::Differs
        } else if self.close.contains(&(left, right)) {
            Mark::Close
        } else if self.datelines == (Some(left), Some(right)) {
            Mark::Dateline
        } else {
            Mark::Linked
        }
    }
}

/// The sentences of two places, if they are of these two reports, whichever stands first.
fn between(a: Place, b: Place, left: usize, right: usize) -> Option<(usize, usize)> {
    if (a.report, b.report) == (left, right) {
        Some((a.sentence, b.sentence))
    } else if (a.report, b.report) == (right, left) {
        Some((b.sentence, a.sentence))
    } else {
        None
    }
}
