//! A database that is damaged: whoever meets it, the screen has the list, and says what was done.

use rusqlite::Connection;

use super::Coast;

#[test]
fn whoever_meets_damage_the_list_comes_and_the_rest_is_rescued() {
    // Only the reader needs the first, only the writer the second; of the others either may, or none.
    for (part, is_needed) in [
        ("articles_moment", true),
        ("layout", true),
        ("articles_feed", false),
        ("unread_feed", false),
        ("titles_data", false),
    ] {
        let coast = Coast::filled();
        // Indexed, so that nobody has a reason to write.
        assert_eq!(coast.home.run(&["doctor", "--reindex"]).code, Some(0));
        coast.home.damage(part);
        let mut terminal = coast.started();
        terminal.until_shows("the word was oak");
        if is_needed {
            terminal.until_shows("library.db is damaged");
            assert_eq!(coast.home.set_aside(), 1, "{part}");
        }
        terminal.press("\x03").end();
        // What nobody met so far may be met now; what was rescued is sound.
        let mut terminal = coast.started();
        terminal.until_shows("the word was oak").press("\x03").end();
        assert!(coast.home.set_aside() <= 1, "{part}");
    }
}

#[test]
fn what_cannot_be_kept_is_not_said_to_be_done() {
    let coast = Coast::filled();
    let mut terminal = coast.started();
    terminal.until_shows("the word was oak").settle();
    let other = Connection::open(coast.home.data().join("library.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    terminal.press("m").until_shows("not being kept");
    terminal
        .press("A")
        .until_shows("nothing can be kept now: another program holds library.db");
    assert!(!terminal.text().contains("marked read"), "{}", terminal.text());
    other.execute_batch("COMMIT").unwrap();
    terminal.press("\x03").end();
}
