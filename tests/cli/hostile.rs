use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use super::is_clean;
use crate::support::program::Home;

const EVIL: &str =
    "Bells \u{1b}]0;pwned\u{7}ring\u{1b}[31m at\u{9b}2J noon\u{202e}gnp\u{2066}.\u{200b}\u{feff}\u{85}";

/// A file of each kind, with commands for the terminal wherever text may stand.
fn evil() -> Home {
    let home = Home::new();
    home.write(
        "evil.txt",
        format!("{EVIL}\n\nBy {EVIL}\n\n{EVIL} {EVIL}\n\n\u{1b}[2J{EVIL}\n"),
    );
    home.write("evil.md", format!("# {EVIL}\n\n- {EVIL}\n- [{EVIL}](https://example.org/\u{1b}[31m)\n\n```\n{EVIL}\n```\n\n| {EVIL} | b |\n|---|---|\n| c | {EVIL} |\n"));
    home.write("evil.html", format!("<article><h1>{EVIL}&#27;[31m&#x9b;1m</h1><p>{EVIL}&#8238;</p><img alt='{EVIL}' src='a.png'><pre>{EVIL}</pre></article>"));
    let escaped = EVIL.replace('\u{1b}', "\\u001b").replace('\u{7}', "\\u0007");
    home.write("evil.jsonl", format!("{{\"id\":\"\\u001b[31mid\\n\",\"title\":\"{escaped}\",\"outlet\":\"{escaped}\",\"author\":\"{escaped}\",\"url\":\"https://example.org/{escaped}\",\"text\":\"{escaped}\"}}\n"));
    home.write("evil.rss", format!("<rss version='2.0'><channel><title>{EVIL}</title><item><title>{EVIL}&#x202e;</title><guid>{EVIL}</guid><link>https://example.org/{EVIL}</link><category>{EVIL}</category><description>&lt;b&gt;{EVIL}&amp;#27;[1m</description></item></channel></rss>"));
    let name = OsStr::from_bytes(b"news \x1b[31m\nof \xff the\x07 day\xc2\x9b.txt");
    std::fs::write(
        home.news().join(name),
        "A plain headline here\n\nAnd a plain text.\n",
    )
    .unwrap();
    let name = OsStr::from_bytes(b"bad \x1b[31m\nlink\xff");
    std::os::unix::fs::symlink("nowhere", home.news().join(name)).unwrap();
    home
}

#[test]
fn nothing_but_clean_text_leaves_by_any_command() {
    let home = evil();
    for arguments in [
        &["list", "."][..],
        &["list", "--json", "."],
        &["list", "bells", "."],
    ] {
        let run = home.run(arguments);
        assert!(run.out.lines().count() >= 5, "{run:?}");
        is_clean(&run.out);
        is_clean(&run.err);
    }
    for kind in ["txt", "md", "html", "jsonl", "rss"] {
        let file = format!("evil.{kind}");
        for format in ["text", "markdown", "json"] {
            let run = home.run(&["show", &file, "--format", format]);
            assert!(run.out.contains("Bells"), "{run:?}");
            is_clean(&run.out);
            is_clean(&run.err);
        }
        let ansi = home.run(&["show", &file, "--format", "ansi"]).out;
        is_clean(&without_colours(&ansi));
        for arguments in [&["parse", &file][..], &["parse", "--json", &file]] {
            let run = home.run(arguments);
            is_clean(&run.out);
            is_clean(&run.err);
        }
    }
}

#[test]
fn names_that_hold_commands_are_said_clean_and_on_one_line() {
    let home = evil();
    for name in [&b"bad \x1b[31m\nlink\xff"[..], b"not \x1b[2J\nthere\xc2\x9b"] {
        for command in ["show", "parse"] {
            let run = home.run(&[OsStr::new(command), OsStr::from_bytes(name)]);
            is_clean(run.complaint(1));
        }
        let run = home.run(&[OsStr::from_bytes(name)]);
        is_clean(run.complaint(2));
    }
    let run = home.run(&["list", "http://127.0.0.1:1/\u{1b}[31m\u{202e}"]);
    is_clean(run.complaint(1));
    for arguments in [
        &["list", "--\u{1b}[31m"][..],
        &["list", "--limit", "\u{1b}[31m\u{202e}"],
        &["show", "x", "--format", "\u{1b}[2J"],
        &["config", "\u{1b}[2J\u{9b}"],
    ] {
        let run = home.run(arguments);
        assert_eq!(run.code, Some(2));
        is_clean(&run.err);
    }
}

#[test]
fn mistakes_in_settings_are_said_clean() {
    let home = evil();
    home.configure(
        "config.toml",
        format!("theme = \"{}\"\n\"\u{9b}31m\" = 1\n", "\\u001b[31m"),
    );
    home.configure(
        "keymap.toml",
        "[list]\ndown = [\"\\u001b[2J\"]\n\"\\u001b[31m\" = []\n",
    );
    let run = home.run(&["config", "check"]);
    assert_eq!(run.code, Some(1));
    is_clean(&run.err);
}

/// The text without the colours of newsview's own; whatever else there is stays.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part
            .find(|letter: char| !letter.is_ascii_digit() && letter != ';')
            .unwrap();
        assert_eq!(&part[end..=end], "m", "only colours: {part:?}");
        plain.push_str(&part[end + 1..]);
    }
    plain
}
