use std::process::Stdio;

use super::three_articles;
use crate::support::program::{Home, Run};

#[test]
fn a_mistyped_command_names_the_nearest_one() {
    let home = Home::new();
    for (wrong, said) in [
        ("lisst", "no command or file \"lisst\"; did you mean \"list\"?"),
        (
            "bookmark",
            "no command or file \"bookmark\"; did you mean \"bookmarks\"?",
        ),
        ("zzzzzzzz", "no command or file \"zzzzzzzz\""),
    ] {
        let run = home.run(&[wrong]);
        assert_eq!(run.complaint(2), said);
        assert_eq!(run.out, "");
    }
    home.write(
        "a.txt",
        "Ropes are sold by the ell\n\nThe chandler said so on Monday.\n",
    );
    let run = home.run(&["a.txt", "list"]);
    assert_eq!(
        run.complaint(2),
        "no file \"list\"; a command comes first: newsview list …"
    );
}

#[test]
fn folders_are_named_before_or_after_the_command_or_by_the_environment() {
    let home = Home::new();
    let expected = |run: Run, config: &str, data: &str| {
        let out = run.done();
        let line = |name: &str| {
            out.lines()
                .find_map(|line| line.strip_prefix(name))
                .unwrap()
                .trim()
                .to_owned()
        };
        assert_eq!(
            (line("config "), line("data ")),
            (config.to_owned(), data.to_owned())
        );
        assert_eq!(line("bookmarks "), format!("{config}/bookmarks.toml"));
        assert_eq!(line("database "), format!("{data}/library.db"));
    };
    let given = ["--config-dir", "/c", "--data-dir", "/d"];
    expected(home.run(&[&given[..], &["config", "path"]].concat()), "/c", "/d");
    expected(
        home.run(&[&["config"], &given[..], &["path"]].concat()),
        "/c",
        "/d",
    );
    expected(home.run(&[&["config", "path"], &given[..]].concat()), "/c", "/d");
    let config = home.config().display().to_string();
    expected(home.run(&["config", "path", "--data-dir", "/d"]), &config, "/d");
    let mut plain = home.command(&["config", "path"]);
    plain
        .env_remove("NEWSVIEW_CONFIG_DIR")
        .env("NEWSVIEW_DATA_DIR", "");
    let (config, data) = (home.path(".config/newsview"), home.path(".local/share/newsview"));
    if cfg!(target_os = "linux") {
        expected(
            Run::of(&mut plain),
            &config.display().to_string(),
            &data.display().to_string(),
        );
    }
}

#[test]
fn a_file_may_be_called_as_a_command_is() {
    let home = Home::new();
    home.write(
        "list",
        "Ropes are sold by the ell\n\nThe chandler said so on Monday.\n",
    );
    assert!(home.run(&["list", "./list"]).done().contains("Ropes are sold"));
    // The command comes first; a path says what is meant.
    assert!(home.run(&["list", "list"]).done().contains("Ropes are sold"));
}

#[test]
fn wrong_use_ends_with_two_and_help_with_nought() {
    let home = three_articles();
    for wrong in [
        &["list", "--limit", "many"][..],
        &["list", "--nonsense"],
        &["show"],
        &["show", "pier.txt", "--width", "3"],
        &["show", "pier.txt", "--format", "poem"],
        &["parse"],
        &["config"],
        &["config", "shwo"],
        &["state", "extra"],
    ] {
        let run = home.run(wrong);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{wrong:?}: {run:?}");
        assert!(!run.err.is_empty() && !run.err.contains('\x1b'), "{run:?}");
    }
    for right in [&["--help"][..], &["list", "--help"], &["--version"], &["-h"]] {
        let out = home.run(right).done();
        assert!(!out.is_empty() && !out.contains(['\x1b', '`']), "{out}");
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let home = Home::new();
    let text = "An eel is an eel. ".repeat(12);
    let line = |number| format!("{{\"id\":\"{number}\",\"title\":\"Number {number}\",\"text\":\"{text}\"}}");
    let lines: Vec<String> = (0..400).map(line).collect();
    home.write("many.jsonl", lines.join("\n"));
    for arguments in [
        &["list", "."][..],
        &["list", "--json", "."],
        &["show", "many.jsonl"],
        &["parse", "--json", "many.jsonl"],
    ] {
        let mut child = home.command(arguments).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[test]
fn a_full_disk_is_said() {
    let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else {
        return;
    };
    let home = three_articles();
    let output = home.command(&["list", "."]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.starts_with("newsview: ") && said.contains("no space left"),
        "{said}"
    );
}
