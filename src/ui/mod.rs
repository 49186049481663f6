//! App → picture; the only user of ratatui's widgets.

pub mod bidi;
pub mod cells;
pub mod theme;
pub mod typeset;
