//! Cells: how wide text is on the screen, and how it is cut to fit.
