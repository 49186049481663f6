//! Asks one feed: a request, and what its answer says before anything is read.

use std::hash::{DefaultHasher, Hasher};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::jobs::find_files::{self, Found};
use crate::sources::http::{Answer, Client, Concealed, HttpError, Request};
use crate::sources::stored;

use super::asking::Asking;
use super::fetch::{Answered, Asked, Body};
use super::outcome::{Facts, Fault, Outcome, Turn};
use super::reading;
use super::secrets::Secrets;

/// Asks feeds and reads what they answer; one for each refresh.
pub struct Fetcher {
    client: Client,
    secrets: Secrets,
}

impl Fetcher {
    /// Passwords are looked up once for each fetcher.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            secrets: Secrets::default(),
        }
    }

    /// Asks a feed; returns soon after `cancelled` is set.
    pub fn ask(&self, asking: &Arc<Asking>, cancelled: &Arc<AtomicBool>, turn: Turn) -> Asked {
        let outcome = if asking.web_address().is_some() {
            self.ask_server(asking, cancelled, turn)
        } else {
            look_at(asking, turn)
        };
        outcome.unwrap_or_else(|fault| settled(Outcome::failed(Arc::clone(asking), &fault, turn)))
    }

    /// Reads what came.
    pub fn read(&self, answered: Answered, turn: Turn) -> Outcome {
        reading::read(answered, turn)
    }

    fn ask_server(
        &self,
        asking: &Arc<Asking>,
        cancelled: &Arc<AtomicBool>,
        turn: Turn,
    ) -> Result<Asked, Fault> {
        let request = self.request(asking, cancelled)?;
        let (answer, share) = self.client.fetch_shared(&request)?;
        let facts = facts(&answer);
        if answer.is_unchanged {
            return Ok(settled(Outcome::unchanged(Arc::clone(asking), &facts, turn)));
        }
        let body_key = stored::bytes_key(&answer.body);
        if asking.state.body_key == Some(body_key) {
            return Ok(settled(Outcome::unchanged(Arc::clone(asking), &facts, turn)));
        }
        Ok(Asked::Answered(Box::new(Answered {
            asking: Arc::clone(asking),
            facts,
            body_key,
            body: Body::Web(Box::new(answer), share),
        })))
    }

    /// The request that the plan and the feed's settings make.
    fn request(&self, asking: &Asking, cancelled: &Arc<AtomicBool>) -> Result<Request, Fault> {
        let settings = &asking.settings;
        let state = &asking.state;
        let reveal = |secret| self.secrets.reveal(secret).map_err(Fault::because);
        let headers = settings.headers.iter().map(|(name, value)| {
            let value = reveal(value)?;
            Ok((name.clone(), value))
        });
        let password = settings.password.as_ref().map(reveal).transpose()?;
        let credentials = settings
            .username
            .clone()
            .or(password.as_ref().map(|_| String::new()));
        Ok(Request {
            etag: state.etag.clone(),
            last_modified: state.last_modified.clone(),
            headers: headers.collect::<Result<_, Fault>>()?,
            credentials: credentials.map(|name| (name, password.unwrap_or_default())),
            user_agent: settings.user_agent.clone(),
            proxy: settings.proxy.as_deref().map(Concealed::from),
            allows_private: true,
            cancel: Some(Arc::clone(cancelled)),
            ..Request::new(&state.address)
        })
    }
}

impl From<HttpError> for Fault {
    fn from(error: HttpError) -> Self {
        let is_unreached = matches!(
            error,
            HttpError::Offline
                | HttpError::NoSuchHost(_)
                | HttpError::Unreachable(_)
                | HttpError::TimedOut { .. }
        );
        Self {
            why: error.to_string(),
            retry_after: error.retry_after().map(|time| time.as_secs()),
            is_gone: matches!(error, HttpError::Gone(_)),
            is_unreached,
        }
    }
}

fn settled(outcome: Outcome) -> Asked {
    Asked::Settled(Box::new(outcome))
}

fn facts(answer: &Answer) -> Facts {
    let seconds = |time: std::time::Duration| u32::try_from(time.as_secs()).unwrap_or(u32::MAX);
    Facts {
        etag: answer.etag.clone(),
        last_modified: answer.last_modified.clone(),
        fresh: answer.max_age.map(seconds).filter(|seconds| *seconds > 0),
        moved_to: answer.moved_permanently.clone(),
    }
}

/// Looks whether anything changed in a file or folder.
fn look_at(asking: &Arc<Asking>, turn: Turn) -> Result<Asked, Fault> {
    let address = &asking.state.address;
    if address.contains("://") {
        let scheme = address.split("://").next().unwrap_or_default();
        let why = HttpError::UnsupportedScheme(scheme.to_owned()).to_string();
        return Err(Fault::because(why));
    }
    let path = std::path::Path::new(address);
    let metadata = path
        .metadata()
        .map_err(|error| Fault::because(find_files::reason(&error)))?;
    let (found, _) = find_files::find(path);
    let mut hasher = DefaultHasher::new();
    hasher.write_u8(u8::from(metadata.is_dir()));
    for file in &found {
        take_up(file, &mut hasher);
    }
    let body_key = hasher.finish();
    if asking.state.body_key == Some(body_key) {
        let outcome = Outcome::unchanged(Arc::clone(asking), &Facts::default(), turn);
        return Ok(settled(outcome));
    }
    Ok(Asked::Answered(Box::new(Answered {
        asking: Arc::clone(asking),
        facts: Facts::default(),
        body: Body::Local(found),
        body_key,
    })))
}

fn take_up(file: &Found, hasher: &mut DefaultHasher) {
    hasher.write(file.path.as_os_str().as_encoded_bytes());
    let Ok(metadata) = file.path.metadata() else {
        return;
    };
    hasher.write_u64(metadata.len());
    let modified = metadata.modified().ok();
    let since = modified.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    hasher.write_u128(since.map_or(0, |since| since.as_nanos()));
}
