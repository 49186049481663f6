//! Stray spaces mended, and those that belong left.
