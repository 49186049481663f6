//! An address to ask: checked, and without the name and password it may carry.

use url::{Host, Url};

use super::{Concealed, HttpError, private};
use crate::domain::limits;

/// Where a request goes.
#[derive(Clone)]
pub(super) struct Target {
    /// Without name, password and fragment.
    pub url: Url,
    /// The name and password that the address carried.
    pub credentials: Option<(String, Concealed)>,
}

/// What an address says of its own reach, before anyone is asked for its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Public,
    Private,
    /// A name; the network knows.
    Unknown,
}

impl Target {
    pub fn parse(address: &str) -> Result<Self, HttpError> {
        let address = address.trim();
        if address.len() > limits::ADDRESS_BYTES {
            return Err(HttpError::BadAddress("it is too long".to_owned()));
        }
        let bad = |error: url::ParseError| HttpError::BadAddress(error.to_string().to_lowercase());
        Self::new(Url::parse(address).map_err(bad)?)
    }

    pub fn new(mut url: Url) -> Result<Self, HttpError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(HttpError::UnsupportedScheme(url.scheme().to_owned()));
        }
        if url.as_str().len() > limits::ADDRESS_BYTES {
            return Err(HttpError::BadAddress("it is too long".to_owned()));
        }
        let credentials = (!url.username().is_empty() || url.password().is_some()).then(|| {
            let password = decoded(url.password().unwrap_or_default());
            (decoded(url.username()), Concealed::new(password))
        });
        url.set_fragment(None);
        // Neither fails for an address that has a host, and these schemes always have one.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        Ok(Self { url, credentials })
    }

    pub fn host(&self) -> String {
        self.url.host_str().unwrap_or_default().to_owned()
    }

    pub fn reach(&self) -> Reach {
        let is_private = match self.url.host() {
            Some(Host::Ipv4(address)) => private::is_private(address.into()),
            Some(Host::Ipv6(address)) => private::is_private(address.into()),
            Some(Host::Domain(name)) if private::is_own_name(name) => true,
            _ => return Reach::Unknown,
        };
        if is_private { Reach::Private } else { Reach::Public }
    }

    /// Where a redirect leads.
    pub fn follow(&self, location: &str) -> Result<Self, HttpError> {
        let url = self
            .url
            .join(location.trim())
            .map_err(|_| HttpError::BadRedirect)?;
        if self.url.scheme() == "https" && url.scheme() == "http" {
            return Err(HttpError::NotHttps);
        }
        Self::new(url)
    }
}

/// An address as it may be shown: without the name and password it may carry.
pub fn shown(address: &str) -> String {
    match Url::parse(address.trim()) {
        Ok(mut url) if !url.username().is_empty() || url.password().is_some() => {
            let _ = url.set_username("");
            let _ = url.set_password(None);
            url.into()
        }
        Ok(_) => address.to_owned(),
        // What is no address may still hold what was meant as one.
        Err(_) => match address.rsplit_once('@') {
            Some((before, after)) => match before.split_once("//") {
                Some((scheme, _)) => format!("{scheme}//{after}"),
                None => after.to_owned(),
            },
            None => address.to_owned(),
        },
    }
}

/// Percent signs undone; a byte that is no text is left out.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digit = |at: usize| rest.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(1), digit(2)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
                rest = &rest[3..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
