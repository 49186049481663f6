//! Looks at elements of the tree: names, classes, what is hidden.

use dom_query::NodeRef;

use super::names::{Role, element};

/// The element's name in lower case and its role; none for text and for unknown elements.
pub fn kind(node: &NodeRef<'_>) -> Option<(&'static str, Role)> {
    element(&node.element_ref()?.name.local)
}

/// Whether one of the words of an element's class or id is among these.
pub fn has_word(node: &NodeRef<'_>, words: &[&str]) -> bool {
    ["class", "id"].into_iter().any(|name| {
        node.attr(name).is_some_and(|value| {
            any_word(&value, |word| {
                words.iter().any(|known| word.eq_ignore_ascii_case(known))
            })
        })
    })
}

/// Asks for each word of a class: `photoCredit`, `photo-credit` and `photo_credit` have two.
fn any_word(value: &str, mut fits: impl FnMut(&str) -> bool) -> bool {
    let mut start = 0;
    let mut lower_before = false;
    for (at, letter) in value.char_indices() {
        let ends = !letter.is_alphanumeric();
        if ends || (lower_before && letter.is_uppercase()) {
            if start < at && fits(&value[start..at]) {
                return true;
            }
            start = if ends { at + letter.len_utf8() } else { at };
        }
        lower_before = letter.is_lowercase();
    }
    start < value.len() && fits(&value[start..])
}

/// Whether a browser would not show it.
pub fn is_hidden(node: &NodeRef<'_>) -> bool {
    let Some(element) = node.element_ref() else {
        return false;
    };
    element
        .attrs
        .iter()
        .any(|attribute| match &*attribute.name.local {
            "hidden" => true,
            "style" => {
                let style: String = attribute
                    .value
                    .chars()
                    .filter(|letter| !letter.is_whitespace())
                    .collect();
                let style = style.to_ascii_lowercase();
                style.contains("display:none") || style.contains("visibility:hidden")
            }
            "class" => attribute.value.split_ascii_whitespace().any(|class| {
                matches!(
                    class,
                    "sr-only"
                        | "visually-hidden"
                        | "visuallyhidden"
                        | "screen-reader-text"
                        | "screenreader-only"
                )
            }),
            _ => false,
        })
}

/// A number in an attribute: `640`, `640px`.
pub fn number(node: &NodeRef<'_>, name: &str) -> Option<u64> {
    let value = node.attr(name)?;
    let value = value.trim();
    let digits = value.len()
        - value
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    value[..digits].parse().ok()
}
