//! Lists of other readers are found where they lie, and nowhere else.

use std::fs;
use std::path::Path;

use newsview::jobs::found_lists::{FoundList, Surroundings, find};
use newsview::jobs::transfer::ListKind;
use tempfile::TempDir;

fn surroundings(home: &Path) -> Surroundings {
    Surroundings {
        home: Some(home.to_owned()),
        current: Some(home.join("here")),
        ..Surroundings::default()
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn where_nothing_lies_nothing_is_found() {
    let home = TempDir::new().unwrap();
    assert_eq!(find(&surroundings(home.path())), []);
    assert_eq!(find(&Surroundings::default()), []);
    write(
        &home.path().join(".newsboat/urls"),
        "# nothing yet\nexec:touch harm\n",
    );
    assert_eq!(find(&surroundings(home.path())), []);
    fs::create_dir_all(home.path().join(".newsraft/feeds")).unwrap();
    assert_eq!(find(&surroundings(home.path())), []);
}

#[test]
fn the_lists_of_newsboat_newsraft_and_opml_files_are_found() {
    let home = TempDir::new().unwrap();
    let at = |path: &str| home.path().join(path);
    write(
        &at(".newsboat/urls"),
        "https://a.example/ news\nhttps://b.example/\nexec:x\n",
    );
    write(&at(".newsboat/cache.db"), "");
    write(&at(".config/newsraft/feeds"), "@ A\nhttps://a.example/ \"A\"\n");
    write(
        &at("here/My.OPML"),
        "<opml><body><outline xmlUrl='https://a.example/'/></body></opml>",
    );
    write(&at("here/none.opml"), "no list at all");
    write(&at("here/urls"), "https://a.example/\n");
    let list = |name: &str, path: &str, kind, feeds, cache: Option<&str>| FoundList {
        name: name.to_owned(),
        path: at(path),
        kind,
        feeds,
        cache: cache.map(at),
    };
    assert_eq!(
        find(&surroundings(home.path())),
        [
            list(
                "newsboat",
                ".newsboat/urls",
                ListKind::Newsboat,
                2,
                Some(".newsboat/cache.db")
            ),
            list("newsraft", ".config/newsraft/feeds", ListKind::Newsraft, 1, None),
            list("My.OPML", "here/My.OPML", ListKind::Opml, 1, None),
        ]
    );
}

#[test]
fn the_folders_of_the_environment_come_first() {
    let home = TempDir::new().unwrap();
    let at = |path: &str| home.path().join(path);
    write(&at(".newsboat/urls"), "https://old.example/\n");
    write(&at(".newsboat/cache.db"), "");
    write(
        &at("settings/newsboat/urls"),
        "https://new.example/\nhttps://newer.example/\n",
    );
    write(&at("data/newsboat/cache.db"), "");
    let found = find(&Surroundings {
        config_home: Some(at("settings")),
        data_home: Some(at("data")),
        ..surroundings(home.path())
    });
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].feeds, &found[0].cache),
        (2, &Some(at("data/newsboat/cache.db")))
    );
}
