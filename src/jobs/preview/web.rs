//! What an address would give: a feed, the feeds that a page names, or those found where feeds often are.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use url::Url;

use crate::domain::limits;
use crate::domain::remedy::{Remedy, Unseen};
use crate::domain::text::Text;
use crate::sources::detect::{self, Format};
use crate::sources::discover::{self, FoundFeed};
use crate::sources::http::{Answer, Client, HttpError, Request};
use crate::sources::{self, Depth, Place, Reading, encoding};

use super::{Previewed, shown};

/// Looks at the first of these addresses that answers.
pub fn preview(
    addresses: &[String],
    client: &Client,
    cancelled: &Arc<AtomicBool>,
) -> Result<Previewed, Unseen> {
    let looker = Looker { client, cancelled };
    let mut faults = Vec::new();
    for address in addresses {
        match looker.ask(address, true, None) {
            Ok(answer) => return looker.look(address, &answer),
            Err(HttpError::Cancelled) => return Err(HttpError::Cancelled.to_string().into()),
            Err(error) => faults.push((address, error)),
        }
    }
    // Where somebody answered it is more likely to be.
    let answered = faults.iter().find(|(_, error)| error.is_answer());
    let told = answered.or(faults.first());
    Err(told.map_or_else(Unseen::default, |(address, error)| Unseen {
        why: error.to_string(),
        remedy: if error.is_lasting() {
            Remedy::Nothing
        } else {
            Remedy::Follow((*address).clone())
        },
    }))
}

struct Looker<'a> {
    client: &'a Client,
    cancelled: &'a Arc<AtomicBool>,
}

impl Looker<'_> {
    fn ask(&self, address: &str, is_own: bool, time: Option<Duration>) -> Result<Answer, HttpError> {
        self.client.fetch(&Request {
            allows_private: is_own,
            cancel: Some(Arc::clone(self.cancelled)),
            time,
            ..Request::new(address)
        })
    }

    fn look(&self, address: &str, answer: &Answer) -> Result<Previewed, Unseen> {
        if let Some(reading) = read_feed(answer, address)? {
            return Ok(found(address, answer, reading));
        }
        let text = encoding::decode(&answer.body, answer.charset.as_deref());
        let base = Url::parse(&answer.address).ok();
        let named = base.as_ref().map(|base| discover::feeds(&text, base));
        let named = named.unwrap_or_default();
        let page = Some(address.to_owned());
        let found = self.first_sound(&named, answer);
        match found.or_else(|| self.guess(base.as_ref(), answer)) {
            Some(preview) => Ok(Previewed { page, ..preview }),
            None => Err(Unseen {
                why: "this page names no feed, and there is none where feeds often are; \
                      newsview add --once keeps the page alone"
                    .to_owned(),
                remedy: Remedy::KeepPage(address.to_owned()),
            }),
        }
    }

    /// The first of the feeds that a page names which is one; the others beside it.
    fn first_sound(&self, named: &[FoundFeed], page: &Answer) -> Option<Previewed> {
        let tried = named.iter().take(limits::NAMED_FEEDS_TRIED);
        let sound = tried.enumerate().find_map(|(place, feed)| {
            let preview = self.try_feed(&feed.address, page)?;
            Some((place, preview))
        });
        let (place, mut preview) = sound?;
        let others = named.iter().enumerate().filter(|(other, _)| *other != place);
        preview.others = others
            .map(|(_, feed)| (feed.title.clone(), feed.address.clone()))
            .collect();
        Some(preview)
    }

    fn guess(&self, base: Option<&Url>, page: &Answer) -> Option<Previewed> {
        let guesses = base.map(discover::guesses).unwrap_or_default();
        let mut tried = guesses.iter().take(limits::GUESSES);
        tried.find_map(|address| self.try_feed(address, page))
    }

    /// A feed that a page led to; only the page's own host may be a private one.
    fn try_feed(&self, address: &str, page: &Answer) -> Option<Previewed> {
        let host = |address: &str| Url::parse(address).ok()?.host_str().map(str::to_owned);
        let is_own = host(address) == host(&page.address);
        let time = Duration::from_secs(limits::GUESS_SECONDS);
        let answer = self.ask(address, is_own, Some(time)).ok()?;
        let reading = read_feed(&answer, address).ok()??;
        Some(found(address, &answer, reading))
    }
}

/// The feed's entries; nothing where it is a page, and an error where it is neither.
fn read_feed(answer: &Answer, address: &str) -> Result<Option<Reading>, Unseen> {
    let follow = || Remedy::Follow(address.to_owned());
    let place = Place {
        source: address.into(),
        depth: Depth::Entries,
        ..Place::of_answer(answer)
    };
    let text = encoding::decode(&answer.body, answer.charset.as_deref());
    let (why, remedy) = match detect::format(&text, "") {
        _ if text.trim().is_empty() => ("it is empty", follow()),
        Format::Html => return Ok(None),
        Format::Opml => (
            "this is a list of feeds; newsview import takes it over",
            Remedy::Nothing,
        ),
        Format::Markdown | Format::Plain => (
            "this is a text, not a feed or a page",
            Remedy::KeepPage(address.to_owned()),
        ),
        _ => {
            drop(text);
            return match (sources::read(&answer.body, &place), &answer.warning) {
                (Ok(reading), _) => Ok(Some(reading)),
                (Err(_), Some(why)) => Err(Unseen {
                    why: why.clone(),
                    remedy: follow(),
                }),
                (Err(error), None) => Err(error.to_string().into()),
            };
        }
    };
    Err(Unseen {
        why: why.to_owned(),
        remedy,
    })
}

fn found(address: &str, answer: &Answer, mut reading: Reading) -> Previewed {
    let warning = answer.warning.as_deref().map(Text::line);
    reading.warnings.extend(warning);
    let address = answer.moved_permanently.as_deref().unwrap_or(address);
    let url = Url::parse(address).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
    shown(address, host, reading)
}
