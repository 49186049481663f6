//! Adding a source: what is looked at, what is shown before it is followed, and what comes of it.

use std::sync::Arc;

use newsview::app::Edition;
use newsview::app::effect::{Change, Effect, RequestId};
use newsview::app::form::{Choice, Kind as FormKind};
use newsview::app::message::{Message, Pointer, Pointing, Preview, Refreshing};
use newsview::domain::article::{Article, Kind};
use newsview::domain::library::{FeedId, Scope};
use newsview::domain::remedy::{Remedy, Unseen};
use newsview::domain::subscription::{Folder, Subscription};
use newsview::domain::text::Text;

use crate::support::followed::{feed, feeds, following, preview};
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::articles;

/// What is looked at: the last number, and all places.
fn looked_at(session: &Session) -> (Option<RequestId>, Vec<&str>) {
    let looks = session.effects.iter().filter_map(|effect| match effect {
        Effect::Preview { id, place } => Some((*id, place.as_str())),
        _ => None,
    });
    let (ids, places): (Vec<_>, Vec<_>) = looks.unzip();
    (ids.last().copied(), places)
}

fn answer(session: &mut Session, outcome: Result<Preview, Unseen>) {
    let id = looked_at(session).0.unwrap();
    let outcome = outcome.map(Box::new);
    session.tell(Message::Previewed { id, outcome });
}

fn subscribed(session: &Session) -> Vec<&Subscription> {
    let feeds = session.effects.iter().filter_map(|effect| match effect {
        Effect::Mark(Change::Subscribe(feeds)) => Some(feeds),
        _ => None,
    });
    feeds.flatten().collect()
}

/// What can be chosen.
fn choices(session: &Session) -> Vec<Choice> {
    let rows = session.app.form_rows();
    rows.into_iter().filter_map(|row| row.choice).collect()
}

fn found() -> Session {
    let mut session = following(Size(80, 24), feeds());
    session.press("a").type_text("harbour.example").press("enter");
    answer(&mut session, Ok(preview()));
    session
}

#[test]
fn a_place_is_looked_at_and_followed_only_after_its_articles_were_shown() {
    let mut session = following(Size(80, 24), feeds());
    session.press("a").type_text("  harbour.example ").press("enter");
    assert_eq!(looked_at(&session).1, ["harbour.example"]);
    assert!(subscribed(&session).is_empty());
    answer(&mut session, Ok(preview()));
    assert!(session.screen().contains("Port strike enters second week"));
    session.press("enter");
    assert!(session.app.form.is_none());
    assert_eq!(subscribed(&session), [&preview().subscription]);
    assert_eq!(
        session.app.notices.shown.as_ref().unwrap().text,
        "following Harbour Wire; u takes it back"
    );
}

#[test]
fn what_was_followed_is_refreshed_and_shown_once_the_library_has_it() {
    let mut session = found();
    session.press("enter");
    assert!(session.effects.contains(&Effect::LoadSources));
    let mut more = feeds();
    let mut new = feed(9, "Harbour Wire", &[], 0);
    new.subscription.address = preview().subscription.address;
    more.push(new);
    session.tell(Message::SourcesRead(Arc::new(more.clone())));
    assert!(session.effects.contains(&Effect::Refresh(vec![FeedId(9)])));
    assert_eq!(*session.app.scope(), Scope::Feed(FeedId(9)));
    session.tell(Message::RefreshEnded(Refreshing {
        of: 1,
        new: 3,
        ..Refreshing::default()
    }));
    assert_eq!(
        session.app.notices.shown.as_ref().unwrap().text,
        "following Harbour Wire: 3 new; u takes it back"
    );
    let asked = session.effects.len();
    session.tell(Message::SourcesRead(Arc::new(more)));
    assert_eq!(session.effects.len(), asked, "once");
}

#[test]
fn the_first_feed_that_is_followed_is_shown_in_place_of_the_samples() {
    let mut session = Session::sized(Size(80, 24), articles());
    session.app.edition = Edition::Sample;
    session.tell(Message::SourcesRead(Arc::default()));
    session.press("a").type_text("harbour.example").press("enter");
    answer(&mut session, Ok(preview()));
    session.press("enter").take_effects();
    let mut new = feed(1, "Harbour Wire", &[], 0);
    new.subscription.address = preview().subscription.address;
    session.tell(Message::SourcesRead(Arc::new(vec![new])));
    assert_eq!(session.app.edition, Edition::Library);
    assert_eq!(*session.app.scope(), Scope::Feed(FeedId(1)));
    assert!(session.effects.contains(&Effect::Refresh(vec![FeedId(1)])));
    let asked = session.effects.iter().rev().find_map(|effect| match effect {
        Effect::List { listing, .. } => Some(&listing.scope),
        _ => None,
    });
    assert_eq!(asked, Some(&Scope::Feed(FeedId(1))), "the newest list wins");
}

#[test]
fn escape_cancels_at_once_and_a_late_answer_is_dropped() {
    let mut session = following(Size(80, 24), feeds());
    session.press("a").type_text("slow.example").press("enter esc");
    let line = session.app.form.as_ref().unwrap().line.as_ref().unwrap();
    assert_eq!(line.line.text(), "slow.example", "to be mended");
    answer(&mut session, Ok(preview()));
    assert!(choices(&session).is_empty());
    session.press("esc");
    assert!(session.app.form.is_none());
    answer(&mut session, Ok(preview()));
    assert!(session.app.form.is_none());
}

#[test]
fn only_the_answer_to_the_last_look_counts() {
    let mut session = following(Size(80, 24), feeds());
    session.press("a").type_text("one.example").press("enter");
    let first = looked_at(&session).0.unwrap();
    session
        .press("esc ctrl-u")
        .type_text("two.example")
        .press("enter");
    let outcome = Ok(Box::new(preview()));
    session.tell(Message::Previewed { id: first, outcome });
    assert!(choices(&session).is_empty());
    answer(&mut session, Ok(preview()));
    assert_eq!(choices(&session)[0], Choice::Follow);
}

#[test]
fn another_feed_of_the_page_is_looked_at_before_it_is_followed() {
    let mut session = found();
    session.press("down down enter");
    assert_eq!(
        looked_at(&session).1,
        ["harbour.example", "https://harbour.example/comments.xml"]
    );
    assert!(subscribed(&session).is_empty());
}

#[test]
fn the_folder_is_that_of_the_pane_and_can_be_chosen_or_typed() {
    let mut session = following(Size(160, 40), feeds());
    session.press("shift-tab home down down down down down down a");
    session.type_text("x.example").press("enter");
    answer(&mut session, Ok(preview()));
    session
        .press("down enter ctrl-u")
        .type_text("Almanac/Tides")
        .press("enter enter");
    let names = ["Almanac", "Tides"].map(Text::name);
    assert_eq!(subscribed(&session)[0].folder, Folder(names.to_vec()));

    let mut session = following(Size(160, 40), feeds());
    session.press("shift-tab home down down down down down down a");
    session.type_text("x.example").press("enter");
    answer(&mut session, Ok(preview()));
    session.press("enter");
    assert_eq!(subscribed(&session)[0].folder, Folder(vec![Text::name("News")]));

    let mut session = found();
    session.press("down enter").type_text("loc").press("down enter");
    session.press("enter");
    let names = ["News", "Local"].map(Text::name);
    assert_eq!(subscribed(&session)[0].folder, Folder(names.to_vec()));
}

#[test]
fn escape_leaves_the_folder_as_it_was() {
    let mut session = found();
    session
        .press("down enter")
        .type_text("Else")
        .press("esc up enter");
    assert_eq!(subscribed(&session)[0].folder, Folder::default());
}

#[test]
fn a_page_can_be_kept_alone() {
    let mut session = found();
    let place = choices(&session)
        .iter()
        .position(|choice| *choice == Choice::KeepPage);
    for _ in 0..place.unwrap() {
        session.press("down");
    }
    session.press("enter");
    assert_eq!(
        session.effects.last(),
        Some(&Effect::KeepPage("https://harbour.example/".into()))
    );
    assert!(session.app.form.is_none());

    let mut session = following(Size(80, 24), feeds());
    session
        .press("a")
        .type_text("harbour.example/story")
        .press("enter");
    let unseen = Unseen {
        why: "no feed is named there".into(),
        remedy: Remedy::KeepPage("https://harbour.example/story".into()),
    };
    answer(&mut session, Err(unseen));
    session.press("down enter");
    let kept = Effect::KeepPage("https://harbour.example/story".into());
    assert_eq!(session.effects.last(), Some(&kept));
}

#[test]
fn a_feed_or_a_folder_is_not_taken_for_a_page() {
    for place in ["https://harbour.example/feed.xml", "/home/me/articles"] {
        let mut session = following(Size(80, 24), feeds());
        session.press("a").type_text(place).press("enter");
        let mut preview = preview();
        preview.subscription = Subscription::new(place);
        preview.page = None;
        answer(&mut session, Ok(preview));
        assert!(!choices(&session).contains(&Choice::KeepPage), "{place}");
    }
}

#[test]
fn what_failed_is_said_and_the_place_can_be_mended() {
    let mut session = following(Size(80, 24), feeds());
    session.press("a").type_text("harbor.example").press("enter");
    answer(
        &mut session,
        Err("no such host: harbor.example".to_owned().into()),
    );
    assert!(session.screen().contains("no such host: harbor.example"));
    session.press("enter");
    assert_eq!(looked_at(&session).1, ["harbor.example", "harbor.example"]);
}

fn unanswered(address: &str) -> Unseen {
    Unseen {
        why: "harbour.example has a fault of its own (status 500)".into(),
        remedy: Remedy::Follow(address.into()),
    }
}

#[test]
fn what_could_not_be_asked_can_be_followed_anyway_and_is_no_page() {
    let mut session = following(Size(160, 40), feeds());
    session.press("shift-tab home down down down down down down a");
    session.type_text("harbour.example/feed").press("enter");
    answer(&mut session, Err(unanswered("https://harbour.example/feed")));
    assert_eq!(choices(&session), [Choice::FollowAnyway]);
    session.press("down enter");
    assert!(session.app.form.is_none());
    let expected = Subscription {
        folder: Folder(vec![Text::name("News")]),
        ..Subscription::new("https://harbour.example/feed")
    };
    assert_eq!(subscribed(&session), [&expected]);
}

#[test]
fn what_is_followed_already_and_could_not_be_asked_is_shown() {
    let mut session = following(Size(80, 24), feeds());
    session
        .press("a")
        .type_text("harbour-wire.example")
        .press("enter");
    answer(&mut session, Err(unanswered(&feeds()[0].subscription.address)));
    session.press("down enter");
    assert!(subscribed(&session).is_empty());
    assert_eq!(*session.app.scope(), Scope::Feed(FeedId(1)));
}

#[test]
fn no_password_is_on_the_screen_once_its_address_was_typed() {
    let mut session = following(Size(120, 40), feeds());
    let place = "http://ana:deepwater@harbour.example/feed";
    session.press("a").type_text(place).press("enter");
    assert!(!session.screen().contains("deepwater"), "{}", session.screen());
    let found = Preview {
        subscription: Subscription::new(place),
        title: Text::default(),
        others: vec![(Text::default(), place.to_owned())],
        ..preview()
    };
    answer(&mut session, Ok(found));
    assert!(!session.screen().contains("deepwater"), "{}", session.screen());
    session.press("enter");
    assert_eq!(subscribed(&session)[0].address, place);
    assert!(!session.screen().contains("deepwater"), "{}", session.screen());
    session.press("a").type_text(place).press("enter");
    answer(&mut session, Err(unanswered(place)));
    session.press("down enter");
    assert!(!session.screen().contains("deepwater"), "{}", session.screen());
}

#[test]
fn what_is_followed_already_says_so_and_is_shown() {
    let mut session = following(Size(80, 24), feeds());
    session
        .press("a")
        .type_text("harbour-wire.example")
        .press("enter");
    let known = Preview {
        subscription: feeds()[0].subscription.clone(),
        is_known: true,
        ..preview()
    };
    answer(&mut session, Ok(known));
    assert!(session.screen().contains("followed already"));
    session.press("enter");
    assert!(subscribed(&session).is_empty());
    assert_eq!(*session.app.scope(), Scope::Feed(FeedId(1)));
}

#[test]
fn an_address_is_pasted_as_one_line() {
    let mut session = following(Size(80, 24), feeds());
    session.press("a");
    session.tell(Message::Pasted("\n https://harbour.example/feed.xml\r\n".into()));
    session.press("enter");
    assert_eq!(looked_at(&session).1, ["https://harbour.example/feed.xml"]);
    assert!(!session.app.is_searching());
}

#[test]
fn a_feed_named_in_a_list_is_added_from_its_row() {
    let mut row = Article::clone(&articles()[0]);
    row.kind = Kind::Feed;
    row.url = Some(Text::line("https://harbour.example/feed.xml"));
    let mut session = Session::with(vec![Arc::new(row)]);
    session.press("enter");
    assert!(
        session
            .app
            .notices
            .shown
            .as_ref()
            .unwrap()
            .text
            .contains("a follows it")
    );
    session.press("a enter");
    assert_eq!(looked_at(&session).1, ["https://harbour.example/feed.xml"]);
}

#[test]
fn a_click_takes_a_choice_and_one_beside_the_form_closes_it() {
    let mut session = found();
    let screen = session.screen();
    let row = screen
        .lines()
        .position(|line| line.contains("follow it"))
        .unwrap();
    let click = |row: usize, column: u16| {
        Message::Pointed(Pointer {
            column,
            row: u16::try_from(row).unwrap(),
            kind: Pointing::Clicked,
        })
    };
    session.tell(click(row - 2, 40));
    assert!(session.app.form.is_some(), "a headline is no choice");
    session.tell(click(row, 40));
    assert_eq!(subscribed(&session).len(), 1);
    let mut session = found();
    session.tell(click(0, 0));
    assert!(session.app.form.is_none());
}

#[test]
fn strange_places_and_answers_are_no_trouble() {
    for place in ["", "   ", "-", "\u{202e}moc.example", &"x".repeat(5000)] {
        let mut session = following(Size(40, 10), feeds());
        session.press("a");
        session.tell(Message::Pasted(place.to_owned()));
        session.press("enter");
        let form = session.app.form.as_ref().unwrap();
        assert!(matches!(form.kind, FormKind::Add(_)));
        if looked_at(&session).0.is_some() {
            let strange = Preview {
                subscription: Subscription::new("\u{1b}[2Jx\u{7}"),
                title: Text::default(),
                articles: Vec::new(),
                others: (0..5000)
                    .map(|_| (Text::default(), "\u{1b}]0;".to_owned()))
                    .collect(),
                page: None,
                is_known: false,
            };
            answer(&mut session, Ok(strange));
            assert!(!session.screen().contains('\u{1b}'));
            session.press("end pgdn pgdn down enter");
        }
    }
}
