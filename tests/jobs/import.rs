//! Lists of other readers become one change of ours, and their articles our own.

use std::fs;

use newsview::domain::subscription::Subscription;
use newsview::jobs::found_lists::{Surroundings, find};
use newsview::jobs::library::{Library, Report};
use newsview::jobs::transfer::{Import, ListKind};
use tempfile::TempDir;

use crate::store::newsboat::make_cache;

pub fn open(folder: &TempDir) -> Library {
    let (config, data) = (folder.path().join("config"), folder.path().join("data"));
    Library::open(&config, &data).0
}

pub fn import(folder: &TempDir) -> Import {
    Import {
        kind: ListKind::Newsboat,
        subscriptions: vec![
            Subscription::new("https://harbour.example/feed"),
            Subscription::new("https://quiet.example/feed"),
        ],
        left_out: Vec::new(),
        cache: Some(make_cache(folder.path())),
    }
}

#[test]
fn one_undo_takes_the_feeds_back_and_one_redo_brings_all_again() {
    let folder = TempDir::new().unwrap();
    let mut library = open(&folder);
    let import = import(&folder);
    let mut told = Vec::new();
    let report = library
        .take_over(&import, &mut |progress| told.push(progress))
        .unwrap();
    let expected = Report {
        feeds: 2,
        articles: 2,
        read: 1,
        bookmarked: 1,
        ..Report::default()
    };
    assert_eq!(report, expected);
    assert_eq!((told.len(), told[0].of, told[0].articles), (1, 1, 2));
    let log: Vec<String> = library
        .store
        .log(10)
        .into_iter()
        .map(|logged| logged.sentence)
        .collect();
    assert_eq!(log, ["took 2 feeds over from newsboat"]);
    let bookmarks = library.store.load().bookmarks;
    assert_eq!(bookmarks.len(), 1);
    library.undo().unwrap().unwrap();
    assert_eq!((library.feeds().len(), library.subscriptions.all().len()), (0, 0));
    assert_eq!(library.store.load().bookmarks.len(), 0);
    let undone = std::fs::read_to_string(folder.path().join("config/bookmarks.toml")).unwrap();
    assert!(!undone.contains("[[bookmark]]"), "{undone}");
    library.redo().unwrap().unwrap();
    assert_eq!(library.store.load().bookmarks, bookmarks);
    let plan = library.store.fetch_plan();
    assert_eq!((plan.len(), plan[0].articles), (2, 2));
    assert_eq!(plan[0].title, "Harbour Wire");
}

#[test]
fn taking_an_import_back_leaves_the_bookmarks_that_were_there_and_the_order_of_all() {
    let folder = TempDir::new().unwrap();
    let mut library = open(&folder);
    let import = import(&folder);
    fs::create_dir_all(folder.path().join("config")).unwrap();
    let file = folder.path().join("config/bookmarks.toml");
    let own = "[[bookmark]]\nid = \"00000000000000aa\"\n";
    fs::write(&file, own).unwrap();
    library.store.apply(&newsview::domain::change::Change::Read {
        ids: Vec::new(),
        read: true,
    });
    let report = library.take_over(&import, &mut |_| {}).unwrap();
    assert_eq!(report.bookmarked, 1);
    let taken = fs::read_to_string(&file).unwrap();
    // By hand, meanwhile: another one below, and a remark.
    let by_hand = format!("{taken}note = \"ask\" # soon\n\n[[bookmark]]\nid = \"00000000000000bb\"\n");
    fs::write(&file, &by_hand).unwrap();
    drop(library);
    let mut library = open(&folder);
    library.undo().unwrap().unwrap();
    let left: Vec<String> = library
        .store
        .load()
        .bookmarks
        .iter()
        .map(|one| one.id.to_string())
        .collect();
    assert_eq!(left, ["00000000000000aa", "00000000000000bb"]);
    library.redo().unwrap().unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), by_hand);
}

#[test]
fn bookmarks_alone_are_taken_over_and_back_as_one_change() {
    let folder = TempDir::new().unwrap();
    let mut library = open(&folder);
    let import = import(&folder);
    library.subscribe(&import.subscriptions).unwrap();
    let report = library.take_over(&import, &mut |_| {}).unwrap();
    assert_eq!((report.feeds, report.bookmarked), (0, 1));
    assert_eq!(
        library.store.log(1)[0].sentence,
        "took 1 bookmark over from newsboat"
    );
    library.undo().unwrap().unwrap();
    assert_eq!(library.store.load().bookmarks.len(), 0);
    assert_eq!(library.subscriptions.all().len(), 2);
    library.undo().unwrap().unwrap();
    assert_eq!(library.subscriptions.all().len(), 0);
}

#[test]
fn marks_made_here_stay_when_a_cache_is_taken_over_again() {
    let folder = TempDir::new().unwrap();
    let mut library = open(&folder);
    let import = import(&folder);
    library.take_over(&import, &mut |_| {}).unwrap();
    let bookmark = library.store.load().bookmarks.remove(0);
    library
        .store
        .apply(&newsview::domain::change::Change::Unbookmark { id: bookmark.id });
    let again = library.take_over(&import, &mut |_| {}).unwrap();
    let expected = Report {
        known: 2,
        ..Report::default()
    };
    assert_eq!(again, expected);
    assert_eq!(library.store.load().bookmarks.len(), 0);
    assert_eq!(library.store.log(10).len(), 2);
}

#[test]
fn an_import_that_was_cut_short_is_finished_by_the_next() {
    let folder = TempDir::new().unwrap();
    let mut library = open(&folder);
    let import = import(&folder);
    // As it is left when the program dies before the list is written.
    library.store.follow_feeds(&import.subscriptions, false);
    drop(library);
    let mut library = open(&folder);
    let report = library.take_over(&import, &mut |_| {}).unwrap();
    assert_eq!((report.feeds, report.articles, report.bookmarked), (2, 2, 1));
    assert_eq!(library.feeds().len(), 2);
}

#[test]
fn all_lists_that_were_found_are_taken_over_as_one_change() {
    let folder = TempDir::new().unwrap();
    let home = folder.path().join("home");
    fs::create_dir_all(home.join(".newsboat")).unwrap();
    fs::create_dir_all(home.join(".newsraft")).unwrap();
    make_cache(&home.join(".newsboat"));
    let both = "https://harbour.example/feed\n";
    fs::write(home.join(".newsboat/urls"), both).unwrap();
    fs::write(
        home.join(".newsraft/feeds"),
        format!("@ A\n{both}https://b.example/\n"),
    )
    .unwrap();
    let found = find(&Surroundings {
        home: Some(home),
        ..Surroundings::default()
    });
    let mut library = open(&folder);
    let report = library.take_over_found(&found, &mut |_| {}).unwrap();
    assert_eq!((report.feeds, report.known, report.articles), (2, 0, 2));
    let log = library.store.log(10);
    assert_eq!(
        (log.len(), log[0].sentence.as_str()),
        (1, "took 2 feeds over from newsboat and newsraft")
    );
}
