//! What is dimmed and what is marked, whatever the text is made of.

use std::sync::Arc;

use newsview::domain::article::Article;
use newsview::domain::document::{Block, Figure, Inlines, InlinesBuilder, Style};
use newsview::domain::text::Text;
use newsview::ui::theme::Role;
use proptest::prelude::{ProptestConfig, proptest};
use ratatui::style::Modifier;

use super::{SIZE, dark, dimmed, pair};
use crate::support::told::{read, select, session};
use crate::support::world::article;

#[test]
fn what_was_read_in_another_report_is_dimmed_and_the_rest_is_not() {
    let mut session = dark();
    read(&mut session, "wire");
    select(&mut session, "paper");
    let dimmed = dimmed(&mut session);
    assert!(dimmed.starts_with("The ferry Marit ran aground"), "{dimmed}");
    assert!(dimmed.contains("nobody panicked"), "{dimmed}");
    assert!(
        dimmed.contains("The harbour office closed the channel"),
        "{dimmed}"
    );
    for new in ["fog", "Red Anchor", "112", "Tugs", "hotels", "spend the night"] {
        assert!(!dimmed.contains(new), "{new}: {dimmed}");
    }
    let underlined = session.set_in(Modifier::UNDERLINED).join(" ");
    assert!(underlined.contains("Red Anchor society"), "{underlined}");
    assert!(!underlined.contains("112"), "{underlined}");
}

#[test]
fn what_is_found_stands_out_of_what_is_dimmed() {
    let mut session = dark();
    read(&mut session, "wire");
    select(&mut session, "paper");
    session.press("enter /").type_text("gull bank").press("enter");
    let dimmed = dimmed(&mut session);
    assert!(!dimmed.contains("Gull Bank"), "{dimmed}");
    assert!(dimmed.contains("ran aground on the"), "{dimmed}");
    assert_eq!(session.shown_as(Role::Match).join(" "), "GullBank");
}

#[test]
fn right_to_left_text_is_dimmed_as_well() {
    let text = "סירת הספרייה חזרה לחוף שחף ובה ספרים ישנים רבים.|הקוראים חיכו על הרציף מאז הבוקר.";
    let longer = format!("{text}|השיט הבא ייצא בקיץ.");
    let mut session = pair(
        article("first", 90, "יומן המעגן", "סירת הספרייה חזרה", text),
        article("second", 30, "קול החוף", "הסירה הגיעה לרציף", &longer),
    );
    let dimmed = dimmed(&mut session);
    assert_eq!(
        dimmed.chars().filter(|letter| *letter == 'ס').count(),
        3,
        "{dimmed}"
    );
    assert!(session.screen().contains('▕'), "{}", session.screen());
}

#[test]
fn without_colour_what_is_known_is_faint_and_what_is_new_has_a_mark_and_a_line() {
    let mut session = session(SIZE).with_theme("mono");
    read(&mut session, "wire");
    select(&mut session, "paper");
    session.press("enter");
    let faint = session.set_in(Modifier::DIM).join(" ");
    assert!(faint.contains("The harbour office closed the channel"), "{faint}");
    assert!(!faint.contains("fog") && !faint.contains("112"), "{faint}");
    let underlined = session.set_in(Modifier::UNDERLINED).join(" ");
    assert!(
        underlined.contains("blankets of the Red Anchor society"),
        "{underlined}"
    );
    let screen = session.screen();
    let is_marked = |words: &str| {
        screen
            .lines()
            .any(|line| line.contains(words) && line.contains('▎'))
    };
    for (words, is_new) in [
        ("thick fog", true),
        ("112 pass", true),
        ("nobody panicked", false),
    ] {
        assert_eq!(is_marked(words), is_new, "{words}: {screen}");
    }
}

#[test]
fn links_strong_words_and_captions_are_dimmed_with_their_sentences() {
    let lines = [
        "The harbour office closed the channel to all ships until the ferry is towed away.",
        "Two tugs pulled at the ferry Marit in vain during the high tide of Monday night.",
    ];
    let first = article("first", 90, "Harbour Wire", "Ferry aground", &lines.join("|"));
    let mut second = Article::clone(&article("second", 30, "The Coast", "Channel closed", ""));
    let strong = Style {
        strong: true,
        ..Style::PLAIN
    };
    let mut text = InlinesBuilder::new();
    text.push("The ", Style::PLAIN, None);
    text.push("harbour office", Style::PLAIN, Some(0));
    text.push(" closed the ", Style::PLAIN, None);
    text.push("channel", strong, None);
    text.push(
        " to all ships until the ferry is towed away. It is cold.",
        Style::PLAIN,
        None,
    );
    second.document.blocks = vec![
        Block::Paragraph(text.take()),
        Block::Figure(Figure {
            caption: Inlines::plain(lines[1]),
            ..Figure::default()
        }),
    ];
    second.document.links = vec![Text::line("https://example.org/office")];
    let mut session = pair(first, Arc::new(second.index()));
    let shown = dimmed(&mut session);
    for words in ["The harbour office", "channel to all ships", "Two tugs pulled"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("cold"), "{shown}");
    let bold = session.set_in(Modifier::BOLD).join(" ");
    assert!(
        !bold.contains("channel"),
        "strong and faint is strong on most terminals: {bold}"
    );
    let underlined = session.set_in(Modifier::UNDERLINED).join(" ");
    assert!(underlined.contains("harbour office"), "{underlined}");
    assert!(session.app.viewport.links.iter().any(|(_, link)| *link == 0));
}

#[test]
fn a_headline_is_never_dimmed() {
    let text = "The ferry Marit ran aground on the Gull Bank near Alma harbour early on Monday.";
    let mut session = pair(
        article(
            "first",
            90,
            "Harbour Wire",
            "Ferry Marit runs aground near Alma harbour",
            text,
        ),
        article(
            "second",
            30,
            "The Coast",
            "Ferry Marit runs aground near Alma harbour",
            text,
        ),
    );
    let dimmed = dimmed(&mut session);
    assert!(dimmed.contains("ran aground"), "{dimmed}");
    assert!(!dimmed.contains("runs"), "{dimmed}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_figure_a_date_or_a_name_that_was_not_read_is_never_dimmed(
        read in 20_u32..900,
        told in 901_u32..9_000,
        day in 0_usize..6,
        name in 0_usize..4,
        kind in 0_usize..4,
    ) {
        const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        const NAMES: [&str; 5] = ["Holm", "Tarrant", "Okafor", "Velázquez", "Nakata"];
        let line = |figure: u32, day: &str, name: &str, quote: &str| format!(
            "The harbour master of Alma, Ida {name}, told the council on {day} that {figure} containers of oranges \
             had been unloaded from the ship and called it “{quote}”."
        );
        let known = line(read, DAYS[day], NAMES[name], "a quiet week for the cranes");
        let new = match kind {
            0 => line(told, DAYS[day], NAMES[name], "a quiet week for the cranes"),
            1 => line(read, DAYS[day + 1], NAMES[name], "a quiet week for the cranes"),
            2 => line(read, DAYS[day], NAMES[name + 1], "a quiet week for the cranes"),
            _ => line(read, DAYS[day], NAMES[name], "the worst we have ever had to see"),
        };
        let mut session = pair(
            article("first", 90, "Harbour Wire", "Oranges in Alma", &known),
            article("second", 30, "The Coast", "Council hears of oranges", &format!("{new}|{known}")),
        );
        let shown = dimmed(&mut session);
        assert_eq!(shown.matches("The harbour master").count(), 1, "{new}: {shown}");
        assert!(shown.contains(&read.to_string()) && shown.contains("quiet"), "{shown}");
    }
}
