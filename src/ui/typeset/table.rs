//! Table: aligned columns, or one line a value where columns would be too narrow.

use crate::domain::document::{Inlines, Style, Table};
use crate::ui::bidi::Direction;
use crate::ui::cells;
use crate::ui::theme::Role;

use super::Piece;
use super::breaks::widest_word;
use super::cut::Cut;
use super::flow::{Flow, Look};
use super::setter::{Counter, Setter, Taken};
use super::wrap::wrap;

/// Spaces between two columns.
const GAP: usize = 2;
/// A column that must be narrower than this is not set as one.
const LEAST_COLUMN: usize = 6;
/// A longer word in a cell may be broken.
const LONGEST_WORD: usize = 24;

const STRONG: Style = Style {
    strong: true,
    ..Style::PLAIN
};

/// A cell ready to be broken into lines.
struct Cell<'t> {
    taken: Taken<'t>,
    flow: Flow,
    columns: usize,
    /// The widest of its words.
    word: usize,
}

/// What a column needs: to set each cell on one line, and to keep its words whole.
#[derive(Clone, Copy, Default)]
struct Need {
    natural: usize,
    least: usize,
}

/// Where a column stands.
struct Column {
    width: usize,
    right: bool,
}

impl Setter<'_> {
    pub(super) fn set_table(&mut self, table: &Table) {
        let count = table.rows.iter().map(Vec::len).fold(table.head.len(), usize::max);
        if count == 0 {
            return;
        }
        let head = self.cells(&table.head, Look::styled(Role::Text, STRONG));
        let rows: Vec<Vec<Cell>> = table
            .rows
            .iter()
            .map(|row| self.cells(row, Look::of(Role::Text)))
            .collect();
        let direction = head
            .iter()
            .chain(rows.iter().flatten())
            .find(|cell| !cell.taken.text.is_empty())
            .map_or(Direction::LeftToRight, |cell| self.direction_of(cell.taken.text));
        let mut needs = vec![Need::default(); count];
        for row in std::iter::once(&head).chain(&rows) {
            for (need, cell) in needs.iter_mut().zip(row) {
                need.natural = need.natural.max(cell.columns);
                need.least = need.least.max(cell.word.min(LONGEST_WORD));
            }
        }
        let Some(widths) = shared(&needs, self.measure().saturating_sub(GAP * (count - 1))) else {
            return self.set_records(table, &head, &rows);
        };
        let right_to_left = self.setting.reorder && direction == Direction::RightToLeft;
        let columns: Vec<Column> = widths
            .into_iter()
            .enumerate()
            .map(|(index, width)| Column {
                width,
                right: right_to_left || is_numeric(table, index),
            })
            .collect();
        if head.iter().any(|cell| cell.columns > 0) {
            self.set_row(&head, &columns, direction);
            let all: usize = columns.iter().map(|column| column.width).sum();
            self.emit_added("─".repeat(all + GAP * (count - 1)), Role::Border);
        }
        for row in &rows {
            self.set_row(row, &columns, direction);
        }
    }

    fn cells<'t>(&mut self, row: &'t [Inlines], look: Look) -> Vec<Cell<'t>> {
        row.iter()
            .map(|cell| {
                let taken = self.take(&cell.text);
                let flow = Flow::of(taken.index, cell, look, self.setting.links);
                let columns = flow.text.split('\n').map(cells::drawn_columns).max().unwrap_or(0);
                let word = widest_word(&flow.text);
                Cell {
                    taken,
                    flow,
                    columns,
                    word,
                }
            })
            .collect()
    }

    /// A row's lines side by side; cells begin on its first line.
    fn set_row(&mut self, row: &[Cell], columns: &[Column], direction: Direction) {
        let cut: Vec<Vec<(Cut, u32)>> = row
            .iter()
            .zip(columns)
            .map(|(cell, column)| self.cut_cell(cell, column.width.max(1)))
            .collect();
        let height = cut.iter().map(Vec::len).max().unwrap_or(0);
        let mut cut: Vec<_> = cut.into_iter().map(Vec::into_iter).collect();
        for _ in 0..height {
            let mut offset = u32::MAX;
            let mut fields: Vec<Vec<Piece>> = Vec::with_capacity(columns.len());
            let mut all = 0;
            for (index, column) in columns.iter().enumerate() {
                let (line, start) = cut
                    .get_mut(index)
                    .and_then(Iterator::next)
                    .unwrap_or((Cut::default(), u32::MAX));
                offset = offset.min(start);
                all += column.width;
                fields.push(field(line, column));
            }
            let mut line = Cut {
                pieces: Vec::new(),
                columns: all + GAP * (columns.len() - 1),
            };
            if self.setting.reorder && direction == Direction::RightToLeft {
                fields.reverse();
            }
            for (index, field) in fields.into_iter().enumerate() {
                if index > 0 {
                    line.pieces.push(Piece::added(" ".repeat(GAP), Role::Text));
                }
                line.pieces.extend(field);
            }
            self.emit(line, direction, offset);
        }
    }

    fn cut_cell(&self, cell: &Cell, width: usize) -> Vec<(Cut, u32)> {
        if cell.flow.text.is_empty() {
            return Vec::new();
        }
        let direction = self.direction_of(cell.taken.text);
        let mut cutter = self.cutter(&cell.flow, direction);
        let mut counter = Counter::new(&cell.taken);
        wrap(&cell.flow, width)
            .into_iter()
            .map(|line| (cutter.cut(&line), counter.offset(&cell.flow, line.start)))
            .collect()
    }

    /// Each value on a line of its own behind its column's name.
    fn set_records(&mut self, table: &Table, head: &[Cell], rows: &[Vec<Cell>]) {
        if rows.is_empty() {
            for cell in head {
                self.set_flow(&cell.flow, &cell.taken);
            }
        }
        for (number, row) in rows.iter().enumerate() {
            if number > 0 {
                self.leave(1);
            }
            for index in 0..head.len().max(row.len()) {
                let value = row.get(index).filter(|cell| !cell.flow.text.is_empty());
                let name = head.get(index).filter(|cell| !cell.flow.text.is_empty());
                match (name, value) {
                    (None, None) => {}
                    (Some(_), None) if number > 0 => {}
                    (None, Some(value)) => self.set_flow(&value.flow, &value.taken),
                    (Some(name), value) => {
                        let mut flow = Flow::default();
                        let look = Look::of(Role::Muted);
                        flow.push(name.taken.index, &table.head[index], look, self.setting.links);
                        flow.insert(": ", look);
                        if let Some(value) = value {
                            let look = Look::of(Role::Text);
                            let cell = &table.rows[number][index];
                            flow.push(value.taken.index, cell, look, self.setting.links);
                        }
                        let taken = value.map_or(name.taken, |value| value.taken);
                        self.set_flow(&flow, &taken);
                    }
                }
            }
        }
    }
}

/// A cell's line filled up to its column's width.
fn field(line: Cut, column: &Column) -> Vec<Piece> {
    let missing = column.width.saturating_sub(line.columns);
    let mut pieces = line.pieces;
    if missing > 0 {
        let fill = Piece::added(" ".repeat(missing), Role::Text);
        let at = if column.right { 0 } else { pieces.len() };
        pieces.insert(at, fill);
    }
    pieces
}

/// Shares the room out: each column gets the room its words need, what is left makes the narrow ones wider.
fn shared(needs: &[Need], room: usize) -> Option<Vec<usize>> {
    if needs.iter().map(|need| need.natural).sum::<usize>() <= room {
        return Some(needs.iter().map(|need| need.natural).collect());
    }
    let width = |need: &Need, share: usize| {
        let least = need.least.max(LEAST_COLUMN).min(need.natural);
        share.clamp(least, need.natural)
    };
    let all = |share: usize| needs.iter().map(|need| width(need, share)).sum::<usize>();
    if all(0) > room {
        return None;
    }
    let (mut fits, mut too_much) = (0, room + 1);
    while too_much - fits > 1 {
        let middle = usize::midpoint(fits, too_much);
        if all(middle) <= room {
            fits = middle;
        } else {
            too_much = middle;
        }
    }
    let mut rest = room - all(fits);
    let widths = needs.iter().map(|need| {
        let own = width(need, fits);
        let extra = usize::from(rest > 0 && width(need, fits + 1) > own);
        rest -= extra;
        own + extra
    });
    Some(widths.collect())
}

/// Whether everything in a column below its head is a number.
fn is_numeric(table: &Table, column: usize) -> bool {
    let mut any = false;
    let mut cells = table.rows.iter().filter_map(|row| row.get(column));
    let all = cells.all(|cell| {
        any = any || !cell.is_empty();
        cell.is_empty() || is_number(&cell.text)
    });
    any && all
}

/// Digits with signs, separators, a currency, a short unit behind them; a dash stands for none.
fn is_number(text: &str) -> bool {
    const UNIT: usize = 3;
    let known = |character: char| {
        character.is_numeric()
            || character.is_whitespace()
            || ".,'’+-−–—±%‰°():/$¢£¥".contains(character)
            || matches!(character, '\u{20a0}'..='\u{20bf}')
    };
    let letters = text.chars().filter(|character| !known(*character));
    let short_unit = letters
        .take(UNIT + 1)
        .filter(|letter| letter.is_alphabetic())
        .count()
        <= UNIT
        && text
            .chars()
            .all(|character| known(character) || character.is_alphabetic());
    let figure = text.chars().find(|character| character.is_alphanumeric());
    match figure {
        Some(first) => first.is_numeric() && short_unit,
        None => matches!(text, "-" | "–" | "—" | "−"),
    }
}
