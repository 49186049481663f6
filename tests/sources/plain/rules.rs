//! Single rules of plain-text news, and what only looks like them.
