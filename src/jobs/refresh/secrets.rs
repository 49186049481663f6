//! Passwords and headers' values, looked up where the user keeps them, once in a refresh.

use std::collections::HashMap;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use crate::domain::limits;
use crate::domain::subscription::Secret;
use crate::sources::http::Concealed;

type Found = Result<Concealed, String>;

/// What was looked up so far; a program is run once, whoever asks for what it prints.
#[derive(Debug, Default)]
pub struct Secrets {
    printed: Mutex<HashMap<Vec<String>, Arc<OnceLock<Found>>>>,
}

impl Secrets {
    /// The value of a secret, or why there is none: in words that do not give it away.
    pub fn reveal(&self, secret: &Secret) -> Found {
        match secret {
            Secret::Plain(value) => Ok(Concealed::new(value.as_str())),
            Secret::Environment(name) => std::env::var(name)
                .map(Concealed::from)
                .map_err(|_| format!("the variable {name} with its password is not set")),
            Secret::Command(arguments) => {
                let mut printed = self.printed.lock().unwrap_or_else(PoisonError::into_inner);
                let slot = Arc::clone(printed.entry(arguments.clone()).or_default());
                drop(printed);
                slot.get_or_init(|| run(arguments)).clone()
            }
        }
    }
}

/// The first line that a program prints.
fn run(arguments: &[String]) -> Found {
    let Some((program, rest)) = arguments.split_first() else {
        return Err("the command for its password is empty".to_owned());
    };
    let failed = |why: &str| format!("{program}, the command for its password, {why}");
    let child = Command::new(program)
        .args(rest)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(|_| failed("cannot be run"))?;
    let printed = first_line(&mut child);
    if printed.is_none() {
        // It is not waited for any longer; one that has ended cannot be ended.
        let _ = child.kill();
    }
    let is_sound = child.wait().is_ok_and(|status| status.success());
    match printed.filter(|_| is_sound) {
        Some(line) if !line.is_empty() => Ok(Concealed::from(line)),
        _ => Err(failed("gives none")),
    }
}

fn first_line(child: &mut Child) -> Option<String> {
    let output = child.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    let read = move || {
        let mut bytes = Vec::new();
        if output.take(limits::SECRET_BYTES).read_to_end(&mut bytes).is_ok() {
            // Nobody may wait for it any more.
            let _ = sender.send(bytes);
        }
    };
    thread::Builder::new()
        .name("secret".to_owned())
        .spawn(read)
        .ok()?;
    let bytes = receiver
        .recv_timeout(Duration::from_secs(limits::SECRET_SECONDS))
        .ok()?;
    let text = String::from_utf8(bytes).ok()?;
    text.lines().next().map(str::to_owned)
}
