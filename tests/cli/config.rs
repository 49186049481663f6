use std::fs;

use crate::support::program::Home;

#[test]
fn init_writes_the_defaults_and_keeps_what_was_there() {
    let home = Home::new();
    let out = home.run(&["config", "init"]).done();
    assert_eq!(
        out.lines().filter(|line| line.starts_with("wrote ")).count(),
        2,
        "{out}"
    );
    assert_eq!(home.run(&["config", "check"]).done(), "no mistakes found\n");
    let default = home.run(&["config", "show"]).done();
    home.configure("config.toml", "measure = 60\n");
    let out = home.run(&["config", "init"]).done();
    assert_eq!(
        out.lines().filter(|line| line.starts_with("kept ")).count(),
        2,
        "{out}"
    );
    assert_eq!(
        fs::read_to_string(home.config().join("config.toml")).unwrap(),
        "measure = 60\n"
    );
    let now = home.run(&["config", "show"]).done();
    assert!(default.contains("measure = 72") && now.contains("measure = 60"));
}

#[test]
fn what_is_shown_is_what_is_in_force_and_can_be_read_again() {
    let home = Home::new();
    home.configure("keymap.toml", "[list]\ndown = [\"x x\", \"d\"]\nopen = []\n");
    home.configure(
        "config.toml",
        "bidi = \"terminal\"\nbrowser = [\"lynx\", \"{url}\"]\nkeep_days = 90\n[open]\n\"audio/*\" = [\"mpv\"]\n",
    );
    let shown = home.run(&["config", "show"]).done();
    assert!(shown.contains("down = [\"x x\", \"d\"]"), "{shown}");
    assert!(
        shown.contains("bidi = \"terminal\"") && shown.contains("browser = [\"lynx\", \"{url}\"]"),
        "{shown}"
    );
    assert!(
        shown.contains("keep_days = 90") && shown.contains("[open]\n\"audio/*\" = [\"mpv\"]"),
        "{shown}"
    );
    let split = shown.find("[global]").unwrap();
    home.configure("config.toml", &shown[..split]);
    home.configure("keymap.toml", &shown[split..]);
    assert_eq!(home.run(&["config", "check"]).done(), "no mistakes found\n");
    assert_eq!(home.run(&["config", "show"]).done()[split..], shown[split..]);
}

#[test]
fn every_mistake_is_named_at_once() {
    let home = Home::new();
    home.configure("config.toml", "thme = \"dark\"\nmeasure = 7\n\nmouse = \"yes\"\n");
    home.configure(
        "keymap.toml",
        "[lst]\n\n[list]\ndwn = [\"j\"]\nup = [\"hyper-x\"]\n",
    );
    let run = home.run(&["config", "check"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    let said: Vec<&str> = run
        .err
        .lines()
        .map(|line| line.strip_prefix("newsview: ").unwrap())
        .collect();
    assert_eq!(
        said,
        [
            "config.toml: line 1: unknown setting \"thme\"; did you mean \"theme\"?",
            "config.toml: line 2: measure: expected a number from 20 to 200",
            "config.toml: line 4: mouse: expected true or false, found string",
            "keymap.toml: line 1: unknown section \"lst\"; did you mean \"list\"?",
            "keymap.toml: line 4: unknown action \"dwn\"; did you mean \"down\"?",
            "keymap.toml: line 5: up: \"hyper-x\" is no key",
        ]
    );
    assert_eq!(home.run(&["list"]).code, Some(0), "they stop nothing");
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let home = Home::new();
    fs::write(home.config(), "a file").unwrap();
    let run = home.run(&["config", "init"]);
    let said = run.complaint(1);
    assert!(said.contains("config") && !said.contains("os error"), "{said}");
}
