//! Frame: what stands beside the text of quotes and lists.

use crate::ui::bidi::Direction;
use crate::ui::cells;
use crate::ui::theme::Role;

use super::Piece;

/// The narrowest measure that is left for text; what would take more room is left out or set inline.
pub(super) const LEAST_MEASURE: usize = 8;

/// One level of indentation: its first line carries a mark, or every line a bar.
#[derive(Clone, Debug)]
struct Level {
    role: Role,
    columns: usize,
    /// For the first line of left-to-right and of right-to-left text; used up there.
    mark: Option<[String; 2]>,
    /// For the other lines.
    rest: [String; 2],
}

/// The levels around the text being set, outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    levels: Vec<Level>,
    columns: usize,
}

impl Frame {
    pub(super) fn depth(&self) -> usize {
        self.levels.len()
    }

    /// How many columns it leaves for text.
    pub(super) fn measure(&self, width: usize) -> usize {
        width.saturating_sub(self.columns).max(1)
    }

    /// A bar beside every line.
    pub(super) fn push_bar(&mut self, width: usize) -> bool {
        let bar = ["┃ ".to_owned(), " ┃".to_owned()];
        self.push(width, Role::Quote, None, bar)
    }

    /// Blank indentation.
    pub(super) fn push_indent(&mut self, columns: usize, width: usize) -> bool {
        let blank = " ".repeat(columns);
        self.push(width, Role::Text, None, [blank.clone(), blank])
    }

    /// A mark beside the first line, white space beside the others.
    pub(super) fn push_mark(&mut self, left: String, right: String, role: Role, width: usize) -> bool {
        let blank = " ".repeat(cells::columns(&left));
        self.push(width, role, Some([left, right]), [blank.clone(), blank])
    }

    /// Whether there was room for one more level.
    fn push(&mut self, width: usize, role: Role, mark: Option<[String; 2]>, rest: [String; 2]) -> bool {
        let columns = cells::columns(&rest[0]);
        if self.columns + columns + LEAST_MEASURE > width {
            return false;
        }
        self.columns += columns;
        self.levels.push(Level {
            role,
            columns,
            mark,
            rest,
        });
        true
    }

    /// Ends the innermost level; says whether its mark was never set.
    pub(super) fn pop(&mut self) -> bool {
        self.levels.pop().is_some_and(|level| {
            self.columns -= level.columns;
            level.mark.is_some()
        })
    }

    /// Puts the frame around a line's pieces; returns the columns it took.
    pub(super) fn surround(&mut self, pieces: &mut Vec<Piece>, direction: Direction) -> usize {
        if self.levels.is_empty() {
            return 0;
        }
        let parts = self.levels.iter_mut().map(|level| {
            let [left, right] = level.mark.take().unwrap_or_else(|| level.rest.clone());
            (left, right, level.role)
        });
        match direction {
            Direction::LeftToRight => {
                let before: Vec<Piece> = parts.map(|(left, _, role)| Piece::added(left, role)).collect();
                pieces.splice(0..0, before);
            }
            Direction::RightToLeft => {
                pieces.extend(parts.rev().map(|(_, right, role)| Piece::added(right, role)));
            }
        }
        self.columns
    }

    /// The bars of the outer levels beside an empty line.
    pub(super) fn blank(&self, depth: usize, direction: Direction) -> (Vec<Piece>, usize) {
        let levels = &self.levels[..depth.min(self.levels.len())];
        let bars = levels
            .iter()
            .rposition(|level| level.role == Role::Quote)
            .map_or(0, |last| last + 1);
        let mut pieces: Vec<Piece> = levels[..bars]
            .iter()
            .map(|level| {
                Piece::added(
                    level.rest[usize::from(direction == Direction::RightToLeft)].clone(),
                    level.role,
                )
            })
            .collect();
        if direction == Direction::RightToLeft {
            pieces.reverse();
        }
        let columns = levels[..bars].iter().map(|level| level.columns).sum();
        (pieces, columns)
    }
}
