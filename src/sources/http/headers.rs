//! What the headers of an answer say.

use std::time::Duration;

use jiff::Timestamp;
use ureq::http::HeaderMap;
use url::Url;

use super::Answer;
use crate::domain::limits;
use crate::sources::date;

/// A header as text, however it is written; the first of several.
pub(super) fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?;
    let text = String::from_utf8_lossy(value.as_bytes()).trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// An answer with all its headers say, and no body yet.
pub(super) fn answer(headers: &HeaderMap, url: &Url) -> Answer {
    let (content_type, charset) = content_type(headers);
    Answer {
        address: url.as_str().to_owned(),
        etag: validator(headers, "etag"),
        last_modified: validator(headers, "last-modified"),
        content_type,
        charset,
        content_language: text(headers, "content-language").filter(|value| is_word(value)),
        content_location: text(headers, "content-location")
            .and_then(|value| url.join(&value).ok())
            .filter(|url| url.as_str().len() <= limits::ADDRESS_BYTES)
            .filter(|url| matches!(url.scheme(), "http" | "https"))
            .map(|url| super::shown(url.as_str())),
        max_age: max_age(headers, Timestamp::now()),
        ..Answer::default()
    }
}

/// What is sent back with the next request, if it can be.
fn validator(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?.trim();
    (!value.is_empty() && value.len() <= limits::VALIDATOR_BYTES).then(|| value.to_owned())
}

fn content_type(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    let value = text(headers, "content-type").unwrap_or_default();
    let mut parts = value.split(';');
    let kind = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let is_charset = name.trim().eq_ignore_ascii_case("charset") && !value.is_empty();
        (is_charset && is_word(value)).then(|| value.to_owned())
    });
    (Some(kind).filter(|kind| is_word(kind)), charset)
}

/// What a type, a charset or a language may be made of; nothing that a terminal would act upon.
fn is_word(value: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    !value.is_empty() && value.len() <= limits::NAME_BYTES && value.bytes().all(is_plain)
}

/// For how long nothing new is to be expected.
fn max_age(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let longest = Duration::from_secs(limits::MAX_AGE_SECONDS);
    let stated = headers
        .get_all("cache-control")
        .iter()
        .map(|value| String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase());
    let stated = stated.collect::<Vec<_>>().join(",");
    let mut age = None;
    for rule in stated.split(',').map(str::trim) {
        if matches!(rule, "no-cache" | "no-store") {
            return Some(Duration::ZERO);
        }
        if let Some(seconds) = rule.strip_prefix("max-age") {
            let seconds = seconds.trim_start().trim_start_matches('=').trim();
            age = age.or(number(seconds.trim_matches('"')));
        }
    }
    if let Some(age) = age {
        let spent = text(headers, "age").and_then(|value| number(&value));
        return Some(age.saturating_sub(spent.unwrap_or_default()).min(longest));
    }
    let expires = text(headers, "expires")?;
    // What is no date (`0`, `-1`) has expired.
    let Some(until) = date::parse(&expires).filter(|_| !is_number(&expires)) else {
        return Some(Duration::ZERO);
    };
    Some(between(sent(headers).unwrap_or(now), until).min(longest))
}

/// For how long the server wants not to be asked, within a minute and a day.
pub(super) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let value = text(headers, "retry-after")?;
    let time = match number(&value) {
        Some(time) => time,
        None if is_number(&value) => return None,
        None => between(sent(headers).unwrap_or(now), date::parse(&value)?),
    };
    let shortest = Duration::from_secs(limits::RETRY_AFTER_SHORTEST_SECONDS);
    let longest = Duration::from_secs(limits::RETRY_AFTER_LONGEST_SECONDS);
    Some(time.clamp(shortest, longest))
}

/// The server's own clock, so that it need not agree with ours.
fn sent(headers: &HeaderMap) -> Option<Timestamp> {
    date::parse(&text(headers, "date")?)
}

fn between(start: Timestamp, end: Timestamp) -> Duration {
    Duration::try_from(end.duration_since(start)).unwrap_or_default()
}

fn is_number(value: &str) -> bool {
    value.parse::<f64>().is_ok()
}

/// Whole seconds; more than can be counted are as many as can be.
fn number(value: &str) -> Option<Duration> {
    let is_digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| Duration::from_secs(value.parse().unwrap_or(u64::MAX)))
}
