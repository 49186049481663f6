//! Both reports set in lines for a width; kept between frames.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::compare::{Compare, Side, Spans, published};
use crate::app::settings::Bidi;
use crate::domain::comparison::{Comparison, Item, Mark, Place};
use crate::domain::document::Inlines;
use crate::ui::age::Clock;
use crate::ui::paint;
use crate::ui::theme::Role;
use crate::ui::typeset::SetLine;

use super::sentence::{self, Manner};

/// What the lines depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pub is_stacked: bool,
    /// The columns of a sentence.
    pub columns: u16,
    /// Blank lines behind each item.
    pub gap: usize,
}

/// The items in lines.
#[derive(Debug)]
pub struct Set {
    comparison: Arc<Comparison>,
    pair: (usize, usize),
    shape: Shape,
    pub items: Vec<SetItem>,
    /// The first line of each item, and the line behind the last.
    pub starts: Vec<usize>,
}

/// The lines of one item.
#[derive(Debug)]
pub struct SetItem {
    pub left: Vec<SetLine>,
    pub right: Vec<SetLine>,
}

impl Set {
    /// The items of the pane in this shape, set anew where something changed.
    pub fn of<'k>(
        kept: &'k mut super::Kept,
        app: &App,
        compare: &Compare,
        clock: &Clock,
        shape: Shape,
    ) -> Option<&'k Self> {
        let comparison = compare.comparison.as_ref()?;
        let pair = (compare.left, compare.right);
        let is_same =
            |set: &Self| Arc::ptr_eq(&set.comparison, comparison) && set.pair == pair && set.shape == shape;
        if !kept.0.as_ref().is_some_and(is_same) {
            kept.0 = Some(Self::new(app, compare, comparison, clock, shape));
        }
        kept.0.as_ref()
    }

    fn new(app: &App, compare: &Compare, comparison: &Arc<Comparison>, clock: &Clock, shape: Shape) -> Self {
        let setter = Setter {
            compare,
            comparison,
            clock,
            manner: Manner {
                columns: usize::from(shape.columns),
                reorder: app.settings.bidi == Bidi::Newsview,
            },
        };
        let items: Vec<SetItem> = compare
            .items(shape.is_stacked)
            .iter()
            .map(|item| SetItem {
                left: setter.lines(item, compare.left, item.left),
                right: setter.lines(item, compare.right, item.right),
            })
            .collect();
        let mut starts = vec![0];
        let mut line = 0;
        for item in &items {
            let (left, right) = (item.left.len(), item.right.len());
            line += shape.gap
                + if shape.is_stacked {
                    left + right
                } else {
                    left.max(right)
                };
            starts.push(line);
        }
        Self {
            comparison: Arc::clone(comparison),
            pair: (compare.left, compare.right),
            shape,
            items,
            starts,
        }
    }

    /// Where the lines stand in an area, the cursor's item among them.
    pub fn spans(&self, compare: &Compare, area: Rect) -> Spans {
        let is_stacked = self.shape.is_stacked;
        let mut spans = Spans {
            starts: self.starts.clone(),
            rows: usize::from(area.height),
            body: paint::area(area),
            is_stacked,
            ..Spans::default()
        };
        spans.top = spans.revealed(compare.index(is_stacked), compare.top);
        spans
    }

    /// The lines on the screen, from the top.
    pub fn shown<'s>(&'s self, compare: &'s Compare, spans: &'s Spans) -> impl Iterator<Item = Shown<'s>> {
        let items = compare.items(self.shape.is_stacked);
        let selected = compare.index(self.shape.is_stacked);
        (0..spans.body.rows).map_while(move |row| {
            let line = spans.top + usize::from(row);
            let index = spans.at(line);
            let (item, lines) = items.get(index).zip(self.items.get(index))?;
            let offset = line - spans.starts[index];
            Some(Shown {
                y: spans.body.row + row,
                item,
                lines,
                offset,
                has_cursor: index == selected && offset < self.height(index),
            })
        })
    }

    /// The lines of an item that are not blank.
    fn height(&self, index: usize) -> usize {
        match (self.starts.get(index), self.starts.get(index + 1)) {
            (Some(start), Some(end)) => end - start - self.shape.gap,
            _ => 0,
        }
    }
}

/// A line on the screen.
pub struct Shown<'s> {
    pub y: u16,
    pub item: &'s Item,
    pub lines: &'s SetItem,
    /// Which line of the item it is.
    pub offset: usize,
    pub has_cursor: bool,
}

impl Shown<'_> {
    /// Whether the cursor is beside the right report's words: on that side, or where they stand alone.
    pub fn wants_right(&self, compare: &Compare) -> bool {
        compare.side == Side::Right && self.item.right.is_some() || self.item.left.is_none()
    }
}

struct Setter<'a> {
    compare: &'a Compare,
    comparison: &'a Comparison,
    clock: &'a Clock,
    manner: Manner,
}

impl Setter<'_> {
    fn lines(&self, item: &Item, report: usize, sentence: Option<usize>) -> Vec<SetLine> {
        let Some((sentence, article)) = sentence.zip(self.compare.reports.get(report)) else {
            return Vec::new();
        };
        let place = Place { report, sentence };
        let role = match (item.mark, sentence) {
            (Mark::Elsewhere, _) => Role::Known,
            (_, 0) => Role::Title,
            (Mark::Aside, _) => Role::Known,
            _ => Role::Text,
        };
        let language = article.article.language.as_deref();
        let mut lines = sentence::set(self.comparison, place, &item.facts, (role, language), self.manner);
        // A toll grows: who says which figure is known by when it was said.
        if let Some(moment) = published(article).filter(|_| item.mark == Mark::Differs) {
            let time = Inlines::plain(&self.clock.date(moment));
            lines.extend(sentence::lines(&time, Role::Muted, language, self.manner));
        }
        lines
    }
}
