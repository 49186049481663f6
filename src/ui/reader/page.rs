//! An article set for a width, and how one moves in it.

use std::borrow::Cow;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::{draw_pieces, sought, text};
use crate::app::App;
use crate::app::reader::Scroll;
use crate::app::settings::Bidi;
use crate::app::viewport::{Area, Place};
use crate::domain::article::Article;
use crate::domain::comparison::ComparedReport;
use crate::domain::document::Position;
use crate::ui::beside;
use crate::ui::paint::Painter;
use crate::ui::theme::Role;
use crate::ui::typeset::{self, Hits, News, SetLine};

/// An article set for a width, and where it stands.
#[derive(Debug)]
pub struct Page {
    article: Arc<Article>,
    pub(super) measure: u16,
    /// What changed between versions is marked in the lines.
    pub(super) is_marked: bool,
    pub(super) minutes: usize,
    /// The lines above the text: headline, who and when.
    pub(super) head: Vec<SetLine>,
    lines: Vec<SetLine>,
    found: String,
    hits: Hits,
    /// The line of the hit that was gone to.
    hit: Option<usize>,
    /// What is marked is the passage for which it was opened.
    is_passage: bool,
    /// What of it is new, and who says so.
    news: News,
    compared: Option<Arc<ComparedReport>>,
    /// The beginning of a new passage that was gone to.
    stop: Option<usize>,
    /// The first line on the screen, and the position it stands for.
    pub(super) top: usize,
    position: Position,
}

impl Page {
    pub(super) fn new(app: &App, article: &Arc<Article>, measure: u16) -> Self {
        let mut lines = text(article, measure, app.settings.bidi == Bidi::Newsview);
        let is_marked = app.reader.changes.is_some();
        if is_marked {
            beside::mark_changes(&mut lines);
        }
        let minutes = article.minutes();
        Self::of_lines(Arc::clone(article), measure, is_marked, minutes, lines)
    }

    /// The same as if it had never been read.
    pub(super) fn anew(self) -> Self {
        Self::of_lines(
            self.article,
            self.measure,
            self.is_marked,
            self.minutes,
            self.lines,
        )
    }

    fn of_lines(
        article: Arc<Article>,
        measure: u16,
        is_marked: bool,
        minutes: usize,
        lines: Vec<SetLine>,
    ) -> Self {
        Self {
            article,
            measure,
            is_marked,
            minutes,
            head: Vec::new(),
            lines,
            found: String::new(),
            hits: Hits::default(),
            hit: None,
            is_passage: false,
            news: News::default(),
            compared: None,
            stop: None,
            top: 0,
            position: Position::default(),
        }
    }

    pub(super) fn is_of(&self, article: &Arc<Article>, measure: u16) -> bool {
        Arc::ptr_eq(&self.article, article) && self.measure == measure
    }

    /// Looks for what is sought, when that changed.
    pub(super) fn find(&mut self, app: &App, article: &Article) {
        let (text, query) = sought(app);
        let passage = app.reader.passage.filter(|_| app.reader.find.is_none());
        let text = passage.map_or(text, |stretch| format!("{stretch:?}"));
        if text != self.found {
            self.found = text;
            self.hit = None;
            self.is_passage = passage.is_some();
            self.hits = match passage {
                Some(stretch) => Hits::of_passage(&article.document, &self.lines, stretch),
                None if query.is_empty() => Hits::default(),
                None => Hits::of(&article.document, &self.lines, &|text| query.ranges(text)),
            };
        }
    }

    /// Takes over what is new in the text, when that changed.
    pub(super) fn compare(&mut self, app: &App, article: &Article) {
        let report = app.news().filter(|_| !self.is_marked);
        if report.map(Arc::as_ptr) == self.compared.as_ref().map(Arc::as_ptr) {
            return;
        }
        let of = |report: &Arc<ComparedReport>| News::of(&article.document, &self.lines, report);
        self.news = report.map(of).unwrap_or_default();
        self.compared = report.cloned();
        self.stop = None;
    }

    fn total(&self) -> usize {
        self.head.len() + self.lines.len()
    }

    /// Finds the first line from where the reader stands and how it moves.
    pub(super) fn resolve(&mut self, position: Position, scrolls: &[Scroll], height: usize) {
        let last = self.total().saturating_sub(height);
        if position != self.position {
            self.top = self.line_at(position);
        }
        for scroll in scrolls {
            self.top = match *scroll {
                Scroll::Lines(lines) => self.moved(lines),
                Scroll::HalfPages(halves) => {
                    // Two lines of the old page stay, to hold on to.
                    let page = i32::try_from(height.saturating_sub(2).max(1)).unwrap_or(i32::MAX);
                    self.moved(halves * page / 2)
                }
                Scroll::Top => 0,
                Scroll::End => last,
                Scroll::To(position) => self.line_at(position),
                Scroll::FirstHit => self.go_to_hit(height, |hits, top| {
                    hits.lines().iter().copied().find(|line| *line >= top)
                }),
                Scroll::NextHit => self.go_to_hit(height, Hits::next_line),
                Scroll::NextNew => self.go_to_passage(height, true),
                Scroll::PreviousNew => self.go_to_passage(height, false),
                Scroll::PreviousHit => self.go_to_hit(height, |hits, line| {
                    hits.previous_line(line).or(hits.lines().last().copied())
                }),
            }
            .min(last);
        }
        self.top = self.top.min(last);
        self.position = if scrolls.is_empty() {
            position
        } else {
            self.position_at(self.top)
        };
    }

    fn moved(&self, lines: i32) -> usize {
        self.top
            .saturating_add_signed(isize::try_from(lines).unwrap_or(0))
    }

    fn line_at(&self, position: Position) -> usize {
        if position == Position::default() {
            return 0;
        }
        self.head.len() + typeset::line_of(&self.lines, position)
    }

    fn position_at(&self, line: usize) -> Position {
        let line = line
            .checked_sub(self.head.len())
            .and_then(|index| self.lines.get(index));
        line.map(|line| line.anchor).unwrap_or_default()
    }

    /// Goes to a hit, from the one gone to before or from the top; round to the first one.
    fn go_to_hit(&mut self, height: usize, next: impl Fn(&Hits, usize) -> Option<usize>) -> usize {
        let from = self.hit.unwrap_or(self.top.saturating_sub(self.head.len()));
        let Some(line) = next(&self.hits, from).or_else(|| self.hits.lines().first().copied()) else {
            return self.top;
        };
        self.hit = Some(line);
        let index = self.head.len() + line;
        // A passage for which it was opened is shown to its end.
        let last = self.hits.lines().last().filter(|_| self.is_passage);
        let end = last.map_or(index, |last| index.max(self.head.len() + last));
        let screen = self.top..(self.top + height).saturating_sub(1);
        if screen.contains(&index) && screen.contains(&end) {
            return self.top;
        }
        // All of it where it has room, with some of what stands before it.
        let least = (end + 2).saturating_sub(height);
        index.saturating_sub(height / 3).max(least).min(index)
    }

    /// Goes to a new passage, from the one gone to before where that is on the screen, else from
    /// the top; round to the first one.
    fn go_to_passage(&mut self, height: usize, is_forward: bool) -> usize {
        let stops = self.news.stops();
        let top = self.top.saturating_sub(self.head.len());
        let count = stops.len();
        let next = match (self.stop_shown(height), is_forward) {
            (Some(stop), true) => stop + 1,
            (Some(stop), false) => stop + count - 1,
            (None, true) => stops.partition_point(|stop| stop.line < top),
            (None, false) => stops.partition_point(|stop| stop.line < top) + count.saturating_sub(1),
        };
        let Some(stop) = next.checked_rem(count).and_then(|index| stops.get(index)) else {
            return self.top;
        };
        self.stop = Some(next % count);
        (self.head.len() + stop.line).saturating_sub(height / 4)
    }

    /// The new passage that was gone to, while its beginning is on the screen.
    fn stop_shown(&self, height: usize) -> Option<usize> {
        let is_shown = |stop: &usize| {
            let stop = self.news.stops().get(*stop);
            let line = stop.map(|stop| self.head.len() + stop.line);
            line.is_some_and(|line| (self.top..self.top + height).contains(&line))
        };
        self.stop.filter(is_shown)
    }

    pub(super) fn place(&self, height: usize) -> Place {
        let (total, below) = (self.total(), self.top + height);
        let hit = self
            .hit
            .and_then(|line| self.hits.lines().iter().position(|known| *known == line));
        Place {
            position: self.position,
            is_at_end: below >= total,
            is_long: total > height,
            minutes: self.minutes,
            passages: self.news.stops().len(),
            passage: self.stop_shown(height).map_or(0, |stop| stop + 1),
            hits: self.hits.lines().len(),
            hit: hit.map_or(0, |index| index + 1),
            percent: u8::try_from((below.min(total) * 100).checked_div(total).unwrap_or(100)).unwrap_or(100),
        }
    }

    /// A mark in the margin beside a line with something new, a broader one beside what was gone to.
    pub(super) fn draw_mark(&self, index: usize, painter: &mut Painter<'_>, area: Rect) {
        let Some(index) = index.checked_sub(self.head.len()) else {
            return;
        };
        let passages = self.news.on_line(index);
        let (Some(line), false) = (self.lines.get(index), passages.is_empty()) else {
            return;
        };
        let stop = self.stop.and_then(|stop| self.news.stops().get(stop));
        let is_there = stop.is_some_and(|stop| passages.contains(&stop.passage));
        if !is_there && !self.news.is_mixed() {
            return;
        }
        let (x, mark) = match (line.right, is_there) {
            (false, false) => (area.x.saturating_sub(2), "▎"),
            (false, true) => (area.x.saturating_sub(2), "▌"),
            (true, false) => (area.right() + 1, "▕"),
            (true, true) => (area.right() + 1, "▐"),
        };
        painter.put(x, area.y, mark, painter.style(Role::Accent), 1);
    }

    pub(super) fn draw_line(
        &self,
        index: usize,
        painter: &mut Painter<'_>,
        area: Rect,
        dims: bool,
        links: &mut Vec<(Area, usize)>,
    ) {
        let own = index
            .checked_sub(self.head.len())
            .and_then(|index| self.lines.get(index));
        let (line, pieces) = match (self.head.get(index), own) {
            (Some(line), _) => (line, Cow::Borrowed(line.pieces.as_slice())),
            (None, Some(line)) => (line, self.hits.mark_pieces(self.news.mark(&line.pieces, dims))),
            (None, None) => return,
        };
        let indent = line.indent(usize::from(self.measure));
        draw_pieces(&pieces, indent, painter, area, links);
    }
}
