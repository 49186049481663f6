//! The sources pane at every size, and the forms for sources, as they look.

use insta::assert_snapshot;
use newsview::app::Edition;
use newsview::app::effect::Effect;
use newsview::app::message::{Message, Preview};
use newsview::domain::library::LibraryFeed;
use newsview::domain::remedy::{Remedy, Unseen};
use newsview::domain::text::Text;

use crate::support::followed::{feeds, following, preview, with_settings};
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::articles;

#[test]
fn the_sources_stand_beside_the_list_on_a_wide_screen() {
    assert_snapshot!(following(Size(160, 48), feeds()).screen());
}

#[test]
fn the_cursor_among_the_sources_is_a_bar_and_the_foot_says_how_the_feed_fares() {
    let mut session = following(Size(200, 50), feeds());
    session.press("shift-tab end up up up");
    assert_snapshot!("failing", session.screen());
    session.press("down down");
    assert_snapshot!("quiet", session.screen());
}

#[test]
fn what_was_wrong_with_a_feed_that_was_read_is_said_of_how_it_fares() {
    let mut feeds = feeds();
    let large = "it is larger than 32 MiB, and what follows was left out";
    feeds[0].health.warning = Some(Text::line(large));
    let mut session = following(Size(200, 50), feeds);
    session.press("shift-tab home down down down down down down down down down down");
    assert_snapshot!("warned", session.screen());
}

#[test]
fn the_sources_take_the_lists_place_where_there_is_no_room() {
    assert_snapshot!(
        "normal",
        following(Size(120, 36), feeds()).press("Z down").screen()
    );
    assert_snapshot!("narrow", following(Size(80, 24), feeds()).press("Z end").screen());
    assert_snapshot!("smallest", following(Size(40, 10), feeds()).press("Z").screen());
}

#[test]
fn the_sources_fit_beside_list_and_reader_on_request() {
    assert_snapshot!(following(Size(150, 36), feeds()).press("Z").screen());
}

#[test]
fn folded_folders_show_what_is_unread_in_them() {
    let mut session = following(Size(160, 36), feeds());
    session.press("shift-tab down down down down down down left");
    assert_snapshot!(session.screen());
}

#[test]
fn with_nothing_set_up_the_pane_says_what_to_press() {
    let mut session = Session::sized(Size(160, 36), articles());
    session.app.edition = Edition::Sample;
    assert_snapshot!(session.screen());
}

#[test]
fn what_is_followed_looks_alike_in_every_theme() {
    let text = |name: &str| {
        let mut session = following(Size(160, 36), feeds()).with_theme(name);
        let screen = session.press("shift-tab end").screen();
        screen.rsplit_once('\n').unwrap().0.to_owned()
    };
    let ansi = text("ansi");
    for name in ["dark", "light", "mono"] {
        assert_eq!(text(name), ansi, "{name}");
    }
}

/// Answers the last place that was looked at.
fn answer(session: &mut Session, outcome: Result<Preview, Unseen>) {
    let id = session.effects.iter().rev().find_map(|effect| match effect {
        Effect::Preview { id, .. } => Some(*id),
        _ => None,
    });
    session.tell(Message::Previewed {
        id: id.unwrap(),
        outcome: outcome.map(Box::new),
    });
}

#[test]
fn adding_a_source_shows_what_it_has_first() {
    let mut session = following(Size(80, 24), feeds());
    session.press("a");
    assert_snapshot!("add_asking", session.screen());
    session.type_text("harbour.example").press("enter");
    assert_snapshot!("add_looking", session.screen());
    answer(&mut session, Ok(preview()));
    assert_snapshot!("add_found", session.screen());
    session.press("down enter");
    assert_snapshot!("add_folder", session.screen());
}

#[test]
fn what_cannot_be_added_says_why() {
    let mut session = following(Size(120, 36), feeds());
    session
        .press("a")
        .type_text("https://harbour.example/")
        .press("enter");
    answer(
        &mut session,
        Err(Unseen {
            why: "there is no host harbour.example".to_owned(),
            remedy: Remedy::Follow("https://harbour.example/".to_owned()),
        }),
    );
    assert_snapshot!(session.screen());
}

fn editing(size: Size) -> Session {
    let feeds: Vec<LibraryFeed> = std::iter::once(with_settings())
        .chain(feeds().split_off(1))
        .collect();
    let mut session = following(size, feeds);
    session.press("Z home down down down down down down down");
    session
}

#[test]
fn the_settings_of_a_source_are_a_line_each_and_show_no_secret() {
    let mut session = editing(Size(80, 24));
    while session
        .app
        .sources
        .selected_feed()
        .is_none_or(|feed| feed.id.0 != 1)
    {
        session.press("down");
    }
    session.press("e");
    assert_snapshot!("edit", session.screen());
    session.press("enter");
    assert_snapshot!("edit_title", session.screen());
    session.press("esc esc w");
    assert_snapshot!("about", session.screen());
}
