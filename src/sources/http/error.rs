//! Why there is no answer, each in one sentence that names no secret.

use std::time::Duration;

/// What went wrong, by what the user could do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HttpError {
    #[error("this machine is not connected to the network")]
    Offline,
    #[error("there is no host {0}")]
    NoSuchHost(String),
    #[error("{0} refuses connections")]
    Refused(String),
    #[error("{0} cannot be reached")]
    Unreachable(String),
    #[error("{host} did not answer within {}", seconds(*.after))]
    TimedOut { host: String, after: Duration },
    #[error("{host} broke off the connection")]
    BrokenOff { host: String },
    #[error("{host} cannot prove who it is: {why}")]
    Certificate { host: String, why: String },
    #[error("no secure connection to {host}: {why}")]
    Tls { host: String, why: String },
    #[error("the answer of {0} is not HTTP")]
    NotHttp(String),
    #[error("the answer has too many headers, or too large ones")]
    TooLargeHeaders,
    #[error("the answer is packed in a way that cannot be unpacked: {0}")]
    Packed(String),
    #[error("it redirects more than {0} times")]
    TooManyRedirects(usize),
    #[error("it redirects, but not to an address")]
    BadRedirect,
    #[error("it redirects from a secure address to one that is not")]
    NotHttps,
    #[error("{0} is an address of a private network, and a public one may not lead there")]
    PrivateAddress(String),
    #[error("addresses that begin with {0}: are not fetched, only http and https")]
    UnsupportedScheme(String),
    #[error("this is not an address: {0}")]
    BadAddress(String),
    #[error("the header {0} cannot be sent as it is set")]
    BadHeader(String),
    #[error("the proxy cannot be used: {0}")]
    Proxy(String),
    #[error("it is gone for good, says {0}")]
    Gone(String),
    #[error("it is not there, says {0}")]
    NotFound(String),
    #[error("{0} wants a name and a password")]
    Unauthorized(String),
    #[error("{0} does not allow it")]
    Forbidden(String),
    #[error("{host} was asked too often{}", later(*.retry_after))]
    TooManyRequests {
        host: String,
        retry_after: Option<Duration>,
    },
    #[error("{host} has a fault of its own (status {status}){}", later(*.retry_after))]
    ServerFault {
        host: String,
        status: u16,
        retry_after: Option<Duration>,
    },
    #[error("{host} answered with status {status}")]
    Status { host: String, status: u16 },
    #[error("what came could not be kept: {0}")]
    NotKept(String),
    #[error("cancelled")]
    Cancelled,
}

impl HttpError {
    /// Whether a server said so, and not the way to it.
    pub fn is_answer(&self) -> bool {
        matches!(
            self,
            Self::Gone(_)
                | Self::NotFound(_)
                | Self::Unauthorized(_)
                | Self::Forbidden(_)
                | Self::TooManyRequests { .. }
                | Self::ServerFault { .. }
                | Self::Status { .. }
        )
    }

    /// Whether asking at another time is of no use.
    pub fn is_lasting(&self) -> bool {
        matches!(
            self,
            Self::Gone(_) | Self::BadAddress(_) | Self::UnsupportedScheme(_)
        )
    }

    /// For how long the server wants not to be asked again.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::TooManyRequests { retry_after, .. } | Self::ServerFault { retry_after, .. } => *retry_after,
            _ => None,
        }
    }
}

fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0 => format!("{} milliseconds", time.as_millis()),
        1 => "a second".to_owned(),
        more => format!("{more} seconds"),
    }
}

fn later(time: Option<Duration>) -> String {
    let Some(seconds) = time.map(|time| time.as_secs()) else {
        return String::new();
    };
    let (count, unit) = match seconds {
        0..=119 => (seconds, "second"),
        120..=7199 => (seconds.div_ceil(60), "minute"),
        _ => (seconds.div_ceil(3600), "hour"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("; try again in {count} {unit}{plural}")
}
