//! Wide, zero-width and right-to-left text: no column breaks, and the order is right.

use insta::assert_snapshot;
use newsview::ui::cells;

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::{article, articles};

#[test]
fn a_wide_character_that_reaches_under_a_sheet_goes_whole() {
    let title = "汐".repeat(60);
    for title in [title.clone(), format!("a{title}")] {
        let all = vec![article("tide", 5, "Tide", &title, "Text.")];
        let mut session = Session::sized(Size(100, 24), all);
        session.press("?");
        let sheet = session.app.viewport.sheet;
        let screen = session.screen();
        for line in screen
            .lines()
            .skip(usize::from(sheet.row))
            .take(usize::from(sheet.rows))
        {
            let before: String = line
                .chars()
                .take_while(|letter| !"┌│└".contains(*letter))
                .collect();
            assert_eq!(
                newsview::ui::cells::columns(&before),
                usize::from(sheet.column),
                "{line}"
            );
        }
    }
}

#[test]
fn mixed_hebrew_digits_and_latin_stand_in_visual_order() {
    let mut session = Session::sized(Size(100, 16), articles());
    session.press("end");
    assert_snapshot!(session.screen());
}

#[test]
fn wide_titles_and_emoji_keep_the_columns() {
    let all = vec![
        article(
            "a",
            1,
            "汐ノ浦新報",
            "静かすぎる渡し船、鐘を鳴らして出港した朝の港と人々の長い一日のはなし",
            "港は静かだった。",
        ),
        article(
            "b",
            2,
            "The Coast",
            "Family 👨‍👩‍👧‍👦 and flag 🇮🇱 and thumbs 👍🏽 and e\u{301}\u{301}\u{301}\u{301}clair keep in line",
            "Text.",
        ),
        article("c", 3, "Delta Post", "Plain", "Text."),
    ];
    let mut session = Session::sized(Size(100, 14), all);
    let screen = session.screen();
    assert_snapshot!(screen);
    for line in screen.lines().filter(|line| line.contains(" min")) {
        let rule = line.find('│').unwrap();
        assert_eq!(cells::columns(&line[..rule]), 42, "{line}");
    }
}

#[test]
fn what_is_found_in_a_right_to_left_title_is_marked_where_it_stands() {
    let title = "העירייה אישרה את Haifa2030 אחרי דיון";
    for word in ["אישרה", "haifa2030"] {
        let mut session = Session::sized(Size(100, 20), vec![article("he", 5, "חיפה היום", title, "טקסט.")]);
        session.press("/").type_text(word);
        let marked = session.marked_in_row(0);
        let expected: String = if word.is_ascii() {
            "Haifa2030".to_owned()
        } else {
            word.chars().rev().collect()
        };
        assert_eq!(marked, expected);
    }
}

#[test]
fn a_right_to_left_search_is_typed_as_it_is_read() {
    let mut session = Session::sized(Size(80, 24), articles());
    session.press("/").type_text("שלום");
    assert!(
        session.screen().contains(" / םולש   0 of"),
        "{}",
        session.screen()
    );
    session.press("enter");
    assert!(
        session.screen().contains(" / םולש   0 of"),
        "{}",
        session.screen()
    );
    session.press("? ").type_text("שלום");
    assert!(session.screen().contains("/ םולש"), "{}", session.screen());
}

#[test]
fn the_rule_stays_straight_beside_marked_wide_titles_of_any_length() {
    let titles = [
        "港の市場が三年ぶりに再開し、初日から多くの人でにぎわう、雨にもかかわらず行列ができた",
        "a港の市場が三年ぶりに再開し、初日から多くの人でにぎわう、雨にもかかわらず行列ができた",
        "市場 👩‍👩‍👧 🎉🎉🎉 draws thousands 🇫🇷 to the harbour front ⚓️ this week again",
        "עיריית חיפה 市場 (Haifa) אישרה את התקציב לשנת 2026 אחרי דיון של שמונה שעות",
        "क्षत्रिय 市場 e\u{301}\u{302}\u{303} ﷽ and more of it that goes on to the edge",
    ];
    let all = titles.iter().enumerate();
    let all: Vec<_> = all
        .map(|(at, title)| article(&format!("w{at}"), 5, "市場", title, "市場。"))
        .collect();
    for columns in 100..130 {
        let mut session = Session::sized(Size(columns, 16), all.clone());
        session.press("/").type_text("市場");
        let list = usize::from(session.app.viewport.list.columns);
        let screen = session.screen();
        for line in screen.lines().skip(1).take(10) {
            let before = line.split('│').next().unwrap();
            assert_eq!(cells::columns(before), list, "{columns}: {screen}");
        }
    }
}
