//! The reader pane: headline, who and when, and the text, well set.

use std::borrow::Cow;
use std::sync::Arc;

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::app::App;
use crate::app::reader::Scroll;
use crate::app::settings::Bidi;
use crate::app::viewport::{Area, Place, Viewport};
use crate::domain::article::Article;
use crate::domain::document::Position;
use crate::domain::query::Query;

use super::age::Clock;
use super::beside::{self, Beside};
use super::head::Head;
use super::paint::{self, Painter};
use super::theme::Role;
use super::typeset::{self, Hits, Piece, SetLine, Setting};

/// Free columns on both sides of the text, at least.
const MARGIN: u16 = 2;

/// An article set for a width, and where it stands.
#[derive(Debug)]
pub struct Page {
    article: Arc<Article>,
    measure: u16,
    minutes: usize,
    /// The lines above the text: headline, who and when.
    head: Vec<SetLine>,
    lines: Vec<SetLine>,
    found: String,
    hits: Hits,
    /// The line of the hit that was gone to.
    hit: Option<usize>,
    /// The first line on the screen, and the position it stands for.
    top: usize,
    position: Position,
}

/// Draws the selected article, moved as the user asked for.
pub fn draw(
    app: &App,
    (page, ready): (&mut Option<Page>, &mut Vec<Page>),
    clock: &Clock,
    painter: &mut Painter<'_>,
    area: Rect,
    viewport: &mut Viewport,
) {
    viewport.reader = paint::area(area);
    let compared = app.reader.changes.as_ref().map(|compared| &compared.article);
    let Some(article) = compared.or(app.reader.article.as_ref()) else {
        *page = None;
        return draw_empty(app, painter, area);
    };
    let measure = app
        .settings
        .measure
        .min(area.width.saturating_sub(2 * MARGIN))
        .max(1);
    let page = match page {
        Some(page) if page.is_of(article, measure) => page,
        _ => {
            let place = ready.iter().position(|page| page.is_of(article, measure));
            let is_ready = place.filter(|_| compared.is_none());
            let new = is_ready.map(|place| ready.swap_remove(place));
            page.insert(new.unwrap_or_else(|| Page::new(app, article, measure)))
        }
    };
    page.head = Head {
        article,
        clock,
        measure,
        reorder: app.settings.bidi == Bidi::Newsview,
        is_bookmarked: app.is_bookmarked(&article.id),
        minutes: page.minutes,
        query: sought(app).1,
        beside: Beside::of(app, &article.id, clock),
    }
    .lines();
    page.find(app, article);
    let height = usize::from(area.height);
    page.resolve(app.reader.position, &app.reader.scrolls, height);
    let x = area.x + MARGIN.max((area.width - measure) / 2);
    for row in 0..area.height {
        let index = page.top + usize::from(row);
        page.draw_line(
            index,
            painter,
            Rect {
                x,
                y: area.y + row,
                width: measure,
                height: 1,
            },
            &mut viewport.links,
        );
    }
    viewport.place = page.place(height);
}

/// Sets the text after or before the one that is shown, if that is there and not set yet.
pub fn prepare(app: &App, page: Option<&Page>, ready: &mut Vec<Page>) -> bool {
    /// Longer texts take longer than a key may wait.
    const BLOCKS: usize = 100;
    let Some(measure) = page.map(|page| page.measure) else {
        return false;
    };
    if app.reader.changes.is_some() {
        return false;
    }
    let rows = &app.list.rows;
    let selected = app.list.selected;
    let beside = [selected.checked_add(1), selected.checked_sub(1)];
    let beside = beside.into_iter().flatten().filter_map(|index| rows.get(index));
    let texts: Vec<&Arc<Article>> = beside
        .map(|row| &row.article)
        .filter(|article| (1..=BLOCKS).contains(&article.document.blocks.len()))
        .collect();
    ready.retain(|page| texts.iter().any(|article| page.is_of(article, measure)));
    let next = texts
        .iter()
        .find(|article| !ready.iter().any(|page| page.is_of(article, measure)));
    let Some(article) = next else { return false };
    ready.push(Page::new(app, article, measure));
    true
}

fn draw_empty(app: &App, painter: &mut Painter<'_>, area: Rect) {
    if app.loading.is_running {
        return;
    }
    let text = if app.list.rows.is_empty() {
        ""
    } else {
        "choose an article with the arrow keys"
    };
    painter.line(
        area.x + MARGIN,
        area.y,
        text,
        painter.style(Role::Muted),
        area.width.saturating_sub(2 * MARGIN),
    );
}

/// The text being found, else the words of the list's search; as typed and as parsed.
fn sought(app: &App) -> (String, &Query) {
    match &app.reader.find {
        Some(find) => (format!("/{}", find.text), &find.query),
        None => (app.list.query_text.clone(), &app.list.query),
    }
}

impl Page {
    fn new(app: &App, article: &Arc<Article>, measure: u16) -> Self {
        let mut lines = text(article, measure, app.settings.bidi == Bidi::Newsview);
        if app.reader.changes.is_some() {
            beside::mark_changes(&mut lines);
        }
        Self {
            article: Arc::clone(article),
            measure,
            minutes: article.minutes(),
            head: Vec::new(),
            lines,
            found: String::new(),
            hits: Hits::default(),
            hit: None,
            top: 0,
            position: Position::default(),
        }
    }

    fn is_of(&self, article: &Arc<Article>, measure: u16) -> bool {
        Arc::ptr_eq(&self.article, article) && self.measure == measure
    }

    /// Looks for what is sought, when that changed.
    fn find(&mut self, app: &App, article: &Article) {
        let (text, query) = sought(app);
        if text != self.found {
            self.found = text;
            self.hit = None;
            self.hits = if query.is_empty() {
                Hits::default()
            } else {
                Hits::of(&article.document, &self.lines, &|text| query.ranges(text))
            };
        }
    }

    fn total(&self) -> usize {
        self.head.len() + self.lines.len()
    }

    /// Finds the first line from where the reader stands and how it moves.
    fn resolve(&mut self, position: Position, scrolls: &[Scroll], height: usize) {
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
        let is_shown = (self.top..(self.top + height).saturating_sub(1)).contains(&index);
        if is_shown {
            self.top
        } else {
            index.saturating_sub(height / 3)
        }
    }

    fn place(&self, height: usize) -> Place {
        let (total, below) = (self.total(), self.top + height);
        let hit = self
            .hit
            .and_then(|line| self.hits.lines().iter().position(|known| *known == line));
        Place {
            position: self.position,
            is_at_end: below >= total,
            is_long: total > height,
            minutes: self.minutes,
            hits: self.hits.lines().len(),
            hit: hit.map_or(0, |index| index + 1),
            percent: u8::try_from((below.min(total) * 100).checked_div(total).unwrap_or(100)).unwrap_or(100),
        }
    }

    fn draw_line(&self, index: usize, painter: &mut Painter<'_>, area: Rect, links: &mut Vec<(Area, usize)>) {
        let own = index
            .checked_sub(self.head.len())
            .and_then(|index| self.lines.get(index));
        let (line, pieces) = match (self.head.get(index), own) {
            (Some(line), _) => (line, Cow::Borrowed(line.pieces.as_slice())),
            (None, Some(line)) => (line, self.hits.mark(line)),
            (None, None) => return,
        };
        let indent = line.indent(usize::from(self.measure));
        draw_pieces(&pieces, indent, painter, area, links);
    }
}

/// Draws a line's pieces, and notes where links stand.
fn draw_pieces(
    pieces: &[Piece],
    indent: usize,
    painter: &mut Painter<'_>,
    area: Rect,
    links: &mut Vec<(Area, usize)>,
) {
    let mut x = area.x + u16::try_from(indent).unwrap_or(0);
    for piece in pieces {
        let mut style = paint::with_setting(painter.style(piece.role), piece.style);
        if piece.link.is_some() && piece.role == Role::Match {
            style = style.add_modifier(Modifier::UNDERLINED);
        }
        let width = painter.put(x, area.y, &piece.text, style, area.right().saturating_sub(x));
        if let Some(link) = piece.link {
            links.push((paint::area(Rect { x, width, ..area }), link as usize));
        }
        x += width;
    }
}

/// The lines of an article's text.
pub fn text(article: &Article, measure: u16, reorder: bool) -> Vec<SetLine> {
    let setting = Setting {
        width: usize::from(measure),
        dateline: article.dateline.as_deref(),
        language: article.language.as_deref(),
        links: true,
        reorder,
    };
    typeset::typeset(&article.document, &setting)
}
