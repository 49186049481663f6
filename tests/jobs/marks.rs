//! Marks that the screen asks for, made by the library.

use jiff::Timestamp;
use newsview::domain::article::{Article, Origin};
use newsview::domain::change::Change;
use newsview::jobs::library::Wish;
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
