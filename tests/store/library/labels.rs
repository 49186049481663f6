use newsview::domain::article::ArticleId;
use newsview::domain::change::Change;
use newsview::domain::text::Text;
use newsview::store::Store;

use super::{Home, check, follow, look, save, sent};
use crate::store::{bookmark, id, unbookmark};

const FEED: &str = "https://harbour.example/feed";

fn tags(id: &ArticleId, tags: &[&str]) -> Change {
    Change::Tags {
        id: id.clone(),
        title: Text::title("The day of a"),
        tags: tags.iter().map(|tag| Text::name(tag)).collect(),
    }
}

fn note(id: &ArticleId, note: &str) -> Change {
    Change::Note {
        id: id.clone(),
        title: Text::title("The day of a"),
        note: Text::lines(note),
    }
}

/// A library with one article.
fn filled(home: &Home) -> (Store, ArticleId) {
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED])[0];
    let id = save(&mut store, feed, &[sent("a")]).new[0].id.clone();
    store.apply(&Change::ReadMoments(vec![look(
        home,
        "SELECT moment FROM articles",
    )]));
    (store, id)
}

#[test]
fn tags_and_notes_are_kept_and_taken_back() {
    let home = Home::new();
    let (mut store, id) = filled(&home);
    let changed = store.apply(&tags(&id, &["tide", "harbour", "tide", ""]));
    assert_eq!(
        (changed.sentence().as_str(), changed.is_in_library),
        ("tagged: The day of a", true)
    );
    assert_eq!(
        store.apply(&tags(&id, &["harbour", "tide"])).sentence(),
        "nothing to change"
    );
    store.apply(&note(&id, "Call Ana.\nBring the maps."));
    assert_eq!(
        home.facts(),
        [
            format!("note {id} Call Ana. Bring the maps."),
            format!("read {id}"),
            format!("tag {id} harbour"),
            format!("tag {id} tide"),
        ]
    );
    assert_eq!(
        store.apply(&tags(&id, &[])).sentence(),
        "tags taken off: The day of a"
    );
    assert_eq!(
        store.undo().unwrap().sentence(),
        "took back: tags taken off: The day of a"
    );
    assert_eq!(
        home.open().undo().unwrap().sentence(),
        "took back: noted: The day of a"
    );
    assert_eq!(home.facts().len(), 3);
    store.undo();
    assert_eq!(home.facts(), [format!("read {id}")]);
    store.redo();
    store.redo();
    assert_eq!(home.facts().len(), 4);
}

#[test]
fn those_of_a_bookmark_stand_in_its_file_where_everything_else_stays() {
    let home = Home::new();
    home.write_toml(
        "# of the file\n\n# of b\n[[bookmark]]\nid = \"b\" # mine\nmood = \"calm\"\n\n[[bookmark]]\nid = \"c\"\n",
    );
    let before = home.read_toml();
    let mut store = home.open();
    store.apply(&tags(&id("b"), &["tide"]));
    assert_eq!(
        home.read_toml(),
        "# of the file\n\n# of b\n[[bookmark]]\nid = \"b\" # mine\nmood = \"calm\"\ntags = [\"tide\"]\n\n[[bookmark]]\nid = \"c\"\n"
    );
    store.apply(&note(&id("b"), "Call Ana."));
    assert!(home.read_toml().contains("note = \"Call Ana.\"\n"));
    assert_eq!(store.load().bookmarks[0].tags, [Text::name("tide")]);
    store.undo();
    store.undo();
    assert_eq!(home.read_toml(), before);
    assert_eq!(home.facts(), ["bookmark b", "bookmark c"]);
}

#[test]
fn a_new_bookmark_takes_the_labels_of_its_article_with_it() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&tags(&id("a"), &["tide"]));
    store.apply(&note(&id("a"), "Call Ana."));
    store.apply(&bookmark("a"));
    assert!(
        home.read_toml()
            .contains("tags = [\"tide\"]\nnote = \"Call Ana.\"\n")
    );
    store.apply(&tags(&id("a"), &["wind"]));
    store.apply(&unbookmark("a"));
    assert_eq!(home.facts(), ["note a Call Ana.", "tag a wind"]);
    for _ in 0..3 {
        store.undo();
    }
    assert_eq!(home.facts(), ["note a Call Ana.", "tag a tide"]);
}

#[test]
fn the_library_knows_what_is_bookmarked_also_by_hand() {
    let home = Home::new();
    let (mut store, id) = filled(&home);
    let bookmarked = || look(&home, "SELECT bookmarked FROM articles");
    let by_hand = format!("[[bookmark]]\nid = \"{id}\"\ntags = [\"tide\"]\n");
    home.write_toml(&by_hand);
    assert!(store.changed_elsewhere());
    assert_eq!(bookmarked(), 1);
    assert!(home.facts().contains(&format!("tag {id} tide")));
    store.apply(&unbookmark(id.as_str()));
    assert_eq!(bookmarked(), 0);
    store.undo();
    assert_eq!(bookmarked(), 1);
    drop(store);
    // A file that nobody can read says nothing.
    home.write_toml("[[bookmark");
    drop(home.open_noisily());
    assert_eq!(bookmarked(), 1);
    home.write_toml("");
    drop(home.open());
    assert_eq!(bookmarked(), 0);
    // An article that comes after its bookmark.
    home.write_toml(&format!(
        "[[bookmark]]\nid = \"{}\"\n",
        sent("b").incoming(FEED).id
    ));
    let mut store = home.open();
    let feed = store.fetch_plan()[0].feed;
    save(&mut store, feed, &[sent("b"), sent("a")]);
    assert_eq!(
        look(
            &home,
            "SELECT count(*) FROM articles WHERE bookmarked = 1 AND title LIKE '% b'"
        ),
        1
    );
    check(&home);
}
