//! Wide characters: their second cell is written anew when they go.

use ratatui::buffer::{Buffer, CellDiffOption};

use super::cells;

/// Where second halves of wide characters stood in the last frame.
#[derive(Debug, Default)]
pub struct Halves(Vec<(u16, u16)>);

impl Halves {
    /// Has the second cell of every wide character that went written, though nothing changed
    /// in it: not every terminal clears it when the first one is overwritten, and ratatui's
    /// comparison of frames relies on that.
    pub fn renew(&mut self, buffer: &mut Buffer) {
        let now = halves(buffer);
        for place in self.0.drain(..).filter(|place| now.binary_search(place).is_err()) {
            if let Some(cell) = buffer.cell_mut(place) {
                cell.set_diff_option(CellDiffOption::AlwaysUpdate);
            }
        }
        self.0 = now;
    }
}

/// In order.
fn halves(buffer: &Buffer) -> Vec<(u16, u16)> {
    let columns = usize::from(buffer.area.width.max(1));
    let mut found: Vec<(u16, u16)> = Vec::new();
    for (index, cell) in buffer.content.iter().enumerate() {
        let symbol = cell.symbol();
        if symbol.len() > 1 && cells::columns(symbol) > 1 {
            let place = index + 1;
            if let (Ok(x), Ok(y)) = (u16::try_from(place % columns), u16::try_from(place / columns)) {
                found.push((buffer.area.x + x, buffer.area.y + y));
            }
        }
    }
    found.sort_unstable();
    found
}
