use newsview::app::settings::Settings;
use newsview::config::{DEFAULT_SETTINGS, settings};
use proptest::prelude::{ProptestConfig, any, prop, proptest};

use super::{load, mistakes};
use crate::support::program::Home;

#[test]
fn the_commented_defaults_are_the_defaults() {
    let other = Settings {
        theme: "other".into(),
        measure: 33,
        two_line_rows: false,
        mouse: false,
        bidi: newsview::app::settings::Bidi::Terminal,
        browser: vec!["other".into()],
        terminal_browsers: Vec::new(),
        open: [("audio/*".to_owned(), vec!["other".to_owned()])].into(),
        pipe: vec!["other".into()],
        save_folder: "other".into(),
        refresh_on_start: false,
        refresh_minutes: 5,
        keep_days: 5,
        keep_articles: 5,
        keep_unread: false,
    };
    let (mut read, mut problems) = (other, Vec::new());
    settings::overlay(&mut read, DEFAULT_SETTINGS, "config.toml", &mut problems);
    assert_eq!((read, problems), (Settings::default(), Vec::new()));
}

#[test]
fn what_is_right_counts_beside_what_is_wrong() {
    let home = Home::new();
    home.configure("config.toml", "measure = 64\nbidi = \"termnal\"\nbrowser = [\"a\", 1]\nmouse = false\ntwo_line_rows = 1\ntheme = 5\n");
    let config = load(&home);
    assert_eq!((config.settings.measure, config.settings.mouse), (64, false));
    assert_eq!(config.settings.theme, "ansi");
    assert_eq!(
        mistakes(&home),
        [
            "config.toml: line 2: bidi: unknown value \"termnal\"; did you mean \"terminal\"?",
            "config.toml: line 3: browser: expected a text in quotes, found integer",
            "config.toml: line 5: two_line_rows: expected true or false, found integer",
            "config.toml: line 6: theme: expected a text in quotes, found integer",
        ]
    );
}

#[test]
fn a_file_that_is_no_toml_is_said_with_its_lines_and_the_rest_counts() {
    let home = Home::new();
    home.configure(
        "config.toml",
        "measure = 64\nmouse = = false\ntwo_line_rows = false\ntheme \"dark\"\n",
    );
    let config = load(&home);
    assert_eq!(
        (config.settings.measure, config.settings.two_line_rows),
        (64, false)
    );
    let said = mistakes(&home);
    assert!(
        said.iter().any(|text| text.starts_with("config.toml: line 2: ")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|text| text.starts_with("config.toml: line 4: ")),
        "{said:?}"
    );
}

#[test]
fn files_that_cannot_be_read_are_said_and_the_defaults_count() {
    let home = Home::new();
    home.configure("config.toml", b"measure = 64 # \xff\xfe\n");
    home.configure("keymap.toml/inside", "a folder where a file should be");
    let said = mistakes(&home);
    assert_eq!(
        said,
        [
            "config.toml: cannot be read: it is not UTF-8 text",
            "keymap.toml: cannot be read: is a directory",
        ]
    );
    assert_eq!(load(&home).settings, Settings::default());
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let home = Home::new();
    home.configure("config.toml", "\u{feff}measure = 64\r\nmouse = false\r\n");
    assert_eq!(mistakes(&home), [""; 0]);
    assert_eq!(load(&home).settings.measure, 64);
}

#[test]
fn numbers_out_of_range_are_said() {
    let home = Home::new();
    for wrong in [
        "19",
        "201",
        "-1",
        "99999999999999999999",
        "72.0",
        "\"72\"",
        "0x10",
        "[72]",
    ] {
        home.configure("config.toml", format!("measure = {wrong}\n"));
        let said = mistakes(&home);
        assert_eq!(said.len(), 1, "{wrong}: {said:?}");
        assert!(
            said[0].contains("line 1: measure: expected a number from 20 to 200"),
            "{said:?}"
        );
    }
    for (right, measure) in [
        ("20", 20),
        ("200", 200),
        ("0x48", 72),
        ("1_0_0", 100),
        ("+80", 80),
    ] {
        home.configure("config.toml", format!("measure = {right}\n"));
        assert_eq!(load(&home).settings.measure, measure);
        assert_eq!(mistakes(&home), [""; 0]);
    }
}

#[test]
fn a_key_given_twice_is_said() {
    let home = Home::new();
    home.configure("config.toml", "measure = 64\nmeasure = 65\n");
    let said = mistakes(&home);
    assert!(
        said.len() == 1 && said[0].contains("line 2") && said[0].contains("duplicate"),
        "{said:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_stands_in_a_file_nothing_panics_and_all_is_said_on_one_clean_line(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        text in "[a-z_=\\[\\]\"'#.{}, \\n\\t\u{1b}\u{202e}]{0,200}",
    ) {
        let file = String::from_utf8_lossy(&bytes).into_owned();
        for text in [file, text] {
            let (mut settings, mut problems) = (Settings::default(), Vec::new());
            settings::overlay(&mut settings, &text, "config.toml", &mut problems);
            let mut keymap = newsview::config::default_keymap();
            newsview::config::keymap::overlay(&mut keymap, &text, "keymap.toml", &mut problems);
            let mut theme = newsview::ui::theme::Theme::default();
            newsview::config::theme::overlay(&mut theme, &text, "a.toml", &mut problems);
            for problem in problems {
                let said = problem.to_string();
                assert!(!said.chars().any(|letter| letter.is_control() || letter == '\u{202e}'), "{said:?}");
            }
        }
    }
}

#[test]
fn commands_for_media_kinds_are_taken_and_wrong_ones_said() {
    let home = Home::new();
    home.configure(
        "config.toml",
        "refresh_minutes = 30\npipe = [\"wc\"]\n[open]\n\"Audio/*\" = [\"mpv\", \"{url}\"]\n\"application/pdf\" = []\n\"*\" = [\"any\"]\n",
    );
    let settings = load(&home).settings;
    assert!(mistakes(&home).is_empty(), "{:?}", mistakes(&home));
    assert_eq!((settings.refresh_minutes, settings.pipe.len()), (30, 1));
    let program = |kind: Option<&str>| settings.opener(kind).map(|command| command[0].clone());
    assert_eq!(program(Some("audio/mpeg")).as_deref(), Some("mpv"));
    assert_eq!(program(Some("audio/ogg; codecs=opus")).as_deref(), Some("mpv"));
    assert_eq!(program(Some("application/pdf")).as_deref(), Some("any"));
    assert_eq!(program(None).as_deref(), Some("any"));
    home.configure(
        "config.toml",
        "refresh_minutes = 20000\nkeep_days = -1\n[open]\naudio = [\"mpv\"]\n",
    );
    assert_eq!(
        mistakes(&home),
        [
            "config.toml: line 1: refresh_minutes: expected a number from 0 to 10080",
            "config.toml: line 2: keep_days: expected a number from 0 to 36500",
            "config.toml: line 3: open: \"audio\" is no media kind such as \"audio/*\" or \"application/pdf\"",
        ]
    );
}

#[test]
fn a_terminal_browser_is_known_by_its_program() {
    let settings = Settings::default();
    let takes = |program: &str| settings.takes_terminal(&[program.to_owned(), "{url}".to_owned()]);
    assert!(takes("w3m") && takes("/usr/bin/lynx"));
    assert!(!takes("firefox") && !settings.takes_terminal(&[]));
}
