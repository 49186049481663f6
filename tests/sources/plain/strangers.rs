//! Texts that nobody wrote for us.
