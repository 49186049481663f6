//! Feeds of our own, in every state of health.

use jiff::SignedDuration;
use newsview::app::message::{Message, Preview};
use newsview::domain::library::{FeedId, Health, LibraryFeed};
use newsview::domain::subscription::{Folder, Secret, Subscription};
use newsview::domain::text::Text;

use super::press::Session;
use super::screen::Size;
use super::shelf::Shelf;
use super::world::{articles, now};

/// A feed that was asked five minutes ago and writes twelve articles a week.
pub fn feed(id: i64, title: &str, folder: &[&str], unread: usize) -> LibraryFeed {
    let name = title.to_lowercase().replace(' ', "-");
    LibraryFeed {
        id: FeedId(id),
        subscription: Subscription {
            folder: Folder(folder.iter().map(|name| Text::name(name)).collect()),
            ..Subscription::new(&format!("https://{name}.example/feed.xml"))
        },
        own_title: Text::title(title),
        site_url: Some(Text::line(&format!("https://{name}.example/"))),
        articles: unread + 100,
        unread,
        health: Health {
            asked: Some(now() - SignedDuration::from_mins(5)),
            succeeded: Some(now() - SignedDuration::from_mins(5)),
            due: Some(now() + SignedDuration::from_mins(25)),
            newest: Some(now() - SignedDuration::from_hours(2)),
            a_week: 12.2,
            ..Health::default()
        },
    }
}

/// Eight feeds in nested folders: well, failing, gone, quiet and hidden.
pub fn feeds() -> Vec<LibraryFeed> {
    let mut failing = feed(5, "Market Daily", &[], 4);
    failing.health.error = Some(Text::line(
        "cannot connect to market-daily.example: the connection was refused",
    ));
    failing.health.failures = 3;
    failing.health.succeeded = Some(now() - SignedDuration::from_hours(50));
    let mut gone = feed(6, "Old Harbour Log", &[], 0);
    gone.health.is_gone = true;
    gone.health.error = Some(Text::line("the server says that it is gone for good (410)"));
    let mut quiet = feed(7, "The Quiet Ferry", &[], 0);
    quiet.health.newest = Some(now() - SignedDuration::from_hours(24 * 250));
    quiet.health.a_week = 0.0;
    let mut hidden = feed(8, "Noticeboard", &[], 9);
    hidden.subscription.hidden = true;
    vec![
        feed(1, "Harbour Wire", &["News"], 12),
        feed(2, "The Coast", &["News"], 1017),
        feed(
            3,
            "Ennet Valley Post and Advertiser for the Whole Valley",
            &["News", "Local"],
            0,
        ),
        feed(4, "יומן המעגן", &["News", "Local"], 8),
        failing,
        gone,
        quiet,
        hidden,
    ]
}

/// A session whose library has these feeds.
pub fn following(size: Size, feeds: Vec<LibraryFeed>) -> Session {
    let mut shelf = Shelf::with(articles());
    shelf.feeds.clear();
    shelf.followed = feeds;
    let mut session = Session::over(size, shelf);
    session.tell(Message::ViewsCounted {
        updated: 3,
        last_day: 58,
    });
    session
}

/// A feed with settings, a secret among them.
pub fn with_settings() -> LibraryFeed {
    let mut feed = feed(1, "Harbour Wire", &["News"], 12);
    feed.subscription.title = Some(Text::title("The Wire"));
    let settings = &mut feed.subscription.settings;
    settings.interval = Some(90);
    settings.headers = vec![
        ("X-Key".to_owned(), Secret::Plain("opensesame".to_owned())),
        (
            "Cookie".to_owned(),
            Secret::Environment("HARBOUR_COOKIE".to_owned()),
        ),
    ];
    settings.keep_days = Some(30);
    feed
}

/// What a page would give: a feed with our articles, and another one.
pub fn preview() -> Preview {
    Preview {
        subscription: Subscription::new("https://harbour.example/feed.xml"),
        title: Text::title("Harbour Wire"),
        articles: articles(),
        others: vec![(
            Text::title("Comments on Harbour Wire"),
            "https://harbour.example/comments.xml".to_owned(),
        )],
        page: Some("https://harbour.example/".to_owned()),
        is_known: false,
    }
}
