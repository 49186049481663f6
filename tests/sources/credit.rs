//! Captions and the credits at their end.

use newsview::sources::credit::split_credit;

/// A caption as written, without its credit, and the credit.
const CAPTIONS: &[(&str, &str, &str)] = &[
    (
        "A boat at the quay. Photo: Ada Moor",
        "A boat at the quay.",
        "Photo: Ada Moor",
    ),
    (
        "A boat at the quay © Ada Moor / AFP",
        "A boat at the quay",
        "© Ada Moor / AFP",
    ),
    (
        "A boat at the quay. Ada Moor/Reuters",
        "A boat at the quay.",
        "Ada Moor/Reuters",
    ),
    (
        "A boat at the quay (AP Photo/Bo Lind)",
        "A boat at the quay",
        "AP Photo/Bo Lind",
    ),
    ("A boat at the quay [Reuters]", "A boat at the quay", "Reuters"),
    ("A boat at the quay — Ada Moor", "A boat at the quay", "Ada Moor"),
    (
        "A boat. Photograph by Ada Moor",
        "A boat.",
        "Photograph by Ada Moor",
    ),
    ("A boat. AFP", "A boat.", "AFP"),
    ("A boat. © 2025 Ada Moor", "A boat.", "© 2025 Ada Moor"),
    ("A boat (© Ada Moor)", "A boat", "© Ada Moor"),
    ("A boat. A. Moor/Reuters", "A boat.", "A. Moor/Reuters"),
    ("A boat. Photo / Ada Moor", "A boat.", "Photo / Ada Moor"),
    (
        "A boat. Photo: courtesy of the crew",
        "A boat.",
        "Photo: courtesy of the crew",
    ),
    ("A boat. Source: the harbour", "A boat.", "Source: the harbour"),
    ("Photo: the boat at night", "Photo: the boat at night", ""),
    ("A boat — Ada Moor/Nova", "A boat", "Ada Moor/Nova"),
    ("© Ada Moor", "", "© Ada Moor"),
    (
        "The photo by the door shows a boat.",
        "The photo by the door shows a boat.",
        "",
    ),
    (
        "Smoke over the harbour — Monday",
        "Smoke over the harbour — Monday",
        "",
    ),
    (
        "A boat (left) and a crane (right)",
        "A boat (left) and a crane (right)",
        "",
    ),
    (
        "The mayor, Dee Vance, opens the bridge.",
        "The mayor, Dee Vance, opens the bridge.",
        "",
    ),
    ("Trains and/or buses", "Trains and/or buses", ""),
    ("", "", ""),
];

#[test]
fn credits_are_told_from_captions() {
    for (text, caption, credit) in CAPTIONS.iter().copied() {
        assert_eq!(split_credit(text), (caption, credit), "{text}");
    }
}
