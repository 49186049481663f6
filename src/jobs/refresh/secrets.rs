//! Passwords and headers' values, looked up where the user keeps them, once in a refresh.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::domain::subscription::Secret;
use crate::jobs::secret;
use crate::sources::http::Concealed;

type Found = Result<Concealed, String>;

/// What was looked up so far; a program is run once, whoever asks for what it prints.
#[derive(Debug, Default)]
pub struct Secrets {
    printed: Mutex<HashMap<Vec<String>, Arc<OnceLock<Found>>>>,
}

impl Secrets {
    /// The value of a secret, or why there is none: in words that do not give it away.
    pub fn reveal(&self, wanted: &Secret) -> Found {
        let Secret::Command(arguments) = wanted else {
            return find(wanted);
        };
        let mut printed = self.printed.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = Arc::clone(printed.entry(arguments.clone()).or_default());
        drop(printed);
        slot.get_or_init(|| find(wanted)).clone()
    }
}

fn find(wanted: &Secret) -> Found {
    secret::resolve(wanted)
        .map(Concealed::from)
        .map_err(|error| format!("no password: {error}"))
}
