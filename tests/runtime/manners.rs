use rustix::process::Signal;

use super::{started, three_articles};
use crate::support::pty::{Start, Terminal, state, wait_until};

/// What is sent last: mouse, focus reports and pastes off, cursor shown, the terminal's own
/// right-to-left order, the screen that was there before.
#[track_caller]
pub fn is_put_back(terminal: &Terminal) {
    let screen = terminal.screen();
    assert!(!screen.alternate_screen(), "the screen that was there before");
    assert!(!screen.hide_cursor(), "the cursor is shown");
    assert!(!screen.bracketed_paste(), "pastes come as they are");
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    let written = String::from_utf8_lossy(&terminal.written);
    for (on, off) in [
        ("\x1b[8l", "\x1b[8h"),
        ("\x1b[?1004h", "\x1b[?1004l"),
        ("\x1b[?1002h", "\x1b[?1002l"),
        ("\x1b[?1006h", "\x1b[?1006l"),
    ] {
        assert!(written.rfind(off) > written.rfind(on), "{off:?} comes last");
    }
    assert!(terminal.is_as_found(), "echo and line editing are as they were");
}

/// The lines of a screen; blanks that were written are no other than those that never were.
fn lines(screen: &vt100::Screen) -> Vec<String> {
    let text = screen.contents();
    text.lines().map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn quitting_puts_the_terminal_back() {
    let home = three_articles();
    let mut terminal = started(&home);
    assert!(terminal.screen().alternate_screen() && terminal.screen().hide_cursor());
    assert!(!terminal.is_as_found(), "keys come as they are typed");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    is_put_back(&terminal);
}

#[test]
fn each_signal_that_ends_puts_the_terminal_back() {
    for (signal, name) in [
        (Signal::TERM, "Terminated"),
        (Signal::HUP, "Hangup"),
        (Signal::INT, "Interrupt"),
        (Signal::QUIT, "Quit"),
    ] {
        let home = three_articles();
        let mut terminal = started(&home);
        terminal.send(signal);
        let status = terminal.end();
        assert!(
            status.signal().is_some_and(|said| said.starts_with(name)),
            "{status:?}"
        );
        is_put_back(&terminal);
    }
}

#[test]
fn suspended_it_gives_the_terminal_back_and_takes_it_again() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.settle();
    for (round, is_by_key) in [true, false, true].into_iter().enumerate() {
        if is_by_key {
            terminal.press("\x1a");
        } else {
            terminal.send(Signal::TSTP);
        }
        let process = terminal.process();
        wait_until(|| state(process).is_some_and(|(state, _)| state == 'T'));
        terminal.settle();
        is_put_back(&terminal);
        assert!(!terminal.text().contains("Fish market"), "round {round}");
        terminal.send(Signal::CONT);
        terminal.until_shows("Fish market").until_shows("? help");
        assert!(terminal.screen().alternate_screen() && terminal.screen().hide_cursor());
        assert!(!terminal.is_as_found());
    }
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    is_put_back(&terminal);
}

#[test]
fn a_terminal_that_goes_away_ends_the_program() {
    let home = three_articles();
    let terminal = started(&home);
    let mut child = terminal.hang_up();
    wait_until(|| child.try_wait().unwrap().is_some());
}

#[test]
fn a_redraw_mends_a_screen_that_others_wrote_on() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.settle();
    let whole = lines(terminal.screen());
    terminal.scribble("\x1b[H\x1b[2Jthe line printer is on fire");
    terminal.press("\x0c").until(|screen| lines(screen) == whole);
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_storm_of_sizes_leaves_a_screen_drawn_right() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.settle();
    let whole = lines(terminal.screen());
    for round in 0..60_u16 {
        let (columns, rows) = match round % 6 {
            0 => (1, 1),
            1 => (300, 100),
            2 => (2, 90),
            3 => (250, 2),
            4 => (40, 10),
            _ => (round * 5, round + 1),
        };
        terminal.resize(columns, rows);
        if round % 7 == 0 {
            terminal.press("\x1b[B\x1b[A");
        }
    }
    terminal.resize(20, 5).until_shows("small");
    terminal
        .resize(300, 100)
        .until_shows("Fish market")
        .until_shows("? help");
    terminal.resize(120, 36).until(|screen| lines(screen) == whole);
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn nothing_happens_while_nothing_happens() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.until_gone("loading").settle();
    let before = state(terminal.process()).unwrap().1;
    assert!(
        !terminal.take(std::time::Duration::from_millis(1500)),
        "nothing is written"
    );
    let used = state(terminal.process()).unwrap().1 - before;
    assert!(used <= 2, "{used} ticks of the processor were used");
    terminal.press("q").end();
}

#[test]
fn a_terminal_that_takes_no_output_does_not_hold_the_end_up() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.resize(300, 100).settle();
    let gate = terminal.gate();
    let closed = gate.lock().unwrap();
    for _ in 0..40 {
        terminal.press("\x0c");
        // Each is a frame of its own.
        std::thread::sleep(std::time::Duration::from_millis(15));
    }
    terminal.send(Signal::TERM);
    let status = terminal.wait(std::time::Duration::from_secs(10));
    assert!(
        status.signal().is_some_and(|said| said.starts_with("Terminated")),
        "{status:?}"
    );
    drop(closed);
}

#[test]
fn without_colours_none_are_sent() {
    let home = three_articles();
    let mut terminal = Start::program(&home, &["."]).with("NO_COLOR", "1").run();
    terminal.until_shows("Fish market").until_shows("? help");
    terminal.press("/oak\x1b").settle();
    terminal.press("q").end();
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    for sequence in written.split("\x1b[").skip(1) {
        let Some((numbers, _)) = sequence.split_once('m') else {
            continue;
        };
        if !numbers.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') {
            continue;
        }
        for number in numbers.split(';').filter_map(|number| number.parse::<u8>().ok()) {
            let is_colour = matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107);
            assert!(!is_colour, "{sequence:?}");
        }
    }
}

#[test]
fn a_terminal_may_order_right_to_left_text_itself() {
    let home = three_articles();
    home.configure("config.toml", "bidi = \"terminal\"\nmouse = false\n");
    let mut terminal = started(&home);
    assert_eq!(
        terminal.screen().mouse_protocol_mode(),
        vt100::MouseProtocolMode::None
    );
    assert!(!String::from_utf8_lossy(&terminal.written).contains("\x1b[8l"));
    terminal.press("q").end();
}

#[test]
fn mistakes_in_the_settings_are_said_and_stop_no_start() {
    let home = three_articles();
    home.configure("config.toml", "thme = \"dark\"\n");
    home.configure("keymap.toml", "[list]\ndwn = [\"j\"]\n");
    let mut terminal = started(&home);
    terminal
        .press("!")
        .until_shows("did you mean \"theme\"?")
        .until_shows("did you mean \"down\"?");
    terminal.press("q").press("q").press("\x03").end();
}

#[test]
fn stopped_by_someone_else_it_takes_the_terminal_again() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.settle();
    terminal.send(Signal::STOP);
    let process = terminal.process();
    wait_until(|| state(process).is_some_and(|(state, _)| state == 'T'));
    // What a shell does then.
    terminal.set(&["sane"]);
    terminal.scribble("\x1b[?1049l\x1b[?25h\x1b[?2004l\x1b[?1000l$ ");
    terminal.send(Signal::CONT);
    terminal.until_shows("Fish market").settle();
    let screen = terminal.screen();
    assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
    terminal.press("\x1b[B").until_shows("the word was cabin");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    is_put_back(&terminal);
}
