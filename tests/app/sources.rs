//! The sources pane: the cursor, folds, what the list shows, and what is dropped.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::sample::select;
use proptest::test_runner::Config;
use proptest::{prop_assert, prop_assert_eq, proptest};

use newsview::app::Edition;
use newsview::app::effect::{Change, Effect};
use newsview::app::layout::{Layout, Pane};
use newsview::app::message::{Kept, KeptLayout, Message, Pointer, Pointing, Refreshing};
use newsview::app::sources::{Node, path};
use newsview::domain::library::{FeedId, LibraryFeed, Scope, View};
use newsview::domain::subscription::Folder;
use newsview::domain::text::Text;

use crate::support::followed::{feed, feeds, following};
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::articles;

const WIDE: Size = Size(160, 40);

fn folder(names: &[&str]) -> Folder {
    Folder(names.iter().map(|name| Text::name(name)).collect())
}

/// The name under the cursor.
fn selected(session: &Session) -> String {
    session
        .app
        .sources
        .selected_row()
        .map_or_else(String::new, |row| row.name.to_string())
}

/// Puts the cursor of the pane on a source.
fn choose(session: &mut Session, name: &str) {
    if session.app.focus != Pane::Sources {
        session.press(if session.app.viewport.has_room_for_sources {
            "shift-tab"
        } else {
            "Z"
        });
    }
    session.press("home");
    for _ in 0..60 {
        if selected(session) == name {
            return;
        }
        session.press("down");
    }
    panic!("{name} is not in the pane");
}

/// What was asked to be listed last.
fn listed(session: &Session) -> Option<(View, Scope)> {
    session.effects.iter().rev().find_map(|effect| match effect {
        Effect::List { listing, .. } => Some((listing.view, listing.scope.clone())),
        _ => None,
    })
}

fn changes(session: &Session) -> Vec<&Change> {
    let changes = session.effects.iter().filter_map(|effect| match effect {
        Effect::Mark(change) => Some(change),
        _ => None,
    });
    changes.collect()
}

fn point(session: &mut Session, kind: Pointing, column: u16, row: u16) {
    session.tell(Message::Pointed(Pointer { column, row, kind }));
}

/// The row of the screen on which a source stands.
fn row_of(session: &mut Session, name: &str) -> u16 {
    let place = session.app.sources.rows.iter().position(|row| row.name == name);
    let top = session.app.viewport.sources_top;
    session.app.viewport.sources.row + u16::try_from(place.unwrap() - top).unwrap()
}

#[test]
fn views_come_first_then_folders_in_each_other_then_feeds_and_hidden_ones_last() {
    let session = following(WIDE, feeds());
    let rows: Vec<(u16, &str, usize)> = session
        .app
        .sources
        .rows
        .iter()
        .map(|row| (row.depth, row.name.as_str(), row.unread))
        .collect();
    assert_eq!(rows[0].1, "All");
    assert_eq!(
        rows[6..],
        [
            (0, "", 0),
            (0, "News", 1037),
            (1, "Local", 8),
            (2, "Ennet Valley Post and Advertiser for the Whole Valley", 0),
            (2, "יומן המעגן", 8),
            (1, "Harbour Wire", 12),
            (1, "The Coast", 1017),
            (0, "Market Daily", 4),
            (0, "Old Harbour Log", 0),
            (0, "The Quiet Ferry", 0),
            (0, "", 0),
            (0, "Noticeboard", 9),
        ]
    );
    assert_eq!(
        session.app.count_of_view(View::Unread),
        Some(1041),
        "hidden feeds are not counted"
    );
    assert_eq!(session.app.count_of_view(View::Updated), Some(3));
}

#[test]
fn moving_only_moves_the_cursor_and_enter_shows_the_source() {
    let mut session = following(WIDE, feeds());
    session.take_effects();
    choose(&mut session, "The Coast");
    assert_eq!(listed(&session), None);
    assert_eq!(session.app.shown_node(), Node::View(View::All));
    session.press("enter");
    assert_eq!(listed(&session), Some((View::All, Scope::Feed(FeedId(2)))));
    assert_eq!(session.app.focus, Pane::List);
    choose(&mut session, "News");
    session.press("enter");
    assert_eq!(
        listed(&session),
        Some((View::All, Scope::Folder(folder(&["News"]))))
    );
    choose(&mut session, "Updated");
    session.press("right");
    assert_eq!(listed(&session), Some((View::Updated, Scope::All)));
}

#[test]
fn the_cursor_passes_over_gaps_in_both_directions() {
    let mut session = following(WIDE, feeds());
    choose(&mut session, "Bookmarks");
    session.press("down");
    assert_eq!(selected(&session), "News");
    session.press("up");
    assert_eq!(selected(&session), "Bookmarks");
    session.press("end");
    assert_eq!(selected(&session), "Noticeboard");
    session.press("down up");
    assert_eq!(selected(&session), "The Quiet Ferry");
}

#[test]
fn folders_fold_and_unfold_and_that_is_kept() {
    let mut session = following(WIDE, feeds());
    choose(&mut session, "Local");
    session.press("left");
    assert!(
        !session
            .app
            .sources
            .rows
            .iter()
            .any(|row| row.name == "יומן המעגן")
    );
    let kept = session.effects.iter().rev().find_map(|effect| match effect {
        Effect::SaveFolded(folders) => Some(folders.clone()),
        _ => None,
    });
    let kept = kept.unwrap();
    assert_eq!(kept.iter().collect::<Vec<_>>(), [&folder(&["News", "Local"])]);
    session.press("left");
    assert_eq!(
        selected(&session),
        "News",
        "from a folded folder to the one around it"
    );
    session.press("down right");
    assert!(
        session
            .app
            .sources
            .rows
            .iter()
            .any(|row| row.name == "יומן המעגן")
    );
    assert_eq!(session.app.focus, Pane::Sources);

    let mut later = following(WIDE, feeds());
    later.tell(Message::Restored(Box::new(Kept {
        layout: KeptLayout {
            folded: path::read_lines(&path::lines(&kept)),
            ..KeptLayout::default()
        },
        ..Kept::default()
    })));
    assert!(!later.app.sources.rows.iter().any(|row| row.name == "יומן המעגן"));
}

#[test]
fn left_and_escape_leave_the_pane_and_its_cursor_goes_back_to_what_is_shown() {
    for key in ["left", "esc", "tab"] {
        let mut session = following(WIDE, feeds());
        choose(&mut session, "Market Daily");
        session.press(key);
        assert_eq!(session.app.focus, Pane::List, "{key}");
    }
    let mut session = following(WIDE, feeds());
    choose(&mut session, "Market Daily");
    session.press("esc");
    assert_eq!(selected(&session), "All");
}

#[test]
fn tab_goes_through_three_panes_where_they_stand_beside_each_other() {
    let mut session = following(WIDE, feeds());
    let mut seen = Vec::new();
    for _ in 0..3 {
        session.press("tab");
        seen.push(session.app.focus);
    }
    assert_eq!(seen, [Pane::Reader, Pane::Sources, Pane::List]);
    session.press("shift-tab shift-tab shift-tab");
    assert_eq!(session.app.focus, Pane::List);
    session.resize(120, 36).press("tab tab");
    assert_eq!(session.app.focus, Pane::List);
}

#[test]
fn the_pane_is_shown_and_hidden_and_that_is_kept() {
    let mut session = following(WIDE, feeds());
    assert!(session.app.viewport.sources.columns > 0);
    session.press("Z");
    assert_eq!(session.app.viewport.sources.columns, 0);
    assert_eq!(session.app.layout.sources, Some(false));
    assert!(session.effects.contains(&Effect::SaveLayout(session.app.layout)));
    let pairs = session.app.layout.pairs().into_iter().collect();
    assert_eq!(Layout::of_pairs(&pairs).unwrap().sources, Some(false));
    session.press("Z");
    assert_eq!(session.app.focus, Pane::Sources);
    // Without room the list's place is lent.
    session.press("esc").resize(100, 30).press("Z");
    assert_eq!(session.app.viewport.list.columns, 0);
    session.press("enter");
    assert!(session.app.viewport.list.columns > 0);
    assert_eq!(session.app.viewport.sources.columns, 0);
}

#[test]
fn what_is_opened_once_has_no_sources_beside_it_unless_asked_for() {
    let mut session = Session::sized(WIDE, articles());
    assert_eq!(session.app.edition, Edition::Opened("news".into()));
    assert_eq!(session.app.viewport.sources.columns, 0);
    session.press("Z");
    assert!(session.app.viewport.sources.columns > 0);
}

#[test]
fn the_next_source_with_unread_articles_goes_round_and_unfolds_what_hides_it() {
    let mut session = following(WIDE, feeds());
    choose(&mut session, "News");
    session.press("left esc");
    let mut shown = Vec::new();
    for _ in 0..5 {
        session.press(".");
        shown.push(session.app.scope().clone());
    }
    let scope = |id| Scope::Feed(FeedId(id));
    assert_eq!(shown, [scope(4), scope(1), scope(2), scope(5), scope(4)]);
    assert_eq!(selected(&session), "יומן המעגן");
    session.press(",");
    assert_eq!(*session.app.scope(), scope(5));
    let mut read = following(WIDE, vec![feed(1, "Harbour Wire", &[], 0)]);
    read.press(".");
    assert_eq!(
        read.app.notices.shown.as_ref().unwrap().text,
        "all sources are read"
    );
}

#[test]
fn a_feed_is_dropped_without_a_question_and_the_cursor_stays_on_its_line() {
    let mut session = following(WIDE, feeds());
    choose(&mut session, "Market Daily");
    session.press("del");
    assert_eq!(changes(&session), [&Change::Drop(vec![FeedId(5)])]);
    assert_eq!(
        session.app.notices.shown.as_ref().unwrap().text,
        "dropped Market Daily; u takes it back"
    );
    assert!(session.effects.contains(&Effect::LoadSources));
    let left: Vec<LibraryFeed> = feeds().into_iter().filter(|feed| feed.id != FeedId(5)).collect();
    session.tell(Message::SourcesRead(Arc::new(left)));
    assert_eq!(selected(&session), "Old Harbour Log");
}

#[test]
fn a_folder_is_dropped_in_one_change_and_what_showed_it_shows_all() {
    let mut session = following(WIDE, feeds());
    choose(&mut session, "News");
    session.press("enter shift-tab del");
    assert_eq!(
        changes(&session),
        [&Change::Drop(vec![FeedId(1), FeedId(2), FeedId(3), FeedId(4)])]
    );
    assert_eq!(*session.app.scope(), Scope::All);
    assert_eq!(
        session.app.notices.shown.as_ref().unwrap().text,
        "dropped News with 4 feeds; u takes it back"
    );
}

#[test]
fn del_drops_nothing_outside_the_pane_and_no_view() {
    let mut session = following(WIDE, feeds());
    session.press("del tab del esc");
    choose(&mut session, "Unread");
    session.press("del");
    assert!(changes(&session).is_empty());
    assert!(session.app.notices.shown.is_some());
}

#[test]
fn the_library_is_asked_once_at_a_time_and_again_when_it_changed_meanwhile() {
    let mut session = following(WIDE, feeds());
    let asked = |session: &Session| {
        let effects = session.effects.iter();
        effects.filter(|effect| **effect == Effect::LoadSources).count()
    };
    session.take_effects();
    session.is_slow = true;
    session.tell(Message::LibraryChanged);
    session.tell(Message::LibraryChanged);
    session.tell(Message::RefreshEnded(Refreshing::default()));
    assert_eq!(asked(&session), 1);
    session.tell(Message::SourcesRead(Arc::new(feeds())));
    assert_eq!(asked(&session), 2);
    session.tell(Message::SourcesRead(Arc::new(feeds())));
    assert_eq!(asked(&session), 2);
    session.press("m");
    assert_eq!(asked(&session), 3, "counts follow marks");
}

#[test]
fn the_cursor_stays_on_its_source_while_others_come_and_go() {
    let mut session = following(WIDE, feeds());
    choose(&mut session, "Market Daily");
    let mut more = feeds();
    more.insert(0, feed(9, "Tide Tables", &["Almanac"], 1));
    session.tell(Message::SourcesRead(Arc::new(more)));
    assert_eq!(selected(&session), "Market Daily");
}

#[test]
fn a_click_shows_a_source_and_folds_at_the_sign() {
    let mut session = following(WIDE, feeds());
    let row = row_of(&mut session, "The Coast");
    point(&mut session, Pointing::Clicked, 8, row);
    assert_eq!(*session.app.scope(), Scope::Feed(FeedId(2)));
    assert_eq!(session.app.focus, Pane::Sources);
    let row = row_of(&mut session, "Local");
    point(&mut session, Pointing::Clicked, 3, row);
    assert!(session.app.sources.folded.contains(&folder(&["News", "Local"])));
    assert_eq!(
        *session.app.scope(),
        Scope::Feed(FeedId(2)),
        "a fold shows nothing else"
    );
    point(&mut session, Pointing::Clicked, 8, row);
    point(&mut session, Pointing::DoubleClicked, 8, row);
    assert!(session.app.sources.folded.is_empty());
    assert_eq!(*session.app.scope(), Scope::Folder(folder(&["News", "Local"])));
    let before = selected(&session);
    point(&mut session, Pointing::WheeledDown, 8, row);
    assert_ne!(selected(&session), before);
    let last = session.app.viewport.sources.row + session.app.viewport.sources.rows - 1;
    point(&mut session, Pointing::Clicked, 8, last);
    assert_eq!(
        *session.app.scope(),
        Scope::Folder(folder(&["News", "Local"])),
        "the foot is no row"
    );
}

#[test]
fn both_rules_are_dragged() {
    let mut session = following(WIDE, feeds());
    let sources = session.app.viewport.sources.columns;
    point(&mut session, Pointing::Clicked, sources, 10);
    point(&mut session, Pointing::Dragged, 40, 10);
    point(&mut session, Pointing::Released, 40, 10);
    assert_eq!(session.app.viewport.sources.columns, 40);
    let list = session.app.viewport.list;
    point(&mut session, Pointing::Clicked, list.column + list.columns, 10);
    point(&mut session, Pointing::Dragged, 90, 10);
    point(&mut session, Pointing::Released, 90, 10);
    let list = session.app.viewport.list;
    assert!((list.column + list.columns).abs_diff(90) <= 1);
    assert_eq!(session.app.viewport.sources.columns, 40);
    session.press("shift-tab >");
    assert_eq!(session.app.viewport.sources.columns, 42);
}

#[test]
fn folders_are_written_and_read_back_whatever_their_names() {
    for names in [&["News", "Local"][..], &["A/B", "C\\", "/"], &[], &["\\/"]] {
        assert_eq!(
            path::read(&path::written(&folder(names))),
            folder(names),
            "{names:?}"
        );
    }
    assert_eq!(path::read(" News // Local /"), folder(&["News", "Local"]));
    assert_eq!(path::read(&"a/".repeat(5000)).0.len(), 32);
}

#[test]
fn a_search_from_the_pane_is_seen_in_the_list() {
    let mut session = following(Size(80, 24), feeds());
    session.press("Z /").type_text("strike");
    assert!(session.screen().contains("Port strike"));
    assert_eq!(session.app.focus, Pane::List);
}

#[test]
fn deep_folders_and_many_feeds_are_no_trouble() {
    let names = vec!["deep"; 5000];
    let mut many = vec![feed(1, "Far Down", &names, 1)];
    many.extend((2..3000).map(|id| feed(id, "Near", &["top"], 1)));
    let mut session = following(WIDE, many);
    choose(&mut session, "deep");
    session.press("end home pgdn");
    let mut small = following(Size(40, 10), vec![feed(1, "Far Down", &names, 1)]);
    small.press("Z end a esc e esc w esc");
}

proptest! {
    #![proptest_config(Config::with_cases(64))]

    #[test]
    fn any_folder_is_read_as_it_is_written(names in vec(".{0,12}", 0..6)) {
        let named = names.iter().map(|name| Text::name(name)).filter(|name| !name.is_empty());
        let folder = Folder(named.collect());
        prop_assert_eq!(path::read(&path::written(&folder)), folder);
    }
}

proptest! {
    #![proptest_config(Config::with_cases(12))]

    /// Whatever comes and goes, the cursor is on a row that can be chosen, and nothing panics.
    #[test]
    fn the_cursor_is_always_on_a_source(
        trees in vec(vec((0..6i64, vec(select(vec!["a", "b", "c"]), 0..4), 0..3usize), 0..8), 1..4),
        keys in vec(select(vec![
            "Z", "shift-tab", "down", "up", "end", "home", "left", "right", "enter", "del", ".", ",",
            "pgdn", "esc", "e", "a", "w", "space", "z", "M", "<",
        ]), 0..14),
        columns in select(vec![40, 80, 120, 160]),
    ) {
        let mut session = following(Size(columns, 14), Vec::new());
        for tree in trees {
            let known = |(id, names, unread): (i64, Vec<&str>, usize)| {
                let mut feed = feed(id, "Tide", &names, unread);
                feed.subscription.hidden = unread == 2;
                feed
            };
            session.tell(Message::SourcesRead(Arc::new(tree.into_iter().map(known).collect())));
            for key in &keys {
                session.press(key);
                let row = session.app.sources.selected_row();
                prop_assert!(row.is_some_and(|row| row.node != Node::Gap));
            }
        }
    }
}

#[test]
fn refreshing_from_the_pane_asks_what_is_under_its_cursor() {
    let mut session = following(WIDE, feeds());
    let asked = |session: &mut Session| {
        session
            .take_effects()
            .into_iter()
            .find_map(|effect| match effect {
                Effect::Refresh(feeds) => Some(feeds),
                _ => None,
            })
    };
    choose(&mut session, "Market Daily");
    session.press("r");
    assert_eq!(asked(&mut session), Some(vec![FeedId(5)]));
    choose(&mut session, "Local");
    session.press("r");
    assert_eq!(asked(&mut session), Some(vec![FeedId(3), FeedId(4)]));
    choose(&mut session, "All");
    session.press("r");
    assert_eq!(asked(&mut session), None);
    assert_eq!(
        session.app.notices.shown.as_ref().unwrap().text,
        "no feed is selected; R asks all of them"
    );
}

#[test]
fn a_feed_or_folder_that_is_gone_is_shown_no_longer() {
    let mut session = following(WIDE, feeds());
    let without = |session: &mut Session, name: &str, is_gone: fn(&LibraryFeed) -> bool| {
        choose(session, name);
        session.press("enter");
        assert_ne!(*session.app.scope(), Scope::All);
        let rest: Vec<LibraryFeed> = feeds().into_iter().filter(|feed| !is_gone(feed)).collect();
        session.shelf().followed.clone_from(&rest);
        session.tell(Message::SourcesRead(Arc::new(rest)));
        assert_eq!(listed(session), Some((View::All, Scope::All)), "{name}");
        assert_eq!(*session.app.scope(), Scope::All);
        assert_eq!(session.app.shown_node(), Node::View(View::All));
    };
    without(&mut session, "The Coast", |feed| feed.id == FeedId(2));
    without(&mut session, "News", |feed| {
        !feed.subscription.folder.0.is_empty()
    });
}
