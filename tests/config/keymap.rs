use newsview::app::action::Action;
use newsview::app::key::Key;
use newsview::app::keymap::{Context, Keymap, Meaning};
use newsview::config::{DEFAULT_KEYMAP, default_keymap, keymap};

use super::{load, mistakes};
use crate::support::program::Home;

fn meaning(keymap: &Keymap, keys: &str) -> Meaning {
    let keys: Vec<Key> = keys.split(' ').map(|key| Key::parse(key).unwrap()).collect();
    keymap.meaning(&[Context::List, Context::Global], &keys)
}

fn action(name: &str) -> Action {
    Action::named(name).unwrap()
}

#[test]
fn the_default_keys_have_no_mistakes() {
    let mut problems = Vec::new();
    keymap::overlay(
        &mut Keymap::default(),
        DEFAULT_KEYMAP,
        "keymap.toml",
        &mut problems,
    );
    assert_eq!(problems, []);
}

#[test]
fn every_key_is_printed_as_it_is_read() {
    for (_, keys, _) in default_keymap().all() {
        for key in keys {
            assert_eq!(Key::parse(&key.to_string()), Some(*key), "{key}");
        }
    }
    for name in [
        "ctrl-minus",
        "-",
        "alt--",
        "shift-tab",
        "f12",
        "é",
        "alt-X",
        "ctrl-space",
        "\\",
        "\"",
    ] {
        let key = Key::parse(name).unwrap_or_else(|| panic!("{name} is no key"));
        assert_eq!(Key::parse(&key.to_string()), Some(key), "{name}");
    }
    for name in ["", "hyper-x", "ctrl-", "f0", "f13", "jj", "ctrl-ctrl"] {
        assert_eq!(Key::parse(name), None, "{name}");
    }
}

#[test]
fn a_line_replaces_all_keys_of_its_action_in_its_section() {
    let home = Home::new();
    home.configure("keymap.toml", "[list]\ndown = [\"x\", \"ctrl-n\"]\nup = \"w\"\n");
    let keymap = load(&home).keymap;
    assert_eq!(mistakes(&home), [""; 0]);
    for key in ["x", "ctrl-n"] {
        assert_eq!(meaning(&keymap, key), Meaning::Action(action("down")));
    }
    assert_eq!(meaning(&keymap, "w"), Meaning::Action(action("up")));
    for key in ["j", "down", "k", "up"] {
        assert_eq!(meaning(&keymap, key), Meaning::Nothing, "{key}");
    }
    let reader = keymap.meaning(&[Context::Reader], &[Key::parse("j").unwrap()]);
    assert_eq!(
        reader,
        Meaning::Action(action("down")),
        "other sections keep theirs"
    );
}

#[test]
fn an_empty_list_takes_the_keys_away() {
    let home = Home::new();
    home.configure("keymap.toml", "[global]\nquit = []\nmark_all_read = []\n");
    let keymap = load(&home).keymap;
    assert_eq!(mistakes(&home), [""; 0]);
    for key in ["ctrl-c", "A"] {
        assert_eq!(meaning(&keymap, key), Meaning::Nothing, "{key}");
    }
}

#[test]
fn keys_may_be_pressed_one_after_the_other() {
    let home = Home::new();
    home.configure(
        "keymap.toml",
        "[list]\ntop = [\"g g\", \"home\"]\nbottom = [\"g e\"]\n",
    );
    let keymap = load(&home).keymap;
    assert_eq!(mistakes(&home), [""; 0]);
    assert_eq!(meaning(&keymap, "g"), Meaning::Beginning);
    assert_eq!(meaning(&keymap, "g g"), Meaning::Action(action("top")));
    assert_eq!(meaning(&keymap, "g e"), Meaning::Action(action("bottom")));
    assert_eq!(meaning(&keymap, "g x"), Meaning::Nothing);
}

#[test]
fn a_key_taken_from_another_action_has_one_meaning() {
    let home = Home::new();
    home.configure("keymap.toml", "[list]\nopen = [\"j\"]\n");
    let keymap = load(&home).keymap;
    assert_eq!(meaning(&keymap, "j"), Meaning::Action(action("open")));
    assert_eq!(meaning(&keymap, "down"), Meaning::Action(action("down")));
}

#[test]
fn mistakes_are_said_with_the_nearest_right_word() {
    let home = Home::new();
    home.configure(
        "keymap.toml",
        "[listt]\ndown = [\"j\"]\n\n[list]\ndwn = [\"j\"]\nup = [\"hyper-x\", \"k\"]\nopen = [3]\ntop = 4\nbottom = [\"x\"]\npage_up = [\"x\"]\n",
    );
    assert_eq!(
        mistakes(&home),
        [
            "keymap.toml: line 1: unknown section \"listt\"; did you mean \"list\"?",
            "keymap.toml: line 5: unknown action \"dwn\"; did you mean \"down\"?",
            "keymap.toml: line 6: up: \"hyper-x\" is no key",
            "keymap.toml: line 7: open: expected a key in quotes",
            "keymap.toml: line 8: top: expected a list of keys, found integer",
            "keymap.toml: line 10: \"x\" is given to both bottom and page_up; page_up has it",
        ]
    );
    let keymap = load(&home).keymap;
    assert_eq!(
        meaning(&keymap, "k"),
        Meaning::Action(action("up")),
        "the right key beside a wrong one"
    );
    assert_eq!(
        meaning(&keymap, "x"),
        Meaning::Action(action("page_up")),
        "as it was said"
    );
    assert_eq!(
        meaning(&keymap, "home"),
        Meaning::Action(action("top")),
        "a wrong line changes nothing"
    );
}

#[test]
fn a_key_that_begins_a_sequence_and_means_something_itself_is_said() {
    let home = Home::new();
    home.configure("keymap.toml", "[list]\ntop = [\"x x\"]\nbottom = [\"x\"]\n");
    let said = mistakes(&home);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].contains("\"x\"") && said[0].contains("\"x x\""),
        "{said:?}"
    );
}

#[test]
fn every_action_of_the_default_keys_is_named_once_a_section() {
    let actions: Vec<_> = default_keymap()
        .all()
        .map(|(context, keys, _)| (context, keys.to_vec()))
        .collect();
    let mut unique = actions.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(
        unique.len(),
        actions.len(),
        "no key has two meanings in a section"
    );
}
