use std::fs::File;
use std::io::{Read, Write};
use std::process::Stdio;

use super::{article, three_articles};
use crate::support::program::Home;
use crate::support::pty::Start;
use crate::support::server::{Reply, Server, dead_address};

const FEED: &str = r#"<?xml version="1.0"?><rss version="2.0"><channel><title>The Sarrow Tide</title>
<item><title>Herring boats leave early</title><guid>tide-1</guid><description>The fleet left at four.</description></item>
<item><title>Lantern walk on Friday</title><guid>tide-2</guid><description>Bring a jar and a candle.</description></item>
"#;

#[test]
fn articles_come_from_standard_input_while_keys_come_from_the_terminal() {
    let home = Home::new();
    home.write("feed.xml", format!("{FEED}</channel></rss>"));
    let mut terminal = Start::shell(&home, "cat feed.xml | \"$NEWSVIEW\" -").run();
    terminal.until_shows("Herring boats").until_shows("Lantern walk");
    terminal.press("/candle").until_gone("Herring boats");
    terminal.press("\x1b").until_shows("Herring boats").press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    assert!(terminal.is_as_found());
}

#[test]
fn articles_of_a_slow_stream_appear_as_they_are_complete() {
    let home = Home::new();
    let json = |id: u8, title: &str| {
        format!("{{\"id\":\"{id}\",\"outlet\":\"Tide\",\"title\":\"{title}\",\"text\":\"Words of it.\"}}\n")
    };
    let rest = "<item><title>A third one, much later</title><guid>tide-3</guid></item>";
    for (first, then) in [
        (FEED.to_owned(), rest.to_owned()),
        (
            json(1, "Herring boats leave early") + &json(2, "Lantern walk on Friday"),
            json(3, "A third one, much later"),
        ),
    ] {
        let pipe = home.path("pipe");
        let _ = std::fs::remove_file(&pipe);
        assert!(
            std::process::Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        let mut terminal = Start::shell(&home, "exec \"$NEWSVIEW\" - < ../pipe").run();
        let mut stream = File::options().write(true).open(&pipe).unwrap();
        stream.write_all(first.as_bytes()).unwrap();
        terminal.until_shows("Herring boats").until_shows("Lantern walk");
        stream.write_all(then.as_bytes()).unwrap();
        terminal.until_shows("A third one").press("q");
        assert_eq!(terminal.end().exit_code(), 0, "though the pipe is still open");
    }
}

#[test]
fn a_stream_that_cannot_be_read_is_said_on_the_screen() {
    let home = Home::new();
    let mut terminal = Start::shell(&home, "head -c 4000 /dev/zero | \"$NEWSVIEW\" -").run();
    terminal.until_shows("cannot read standard input").press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn without_a_terminal_one_sentence_says_so() {
    let home = three_articles();
    for arguments in [&["."][..], &[], &["-"]] {
        let run = home.run_with(arguments, article("Bells ring at noon", "2025-08-10 06:10"));
        assert!(run.complaint(2).contains("terminal"), "{run:?}");
        assert_eq!(run.out, "");
        assert!(!run.err.contains('\x1b'));
    }
}

#[test]
fn a_dumb_terminal_gets_a_sentence_and_no_escapes() {
    let home = three_articles();
    for kind in ["dumb", "", "unknown"] {
        let mut terminal = Start::program(&home, &["."]).with("TERM", kind).run();
        assert_eq!(terminal.end().exit_code(), 2);
        let written = String::from_utf8_lossy(&terminal.written).into_owned();
        assert!(written.contains("cannot show a full screen"), "{written}");
        assert_eq!(written.lines().count(), 1);
        assert!(!written.contains('\x1b'), "{written:?}");
    }
}

#[test]
fn standard_input_without_a_terminal_for_keys_is_said() {
    // A terminal to draw on, but no controlling one: keys could come from nowhere.
    let home = three_articles();
    let mut terminal = Start::shell(&home, "echo x | setsid -w \"$NEWSVIEW\" -; echo code $?").run();
    terminal
        .until_shows("code 2")
        .until_shows("no terminal to read keys from");
    assert!(!terminal.written.contains(&0x1b));
    terminal.end();
}

#[test]
fn a_trace_names_messages_and_effects() {
    let home = three_articles();
    let mut terminal = Start::program(&home, &[".", "--trace", "../trace.log"]).run();
    terminal
        .until_shows("Fish market")
        .press("b")
        .until_shows("★")
        .press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    let mut text = String::new();
    File::open(home.path("trace.log"))
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    for part in [
        "message Loaded",
        "message Pressed",
        "effect Mark",
        "message Marked",
    ] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
    let is_line = |line: &str| {
        line.split_once(' ')
            .is_some_and(|(time, _)| time.parse::<f64>().is_ok())
    };
    assert!(text.lines().all(is_line), "{text}");

    let run = home
        .command(&[".", "--trace", "/nowhere/trace.log"])
        .stdout(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2), "a terminal is asked for first");
}

#[cfg(unix)]
#[test]
fn a_trace_is_for_the_user_alone_and_has_no_password_in_it() {
    use std::os::unix::fs::PermissionsExt;
    let home = three_articles();
    std::fs::write(home.path("trace.log"), "before").unwrap();
    std::fs::set_permissions(home.path("trace.log"), PermissionsExt::from_mode(0o644)).unwrap();
    let mut terminal = Start::program(&home, &[".", "--trace", "../trace.log"]).run();
    terminal
        .until_shows("Fish market")
        .press("a")
        .until_shows("address")
        .press("http://ana:deepwater@127.0.0.1:1/feed\r")
        .until_shows("follow it anyway")
        .press("\x03");
    assert_eq!(terminal.end().exit_code(), 0);
    let text = std::fs::read_to_string(home.path("trace.log")).unwrap();
    assert!(
        text.contains("effect Preview") && !text.contains("deepwater"),
        "{text}"
    );
    assert!(
        text.contains("message …") && !text.contains("Pressed(Key { code: Char('w')"),
        "{text}"
    );
    let mode = std::fs::metadata(home.path("trace.log"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let run = home.run(&["config", "path", "--trace", "other.log"]);
    assert!(
        run.err.contains("nothing is written for a command"),
        "{}",
        run.err
    );
}

#[test]
fn a_pipe_that_nobody_writes_to_holds_nothing_up() {
    let home = three_articles();
    let made = std::process::Command::new("mkfifo")
        .arg(home.news().join("silent"))
        .status();
    assert!(made.unwrap().success());
    let mut terminal = Start::program(&home, &["silent", "pier.txt", "ferry.txt"]).run();
    terminal.until_shows("Old pier").until_shows("Night ferry");
    terminal
        .press("/pier")
        .until_gone("Night ferry")
        .press("\r")
        .settle();
    terminal.press("q").press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn articles_are_not_read_from_the_terminal_that_keys_come_from() {
    let home = three_articles();
    let mut terminal = Start::program(&home, &["-"]).run();
    assert_eq!(terminal.end().exit_code(), 2);
    assert!(terminal.text().contains("standard input, which is the terminal"));
    assert!(!terminal.written.contains(&0x1b));
}

#[test]
fn what_is_named_twice_is_there_once() {
    let home = three_articles();
    let mut terminal = Start::shell(&home, "cat pier.txt | \"$NEWSVIEW\" - . - ferry.txt ./ferry.txt").run();
    terminal
        .until_shows("unread of 4")
        .until_shows("Fish market")
        .settle();
    assert!(
        terminal.text().contains("unread of 4"),
        "the piped one has no path"
    );
    assert!(!terminal.text().contains("cannot read"));
    terminal.press("q").end();
    let piped = home.run_with(&["list", "-", "-"], "Bells ring at noon\n\nThey rang.\n");
    assert_eq!(piped.done().lines().count(), 1);
}

#[test]
fn articles_of_an_address_are_read_beside_those_of_files() {
    let (home, server) = (three_articles(), Server::start());
    server.route("/feed", Reply::feed(format!("{FEED}</channel></rss>")));
    let mut terminal = Start::program(&home, &[".", &server.url("/feed"), &dead_address()]).run();
    terminal
        .until_shows("Herring boats")
        .until_shows("Old pier")
        .until_shows("cannot read http://127.0.0.1");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}
