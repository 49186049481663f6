//! The settings of a source: what a line changes, what it refuses, and what is never shown.

use std::sync::Arc;

use newsview::app::edit::Field;
use newsview::app::effect::{Change, Effect};
use newsview::app::form::Choice;
use newsview::app::message::Message;
use newsview::domain::library::FeedId;
use newsview::domain::subscription::{Folder, Secret, Subscription};
use newsview::domain::text::Text;

use crate::support::followed::{feed, feeds, following, with_settings};
use crate::support::press::Session;
use crate::support::screen::Size;

/// The form with the settings of one feed.
fn editing() -> Session {
    let mut session = following(Size(80, 24), vec![with_settings(), feed(2, "The Coast", &[], 0)]);
    session.press("Z");
    while session
        .app
        .sources
        .selected_feed()
        .is_none_or(|feed| feed.id != FeedId(1))
    {
        session.press("down");
    }
    session.press("e");
    session
}

/// Asks for a setting and types over what is there.
fn set(session: &mut Session, field: Field, typed: &str) {
    let rows = session.app.form_rows();
    let mut choices = rows.into_iter().filter_map(|row| row.choice);
    let place = choices.position(|choice| choice == Choice::Field(field)).unwrap();
    session.press("pgup pgup");
    for _ in 0..place {
        session.press("down");
    }
    session.press("enter ctrl-u");
    session.tell(Message::Pasted(typed.to_owned())).press("enter");
}

/// The subscription as it was changed last.
fn changed(session: &Session) -> Option<&Subscription> {
    session.effects.iter().rev().find_map(|effect| match effect {
        Effect::Mark(Change::Edit { subscription, .. }) => Some(&**subscription),
        _ => None,
    })
}

#[test]
fn each_setting_is_changed_by_a_line() {
    let mut session = editing();
    set(&mut session, Field::Title, "Wire");
    assert_eq!(changed(&session).unwrap().title, Some(Text::title("Wire")));
    set(&mut session, Field::Title, "");
    assert_eq!(changed(&session).unwrap().title, None);
    set(&mut session, Field::Folder, "News / Ports");
    let names = ["News", "Ports"].map(Text::name);
    assert_eq!(changed(&session).unwrap().folder, Folder(names.to_vec()));
    set(&mut session, Field::Tags, "sea, , ports,sea");
    assert_eq!(changed(&session).unwrap().tags, ["sea", "ports"].map(Text::name));
    set(&mut session, Field::Interval, "45");
    set(&mut session, Field::KeepDays, "0");
    set(&mut session, Field::KeepArticles, "");
    set(&mut session, Field::UserAgent, "reader/1");
    set(&mut session, Field::Username, "ana");
    set(&mut session, Field::Password, "!pass show harbour");
    set(&mut session, Field::Proxy, "socks5://localhost:9050");
    let settings = &changed(&session).unwrap().settings;
    assert_eq!(settings.interval, Some(45));
    assert_eq!(settings.keep_days, Some(0));
    assert_eq!(settings.keep_articles, None);
    assert_eq!(settings.user_agent.as_deref(), Some("reader/1"));
    assert_eq!(settings.username.as_deref(), Some("ana"));
    let words = ["pass", "show", "harbour"].map(str::to_owned);
    assert_eq!(settings.password, Some(Secret::Command(words.to_vec())));
    assert_eq!(settings.proxy.as_deref(), Some("socks5://localhost:9050"));
}

#[test]
fn an_address_is_changed_and_the_feed_keeps_its_number() {
    let mut session = editing();
    set(&mut session, Field::Address, "https://new.example/feed");
    let last = session
        .effects
        .iter()
        .rev()
        .find(|effect| matches!(effect, Effect::Mark(_)));
    let Some(Effect::Mark(Change::Edit { feed, subscription })) = last else {
        panic!("{last:?}");
    };
    assert_eq!(*feed, FeedId(1));
    assert_eq!(subscription.address, "https://new.example/feed");
}

#[test]
fn what_cannot_be_is_said_and_changes_nothing() {
    let refused = [
        (Field::Address, "", "an address begins with"),
        (Field::Address, "new.example", "an address begins with"),
        (Field::Address, "https://", "this is no address"),
        (
            Field::Address,
            "https://the-coast.example/feed.xml",
            "followed already: The Coast",
        ),
        (Field::Interval, "often", "\"often\" is no number"),
        (Field::KeepDays, "-3", "\"-3\" is no number"),
        (Field::KeepArticles, "99999999999", "is no number"),
        (Field::Password, "$", "a variable's name"),
        (Field::Password, "!", "a command has a name"),
        (Field::NewHeader, "no colon here", "a header's name"),
        (Field::NewHeader, "X-Empty:", "type a value"),
        (Field::Proxy, "localhost", "an address begins with"),
    ];
    let mut session = editing();
    for (field, typed, why) in refused {
        set(&mut session, field, typed);
        assert_eq!(changed(&session), None, "{field:?} {typed}");
        assert!(session.screen().contains(why), "{typed}: {}", session.screen());
        session.press("esc");
        assert!(session.app.form.is_some());
    }
}

#[test]
fn switches_are_turned_over_and_the_same_value_is_no_change() {
    let mut session = editing();
    set(&mut session, Field::Title, "The Wire");
    assert_eq!(changed(&session), None);
    let hidden = [Field::Title, Field::Folder, Field::Address, Field::Tags];
    session.press("pgup");
    for _ in hidden {
        session.press("down");
    }
    session.press("enter");
    assert!(changed(&session).unwrap().hidden);
    session.press("enter");
    assert!(!changed(&session).unwrap().hidden);
}

#[test]
fn headers_are_added_changed_and_taken_away() {
    let mut session = editing();
    let headers = |session: &Session| changed(session).unwrap().settings.headers.clone();
    let plain = |value: &str| Secret::Plain(value.to_owned());
    set(&mut session, Field::NewHeader, "Accept-Language: de");
    assert_eq!(headers(&session)[2], ("Accept-Language".into(), plain("de")));
    // The name alone changes: the value that is not shown stays.
    set(&mut session, Field::Header(0), "X-Other:");
    assert_eq!(headers(&session)[0], ("X-Other".into(), plain("opensesame")));
    set(&mut session, Field::Header(0), "X-Other: $KEY");
    assert_eq!(headers(&session)[0].1, Secret::Environment("KEY".into()));
    set(&mut session, Field::Header(1), "");
    assert_eq!(headers(&session).len(), 2);
}

#[test]
fn no_secret_reaches_the_screen_or_a_trace() {
    let mut session = editing();
    let rows = format!("{:?}", session.app.form_rows());
    assert!(!rows.contains("opensesame"));
    for _ in 0..rows.matches("Field(").count() {
        session.press("enter");
        assert!(!session.screen().contains("opensesame"));
        if session.app.form.as_ref().unwrap().line.is_some() {
            session.press("esc");
        }
        session.press("down");
    }
    session.press("esc w");
    assert!(!session.screen().contains("opensesame"));
    set(&mut editing(), Field::NewHeader, "X-New: hush");
    assert!(!format!("{:?}", session.effects).contains("hush"));

    let mut feed = feed(1, "Harbour Wire", &[], 0);
    feed.subscription.address = "https://ana:opensesame@harbour.example/feed".into();
    let mut session = following(Size(80, 24), vec![feed]);
    session.press("Z end w");
    assert!(session.screen().contains("https://harbour.example/feed"));
    assert!(!session.screen().contains("opensesame"));
    session.press("esc e");
    assert!(!session.screen().contains("opensesame"));
}

#[test]
fn the_palette_renames_moves_and_changes_the_address_of_the_source_that_is_shown() {
    for (name, field) in [
        ("rename the source", "title"),
        ("move the source", "folder"),
        ("change the source's address", "address"),
    ] {
        let mut session = following(Size(80, 24), vec![with_settings()]);
        session.press("Z end enter :").type_text(name).press("enter");
        let line = session.app.form.as_ref().unwrap().line.as_ref().unwrap();
        assert_eq!(line.label, field);
        session.press("esc");
        assert!(session.app.form.is_none(), "one setting alone was asked for");
    }
    let mut session = following(Size(80, 24), vec![with_settings()]);
    session.press("Z end enter :").type_text("rename the source");
    session.press("enter ctrl-u").type_text("Harbour").press("enter");
    assert_eq!(changed(&session).unwrap().title, Some(Text::title("Harbour")));
    assert!(session.app.form.is_none());
    assert_eq!(
        session.app.notices.shown.as_ref().unwrap().text,
        "renamed; u takes it back"
    );
}

#[test]
fn without_a_source_it_says_how_to_choose_one() {
    let mut session = following(Size(80, 24), Vec::new());
    session.press("e");
    assert!(session.app.form.is_none());
    assert!(
        session
            .app
            .notices
            .shown
            .as_ref()
            .unwrap()
            .text
            .contains("Z shows it")
    );
}

#[test]
fn a_source_that_went_meanwhile_leaves_an_empty_sheet_that_closes() {
    let mut session = following(Size(80, 24), vec![with_settings()]);
    session.press("Z end w");
    session.tell(Message::SourcesRead(Arc::new(Vec::new())));
    session.press("down enter");
    assert!(session.app.form.is_none());
}

/// The session with the cursor of the pane on a folder.
fn on_folder(name: &str) -> Session {
    let mut session = following(Size(80, 24), feeds());
    session.press("Z");
    while session.app.sources.selected_row().unwrap().name != name {
        session.press("down");
    }
    session
}

#[test]
fn a_folder_is_renamed_with_all_that_is_in_it_as_one_change() {
    let mut session = on_folder("News");
    session.press("e ctrl-u").type_text("World/Press").press("enter");
    let changes = session.effects.iter().find_map(|effect| match effect {
        Effect::Mark(Change::EditAll(changes)) => Some(changes),
        _ => None,
    });
    let folder = |names: &[&str]| Folder(names.iter().map(|name| Text::name(name)).collect());
    let moved: Vec<(i64, Folder)> = changes
        .unwrap()
        .iter()
        .map(|(id, subscription)| (id.0, subscription.folder.clone()))
        .collect();
    assert_eq!(
        moved,
        [
            (1, folder(&["World", "Press"])),
            (2, folder(&["World", "Press"])),
            (3, folder(&["World", "Press", "Local"])),
            (4, folder(&["World", "Press", "Local"])),
        ]
    );
    assert_eq!(
        session.app.notices.shown.as_ref().unwrap().text,
        "moved 4 feeds; u takes it back"
    );
}

#[test]
fn a_folder_goes_into_another_one_that_is_chosen_and_the_same_name_is_no_change() {
    let mut session = on_folder("Local");
    session.press("e down enter");
    let changes = session.effects.iter().find_map(|effect| match effect {
        Effect::Mark(Change::EditAll(changes)) => Some(changes),
        _ => None,
    });
    assert_eq!(changes.unwrap()[0].1.folder, Folder(vec![Text::name("News")]));
    let mut session = on_folder("Local");
    session.press("e enter");
    assert!(session.app.form.is_none());
    assert!(
        !session
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Mark(_)))
    );
}
