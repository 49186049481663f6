//! Marks that the screen asks for, made by the library.

use jiff::Timestamp;
use newsview::domain::article::{Article, Origin};
use newsview::domain::change::{Change, Changed};
use newsview::domain::subscription::Subscription;
use newsview::domain::text::Text;
use newsview::jobs::library::{Library, Wish};
use tempfile::TempDir;

use super::import::{import, open};

#[test]
fn a_bookmark_of_a_row_alone_keeps_the_whole_text() {
    let folder = TempDir::new().unwrap();
    let mut library = open(&folder);
    library.take_over(&import(&folder), &mut |_| {}).unwrap();
    let id = library.store.load().bookmarks.remove(0).id;
    library.store.apply(&Change::Unbookmark { id: id.clone() });
    let origin = Origin {
        source: "https://harbour.example/feed".into(),
        place: 0,
    };
    let row = Article::new(id.clone(), origin);
    let wish = Wish::Bookmark {
        article: row.into(),
        bookmarked: true,
    };
    assert_eq!(library.mark(wish, Timestamp::UNIX_EPOCH).count, 1);
    let text = library.store.bookmark_text(&id).unwrap();
    assert!(text.contains("is late"), "{text}");
}

#[test]
fn a_feed_is_named_by_its_title_in_the_log_and_else_without_its_password() {
    let folder = TempDir::new().unwrap();
    let mut library = open(&folder);
    let feed = |address: &str| [Subscription::new(address)];
    library
        .subscribe(&feed("https://ana:opensesame@harbour.example/feed"))
        .unwrap();
    library
        .subscribe(&feed("https://bo:opensesame@quiet.example/feed"))
        .unwrap();
    let mut feeds = library.feeds().iter();
    let id = *feeds
        .find(|(_, feed)| feed.address.contains("harbour"))
        .unwrap()
        .0;
    library
        .store
        .take_over_name(id, &Text::title("Harbour Wire"), None);
    let log = |library: &mut Library| -> Vec<String> {
        let log = library.store.log(10);
        log.into_iter().map(|logged| logged.sentence).collect()
    };
    let subscribed = [
        "subscribed to https://quiet.example/feed",
        "subscribed to Harbour Wire",
    ];
    assert_eq!(log(&mut library), subscribed);
    library.drop_feeds(&[id]).unwrap();
    assert_eq!(log(&mut library)[0], "dropped Harbour Wire");
    let sentence = |changed: Option<Changed>| changed.unwrap().sentence();
    assert_eq!(
        sentence(library.undo().unwrap()),
        "took back: dropped Harbour Wire"
    );
    library.undo().unwrap();
    assert_eq!(
        sentence(library.undo().unwrap()),
        "took back: subscribed to Harbour Wire"
    );
}
