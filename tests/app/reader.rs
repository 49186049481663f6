//! Moving the text, and keeping the place in it.

use newsview::app::effect::Effect;
use newsview::app::message::{Kept, Message};
use newsview::domain::document::Position;

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::{articles, long_article};

#[test]
fn the_place_is_kept_for_each_article() {
    let mut session = Session::with(vec![long_article(), articles().remove(0)]);
    session.press("enter pgdn pgdn");
    let place = session.app.reader.position;
    assert!(place > Position::default());
    session.press("esc down up");
    assert_eq!(session.app.reader.position, place);
    assert!(
        session
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::SavePosition(_, kept) if *kept == place))
    );
}

#[test]
fn the_place_survives_a_resize() {
    let mut session = Session::with(vec![long_article()]);
    session.press("enter pgdn pgdn");
    let place = session.app.reader.position;
    for size in [
        Size(80, 24),
        Size(200, 50),
        Size(45, 12),
        Size(1, 1),
        Size(120, 36),
    ] {
        session.resize(size.0, size.1);
        assert_eq!(session.app.reader.position, place, "{size:?}");
    }
}

#[test]
fn every_line_can_be_reached_going_up_as_going_down() {
    let mut session = Session::with(vec![long_article()]);
    session.press("enter");
    let mut down = vec![session.screen()];
    for _ in 0..30 {
        session.press("down");
        down.push(session.screen());
    }
    for _ in 0..30 {
        assert_eq!(session.screen(), down.pop().unwrap());
        session.press("up");
    }
}

#[test]
fn the_place_of_an_earlier_run_is_taken_up() {
    let long = long_article();
    let place = Position { block: 20, offset: 0 };
    let mut session = Session::loading(Size(120, 36));
    session.tell(Message::Loaded(vec![long.clone()]));
    let kept = Kept {
        positions: [(long.id.clone(), place)].into(),
        ..Kept::default()
    };
    session.tell(Message::Restored(Box::new(kept)));
    assert!(session.screen().contains("Paragraph 21"), "{}", session.screen());
    assert!(
        !session.screen().contains("Paragraph 20 "),
        "{}",
        session.screen()
    );
}

#[test]
fn several_moves_in_one_burst_add_up() {
    let mut one = Session::with(vec![long_article()]);
    one.press("enter down down down down");
    let mut burst = Session::with(vec![long_article()]);
    burst.press("enter");
    let key = newsview::app::key::Key::parse("down").unwrap();
    for _ in 0..4 {
        let _ = burst.app.update(Message::Pressed(key));
    }
    assert_eq!(burst.screen(), one.screen());
}

#[test]
fn links_open_by_number_and_only_those_there_are() {
    let mut session = Session::with(articles());
    session.press("enter 1");
    assert!(session.screen().contains("this text has no links"));
    session.press("o");
    assert!(
        session
            .effects
            .contains(&Effect::OpenInBrowser(articles()[0].url.clone().unwrap()))
    );
}
