//! The screen over the library, at every size.

use std::sync::Arc;

use insta::assert_snapshot;
use newsview::app::message::{FoundList, Message, Refreshing};
use newsview::domain::article::{Article, Enclosure};
use newsview::domain::library::{FeedId, Health};
use newsview::domain::text::Text;
use newsview::stories::changes::of_versions;

use crate::support::followed::feed;
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::shelf::Shelf;
use crate::support::world::{article, articles, now};

const SIZES: [Size; 3] = [Size(80, 24), Size(120, 36), Size(200, 50)];

fn shelf() -> Shelf {
    let mut all = articles();
    let more = (0..240).map(|index| {
        let text = if index % 5 == 2 {
            "The talks about the spring tide go on in the harbour office."
        } else {
            "Nothing came of it."
        };
        article(
            &format!("n{index}"),
            400 + 30 * index,
            "Delta Post",
            &format!("Report {index} from the delta"),
            text,
        )
    });
    all.extend(more);
    let mut shelf = Shelf::with(all);
    let read = shelf.kept.iter().step_by(3).map(|kept| kept.article.id.clone());
    shelf.read = read.collect();
    shelf.kept[1].tags = vec![Text::name("port"), Text::name("to follow")];
    shelf.kept[1].is_updated = true;
    shelf
}

fn at(size: Size) -> Session {
    let mut session = Session::over(size, shelf());
    session.press("down");
    session
}

fn name(what: &str, size: Size) -> String {
    format!("{what}_{}", size.0)
}

#[test]
fn the_library_at_every_size() {
    for size in SIZES {
        assert_snapshot!(name("library", size), at(size).screen());
    }
}

#[test]
fn a_search_counts_and_shows_the_lines_it_found() {
    for size in SIZES {
        let mut session = at(size);
        session.press("/").type_text("tide");
        assert_snapshot!(name("search", size), session.screen());
    }
}

#[test]
fn a_feed_is_refreshed_under_its_name() {
    for size in SIZES {
        let mut session = at(size);
        session.press("p 2");
        session.tell(Message::RefreshAdvanced(Refreshing {
            done: 12,
            of: 40,
            ..Refreshing::default()
        }));
        assert_snapshot!(name("refresh", size), session.screen());
    }
}

#[test]
fn a_text_that_changed_says_so_and_shows_what_changed() {
    for size in SIZES {
        let mut session = at(size);
        session.press("enter");
        let id = session.app.reader.article.as_ref().unwrap().id.clone();
        let before = Arc::clone(session.app.reader.article.as_ref().unwrap());
        session.shelf().edit(
            &id,
            "Cranes stood still for a ninth day on Wednesday.|The union said 10,000 members had stayed at home.|Talks go on.|A new round is planned for Friday.",
        );
        session.tell(Message::LibraryChanged);
        assert_snapshot!(name("updated", size), session.screen());
        let after = Arc::clone(&session.shelf().kept[1].article);
        let hour = jiff::SignedDuration::from_hours(1);
        let changes = of_versions(&[
            (now(), after),
            (now() - hour, before.clone()),
            (now() - hour * 2, before),
        ]);
        session
            .press("D")
            .tell(Message::VersionsRead { article: id, changes });
        assert_snapshot!(name("changes", size), session.screen());
    }
}

#[test]
fn lines_are_typed_for_tags_and_commands() {
    let mut session = at(Size(80, 24));
    session.press("t");
    assert_snapshot!("typing_tags", session.screen());
    session.press("esc |");
    assert_snapshot!("typing_command", session.screen());
}

#[test]
fn what_comes_with_an_article_is_listed() {
    let mut one = Article::clone(&article("radio", 1, "The Coast", "On the radio", "Listen."));
    let enclosure = |kind: &str, name: &str| Enclosure {
        url: Text::line(&format!("https://example.org/{name}")),
        kind: Some(Text::name(kind)),
        length: Some(12_400_000),
    };
    one.enclosures = vec![
        enclosure("audio/mpeg", "tide.mp3"),
        enclosure(
            "application/pdf",
            "tide-table-of-the-whole-coast-for-the-coming-year.pdf",
        ),
    ];
    let mut session = Session::over(Size(80, 24), Shelf::with(vec![Arc::new(one)]));
    session.press("E down");
    assert_snapshot!(session.screen());
}

#[test]
fn an_empty_library_says_what_to_press() {
    let mut session = Session::over(Size(80, 24), Shelf::default());
    assert!(session.screen().contains("no feeds yet; a adds one"));
    session.tell(Message::ListsFound(vec![FoundList {
        name: "newsboat".into(),
        feeds: 42,
    }]));
    assert_snapshot!(session.screen());
    let mut session = at(Size(80, 24));
    session.press("2");
    session.shelf().feeds.push((FeedId(3), "Nothing of it"));
    session.press("/").type_text("zzzz");
    assert!(
        session
            .screen()
            .contains("nothing found; esc takes the search back")
    );
    session.press("esc 5");
    assert_eq!(session.titles(), ["Port strike enters second week"]);
}

#[test]
fn a_library_of_which_nothing_was_fetched_says_what_to_press() {
    let never = |id: i64| {
        let mut feed = feed(id, &format!("Feed {id}"), &["News"], 0);
        feed.articles = 0;
        feed.health = Health::default();
        feed
    };
    let shelf = Shelf {
        followed: (1..=1_040).map(never).collect(),
        ..Shelf::default()
    };
    let mut session = Session::over(Size(80, 24), shelf);
    assert!(
        session
            .screen()
            .contains("nothing fetched yet; R asks all 1,040 feeds")
    );
    session.tell(Message::RefreshAdvanced(Refreshing {
        done: 260,
        of: 1_040,
        ..Refreshing::default()
    }));
    assert_snapshot!(session.screen());
}

#[test]
fn a_refresh_that_failed_in_part_is_one_sentence() {
    let mut session = at(Size(120, 12));
    session.tell(Message::RefreshEnded(Refreshing {
        done: 40,
        of: 40,
        new: 1_037,
        failed: 1,
        errors: vec!["Delta Post: the server did not answer within 20 seconds".into()],
        ..Refreshing::default()
    }));
    assert_snapshot!(session.screen());
}
