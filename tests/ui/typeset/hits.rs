//! What a search found, painted where it stands.

use newsview::domain::document::Document;
use newsview::ui::theme::Role;
use newsview::ui::typeset::Hits;

use super::samples::edition;
use super::set;

/// What is painted as found, line by line.
fn found(document: &Document, width: usize, sought: &str) -> Vec<(usize, String)> {
    let lines = set(document, width);
    let hits = Hits::of(document, &lines, &|text| {
        text.match_indices(sought)
            .map(|(at, found)| at..at + found.len())
            .collect()
    });
    let marked = |at: &usize| -> (usize, String) {
        let pieces = hits.mark(&lines[*at]);
        let matches = pieces.iter().filter(|piece| piece.role == Role::Match);
        assert_eq!(
            pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(),
            lines[*at].text()
        );
        (*at, matches.map(|piece| piece.text.as_str()).collect())
    };
    hits.lines().iter().map(marked).collect()
}

#[test]
fn a_hit_across_a_line_break_is_marked_on_both_lines() {
    let document = Document::of_paragraphs(["The old barrier gates were opened."]);
    assert_eq!(
        found(&document, 16, "barrier gates"),
        [(0, "barrier".to_owned()), (1, "gates".to_owned())]
    );
}

#[test]
fn a_hit_in_hebrew_is_marked_where_it_is_drawn() {
    let document = Document::of_paragraphs(["השער (הישן) נפתח היום"]);
    assert_eq!(found(&document, 60, "הישן) נ"), [(0, "נ (ןשיה".to_owned())]);
    assert_eq!(found(&document, 60, "היום"), [(0, "םויה".to_owned())]);
}

#[test]
fn a_hit_beside_reduced_characters_is_marked_exactly() {
    let document = Document::of_paragraphs(["Team 👩‍👩‍👧 of 🇫🇷 won the cup"]);
    assert_eq!(found(&document, 60, "won"), [(0, "won".to_owned())]);
    assert_eq!(found(&document, 60, "👩‍👩‍👧 of"), [(0, "👩 of".to_owned())]);
}

#[test]
fn hits_are_found_in_cells_captions_and_quotes() {
    let document = edition();
    let lines = set(&document, 60);
    for (sought, line) in [
        ("Ester", "Ester Bridge"),
        ("low tide", "▣ "),
        ("year behind", "┃ "),
    ] {
        let hits = found(&document, 60, sought);
        assert!(!hits.is_empty(), "{sought}");
        assert!(
            hits.iter().any(|(at, _)| lines[*at].text().contains(line)),
            "{sought}"
        );
    }
}

#[test]
fn next_and_previous_hit_follow_the_lines() {
    let document = Document::of_paragraphs(["gate", "none", "gate"]);
    let lines = set(&document, 20);
    let hits = Hits::of(&document, &lines, &|text| {
        text.match_indices("gate").map(|(at, _)| at..at + 4).collect()
    });
    assert_eq!((hits.count(), hits.lines()), (2, &[0, 4][..]));
    assert_eq!((hits.next_line(0), hits.next_line(4)), (Some(4), None));
    assert_eq!((hits.previous_line(4), hits.previous_line(0)), (Some(0), None));
}
