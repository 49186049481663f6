//! The window over the list: its ends, its cursor, and what changes under it.

use newsview::app::Edition;
use newsview::app::effect::Effect;
use newsview::app::message::Message;
use newsview::domain::library::{Anchor, Damage, FeedId, Order, Page, Scope, View};

use super::{library, line, lists, many};
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::shelf::Shelf;
use crate::support::world::article;

#[test]
fn the_first_list_is_asked_for_with_what_is_kept() {
    let session = library(30);
    assert_eq!(session.titles().len(), 30);
    assert_eq!(session.selected_title(), "Number 0");
    assert_eq!(lists(&session.effects).len(), 1);
}

#[test]
fn the_cursor_goes_through_a_long_list_row_by_row_and_memory_stays_bounded() {
    let mut session = library(600);
    for index in 1..400 {
        session.press("down");
        assert_eq!(session.selected_title(), format!("Number {index}"));
    }
    let rows = session.app.list.rows.len();
    assert!(rows <= 300, "{rows}");
    let page = session.app.viewport.list_rows;
    for index in (0..=399_usize).rev().step_by(page) {
        assert_eq!(session.selected_title(), format!("Number {index}"));
        session.press("pgup");
    }
}

#[test]
fn pages_are_joined_before_the_cursor_reaches_the_end() {
    let mut session = library(2_000);
    session.is_slow = true;
    for _ in 0..4 {
        session.press("pgdn").deliver_all();
    }
    let page = session.app.viewport.list_rows;
    assert_eq!(session.selected_title(), format!("Number {}", 4 * page));
}

#[test]
fn home_and_end_go_to_the_ends_of_the_library() {
    let mut session = library(2_000);
    session.press("end");
    assert_eq!(session.selected_title(), "Number 1999");
    session.press("up");
    assert_eq!(session.selected_title(), "Number 1998");
    session.press("home");
    assert_eq!(session.selected_title(), "Number 0");
    assert_eq!(line(&session), 0);
}

#[test]
fn a_list_that_damage_swallowed_is_asked_for_again_when_it_is_mended() {
    let mut session = Session::loading(Size(120, 36));
    session.app.edition = Edition::Library;
    session.app.loading.is_running = false;
    session.shelf = Some(Shelf::with(many(600)));
    session.is_slow = true;
    session.tell(Message::Restored(Box::default()));
    let damage = Damage {
        why: "it is malformed".to_owned(),
        file: (1, 2),
    };
    session.waiting.clear();
    session.take_effects();
    session.tell(Message::LibraryDamaged(damage.clone()));
    assert_eq!(session.take_effects(), [Effect::Rescue(damage)]);
    session.tell(Message::LibraryMended).deliver_all();
    assert_eq!(session.selected_title(), "Number 0");

    // And so is any other part of it, in the place of which the rows stay.
    session.press("down").deliver_all();
    session.press("end").waiting.clear();
    session.tell(Message::LibraryMended);
    assert_eq!(session.selected_title(), "Number 1");
    session.deliver_all().press("end").deliver_all();
    assert_eq!(session.selected_title(), "Number 599");
}

#[test]
fn the_old_list_stays_until_the_new_one_arrives() {
    let mut session = library(2_000);
    session.is_slow = true;
    session.press("end");
    assert_eq!(session.selected_title(), "Number 0");
    session.deliver_all();
    assert_eq!(session.selected_title(), "Number 1999");
}

#[test]
fn new_articles_move_neither_the_cursor_nor_its_line() {
    let mut session = library(300);
    session.press("pgdn down down");
    let (title, before) = (session.selected_title().to_owned(), line(&session));
    for index in 1..=40 {
        let new = article(&format!("new{index}"), -index, "The Coast", "A new one", "Text.");
        session.shelf().add(new, FeedId(1));
        session.tell(Message::LibraryChanged);
        assert_eq!(session.selected_title(), title);
        assert_eq!(line(&session), before);
    }
    session.press("home");
    assert_eq!(session.selected_title(), "A new one");
}

#[test]
fn new_articles_above_the_top_row_are_counted_until_they_are_seen() {
    let mut session = library(30);
    session.press("down up");
    for index in 1..=3 {
        let new = article(&format!("new{index}"), -index, "The Coast", "A new one", "Text.");
        session.shelf().add(new, FeedId(1));
    }
    session.tell(Message::LibraryChanged);
    assert_eq!((session.selected_title(), line(&session)), ("Number 0", 0));
    assert!(
        session.screen().contains(" of 33 · 3 new above"),
        "{}",
        session.screen()
    );
    session.press("up");
    assert!(session.screen().contains("2 new above"), "{}", session.screen());
    session.press("down down down");
    assert!(session.screen().contains("2 new above"));
    session.press("home down");
    assert!(!session.screen().contains("new above"));
    session.press("/").type_text("number").press("enter");
    assert!(!session.screen().contains("new above"));
}

#[test]
fn the_cursor_stays_on_the_top_row_until_the_first_key() {
    let mut session = library(3);
    session
        .shelf()
        .add(article("new", -1, "The Coast", "A new one", "Text."), FeedId(1));
    session.tell(Message::LibraryChanged);
    assert_eq!(session.selected_title(), "A new one");
}

#[test]
fn changes_are_asked_about_once_at_a_time() {
    let mut session = library(300);
    session.press("down");
    session.is_slow = true;
    session.take_effects();
    for _ in 0..10 {
        session.tell(Message::LibraryChanged);
    }
    assert_eq!(lists(&session.take_effects()).len(), 1);
    session.deliver_all();
    assert_eq!(
        lists(&session.take_effects()).len(),
        1,
        "once more for what came meanwhile"
    );
    session.deliver_all();
    assert!(lists(&session.take_effects()).is_empty());
}

#[test]
fn a_row_read_under_unread_stays_until_the_list_is_left() {
    let mut session = library(30);
    session.press("2 enter esc down down");
    let title = session.selected_title().to_owned();
    session.tell(Message::LibraryChanged);
    assert_eq!(session.titles().len(), 30);
    assert_eq!(session.selected_title(), title);
    session.press("1 2");
    assert_eq!(session.titles().len(), 29);
}

#[test]
fn a_listing_marked_read_stays_and_shows_its_marks() {
    let mut session = library(30);
    session.press("2 A");
    assert_eq!(session.titles().len(), 30);
    let ids: Vec<_> = session
        .app
        .list
        .rows
        .iter()
        .map(|row| row.article.id.clone())
        .collect();
    assert!(ids.iter().all(|id| session.app.is_read(id)));
    assert_eq!(session.app.library.counts.unwrap().unread, 0);
}

#[test]
fn what_is_gone_from_the_library_goes_from_the_list() {
    let mut session = library(30);
    session.press("down down down");
    session.shelf().kept.remove(3);
    session.tell(Message::LibraryChanged);
    assert_eq!(session.titles().len(), 29);
    assert_eq!(session.selected_title(), "Number 4");
}

#[test]
fn the_next_unread_is_found_beyond_the_window() {
    let mut shelf = Shelf::with(many(2_000));
    let read = shelf.kept.iter().map(|kept| kept.article.id.clone());
    shelf.read = read.collect();
    let unread = shelf.kept[1_700].article.id.clone();
    shelf.read.remove(&unread);
    let mut session = Session::over(Size(120, 36), shelf);
    session.press("n");
    assert_eq!(session.selected_title(), "Number 1700");
    assert!(session.app.is_read(&unread));
    session.press("n");
    assert!(session.screen().contains("no other unread article here"));
}

#[test]
fn the_next_unread_in_the_window_comes_before_a_round_through_the_library() {
    let mut session = library(2_000);
    session.press("n n N");
    assert_eq!(session.selected_title(), "Number 0");
    session.press("N");
    assert_eq!(session.selected_title(), "Number 1999", "round to the last one");
}

#[test]
fn the_next_article_is_read_beyond_the_window() {
    let mut session = library(2_000);
    session.press("enter");
    for index in 1..250 {
        session.press("]");
        assert_eq!(session.selected_title(), format!("Number {index}"));
    }
    assert_eq!(session.app.library.counts.unwrap().unread, 2_000 - 250);
}

#[test]
fn a_scope_lists_the_articles_of_a_feed_with_the_cursor_on_its_article() {
    let mut session = library(300);
    session.press("pgdn");
    let title = session.selected_title().to_owned();
    let index: i64 = title["Number ".len()..].parse().unwrap();
    let feed = FeedId(if index % 2 == 0 { 1 } else { 2 });
    let effects = session.app.show_scope(Scope::Feed(feed));
    session.follow(effects);
    assert_eq!(session.titles().len(), 150.min(session.titles().len()));
    assert_eq!(session.selected_title(), title);
    assert_eq!(session.app.scope(), &Scope::Feed(feed));
}

#[test]
fn each_view_asks_for_itself_and_keeps_its_order() {
    let mut session = library(30);
    session.take_effects();
    session.press("5");
    assert_eq!(lists(&session.take_effects())[0].0.view, View::Updated);
    session.press("6");
    assert_eq!(lists(&session.take_effects())[0].0.view, View::LastDay);
    session.press("1 I");
    assert_eq!(session.titles()[0], "Number 29");
    session.press("2");
    assert_eq!(session.titles()[0], "Number 0");
    session.press("1");
    assert_eq!(session.titles()[0], "Number 29");
    assert_eq!(session.app.layout.order(), Order::OldestFirst);
}

#[test]
fn answers_that_come_too_late_are_dropped() {
    let mut session = library(30);
    session.is_slow = true;
    session.press("2 5 1");
    let asked = lists(&session.effects).len();
    assert!(asked >= 3);
    // The view of changed texts would be empty.
    while !session.waiting.is_empty() {
        session.deliver();
        assert_eq!(session.titles().len(), 30);
    }
}

#[test]
fn bookmarks_come_from_memory() {
    let mut session = library(30);
    session.press("down b");
    session.take_effects();
    session.press("3");
    assert_eq!(session.titles(), ["Number 1"]);
    assert!(lists(&session.take_effects()).is_empty());
    session.press("1");
    assert_eq!(session.titles().len(), 30);
    assert_eq!(session.selected_title(), "Number 1");
    let last = session.take_effects();
    assert!(matches!(lists(&last)[0].1, Anchor::Article(_)));
}

#[test]
fn the_order_of_each_view_is_kept_from_run_to_run() {
    let mut session = library(3);
    session.press("I 2 1");
    let pairs = session.app.layout.pairs().into_iter().collect();
    let kept = newsview::app::layout::Layout::of_pairs(&pairs).unwrap();
    assert_eq!(kept, session.app.layout);
    assert_eq!(kept.order(), Order::OldestFirst);
}

#[test]
fn an_answer_that_fills_in_after_more_rows_were_joined_loses_none() {
    let mut session = library(600);
    session.shelf().is_partial = true;
    session.press("/").type_text("n").press("enter");
    let first = session
        .effects
        .iter()
        .rfind(|effect| matches!(effect, newsview::app::effect::Effect::List { .. }))
        .cloned()
        .unwrap();
    for _ in 0..6 {
        session.press("pgdn");
    }
    let title = session.selected_title().to_owned();
    session.shelf().is_partial = false;
    for answer in session.shelf().answer(&first) {
        session.tell(answer);
    }
    assert_eq!(session.selected_title(), title);
    session.tell(Message::LibraryChanged);
    assert_eq!(session.selected_title(), title);
    assert!(!session.app.library.part.is_partial);
}

#[test]
fn a_second_step_to_the_next_unread_waits_for_the_first() {
    let mut session = library(600);
    let read: Vec<_> = session
        .shelf()
        .kept
        .iter()
        .map(|kept| kept.article.id.clone())
        .collect();
    let is_wanted = |index: &usize| ![400, 450, 500].contains(index);
    session.shelf().read = read
        .into_iter()
        .enumerate()
        .filter(|(index, _)| is_wanted(index))
        .map(|(_, id)| id)
        .collect();
    session.tell(Message::LibraryChanged);
    session.is_slow = true;
    session.press("n n").deliver_all();
    assert_eq!(session.selected_title(), "Number 450");
}

#[test]
fn from_a_feed_the_view_again_or_escape_goes_back_to_everything() {
    let mut session = library(30);
    session.press("down p");
    assert_eq!(session.app.scope(), &Scope::Feed(FeedId(2)));
    session.press("2");
    assert_eq!(session.app.scope(), &Scope::Feed(FeedId(2)), "of this feed");
    session.press("2");
    assert_eq!(
        (session.app.scope(), session.app.layout.view),
        (&Scope::All, View::Unread)
    );
    session.press("1 p");
    assert_ne!(session.app.scope(), &Scope::All);
    let title = session.selected_title().to_owned();
    session.press("esc");
    assert_eq!(
        (session.app.scope(), session.selected_title()),
        (&Scope::All, title.as_str())
    );
    session.press("esc");
    assert!(!session.app.quit);
}

#[test]
fn a_list_that_is_answered_in_part_takes_no_row_and_no_cursor_away() {
    let mut session = library(30);
    session.press("down down down");
    session.is_slow = true;
    session.tell(Message::LibraryChanged);
    let index = session
        .waiting
        .iter()
        .position(|message| matches!(message, Message::Listed { .. }))
        .unwrap();
    let Some(Message::Listed { id, page }) = session.waiting.remove(index) else {
        unreachable!("it was found there");
    };
    let part = Page {
        is_partial: true,
        ..Page::default()
    };
    session.tell(Message::Listed { id, page: part });
    assert_eq!(session.selected_title(), "Number 3");
    assert_eq!(session.titles().len(), 30);
    session.tell(Message::Listed { id, page });
    assert_eq!(session.selected_title(), "Number 3");
}

#[test]
fn a_list_that_is_older_than_a_mark_does_not_take_it_off() {
    let mut session = library(30);
    session.press("down");
    session.is_slow = true;
    session.tell(Message::LibraryChanged);
    let is_list = |message: &Message| matches!(message, Message::Listed { .. });
    assert!(session.waiting.iter().any(is_list));
    session.press("b enter");
    let id = session.app.list.rows[1].article.id.clone();
    session.deliver_all();
    assert!(session.app.is_bookmarked(&id) && session.app.is_read(&id));
    session.tell(Message::LibraryChanged).deliver_all();
    assert!(session.app.is_bookmarked(&id) && session.app.is_read(&id));
}

#[test]
fn a_burst_of_steps_beyond_the_window_is_not_lost() {
    let mut session = library(600);
    session.is_slow = true;
    session.press(&"down ".repeat(150));
    session.deliver_all();
    assert_eq!(session.selected_title(), "Number 150");
    session.press(&"pgup ".repeat(30));
    session.deliver_all();
    assert_eq!(session.selected_title(), "Number 0");
}
