//! "Did you mean …?"

use newsview::domain::closest::closest;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

const COMMANDS: &[&str] = &[
    "list",
    "show",
    "parse",
    "refresh",
    "remove",
    "export",
    "import",
    "bookmarks",
    "state",
];

fn nearest(wrong: &str) -> Option<&str> {
    closest(wrong, COMMANDS.iter().copied())
}

#[test]
fn a_slip_of_the_fingers_is_mended() {
    assert_eq!(nearest("lisst"), Some("list"));
    assert_eq!(nearest("lst"), Some("list"));
    assert_eq!(nearest("lsit"), Some("list"));
    assert_eq!(nearest("LIST"), Some("list"));
    assert_eq!(nearest("shwo"), Some("show"));
    assert_eq!(nearest("imprt"), Some("import"));
    assert_eq!(nearest("expotr"), Some("export"));
    assert_eq!(nearest("bookmark"), Some("bookmarks"));
    assert_eq!(nearest("stat"), Some("state"));
}

#[test]
fn the_start_of_a_long_word_names_it() {
    assert_eq!(nearest("book"), Some("bookmarks"));
    assert_eq!(nearest("bo"), None);
}

#[test]
fn what_is_far_from_everything_has_no_neighbour() {
    assert_eq!(nearest(""), None);
    assert_eq!(nearest("x"), None);
    assert_eq!(nearest("weather"), None);
    assert_eq!(nearest(&"list".repeat(1_000_000)), None);
    assert_eq!(closest("list", []), None);
}

#[test]
fn of_equally_near_words_the_more_alike_wins() {
    assert_eq!(closest("mark", ["dark", "marks"]), Some("marks"));
    assert_eq!(closest("heme", ["home", "theme"]), Some("theme"));
    assert_eq!(closest("cat", ["bat", "hat"]), Some("bat"));
    assert_eq!(closest("éte", ["été"]), Some("été"));
}

proptest! {
    #[test]
    fn a_right_word_is_its_own_neighbour(word in r"\PC{1,20}", others in proptest::collection::vec(r"\PC{0,20}", 0..5)) {
        let words = others.iter().map(String::as_str).chain([word.as_str()]);
        let found = closest(&word, words).unwrap();
        prop_assert_eq!(found.to_lowercase(), word.to_lowercase());
    }

    #[test]
    fn the_neighbour_is_one_of_the_words(wrong: String, words: Vec<String>) {
        let found = closest(&wrong, words.iter().map(String::as_str));
        prop_assert!(found.is_none_or(|found| words.iter().any(|word| word == found)));
    }
}
