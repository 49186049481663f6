//! Secrets come from a program or the environment, and never show.

use std::time::Duration;

use newsview::domain::subscription::Secret;
use newsview::jobs::secret::{resolve, resolve_within};

fn command(words: &[&str]) -> Secret {
    Secret::Command(words.iter().map(ToString::to_string).collect())
}

fn error(words: &[&str]) -> String {
    resolve(&command(words)).unwrap_err().to_string()
}

#[test]
fn a_plain_secret_is_itself_and_a_variable_is_read() {
    assert_eq!(resolve(&Secret::Plain("sesame".to_owned())).unwrap(), "sesame");
    let path = std::env::var("PATH").unwrap();
    assert_eq!(resolve(&Secret::Environment("PATH".to_owned())).unwrap(), path);
    let unset = resolve(&Secret::Environment("NEWSVIEW_NO_SUCH_WORD".to_owned()));
    assert_eq!(
        unset.unwrap_err().to_string(),
        "the variable NEWSVIEW_NO_SUCH_WORD is not set"
    );
}

#[cfg(unix)]
#[test]
fn a_command_gives_what_it_prints_without_the_last_line_end() {
    assert_eq!(
        resolve(&command(&["printf", "open sesame\n"])).unwrap(),
        "open sesame"
    );
    assert_eq!(
        resolve(&command(&["echo", "$HOME; `id`"])).unwrap(),
        "$HOME; `id`"
    );
}

#[cfg(unix)]
#[test]
fn a_command_that_fails_says_so_and_not_what_it_printed() {
    assert_eq!(
        error(&["sh", "-c", "echo sesame; exit 3"]),
        "sh failed (exit status: 3)"
    );
    assert_eq!(
        error(&["/no/such/program", "sesame"]),
        "/no/such/program cannot be run: no such file or directory"
    );
    assert_eq!(
        error(&["printf", "a\nb"]),
        "what printf printed is no text of one line"
    );
    assert_eq!(
        error(&["printf", "\\377"]),
        "what printf printed is no text of one line"
    );
    assert_eq!(error(&["true"]), "what true printed is no text of one line");
    assert_eq!(
        error(&["cat", "/dev/zero"]),
        "what cat printed is no text of one line"
    );
    assert_eq!(error(&[]), "a command cannot be run: it is empty");
}

#[cfg(unix)]
#[test]
fn a_command_that_never_ends_is_ended() {
    for words in [&["sleep", "1000"][..], &["sh", "-c", "exec >&-; sleep 1000"]] {
        let outcome = resolve_within(&command(words), Duration::from_millis(50));
        assert!(outcome.unwrap_err().to_string().contains("took longer than"));
    }
}
