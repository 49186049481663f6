use newsview::domain::change::{Change, Position};

use super::{Home, bookmark, id, ids, read, sentences, unbookmark, unread};

#[test]
fn marks_positions_and_layout_are_there_after_a_restart() {
    let home = Home::new();
    let mut store = home.open();
    let position = Position {
        block: 7,
        offset: 31,
        fraction: 0.25,
    };
    store.apply(&read(&["b", "a"]));
    store.keep_positions(&[(id("a"), position)]);
    store.keep_layout(&[("split".to_owned(), "42".to_owned())]);
    store.keep_layout(&[("split".to_owned(), "43".to_owned())]);
    drop(store);

    let loaded = home.open().load();
    assert_eq!(loaded.read, ids(&["a", "b"]).into_iter().collect());
    assert_eq!(loaded.positions[&id("a")], position);
    assert_eq!(loaded.layout["split"], "43");
    assert_eq!(home.facts(), ["read a", "read b"]);
}

#[test]
fn an_undo_changes_exactly_what_the_change_did() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&read(&["b"]));
    let changed = store.apply(&read(&["a", "b", "c", "c"]));
    assert_eq!(changed.ids, ids(&["a", "c"]));
    assert_eq!(changed.sentence(), "2 articles marked read");

    let changed = store.undo().unwrap();
    assert_eq!((changed.ids.clone(), changed.now), (ids(&["a", "c"]), false));
    assert_eq!(changed.sentence(), "took back: 2 articles marked read");
    assert_eq!(home.facts(), ["read b"]);

    let changed = store.redo().unwrap();
    assert_eq!((changed.ids.clone(), changed.now), (ids(&["a", "c"]), true));
    assert_eq!(changed.sentence(), "again: 2 articles marked read");
    assert_eq!(home.facts(), ["read a", "read b", "read c"]);
}

#[test]
fn what_changes_nothing_is_no_change_to_take_back() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&read(&["a"]));
    let changed = store.apply(&read(&["a"]));
    assert_eq!(changed.sentence(), "nothing to change");
    assert_eq!(store.undo().unwrap().ids, ids(&["a"]));
    assert_eq!(store.undo(), None);
    assert_eq!(store.apply(&unread(&["a"])).ids, []);
    assert_eq!(store.redo().unwrap().ids, ids(&["a"]));
    assert_eq!(store.redo(), None);
}

#[test]
fn a_new_change_ends_what_could_be_done_again() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&read(&["a"]));
    store.apply(&read(&["b"]));
    store.undo();
    store.apply(&read(&["c"]));
    assert_eq!(store.redo(), None);
    assert_eq!(home.facts(), ["read a", "read c"]);
    store.undo();
    store.undo();
    assert_eq!(store.undo(), None);
    assert_eq!(home.facts(), [""; 0]);
}

#[test]
fn changes_are_taken_back_after_a_restart_and_by_another_instance() {
    let home = Home::new();
    let mut one = home.open();
    let mut two = home.open();
    one.apply(&read(&["a"]));
    one.apply(&bookmark("b"));
    one.apply(&unread(&["a"]));
    assert_eq!(
        two.undo().unwrap().sentence(),
        "took back: 1 article marked unread"
    );
    drop((one, two));
    let mut store = home.open();
    assert_eq!(
        store.undo().unwrap().sentence(),
        "took back: bookmarked: The day of b"
    );
    assert_eq!(home.facts(), ["read a"]);
    assert_eq!(
        store.redo().unwrap().sentence(),
        "again: bookmarked: The day of b"
    );
    assert_eq!(home.facts(), ["bookmark b", "read a"]);
}

#[test]
fn a_hundred_thousand_marks_are_one_change() {
    let home = Home::new();
    let mut store = home.open();
    let all: Vec<_> = (0..100_000).map(|number| id(&format!("{number:016x}"))).collect();
    store.apply(&Change::Read {
        ids: all[..10].to_vec(),
        read: true,
    });
    let changed = store.apply(&Change::Read { ids: all, read: true });
    assert_eq!(changed.sentence(), "99,990 articles marked read");
    assert_eq!(store.load().read.len(), 100_000);
    assert_eq!(store.undo().unwrap().ids.len(), 99_990);
    assert_eq!(store.load().read.len(), 10);
}

#[test]
fn what_another_instance_does_is_seen() {
    let home = Home::new();
    let mut one = home.open();
    let mut two = home.open();
    one.load();
    two.load();
    assert!(!one.changed_elsewhere());
    two.apply(&read(&["a"]));
    assert!(!two.changed_elsewhere());
    assert!(one.changed_elsewhere());
    assert!(!one.changed_elsewhere());
    assert_eq!(one.load().read, ids(&["a"]).into_iter().collect());
    two.apply(&bookmark("b"));
    assert!(!two.changed_elsewhere());
    one.apply(&bookmark("c"));
    assert!(one.changed_elsewhere());
    assert!(two.changed_elsewhere());
    assert_eq!(one.load().bookmarks, two.load().bookmarks);
    assert_eq!(home.facts(), ["bookmark b", "bookmark c", "read a"]);
}

#[test]
fn what_is_synced_leaves_nothing_to_do() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&read(&["a"]));
    store.apply(&unbookmark("nothing"));
    assert!(store.sync_to_disk());
    assert!(store.sync_to_disk());
    assert_eq!(sentences(&mut store), [""; 0]);
    assert!(store.trouble().is_none());
}

#[test]
fn old_changes_fall_off_the_end_of_the_journal() {
    let home = Home::new();
    let mut store = home.open();
    for number in 0..1_010 {
        store.apply(&read(&[&number.to_string()]));
    }
    let mut taken_back = 0;
    while store.undo().is_some() {
        taken_back += 1;
    }
    assert_eq!(taken_back, 1_000);
    assert_eq!(store.load().read.len(), 10);
}

#[test]
fn many_ids_with_odd_letters_are_marked_as_they_are() {
    let home = Home::new();
    let mut store = home.open();
    let odd: Vec<_> = (0..100)
        .map(|number| id(&format!("\"\\{number}\\\" é😀\\\\'{number}\\")))
        .collect();
    let change = Change::Read {
        ids: odd.clone(),
        read: true,
    };
    assert_eq!(store.apply(&change).ids.len(), 100);
    assert_eq!(store.load().read, odd.into_iter().collect());
    assert_eq!(store.undo().unwrap().ids.len(), 100);
    assert_eq!(home.facts(), [""; 0]);
}
