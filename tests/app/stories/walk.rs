//! Whatever comes and goes, the cursor stays on its article and its line, and the list is whole.

use std::cmp::Ordering;
use std::collections::HashSet;

use newsview::app::message::Message;
use newsview::domain::library::{FeedId, View};
use newsview::domain::story::{Assignment, StoryId};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop, prop_oneof, proptest};

use crate::support::events::id;
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::shelf::Shelf;
use crate::support::world::article;

/// What happens to the library.
#[derive(Clone, Debug)]
enum Event {
    Press(&'static str),
    /// A report of a story, so many seconds old.
    Arrive {
        story: u64,
        seconds: i64,
    },
    /// An article is held to be of another story, or of none.
    Move {
        index: usize,
        story: u64,
    },
}

fn event() -> impl Strategy<Value = Event> {
    let keys = [
        "down", "down", "down", "up", "right", "right", "left", "enter", "esc", "m", "n", "]", "pgdn", "v",
        "4", "1", "2",
    ];
    prop_oneof![
        4 => prop::sample::select(keys.to_vec()).prop_map(Event::Press),
        2 => (0..6_u64, 0..20_000_i64).prop_map(|(story, seconds)| Event::Arrive { story, seconds }),
        1 => (0..150_usize, 0..8_u64).prop_map(|(index, story)| Event::Move { index, story }),
        1 => Just(Event::Press("home")),
    ]
}

fn shelf() -> Shelf {
    let one = |index: i64| {
        let title = format!("Number {index}");
        article(
            &format!("n{index}"),
            2 * index,
            "The Coast",
            &title,
            "Nothing came.",
        )
    };
    let mut shelf = Shelf::with((0..150).map(one).collect());
    for index in 0..40 {
        shelf.group(index % 5, &[&format!("n{}", 3 * index)]);
    }
    shelf
}

/// Puts a change on the shelf; the index makes moments that no two share.
fn change(shelf: &mut Shelf, index: usize, event: &Event) {
    match event {
        Event::Press(_) => {}
        Event::Arrive { story, seconds } => {
            let name = format!("new{index}");
            let mut new = (*article(&name, 0, "Delta Post", "New", "It came.")).clone();
            let age =
                jiff::SignedDuration::from_secs(120 * (seconds / 120) + 1 + i64::try_from(index).unwrap());
            new.published = Some(crate::support::world::now() - age);
            shelf.add(new.into(), FeedId(1));
            shelf.group(*story, &[&name]);
        }
        Event::Move { index, story } => {
            let article = id(&format!("n{index}"));
            if *story > 5 {
                shelf.stories.remove(&article);
            } else {
                shelf.stories.insert(article, StoryId(*story));
            }
        }
    }
}

fn check(session: &Session) {
    let list = &session.app.list;
    let own: Vec<_> = list.rows.iter().filter(|row| !row.is_report).collect();
    let ids: HashSet<_> = own.iter().map(|row| &row.article.id).collect();
    assert_eq!(ids.len(), own.len(), "each article stands once");
    let stories: Vec<_> = own.iter().filter_map(|row| row.story_id()).collect();
    let once: HashSet<_> = stories.iter().collect();
    assert_eq!(once.len(), stories.len(), "each story stands once");
    let order = session.app.library.part.listing.order;
    for pair in own.windows(2) {
        if let (Some(one), Some(other)) = (pair[0].key(), pair[1].key()) {
            assert_eq!(one.compare(&other, order), Ordering::Less, "in order");
        }
    }
    for (index, row) in list.rows.iter().enumerate().filter(|(_, row)| row.is_report) {
        let story = list
            .story_above(index)
            .and_then(|above| list.rows[above].story_id());
        assert_eq!(story, row.story.as_ref().map(|story| story.id), "below its story");
    }
    let shown = session.app.reader.article.as_ref().map(|article| &article.id);
    assert_eq!(
        shown,
        list.selected_article().map(|article| &article.id),
        "the reader follows"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 100, ..ProptestConfig::with_cases(4) })]
    #[test]
    fn the_cursor_stays_on_its_article_and_its_line(events in prop::collection::vec(event(), 1..40)) {
        let mut session = Session::over(Size(60, 20), shelf());
        session.press("down");
        for (index, event) in events.into_iter().enumerate() {
            if let Event::Press(key) = &event {
                session.press(key);
            } else {
                let Some(spot) = session.app.list.spot() else { break };
                let line = session.app.list.line();
                change(session.shelf(), index, &event);
                session.tell(Message::LibraryChanged);
                let is_gone = session.app.layout.view == View::Stories
                    && session.shelf().story_of(&spot.article).is_none();
                let list = &session.app.list;
                let selected = list.selected_article().map(|article| &article.id);
                assert!(is_gone || selected == Some(&spot.article));
                assert!(is_gone || list.line() == line.min(list.selected), "{line} {} {}", list.line(), list.selected);
            }
            check(&session);
            if session.app.quit {
                break;
            }
        }
    }
}

/// Which story each of the articles in memory is of, by number; the numbers above five are alone.
fn partition() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(0..12_u64, 40)
}

#[derive(Clone, Debug)]
enum Turn {
    Press(&'static str),
    Group(Vec<u64>),
}

fn turn() -> impl Strategy<Value = Turn> {
    let keys = [
        "down", "down", "up", "right", "left", "enter", "esc", "m", "n", "v", "4", "1", "2", "end",
    ];
    prop_oneof![
        4 => prop::sample::select(keys.to_vec()).prop_map(Turn::Press),
        1 => partition().prop_map(Turn::Group),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 100, ..ProptestConfig::with_cases(8) })]
    #[test]
    fn grouping_what_is_loaded_moves_no_cursor(turns in prop::collection::vec(turn(), 1..30)) {
        let one = |index: i64| article(&format!("n{index}"), index, "The Coast", &format!("Number {index}"), "Text.");
        let mut session = Session::sized(Size(60, 20), (0..40).map(one).collect());
        session.press("down");
        for turn in turns {
            match turn {
                Turn::Press(key) => {
                    session.press(key);
                }
                Turn::Group(stories) => {
                    let assign = |(index, story): (usize, u64)| Assignment {
                        article: id(&format!("n{index}")),
                        story: StoryId(if story > 5 { 100 + u64::try_from(index).unwrap() } else { story }),
                        reason: None,
                        words: u32::try_from(index % 7).unwrap(),
                        copy_of: None,
                    };
                    let spot = session.app.list.spot();
                    let line = session.app.list.line();
                    let assignments = stories.into_iter().enumerate().map(assign).collect();
                    session.tell(Message::Grouped(assignments));
                    let list = &session.app.list;
                    let is_narrowed = session.app.layout.view != View::All;
                    let stays = list.selected_article().map(|article| &article.id) == spot.as_ref().map(|spot| &spot.article);
                    assert!(stays || is_narrowed);
                    assert!(is_narrowed || list.line() == line.min(list.selected));
                }
            }
            check(&session);
            if session.app.quit {
                break;
            }
        }
    }
}
