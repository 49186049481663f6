//! Right-to-left text in the order it stands on the screen.

use newsview::ui::bidi::{Direction, Levels, direction, has_right_to_left, mirrored, visual};
use newsview::ui::cells;
use proptest::prelude::proptest;
use proptest::{prop_assert, prop_assert_eq};

use super::cells::strange_text;

#[test]
fn the_first_strong_character_gives_the_direction() {
    assert_eq!(direction("12 (שלום) Alma"), Some(Direction::RightToLeft));
    assert_eq!(direction("12 Alma שלום"), Some(Direction::LeftToRight));
    assert_eq!(direction("مرحبا"), Some(Direction::RightToLeft));
    assert_eq!(direction("12, 13!"), None);
}

#[test]
fn text_without_such_characters_is_left_alone() {
    assert!(!has_right_to_left("Port Alma – “déjà vu” 日本"));
    assert!(Levels::of("Port Alma (12)", Direction::LeftToRight).is_none());
    assert_eq!(visual("Port Alma (12)"), "Port Alma (12)");
}

#[test]
fn hebrew_runs_leftwards_and_numbers_stay_as_they_are() {
    // Logical: ALEF BET space 2 5 space GIMEL.
    assert_eq!(visual("אב 25 ג"), "ג 25 בא");
}

#[test]
fn brackets_around_hebrew_are_mirrored() {
    assert_eq!(visual("אב (גד) הו"), "וה (דג) בא");
    assert_eq!(visual("Alma (אב) port"), "Alma (בא) port");
}

#[test]
fn latin_words_in_hebrew_keep_their_order() {
    assert_eq!(visual("אב Port Alma גד"), "דג Port Alma בא");
    // The bracket belongs to the Latin words' surroundings, not to them (N0, N2).
    assert_eq!(visual("אב (Port 7) גד."), ".דג (Port 7) בא");
}

#[test]
fn arabic_numbers_with_separators_stay_whole() {
    // W4: a comma between Arabic-Indic digits is part of the number.
    assert_eq!(visual("بلغ ١٢٬٥ في"), "يف ١٢٬٥ غلب");
}

#[test]
fn marks_stay_behind_their_base() {
    assert_eq!(visual("בָּא"), "אבָּ");
}

#[test]
fn a_line_is_ordered_by_the_levels_of_its_paragraph() {
    let paragraph = "אבג Port Alma 12 דה";
    let levels = Levels::of(paragraph, Direction::RightToLeft).unwrap();
    // Second line: "Alma 12 דה"; its Latin start still stands in a Hebrew paragraph.
    let start = paragraph.find("Alma").unwrap();
    let mut out = String::new();
    for cluster in levels.order(paragraph, start..paragraph.len()) {
        cluster.draw(&mut out);
    }
    assert_eq!(out, "הד Alma 12");
}

#[test]
fn mirrors_are_pairs_of_the_same_length() {
    for code in 0..0x1_0000_u32 {
        let Some(character) = char::from_u32(code) else {
            continue;
        };
        if let Some(mirror) = mirrored(character) {
            assert_eq!(mirrored(mirror), Some(character));
            assert_eq!(mirror.len_utf8(), character.len_utf8());
            assert_eq!(
                cells::columns(&mirror.to_string()),
                cells::columns(&character.to_string())
            );
        }
    }
}

proptest! {
    #[test]
    fn reordering_loses_nothing(text in strange_text()) {
        let sorted = |text: &str| {
            let mut all: Vec<char> = text.chars().map(|one| mirrored(one).map_or(one, |mirror| one.min(mirror))).collect();
            all.sort_unstable();
            all
        };
        let drawn = cells::drawable(&text);
        prop_assert_eq!(sorted(&visual(&text)), sorted(&drawn));
        prop_assert!(has_right_to_left(&drawn) || visual(&text) == drawn);
    }
}
