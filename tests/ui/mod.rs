//! App → picture.

mod bidi;
mod cells;
mod typeset;
