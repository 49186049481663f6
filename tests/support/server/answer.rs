//! A reply as bytes on a connection, with the faults that were asked for.

use std::io::{self, Write};
use std::time::Duration;

use super::{Gate, Received, Reply};

const CHUNK_BYTES: usize = 16 * 1024;

/// Sends the reply; whether the connection stays open after it.
pub(super) fn send(stream: &mut impl Write, reply: &Reply, received: &Received) -> io::Result<bool> {
    if let Some(gate) = &reply.before {
        gate.wait();
    }
    if reply.is_raw {
        stream.write_all(&reply.body)?;
        stream.flush()?;
        return Ok(false);
    }
    if is_known(reply, received) {
        stream.write_all(head(reply, 304).as_bytes())?;
        stream.write_all(b"\r\n")?;
        stream.flush()?;
        return Ok(true);
    }
    stream.write_all(head(reply, reply.status).as_bytes())?;
    stream.write_all(length(reply).as_bytes())?;
    stream.flush()?;
    if let Some(gate) = &reply.before_body {
        gate.wait();
    }
    body(stream, reply)
}

/// Whether the one who asks has this body already.
fn is_known(reply: &Reply, received: &Received) -> bool {
    let has =
        |name: &str, value: &Option<String>| value.is_some() && received.header(name) == value.as_deref();
    has("If-None-Match", &reply.etag) || has("If-Modified-Since", &reply.last_modified)
}

fn head(reply: &Reply, status: u16) -> String {
    let own = [("ETag", &reply.etag), ("Last-Modified", &reply.last_modified)];
    let own = own
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.as_ref()?)));
    let given = reply.headers.iter().map(|(name, value)| (name.as_str(), value));
    let lines: Vec<String> = own
        .chain(given)
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    format!("HTTP/1.1 {status} As Asked\r\n{}", lines.concat())
}

fn length(reply: &Reply) -> String {
    if reply.is_chunked {
        return "Transfer-Encoding: chunked\r\n\r\n".to_owned();
    }
    if reply.is_endless || reply.drips {
        return "Connection: close\r\n\r\n".to_owned();
    }
    let length = reply.claimed_length.unwrap_or(reply.body.len() as u64);
    format!("Content-Length: {length}\r\n\r\n")
}

fn body(stream: &mut impl Write, reply: &Reply) -> io::Result<bool> {
    loop {
        let sent = &reply.body[..reply.cut_at.unwrap_or(usize::MAX).min(reply.body.len())];
        let (first, second) = match &reply.before_end {
            Some(_) => sent.split_at(sent.len() / 2),
            None => (sent, &[][..]),
        };
        write(stream, first, reply.is_chunked)?;
        if let Some(gate) = &reply.before_end {
            gate.wait();
        }
        write(stream, second, reply.is_chunked)?;
        if reply.drips {
            // A drop now and then is what this reply is; nobody waits for it but who reads it.
            Gate::new().opens_within(Duration::from_millis(5));
        } else if !reply.is_endless {
            break;
        }
    }
    if reply.cut_at.is_some() || reply.claimed_length.is_some() {
        return Ok(false);
    }
    if reply.is_chunked {
        stream.write_all(b"0\r\n\r\n")?;
    }
    stream.flush()?;
    Ok(true)
}

fn write(stream: &mut impl Write, bytes: &[u8], is_chunked: bool) -> io::Result<()> {
    for part in bytes.chunks(CHUNK_BYTES) {
        if is_chunked {
            write!(stream, "{:x}\r\n", part.len())?;
        }
        stream.write_all(part)?;
        if is_chunked {
            stream.write_all(b"\r\n")?;
        }
    }
    stream.flush()
}
