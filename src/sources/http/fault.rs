//! What the transport calls an error → what it is to the user.

use std::io;
use std::time::Duration;

use jiff::Timestamp;
use ureq::Timeout;
use ureq::http::{HeaderMap, StatusCode};

use super::HttpError;
use super::headers;
use super::resolve::WrongKind;

/// The request, as far as an error speaks of it.
#[derive(Clone, Debug)]
pub(super) struct About {
    pub host: String,
    pub time: Duration,
    pub connect_time: Duration,
    pub has_proxy: bool,
}

impl About {
    pub fn error(&self, error: ureq::Error) -> HttpError {
        let host = self.host.clone();
        match error {
            ureq::Error::Timeout(timeout) => self.timed_out(timeout),
            ureq::Error::HostNotFound => HttpError::NoSuchHost(host),
            ureq::Error::Io(error) => self.io(&error),
            ureq::Error::LargeResponseHeader(..) => HttpError::TooLargeHeaders,
            ureq::Error::Protocol(error) if error.to_string().contains("too many headers") => {
                HttpError::TooLargeHeaders
            }
            ureq::Error::Protocol(_) => HttpError::NotHttp(host),
            ureq::Error::Other(error) if error.is::<WrongKind>() => HttpError::PrivateAddress(host),
            ureq::Error::InvalidProxyUrl => HttpError::Proxy("its address is not one of a proxy".to_owned()),
            ureq::Error::ConnectProxyFailed(why) => HttpError::Proxy(proxy_refusal(&why)),
            ureq::Error::Decompress(kind, _) => HttpError::Packed(kind.to_owned()),
            ureq::Error::Rustls(error) => self.tls(&error.to_string()),
            ureq::Error::Tls(why) => self.tls(why),
            ureq::Error::BadUri(_) | ureq::Error::Http(_) => {
                HttpError::BadAddress("it cannot be asked for".to_owned())
            }
            _ => HttpError::Unreachable(host),
        }
    }

    fn timed_out(&self, timeout: Timeout) -> HttpError {
        let after = match timeout {
            Timeout::Connect | Timeout::Resolve => self.connect_time.min(self.time),
            _ => self.time,
        };
        HttpError::TimedOut {
            host: self.host.clone(),
            after,
        }
    }

    fn io(&self, error: &io::Error) -> HttpError {
        let host = self.host.clone();
        let text = error.to_string();
        match error.kind() {
            io::ErrorKind::ConnectionRefused if self.has_proxy => {
                HttpError::Proxy("it refuses connections".to_owned())
            }
            io::ErrorKind::ConnectionRefused => HttpError::Refused(host),
            io::ErrorKind::NetworkUnreachable | io::ErrorKind::NetworkDown => HttpError::Offline,
            io::ErrorKind::TimedOut => self.timed_out(Timeout::Global),
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe => HttpError::BrokenOff { host },
            io::ErrorKind::InvalidData => self.tls(&text),
            _ if text.contains("Temporary failure in name resolution") => HttpError::Offline,
            _ if text.contains("failed to lookup address") => HttpError::NoSuchHost(host),
            _ if self.has_proxy => HttpError::Proxy("it lets nothing through".to_owned()),
            _ => HttpError::Unreachable(host),
        }
    }

    /// An error of the encryption, which is known by its words only.
    fn tls(&self, text: &str) -> HttpError {
        let host = self.host.clone();
        let text = text.to_ascii_lowercase().replace(' ', "");
        let certificate = [
            ("notvalidforname", "its certificate is for another name"),
            ("notvalidyet", "its certificate is not valid yet"),
            ("expired", "its certificate has expired"),
            (
                "unknownissuer",
                "its certificate is signed by nobody this machine trusts",
            ),
            (
                "badsignature",
                "its certificate is signed by nobody this machine trusts",
            ),
            ("revoked", "its certificate was revoked"),
            ("invalidpeercertificate", "its certificate is not valid"),
        ];
        if let Some((_, why)) = certificate.iter().find(|(sign, _)| text.contains(sign)) {
            return HttpError::Certificate {
                host,
                why: (*why).to_owned(),
            };
        }
        let other = [
            (
                "nocacertificates",
                "this system has no certificates to check it by",
            ),
            ("corruptmessage", "it does not speak TLS at this port"),
            ("handshakefailure", "it speaks no version of TLS that is safe"),
            ("protocolversion", "it speaks no version of TLS that is safe"),
        ];
        let why = other.iter().find(|(sign, _)| text.contains(sign));
        HttpError::Tls {
            host,
            why: why.map_or("the encryption failed", |(_, why)| why).to_owned(),
        }
    }

    /// What a status that is neither success nor redirect means.
    pub fn status(&self, status: StatusCode, headers: &HeaderMap) -> HttpError {
        let host = self.host.clone();
        let retry_after = headers::retry_after(headers, Timestamp::now());
        match status.as_u16() {
            401 => HttpError::Unauthorized(host),
            403 => HttpError::Forbidden(host),
            404 => HttpError::NotFound(host),
            407 => HttpError::Proxy("it wants a name and a password".to_owned()),
            410 => HttpError::Gone(host),
            429 => HttpError::TooManyRequests { host, retry_after },
            status @ 500.. => HttpError::ServerFault {
                host,
                status,
                retry_after,
            },
            status => HttpError::Status { host, status },
        }
    }
}

fn proxy_refusal(why: &str) -> String {
    let status = why
        .split(|letter: char| !letter.is_ascii_digit())
        .find(|part| part.len() == 3);
    match status {
        Some("407") => "it wants a name and a password".to_owned(),
        Some(status) => format!("it does not let this through (status {status})"),
        None => "it does not answer".to_owned(),
    }
}
