//! Through which proxy an address is asked: the environment's rules, as other programs have them.

use std::fmt;
use std::net::IpAddr;

use ureq::Proxy;
use url::{Host, Url};

use super::HttpError;

/// The proxies of the environment; printed, none of them is named.
#[derive(Clone, Default)]
pub struct Proxies {
    http: Option<String>,
    https: Option<String>,
    /// Hosts that are asked directly, in small letters.
    exceptions: Vec<String>,
}

impl Proxies {
    /// What `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` say, in small or large letters.
    pub fn from_environment() -> Self {
        Self::from_variables(|name| std::env::var(name).ok())
    }

    /// The same, of variables that are looked up with `variable`.
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name: &str| {
            let large = name.to_ascii_uppercase();
            let found = variable(name).or_else(|| variable(&large));
            found.filter(|value| !value.trim().is_empty())
        };
        let for_all = value("all_proxy");
        let exceptions = value("no_proxy").unwrap_or_default().to_ascii_lowercase();
        Self {
            http: value("http_proxy").or_else(|| for_all.clone()),
            https: value("https_proxy").or(for_all),
            exceptions: exceptions
                .split([',', ' '])
                .filter(|host| !host.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }

    /// The proxy for `url`: the one `set` for the request, else the environment's, if any.
    pub(super) fn choose(&self, set: Option<&str>, url: &Url) -> Result<Option<Proxy>, HttpError> {
        let of_scheme = match url.scheme() {
            "https" => &self.https,
            _ => &self.http,
        };
        let address = match set {
            Some(set) => Some(set),
            None if self.is_excepted(url) => None,
            None => of_scheme.as_deref(),
        };
        address
            .map(str::trim)
            .filter(|address| !address.is_empty())
            .map(parse)
            .transpose()
    }

    fn is_excepted(&self, url: &Url) -> bool {
        self.exceptions
            .iter()
            .any(|exception| is_match(exception, url).unwrap_or(false))
    }
}

fn parse(address: &str) -> Result<Proxy, HttpError> {
    Proxy::new(address).map_err(|_| HttpError::Proxy("its address is not one of a proxy".to_owned()))
}

/// Whether `no_proxy` excepts the address: `*`, a host, a domain and all below it, a network.
fn is_match(exception: &str, url: &Url) -> Option<bool> {
    if exception == "*" {
        return Some(true);
    }
    let host = url.host()?;
    let number: Option<IpAddr> = match host {
        Host::Ipv4(address) => Some(address.into()),
        Host::Ipv6(address) => Some(address.into()),
        Host::Domain(_) => None,
    };
    let (wanted, port) = split_port(exception);
    if port.is_some_and(|port| url.port_or_known_default() != Some(port)) {
        return Some(false);
    }
    if let Some(number) = number {
        let (network, bits) = wanted.split_once('/').unwrap_or((wanted, ""));
        let network: IpAddr = network.trim_matches(['[', ']']).parse().ok()?;
        return Some(match bits.parse() {
            Ok(bits) => is_within(number, network, bits),
            Err(_) => number == network,
        });
    }
    let wanted = wanted.trim_start_matches("*.").trim_matches('.');
    let name = url.host_str()?.trim_end_matches('.');
    let above = name.strip_suffix(wanted)?;
    Some(!wanted.is_empty() && (above.is_empty() || above.ends_with('.')))
}

/// `example.org:8080` in two; an IPv6 number without brackets has no port.
fn split_port(exception: &str) -> (&str, Option<u16>) {
    match exception.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') || host.ends_with(']') => match port.parse() {
            Ok(port) => (host, Some(port)),
            Err(_) => (exception, None),
        },
        _ => (exception, None),
    }
}

fn is_within(number: IpAddr, network: IpAddr, bits: u32) -> bool {
    let same = |number: u128, network: u128, size: u32| match size.checked_sub(bits) {
        Some(free) => number.checked_shr(free) == network.checked_shr(free),
        None => false,
    };
    match (number, network) {
        (IpAddr::V4(number), IpAddr::V4(network)) => {
            same(number.to_bits().into(), network.to_bits().into(), 32)
        }
        (IpAddr::V6(number), IpAddr::V6(network)) => same(number.to_bits(), network.to_bits(), 128),
        _ => false,
    }
}

impl fmt::Debug for Proxies {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Proxies")
            .field("http", &self.http.is_some())
            .field("https", &self.https.is_some())
            .field("exceptions", &self.exceptions)
            .finish()
    }
}
