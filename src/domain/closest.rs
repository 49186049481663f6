//! Closest: the nearest right word for a mistake.

/// The nearest right word, if one is near.
pub fn closest<'a>(wrong: &str, right: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    right.into_iter().find(|word| word.starts_with(wrong))
}
