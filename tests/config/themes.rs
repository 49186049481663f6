use newsview::config::theme::{BUILT_IN, overlay};
use newsview::ui::theme::{Role, Theme};

use super::{load, mistakes};
use crate::support::program::Home;

#[test]
fn every_built_in_theme_has_a_look_for_every_role_and_no_mistakes() {
    assert_eq!(BUILT_IN.map_names(), ["ansi", "dark", "light", "mono"]);
    for (name, text) in BUILT_IN {
        let mut problems = Vec::new();
        overlay(&mut Theme::default(), text, name, &mut problems);
        assert_eq!(problems, [], "{name}");
        let named: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('='))
            .map(|(role, _)| role.trim())
            .collect();
        let roles: Vec<&str> = Role::all().map(Role::name).collect();
        assert_eq!(named, roles, "{name}: every role once, in one order");
    }
}

#[test]
fn mono_has_no_colours() {
    let (_, text) = BUILT_IN.iter().find(|(name, _)| *name == "mono").unwrap();
    let words = ["bold", "dim", "italic", "underlined", "reverse", "struck"];
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let look = line.split_once('=').unwrap().1.trim().trim_matches('"');
        assert!(
            look.split_whitespace().all(|word| words.contains(&word)),
            "{line}"
        );
    }
}

#[test]
fn an_own_theme_needs_only_what_it_changes() {
    let home = Home::new();
    home.configure("config.toml", "theme = \"tide\"\n");
    home.configure("themes/tide.toml", "accent = \"bold #2c3a47 on white\"\n");
    assert_eq!(mistakes(&home), [""; 0]);
    let mut expected = Theme::default();
    overlay(&mut expected, BUILT_IN[0].1, "ansi.toml", &mut Vec::new());
    overlay(
        &mut expected,
        "accent = \"bold #2c3a47 on white\"\n",
        "tide.toml",
        &mut Vec::new(),
    );
    assert_eq!(format!("{:?}", load(&home).theme), format!("{expected:?}"));
}

#[test]
fn mistakes_in_a_theme_are_said_with_the_nearest_right_word() {
    let home = Home::new();
    home.configure("config.toml", "theme = \"tide\"\n");
    home.configure("themes/tide.toml", "acent = \"red\"\ntitle = \"bold grene\"\nmuted = 8\nlink = \"red on\"\ncode = \"#12345\"\nquote = \"blue\"\n");
    let said = mistakes(&home);
    let begins = [
        "tide.toml: line 1: unknown role \"acent\"; did you mean \"accent\"?",
        "tide.toml: line 2: title: ",
        "tide.toml: line 3: muted: expected a text in quotes",
        "tide.toml: line 4: link: expected a colour after \"on\"",
        "tide.toml: line 5: code: ",
    ];
    assert_eq!(said.len(), begins.len(), "{said:?}");
    for (said, begin) in said.iter().zip(begins) {
        assert!(said.starts_with(begin), "{said} / {begin}");
    }
    assert!(said[1].contains("did you mean \"green\"?"), "{}", said[1]);
}

#[test]
fn a_theme_that_is_not_there_is_said_and_the_usual_one_is_taken() {
    let home = Home::new();
    for (wrong, said) in [
        (
            "drak",
            "config.toml: line 2: unknown theme \"drak\"; did you mean \"dark\"?",
        ),
        (
            "../../etc/passwd",
            "config.toml: line 2: unknown theme \"../../etc/passwd\"",
        ),
        ("", "config.toml: line 2: unknown theme \"\""),
    ] {
        home.configure("config.toml", format!("mouse = true\ntheme = \"{wrong}\"\n"));
        assert_eq!(mistakes(&home), [said]);
    }
    home.configure("themes/tide.toml", "");
    home.configure("config.toml", "theme = \"tied\"\n");
    assert_eq!(
        mistakes(&home),
        ["config.toml: line 1: unknown theme \"tied\"; did you mean \"tide\"?"]
    );
}

#[test]
fn the_users_own_dark_goes_before_the_built_in_one() {
    let home = Home::new();
    home.configure("config.toml", "theme = \"dark\"\n");
    let usual = format!("{:?}", load(&home).theme);
    home.configure("themes/dark.toml", "accent = \"red\"\n");
    assert_ne!(usual, format!("{:?}", load(&home).theme));
}

trait Names {
    fn map_names(&self) -> Vec<&str>;
}

impl Names for [(&'static str, &'static str)] {
    fn map_names(&self) -> Vec<&str> {
        self.iter().map(|(name, _)| *name).collect()
    }
}
