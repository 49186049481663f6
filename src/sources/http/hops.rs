//! The way to an answer: one hop after the other, each allowed for itself.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ureq::http::header::{HeaderName, HeaderValue};
use ureq::http::{HeaderMap, Response, StatusCode};
use ureq::{Agent, Body};

use super::body::Sink;
use super::fault::About;
use super::target::{Reach, Target};
use super::{Answer, Client, Concealed, HttpError, Request, body, headers, watch};
use crate::domain::limits;
use crate::domain::text::Text;

/// What a feed reader likes best, and that it takes everything.
const ACCEPT: &str = "application/atom+xml, application/rss+xml, application/feed+json, \
                      application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5";
/// Headers that belong to the connection, or that decide how the answer is read.
const OWN_HEADERS: &[&str] = &[
    "accept-encoding",
    "connection",
    "content-length",
    "host",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Whether the body may come packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Allowed,
    Refused,
}

/// One request on its way.
struct Journey<'a> {
    client: &'a Client,
    request: &'a Request,
    packing: Packing,
    start: Target,
    time: Duration,
    until: Instant,
    /// A public host was not asked yet, and the user gave the address.
    may_be_private: bool,
}

/// Asks hop by hop, until an answer or that moment comes.
pub(super) fn fetch(
    client: &Client,
    request: &Request,
    packing: Packing,
    until: Instant,
    sink: &mut Sink<'_>,
) -> Result<Answer, HttpError> {
    let start = Target::parse(&request.address)?;
    let mut journey = Journey {
        client,
        request,
        packing,
        time: request.time.unwrap_or(client.policy.time),
        until,
        may_be_private: request.allows_private,
        start: start.clone(),
    };
    let mut target = start;
    let mut is_permanent = true;
    for hop in 0..=client.policy.redirects {
        let response = journey.ask(&target)?;
        let status = response.status();
        if !is_redirect(status) {
            let is_moved = hop > 0 && is_permanent && journey.start.credentials.is_none();
            let mut answer = journey.read(response, &target, sink)?;
            answer.moved_permanently = is_moved.then(|| answer.address.clone());
            return Ok(answer);
        }
        is_permanent &= matches!(status.as_u16(), 301 | 308);
        let location = headers::text(response.headers(), "location").ok_or(HttpError::BadRedirect)?;
        target = target.follow(&location)?;
    }
    Err(HttpError::TooManyRedirects(client.policy.redirects))
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

impl Journey<'_> {
    /// One hop, over connections of the kind that it may use.
    fn ask(&mut self, target: &Target) -> Result<Response<Body>, HttpError> {
        let agents = &self.client.agents;
        let result = match target.reach() {
            Reach::Public => self.run(&agents.public, target),
            Reach::Private if !self.may_be_private => Err(HttpError::PrivateAddress(target.host())),
            Reach::Private => return self.run(&agents.private, target),
            Reach::Unknown => match self.run(&agents.public, target) {
                Err(HttpError::PrivateAddress(_)) if self.may_be_private => {
                    return self.run(&agents.private, target);
                }
                other => other,
            },
        };
        // A public host answered, or could have.
        self.may_be_private = false;
        result
    }

    /// Once more where a connection that was kept open turns out to be dead.
    fn run(&self, agent: &Agent, target: &Target) -> Result<Response<Body>, HttpError> {
        watch::next_hop();
        match self.run_once(agent, target) {
            Err(HttpError::BrokenOff { .. }) if !watch::seen().connected => self.run_once(agent, target),
            other => other,
        }
    }

    fn run_once(&self, agent: &Agent, target: &Target) -> Result<Response<Body>, HttpError> {
        let policy = &self.client.policy;
        if self.request.is_cancelled() {
            return Err(HttpError::Cancelled);
        }
        let set = self.request.proxy.as_ref().map(Concealed::reveal);
        let proxy = policy.proxies.choose(set, &target.url)?;
        let about = self.about(target, proxy.is_some());
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(about.error(ureq::Error::Timeout(ureq::Timeout::Global)));
        }
        let mut builder = agent.get(target.url.as_str());
        for (name, value) in &self.headers(target)? {
            builder = builder.header(name, value);
        }
        let connect_time = policy.connect_time.min(left);
        builder
            .config()
            .proxy(proxy)
            .timeout_global(Some(left))
            .timeout_resolve(Some(connect_time))
            .timeout_connect(Some(connect_time))
            .build()
            .call()
            .map_err(|error| {
                if self.request.is_cancelled() {
                    HttpError::Cancelled
                } else {
                    about.error(error)
                }
            })
    }

    fn about(&self, target: &Target, has_proxy: bool) -> About {
        About {
            host: target.host(),
            time: self.time,
            connect_time: self.client.policy.connect_time,
            has_proxy,
        }
    }

    fn headers(&self, target: &Target) -> Result<HeaderMap, HttpError> {
        let request = self.request;
        let mut map = HeaderMap::new();
        let user_agent = request.user_agent.as_ref();
        add(&mut map, "accept", ACCEPT)?;
        add(
            &mut map,
            "user-agent",
            user_agent.unwrap_or(&self.client.policy.user_agent),
        )?;
        if self.packing == Packing::Refused {
            add(&mut map, "accept-encoding", "identity")?;
        }
        // What the server said once may not be fit to be said back; then it is left out.
        for (name, value) in [
            ("if-none-match", &request.etag),
            ("if-modified-since", &request.last_modified),
        ] {
            if let Some(value) = value {
                let _ = add(&mut map, name, value);
            }
        }
        if target.url.origin() == self.start.url.origin() {
            self.add_secrets(&mut map)?;
        }
        Ok(map)
    }

    /// What only the origin may know that the user gave it to.
    fn add_secrets(&self, map: &mut HeaderMap) -> Result<(), HttpError> {
        let given = self.request.credentials.as_ref();
        if let Some((name, password)) = given.or(self.start.credentials.as_ref()) {
            let pair = STANDARD.encode(format!("{name}:{}", password.reveal()));
            add(map, "authorization", &format!("Basic {pair}"))?;
        }
        for (name, value) in &self.request.headers {
            let is_own = OWN_HEADERS
                .iter()
                .any(|own| name.trim().eq_ignore_ascii_case(own));
            if !is_own {
                add(map, name.trim(), value.reveal())?;
            }
        }
        Ok(())
    }

    /// What the last hop answered.
    fn read(
        &self,
        response: Response<Body>,
        target: &Target,
        sink: &mut Sink<'_>,
    ) -> Result<Answer, HttpError> {
        let (parts, content) = response.into_parts();
        let about = self.about(target, false);
        let mut answer = headers::answer(&parts.headers, &target.url);
        if parts.status == StatusCode::NOT_MODIFIED && self.request.is_conditional() {
            answer.is_unchanged = true;
            return Ok(answer);
        }
        if !parts.status.is_success() {
            return Err(about.status(parts.status, &parts.headers));
        }
        if let Some(packing) = headers::text(&parts.headers, "content-encoding")
            && !packing.eq_ignore_ascii_case("identity")
        {
            return Err(HttpError::Packed(Text::name(&packing).to_string()));
        }
        let limit = self.request.body_bytes.unwrap_or(self.client.policy.body_bytes);
        body::read(content, &mut answer, self.request, limit, &about, sink)?;
        Ok(answer)
    }
}

/// Sets a header whose value is never printed.
fn add(map: &mut HeaderMap, name: &str, value: &str) -> Result<(), HttpError> {
    let shown: String = name.chars().take(limits::NAME_BYTES / 8).collect();
    let bad = || HttpError::BadHeader(Text::name(&shown).to_string());
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad())?;
    let mut value = HeaderValue::from_str(value.trim()).map_err(|_| bad())?;
    value.set_sensitive(true);
    map.insert(name, value);
    Ok(())
}
