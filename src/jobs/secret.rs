//! Secret → its value: written down, out of the environment, or what a program prints.

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::domain::limits;
use crate::domain::subscription::Secret;

/// Why there is no value; never with the value, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    #[error("the variable {0} is not set")]
    Unset(String),
    #[error("{program} cannot be run: {why}")]
    NotRun { program: String, why: String },
    #[error("{program} failed ({status})")]
    Failed { program: String, status: String },
    #[error("{program} took longer than {} seconds", PATIENCE.as_secs())]
    Slow { program: String },
    #[error("what {program} printed is no text of one line")]
    Unfit { program: String },
}

/// How long a program may take; it may ask the user for a word elsewhere.
const PATIENCE: Duration = Duration::from_secs(10);

/// The value of a secret. A program is run with its list of arguments and without a shell; the
/// line end after what it prints is left out.
pub fn resolve(secret: &Secret) -> Result<String, SecretError> {
    resolve_within(secret, PATIENCE)
}

/// The same for another patience.
pub fn resolve_within(secret: &Secret, patience: Duration) -> Result<String, SecretError> {
    match secret {
        Secret::Plain(text) => Ok(text.clone()),
        Secret::Environment(name) => std::env::var(name).map_err(|_| SecretError::Unset(name.clone())),
        Secret::Command(words) => run(words, patience),
    }
}

fn run(words: &[String], patience: Duration) -> Result<String, SecretError> {
    let (program, arguments) = words.split_first().ok_or_else(|| SecretError::NotRun {
        program: "a command".to_owned(),
        why: "it is empty".to_owned(),
    })?;
    // The arguments may hold a word of their own; the program's name says enough.
    let program = program.clone();
    let not_run = |error: &io::Error| SecretError::NotRun {
        program: program.clone(),
        why: super::find_files::reason(error),
    };
    let mut child = Command::new(&program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| not_run(&error))?;
    let started = Instant::now();
    let Some(printed) = printed(&mut child, patience) else {
        stop(&mut child);
        return Err(SecretError::Slow { program });
    };
    if printed.len() > limits::SECRET_BYTES {
        stop(&mut child);
        return Err(SecretError::Unfit { program });
    }
    let left = patience.saturating_sub(started.elapsed());
    let Some(status) = ended(&mut child, left).map_err(|error| not_run(&error))? else {
        stop(&mut child);
        return Err(SecretError::Slow { program });
    };
    if !status.success() {
        return Err(SecretError::Failed {
            program,
            status: status.to_string(),
        });
    }
    let text = String::from_utf8(printed).ok();
    let value = text.map(|text| text.strip_suffix('\n').unwrap_or(&text).to_owned());
    let value = value.map(|value| value.strip_suffix('\r').unwrap_or(&value).to_owned());
    value
        .filter(|value| !value.is_empty() && !value.chars().any(char::is_control))
        .ok_or(SecretError::Unfit { program })
}

/// What a program prints until it ends, a little more than the limit at most.
fn printed(child: &mut Child, patience: Duration) -> Option<Vec<u8>> {
    let Some(output) = child.stdout.take() else {
        return Some(Vec::new());
    };
    // Nothing waits for this thread: a program that left children behind may hold its output open.
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let most = limits::SECRET_BYTES as u64 + 1;
        // What came before an error of reading is no whole secret.
        let read = output.take(most).read_to_end(&mut bytes);
        let _ = sender.send(read.map(|_| bytes));
    });
    let read = receiver.recv_timeout(patience).ok()?;
    Some(read.unwrap_or_default())
}

/// How a program ended that has closed its output, if it ends soon.
fn ended(child: &mut Child, patience: Duration) -> io::Result<Option<ExitStatus>> {
    const PAUSE: Duration = Duration::from_millis(2);
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if started.elapsed() >= patience {
            return Ok(None);
        }
        thread::sleep(PAUSE);
    }
}

/// Ends a program and waits for it, so that it does not stay as a shadow of itself.
fn stop(child: &mut Child) {
    if child.kill().is_ok() {
        let _ = child.wait();
    }
}
