//! What the server answers: a status, headers, a body, and what is wrong with them.

use std::io::Write;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::Gate;

/// One answer; built by what it is, changed by what is said of it.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Arc<Vec<u8>>,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
    pub(super) is_chunked: bool,
    pub(super) claimed_length: Option<u64>,
    pub(super) cut_at: Option<usize>,
    pub(super) before: Option<Gate>,
    pub(super) before_body: Option<Gate>,
    pub(super) before_end: Option<Gate>,
    pub(super) is_raw: bool,
    pub(super) is_endless: bool,
    pub(super) drips: bool,
}

impl Reply {
    /// A body with status 200 and no type.
    pub fn ok(body: impl AsRef<[u8]>) -> Self {
        Self {
            status: 200,
            body: Arc::new(body.as_ref().to_vec()),
            ..Self::default()
        }
    }

    /// An RSS or Atom feed.
    pub fn feed(body: impl AsRef<[u8]>) -> Self {
        Self::ok(body).header("Content-Type", "application/xml; charset=utf-8")
    }

    /// A page.
    pub fn page(body: impl AsRef<[u8]>) -> Self {
        Self::ok(body).header("Content-Type", "text/html; charset=utf-8")
    }

    /// A status with no body.
    pub fn status(status: u16) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }

    /// A redirect with this status (301, 302, 303, 307, 308).
    pub fn redirect(status: u16, to: &str) -> Self {
        Self::status(status).header("Location", to)
    }

    /// These bytes and nothing else, headers included; then the connection ends.
    pub fn raw(bytes: impl AsRef<[u8]>) -> Self {
        Self {
            is_raw: true,
            ..Self::ok(bytes)
        }
    }

    /// A body that never ends.
    pub fn endless() -> Self {
        Self {
            is_endless: true,
            ..Self::ok(vec![b' '; 64 * 1024])
        }
    }

    /// A body of which a byte comes now and then, and no end.
    pub fn drip() -> Self {
        Self {
            drips: true,
            ..Self::ok(" ")
        }
    }

    /// A small answer that unpacks to `bytes` bytes of blanks.
    pub fn bomb(bytes: usize) -> Self {
        Self::feed(vec![b' '; bytes]).gzip()
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Another status than the one it was built with.
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Sends this `ETag`, and 304 to who has it.
    pub fn etag(mut self, etag: &str) -> Self {
        self.etag = Some(etag.to_owned());
        self
    }

    /// Sends this `Last-Modified`, and 304 to who has it.
    pub fn last_modified(mut self, date: &str) -> Self {
        self.last_modified = Some(date.to_owned());
        self
    }

    /// Packs the body.
    pub fn gzip(mut self) -> Self {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&self.body).unwrap();
        self.body = Arc::new(encoder.finish().unwrap());
        self.header("Content-Encoding", "gzip")
    }

    /// Sends the body in chunks, with no length.
    pub fn chunked(mut self) -> Self {
        self.is_chunked = true;
        self
    }

    /// Says the body is that long, which it is not.
    pub fn claim_length(mut self, bytes: u64) -> Self {
        self.claimed_length = Some(bytes);
        self
    }

    /// Ends the connection so many bytes before the end of the body.
    pub fn cut_short(self, bytes: usize) -> Self {
        let end = self.body.len().saturating_sub(bytes);
        self.cut_at(end)
    }

    /// Ends the connection after so many bytes of the body.
    pub fn cut_at(mut self, bytes: usize) -> Self {
        self.cut_at = Some(bytes);
        self
    }

    /// Answers nothing before the gate opens.
    pub fn behind(mut self, gate: &Gate) -> Self {
        self.before = Some(gate.clone());
        self
    }

    /// Answers with headers, but with no body before the gate opens.
    pub fn body_behind(mut self, gate: &Gate) -> Self {
        self.before_body = Some(gate.clone());
        self
    }

    /// Sends one half of the body, and the other when the gate opens.
    pub fn half_behind(mut self, gate: &Gate) -> Self {
        self.before_end = Some(gate.clone());
        self
    }
}
