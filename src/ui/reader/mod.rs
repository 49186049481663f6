//! The reader pane: headline, who and when, and the text, well set.

mod page;

use std::sync::Arc;

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::app::App;
use crate::app::settings::Bidi;
use crate::app::viewport::{Area, Viewport};
use crate::domain::article::Article;
use crate::domain::query::Query;

use super::age::Clock;
use super::beside::Beside;
use super::head::Head;
use super::paint::{self, Painter};
use super::theme::Role;
use super::typeset::{self, Piece, SetLine, Setting};

pub use page::Page;

/// Free columns on both sides of the text, at least.
const MARGIN: u16 = 2;

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
            // Who goes on may come back.
            ready.extend(page.take().filter(|old| !old.is_marked).map(Page::anew));
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
    page.compare(app, article);
    let height = usize::from(area.height);
    page.resolve(app.reader.position, &app.reader.scrolls, height);
    let x = area.x + MARGIN.max((area.width - measure) / 2);
    for row in 0..area.height {
        let index = page.top + usize::from(row);
        let line = Rect {
            x,
            y: area.y + row,
            width: measure,
            height: 1,
        };
        page.draw_mark(index, painter, line);
        page.draw_line(index, painter, line, app.dims_known(), &mut viewport.links);
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

/// Draws a line's pieces, and notes where links stand.
pub(super) fn draw_pieces(
    pieces: &[Piece],
    indent: usize,
    painter: &mut Painter<'_>,
    area: Rect,
    links: &mut Vec<(Area, usize)>,
) {
    let mut x = area.x + u16::try_from(indent).unwrap_or(0);
    for piece in pieces {
        let mut set = piece.style;
        // Strong and faint at once is strong on most terminals.
        set.strong &= piece.role != Role::Known;
        let mut style = paint::with_setting(painter.style(piece.role), set);
        let is_link = piece.link.is_some() && matches!(piece.role, Role::Match | Role::Known);
        if is_link || piece.is_new {
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
