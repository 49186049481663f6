//! The body of an answer, read piece by piece within its limits.

use std::io::Read;

use ureq::Body;

use super::fault::About;
use super::{Answer, HttpError, Request};

const PIECE_BYTES: usize = 32 * 1024;

/// Reads the body into the answer; what was read before it broke off counts, with a warning.
pub(super) fn read(
    body: Body,
    answer: &mut Answer,
    request: &Request,
    limit: u64,
    about: &About,
) -> Result<(), HttpError> {
    let mut reader = body.into_reader();
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        if request.is_cancelled() {
            return Err(HttpError::Cancelled);
        }
        match reader.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(length) => {
                let room = limit - answer.body.len();
                answer.body.extend_from_slice(&piece[..length.min(room)]);
                if length > room {
                    answer.is_cut = true;
                    answer.warning = Some(format!(
                        "it is larger than {}, and what follows was left out",
                        size(limit)
                    ));
                    return Ok(());
                }
            }
            Err(_) if request.is_cancelled() => return Err(HttpError::Cancelled),
            Err(error) => return broken(about.error(error.into()), answer),
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
    answer.etag = None;
    answer.last_modified = None;
    answer.warning = Some(format!("only a part of it came: {error}"));
    Ok(())
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KiB", bytes / 1024),
        _ => format!("{} MiB", bytes / (1024 * 1024)),
    }
}
