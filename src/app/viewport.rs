//! Viewport: what fitted in the last frame; written by ui, read by scrolling and the mouse.

use jiff::Timestamp;

use crate::domain::document::Position;

use super::compare::Spans;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    pub column: u16,
    pub row: u16,
    pub columns: u16,
    pub rows: u16,
}

impl Area {
    pub fn has(self, column: u16, row: u16) -> bool {
        (self.column..self.column.saturating_add(self.columns)).contains(&column)
            && (self.row..self.row.saturating_add(self.rows)).contains(&row)
    }
}

/// What fitted in the last frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Viewport {
    /// When the frame was drawn.
    pub now: Timestamp,
    pub screen: Area,
    /// The list stands above the reader.
    pub is_narrow: bool,
    /// Of the panes that stand beside or above each other, where the rule between them is.
    pub rule: Area,
    pub sources_rule: Area,
    /// The sources could stand beside the list.
    pub has_room_for_sources: bool,
    pub sources: Area,
    /// The first row shown, and how many fitted.
    pub sources_top: usize,
    pub sources_rows: usize,
    pub list: Area,
    /// The first row shown.
    pub list_top: usize,
    /// How many rows fitted.
    pub list_rows: usize,
    /// Lines a row takes.
    pub row_height: u16,
    /// Where the marks of stories stand that can be unfolded, and in which rows.
    pub folds: Vec<(Area, usize)>,
    pub reader: Area,
    /// Where links stand in it, and which ones, counted from 0.
    pub links: Vec<(Area, usize)>,
    pub place: Place,
    /// Where the lines of the compare pane stand.
    pub compare: Spans,
    /// The sheet over the screen.
    pub sheet: Area,
    /// Its lines, without title and filter.
    pub sheet_body: Area,
    /// The first line it shows.
    pub sheet_top: usize,
    /// How many lines it shows.
    pub sheet_rows: usize,
    /// How many lines the sheet has in all.
    pub sheet_lines: usize,
    /// Which row of a form stands on each of its lines.
    pub form_rows: Vec<usize>,
}

/// Where the reader stands in its text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// The first line's position.
    pub position: Position,
    pub is_at_end: bool,
    /// The text is taller than its pane.
    pub is_long: bool,
    /// Hits of the text being found, and which of them was gone to last, counted from 1.
    pub hits: usize,
    pub hit: usize,
    /// Passages that tell something new, and which of them was gone to last, counted from 1.
    pub passages: usize,
    pub passage: usize,
    /// How much of the text is above the pane's end.
    pub percent: u8,
    /// Minutes to read the whole of it.
    pub minutes: usize,
}
