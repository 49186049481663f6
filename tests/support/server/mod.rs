//! A real web server on this machine that answers as a test says, faults included.

mod answer;
mod gate;
mod reply;
mod tls;

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;

pub use gate::Gate;
pub use reply::Reply;
pub use tls::Identity;

/// A running server; it stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    scheme: &'static str,
    shared: Arc<Shared>,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Received {
    pub method: String,
    /// With its query.
    pub path: String,
    pub headers: Vec<(String, String)>,
}

#[derive(Default)]
struct Shared {
    board: Mutex<Board>,
    came: Condvar,
    stopped: AtomicBool,
}

#[derive(Default)]
struct Board {
    routes: HashMap<String, Vec<Reply>>,
    received: Vec<Received>,
    /// By path: how many are being answered, and the most that ever were.
    busy: HashMap<String, (usize, usize)>,
    busy_at_all: (usize, usize),
    connections: usize,
}

impl Server {
    /// A server over plain HTTP.
    pub fn start() -> Self {
        Self::run("http", None)
    }

    /// A server over TLS that shows `identity`.
    pub fn start_tls(identity: &Identity) -> Self {
        Self::run("https", Some(identity.server_config()))
    }

    fn run(scheme: &'static str, tls: Option<Arc<rustls::ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::<Shared>::default();
        let of_thread = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if of_thread.stopped.load(Ordering::SeqCst) {
                    return;
                }
                let (shared, tls) = (Arc::clone(&of_thread), tls.clone());
                if let Ok(stream) = stream {
                    thread::spawn(move || shared.serve(stream, tls));
                }
            }
        });
        Self {
            address,
            scheme,
            shared,
        }
    }

    /// From now on `path` (a query may be part of it) is answered so.
    pub fn route(&self, path: &str, reply: Reply) {
        self.script(path, vec![reply]);
    }

    /// From now on `path` is answered by these, one after the other; the last one stays.
    pub fn script(&self, path: &str, replies: Vec<Reply>) {
        self.shared.board().routes.insert(path.to_owned(), replies);
    }

    /// The address of `path`.
    pub fn url(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.address)
    }

    /// The address of `path` under another host's name, for a client that finds it here.
    pub fn url_at(&self, host: &str, path: &str) -> String {
        format!("{}://{host}:{}{path}", self.scheme, self.address.port())
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How often `path` was asked for.
    pub fn hits(&self, path: &str) -> usize {
        self.requests(path).len()
    }

    /// Waits until `path` was asked for so often.
    pub fn wait_for(&self, path: &str, times: usize) {
        let is_early = |board: &mut Board| {
            let of_path = board.received.iter().filter(|received| received.path == path);
            of_path.count() < times
        };
        drop(
            self.shared
                .came
                .wait_while(self.shared.board(), is_early)
                .unwrap(),
        );
    }

    /// What was asked of `path`, oldest first.
    pub fn requests(&self, path: &str) -> Vec<Received> {
        let board = self.shared.board();
        let is_of_path = |received: &&Received| received.path == path;
        board.received.iter().filter(is_of_path).cloned().collect()
    }

    /// All that was asked, oldest first.
    pub fn all_requests(&self) -> Vec<Received> {
        self.shared.board().received.clone()
    }

    /// The most requests for `path` that were being answered at one time.
    pub fn most_at_once(&self, path: &str) -> usize {
        self.shared.board().busy.get(path).map_or(0, |busy| busy.1)
    }

    /// The most requests that were being answered at one time.
    pub fn most_at_once_at_all(&self) -> usize {
        self.shared.board().busy_at_all.1
    }

    /// How many connections were opened.
    pub fn connections(&self) -> usize {
        self.shared.board().connections
    }
}

/// An address of this machine where nothing listens.
pub fn dead_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}/feed", listener.local_addr().unwrap())
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
    }
}

impl Received {
    /// The value of a header, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(of, _)| of.eq_ignore_ascii_case(name))?;
        Some(&found.1)
    }

    fn read(reader: &mut impl BufRead) -> Option<Self> {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
        let mut words = line.split_whitespace();
        let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
            match line.trim_end().split_once(':') {
                Some((name, value)) => headers.push((name.to_owned(), value.trim().to_owned())),
                None => break,
            }
        }
        Some(Self {
            method,
            path,
            headers,
        })
    }
}

impl Shared {
    fn board(&self) -> MutexGuard<'_, Board> {
        self.board.lock().unwrap()
    }

    fn serve(&self, stream: TcpStream, tls: Option<Arc<rustls::ServerConfig>>) {
        self.board().connections += 1;
        match tls {
            Some(config) => {
                let connection = rustls::ServerConnection::new(config).unwrap();
                self.talk(rustls::StreamOwned::new(connection, stream));
            }
            None => self.talk(stream),
        }
    }

    /// Answers what comes over one connection until one side ends it.
    fn talk(&self, stream: impl Read + Write) {
        let mut reader = BufReader::new(stream);
        while let Some(received) = Received::read(&mut reader) {
            let path = received.path.clone();
            let reply = self.begin(&received);
            let goes_on = answer::send(reader.get_mut(), &reply, &received);
            self.end(&path);
            if goes_on.is_err() || !goes_on.is_ok_and(|stays| stays) {
                return;
            }
        }
    }

    fn begin(&self, received: &Received) -> Reply {
        let mut board = self.board();
        board.received.push(received.clone());
        self.came.notify_all();
        let busy = board.busy.entry(received.path.clone()).or_default();
        *busy = (busy.0 + 1, busy.1.max(busy.0 + 1));
        let busy = board.busy_at_all;
        board.busy_at_all = (busy.0 + 1, busy.1.max(busy.0 + 1));
        board.next_reply(&received.path)
    }

    fn end(&self, path: &str) {
        let mut board = self.board();
        board.busy_at_all.0 -= 1;
        if let Some(busy) = board.busy.get_mut(path) {
            busy.0 -= 1;
        }
    }
}

impl Board {
    fn next_reply(&mut self, path: &str) -> Reply {
        let bare = path.split('?').next().unwrap_or_default();
        let key = if self.routes.contains_key(path) {
            path
        } else {
            bare
        };
        match self.routes.get_mut(key) {
            Some(replies) if replies.len() > 1 => replies.remove(0),
            Some(replies) => replies[0].clone(),
            None => Reply::status(404),
        }
    }
}
