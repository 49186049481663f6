use std::env;

use newsview::app::settings::Bidi;
use newsview::runtime::{job, terminal};

use super::manners::is_put_back;
use crate::support::program::Home;
use crate::support::pty::Start;

const WANTED: &str = "NEWSVIEW_TEST_PANIC";

/// What the program under test does: it takes the terminal, and panics where it is told to.
#[test]
fn a_program_that_panics() {
    let Ok(place) = env::var(WANTED) else { return };
    job::install_hook();
    terminal::enter(Bidi::Newsview, true).unwrap();
    let outcome = job::run(|| -> u8 { panic!("a parser's mistake") });
    assert_eq!(outcome, Err("newsview made a mistake reading it".to_owned()));
    if place == "job" {
        terminal::leave();
        return;
    }
    let thread = std::thread::spawn(|| panic!("a mistake of the program's own"));
    let _ = thread.join();
}

fn run(place: &str) -> (u32, String) {
    let home = Home::new();
    let arguments = ["--exact", "--nocapture", "runtime::panics::a_program_that_panics"];
    let mut terminal = Start::this_test(&home, &arguments).with(WANTED, place).run();
    let status = terminal.end();
    is_put_back(&terminal);
    (
        status.exit_code(),
        String::from_utf8_lossy(&terminal.written).into_owned(),
    )
}

#[test]
fn a_panic_of_any_thread_puts_the_terminal_back_and_is_reported_after_it() {
    let (code, written) = run("thread");
    assert_eq!(code, 101);
    let (left, said) = (
        written.rfind("\x1b[?1049l").unwrap(),
        written.find("a mistake of the program's own").unwrap(),
    );
    assert!(left < said, "reported on the screen that stays: {written:?}");
}

#[test]
fn a_panic_of_a_job_is_caught_and_writes_nothing() {
    let (code, written) = run("job");
    assert_eq!(code, 0);
    assert!(!written.contains("a parser's mistake"), "{written:?}");
}
