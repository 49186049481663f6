//! The body of an answer, read piece by piece within its limits.

use std::io::{self, Read};

use ureq::Body;

use super::fault::About;
use super::room::Share;
use super::{Answer, HttpError, Request};

const PIECE_BYTES: usize = 32 * 1024;

/// Takes a piece of a body, and how long the whole is where the server says so.
pub type Take<'a> = dyn FnMut(&[u8], Option<u64>) -> io::Result<()> + 'a;

/// Where a body goes.
pub(super) enum Sink<'a> {
    /// Into the answer, as long as there is room.
    Answer(&'a mut Share),
    /// To somebody who keeps it.
    Away(&'a mut Take<'a>),
}

/// Reads the body; what was read into the answer before it broke off counts, with a warning.
pub(super) fn read(
    body: Body,
    answer: &mut Answer,
    request: &Request,
    limit: u64,
    about: &About,
    sink: &mut Sink<'_>,
) -> Result<(), HttpError> {
    let whole = body.content_length();
    let mut reader = body.into_reader();
    let mut room = limit;
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        if request.is_cancelled() {
            return Err(HttpError::Cancelled);
        }
        let length = match reader.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(length) => length,
            Err(_) if request.is_cancelled() => return Err(HttpError::Cancelled),
            Err(error) => return broken(about.error(error.into()), answer),
        };
        let kept = length.min(usize::try_from(room).unwrap_or(usize::MAX));
        match sink {
            Sink::Answer(share) => {
                share.grow(kept);
                answer.body.extend_from_slice(&piece[..kept]);
            }
            Sink::Away(take) => {
                take(&piece[..kept], whole).map_err(|error| HttpError::NotKept(error.kind().to_string()))?;
            }
        }
        room -= kept as u64;
        if kept < length {
            answer.is_cut = true;
            let size = size(limit);
            answer.warning = Some(format!("it is larger than {size}, and what follows was left out"));
            return Ok(());
        }
    }
}

/// Half an answer is better than none; it must not pass for the whole, so it has no `ETag`.
fn broken(error: HttpError, answer: &mut Answer) -> Result<(), HttpError> {
    if answer.body.iter().all(u8::is_ascii_whitespace) {
        return Err(error);
    }
    let error = match error {
        // Whatever was wrong with the pieces, it was HTTP until then.
        HttpError::NotHttp(host) => HttpError::BrokenOff { host },
        other => other,
    };
    answer.is_cut = true;
    answer.is_broken = true;
    answer.etag = None;
    answer.last_modified = None;
    answer.warning = Some(format!("only a part of it came: {error}"));
    Ok(())
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KiB", bytes / 1024),
        _ => format!("{} MiB", bytes / (1024 * 1024)),
    }
}
