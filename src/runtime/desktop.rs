//! The desktop around the terminal: browser and clipboard.

use std::io;
use std::process::{Command, Stdio};

use crossterm::clipboard::CopyToClipboard;
use url::Url;

use crate::jobs::find_files::reason;

use super::guest::Guest;

/// The longest text that is put on the clipboard.
const CLIPBOARD_BYTES: usize = 8 * 1024;

/// Opens an address with a command, without a shell, or as the system does; only http and https.
pub fn open(command: &[String], address: &str) -> Result<(), String> {
    let url = web_address(address)?;
    match command {
        // What was tried in vain is a long list of programs that say nothing to the reader.
        [] => open::that_detached(url.as_str()).map_err(|_| {
            "no browser was found here; y copies an article's address, and browser in config.toml names one".to_owned()
        }),
        [program, arguments @ ..] => run(program, arguments, url.as_str())
            .map_err(|error| format!("cannot start {program}: {}", reason(&error))),
    }
}

fn web_address(address: &str) -> Result<Url, String> {
    let url = Url::parse(address).map_err(|_| "this address cannot be read".to_owned())?;
    if matches!(url.scheme(), "http" | "https") {
        return Ok(url);
    }
    Err(format!(
        "addresses of the kind \"{}:\" are not opened",
        url.scheme()
    ))
}

/// A command that opens an address as a program that has the terminal.
pub fn guest(command: &[String], address: &str) -> Result<Guest, String> {
    let (program, arguments) = command.split_first().ok_or("no program is named to open it")?;
    let url = web_address(address)?;
    Ok(Guest::new(program, filled(arguments, url.as_str())))
}

/// The arguments with the address in its place; at the end where none is named.
fn filled(arguments: &[String], url: &str) -> Vec<String> {
    let mut filled: Vec<String> = arguments
        .iter()
        .map(|argument| argument.replace("{url}", url))
        .collect();
    if !arguments.iter().any(|argument| argument.contains("{url}")) {
        filled.push(url.to_owned());
    }
    filled
}

fn run(program: &str, arguments: &[String], url: &str) -> io::Result<()> {
    let arguments = filled(arguments, url);
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // Waited for, so that it leaves no zombie behind.
    std::thread::spawn(move || child.wait());
    Ok(())
}

/// Puts a text on the clipboard, over ssh too (OSC 52).
pub fn copy(text: &str) -> Result<(), String> {
    if text.len() > CLIPBOARD_BYTES {
        return Err("this is too long for the clipboard".to_owned());
    }
    let sent = crossterm::execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text));
    sent.map_err(|error| format!("cannot reach the clipboard: {}", reason(&error)))
}
