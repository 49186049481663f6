//! Reports side by side, one above the other, and as a table.

use std::sync::Arc;

use insta::assert_snapshot;
use newsview::domain::article::Article;
use newsview::domain::text::Text;

use crate::support::compared::{answer, compared, reports, session};
use crate::support::screen::Size;
use crate::support::world::article;

#[test]
fn on_80_columns_one_report_stands_above_the_other() {
    let mut session = compared(Size(80, 24), "strike");
    assert_snapshot!("compare_80", session.screen());
    session.press("pgdn tab");
    assert_snapshot!("compare_80_further", session.screen());
}

#[test]
fn on_120_columns_two_reports_stand_side_by_side() {
    let mut session = compared(Size(120, 36), "strike");
    assert_snapshot!("compare_120", session.screen());
    session.press("n n tab");
    assert_snapshot!("compare_120_difference", session.screen());
}

#[test]
fn on_200_columns_the_facts_stand_beside_them() {
    let mut session = compared(Size(200, 50), "strike");
    assert_snapshot!("compare_200", session.screen());
    session.press("tab tab down");
    assert_snapshot!("compare_200_facts", session.screen());
}

#[test]
fn a_small_screen_has_room_for_it() {
    let mut session = compared(Size(40, 10), "barrier");
    assert_snapshot!("compare_40", session.screen());
    session.press("T");
    assert_snapshot!("compare_40_table", session.screen());
}

#[test]
fn the_table_has_a_column_an_outlet() {
    let mut narrow = compared(Size(80, 24), "strike");
    assert_snapshot!("compare_table_80", narrow.press("T").screen());
    let mut normal = compared(Size(120, 36), "strike");
    assert_snapshot!("compare_table_120", normal.press("T").screen());
    let mut wide = compared(Size(200, 50), "barrier");
    assert_snapshot!("compare_table_200", wide.press("T down tab").screen());
}

#[test]
fn a_table_of_more_outlets_than_have_room_says_which_are_shown() {
    let mut all = reports("strike");
    all.extend(reports("barrier"));
    let mut session = session(Size(80, 24), all);
    session.press("c");
    answer(&mut session);
    assert_snapshot!("compare_table_many", session.press("T tab tab tab").screen());
    let narrow = session.resize(60, 24).screen();
    assert!(narrow.contains("outlets 1–3 of 6 ›"), "{narrow}");
}

#[test]
fn what_is_found_while_typing_is_counted() {
    let mut session = compared(Size(80, 24), "strike");
    assert_snapshot!("compare_find", session.press("/ c r a n e s").screen());
}

#[test]
fn without_colour_the_words_are_the_same() {
    for size in [Size(80, 24), Size(120, 36), Size(200, 50)] {
        let text = |theme: &str| {
            let mut session = compared(size, "strike").with_theme(theme);
            let screen = session.screen();
            screen.rsplit_once('\n').unwrap().0.to_owned()
        };
        let ansi = text("ansi");
        for theme in ["mono", "dark", "light"] {
            assert_eq!(text(theme), ansi, "{theme} at {size:?}");
        }
    }
    let mut mono = compared(Size(120, 36), "barrier").with_theme("mono");
    assert_snapshot!("compare_mono", mono.press("n").screen());
}

#[test]
fn a_passage_is_marked_in_its_article() {
    let mut session = compared(Size(100, 24), "strike");
    session.press("n enter");
    assert_snapshot!("compare_passage", session.screen());
}

/// Two articles, each its title and text parted by `|`, the second one later.
fn pair(one: &'static str, other: &'static str, language: &str) -> Vec<Arc<Article>> {
    let parts = |text: &'static str| text.split_once('|').unwrap_or((text, ""));
    let ((title, text), (later_title, later_text)) = (parts(one), parts(other));
    let later = article("later", 90, "Harbour Wire", later_title, later_text);
    let mut later = Article::clone(&later);
    later.language = Some(Text::line(language));
    vec![article("one", 300, "The Coast", title, text), Arc::new(later)]
}

fn shown(size: Size, articles: Vec<Arc<Article>>) -> String {
    let mut session = session(size, articles);
    session.press("c");
    answer(&mut session);
    session.screen()
}

#[test]
fn beside_figures_that_differ_stands_when_each_was_said() {
    let articles = || {
        pair(
            "The ferry sank on the Garrow|The ferry accident on the Garrow river killed 17 passengers, the river police said.",
            "Ferry lost on the Garrow|The river police said that the ferry accident on the Garrow killed 23 passengers.",
            "en",
        )
    };
    let narrow = shown(Size(80, 14), articles());
    assert!(narrow.contains('≠'), "{narrow}");
    assert_snapshot!("compare_differs_80", narrow);
    assert_snapshot!("compare_differs_200", shown(Size(200, 16), articles()));
}

#[test]
fn reports_in_two_languages_say_so_below() {
    let articles = || {
        pair(
            "Ferry Anna aground|The ferry Anna ran aground off Little Sarrow on Monday with 210 passengers.|A tug is on its way, the coastguard said.",
            "Fähre Anna läuft auf Grund|Die Fähre Anna ist am Montag vor Klein-Sarrow auf Grund gelaufen. An Bord waren 210 Menschen.|Ein Schlepper ist unterwegs.",
            "de",
        )
    };
    assert_snapshot!("compare_languages", shown(Size(120, 20), articles()));
}

#[test]
fn right_to_left_text_stands_at_the_right_of_its_column() {
    let articles = || {
        pair(
            "Ferry Anna aground|The ferry Anna ran aground on Monday with 210 passengers.",
            "המעבורת אנה עלתה על שרטון|המעבורת אנה עלתה על שרטון ביום שני ועליה 210 נוסעים.",
            "he",
        )
    };
    assert_snapshot!("compare_right_to_left", shown(Size(120, 16), articles()));
}

#[test]
fn until_the_answer_comes_it_says_what_it_does() {
    let mut session = session(Size(80, 10), reports("strike"));
    session.press("c");
    assert_snapshot!("compare_slow", session.screen());
}
