//! The program itself, run with folders of its own.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_newsview");

/// A temporary home: config, data, and a folder of articles.
pub struct Home {
    folder: TempDir,
}

/// How a run ended, and what it wrote.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        let home = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(home.news()).unwrap();
        home
    }

    pub fn path(&self, name: &str) -> PathBuf {
        // Without links in it, as the program names it too.
        self.folder.path().canonicalize().unwrap().join(name)
    }

    pub fn config(&self) -> PathBuf {
        self.path("config")
    }

    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    pub fn news(&self) -> PathBuf {
        self.path("news")
    }

    /// Writes a file of the news folder.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        Self::put(&self.news().join(name), text)
    }

    /// Writes a file of the config folder.
    pub fn configure(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        Self::put(&self.config().join(name), text)
    }

    fn put(path: &Path, text: impl AsRef<[u8]>) -> PathBuf {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        path.to_owned()
    }

    /// Makes the first page of a table or an index of the database unreadable.
    pub fn damage(&self, name: &str) {
        let path = self.data().join("library.db");
        let connection = rusqlite::Connection::open(&path).unwrap();
        let look = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        look("PRAGMA wal_checkpoint(TRUNCATE)");
        let page = look(&format!(
            "SELECT rootpage FROM sqlite_schema WHERE name = '{name}'"
        ));
        drop(connection);
        let start = usize::try_from(page - 1).unwrap() * 4096;
        let mut bytes = fs::read(&path).unwrap();
        bytes[start..start + 4096].fill(0x5a);
        fs::write(&path, bytes).unwrap();
    }

    /// How many damaged databases were set aside.
    pub fn set_aside(&self) -> usize {
        let names = fs::read_dir(self.data()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names
            .filter(|name| {
                name.starts_with("library.db.damaged-") && !name.ends_with("-wal") && !name.ends_with("-shm")
            })
            .count()
    }

    /// The variables that the program sees, and no others.
    pub fn variables(&self) -> Vec<(&'static str, PathBuf)> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        vec![
            ("PATH", path.into()),
            ("HOME", self.path("")),
            ("TZ", "UTC".into()),
            ("LANG", "C.UTF-8".into()),
            ("TERM", "xterm-256color".into()),
            ("NEWSVIEW_CONFIG_DIR", self.config()),
            ("NEWSVIEW_DATA_DIR", self.data()),
        ]
    }

    /// The program with these arguments, in the news folder; without a terminal.
    pub fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .env_clear()
            .envs(self.variables())
            .current_dir(self.news())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[impl AsRef<OsStr>]) -> Run {
        Run::of(&mut self.command(arguments))
    }

    /// Runs the program with something on standard input.
    pub fn run_with(&self, arguments: &[impl AsRef<OsStr>], input: impl AsRef<[u8]>) -> Run {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        let input = input.as_ref().to_owned();
        // A program that does not read it all is no fault here.
        let writer = std::thread::spawn(move || drop(pipe.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Run::from(output)
    }
}

impl Run {
    pub fn of(command: &mut Command) -> Self {
        Self::from(command.output().unwrap())
    }

    fn from(output: std::process::Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What it wrote, when it did what was asked and complained of nothing.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(
            (self.code, self.err.as_str()),
            (Some(0), ""),
            "wrote {}",
            self.out
        );
        self.out
    }

    /// Its one complaint, when it ended with this code.
    #[track_caller]
    pub fn complaint(&self, code: i32) -> &str {
        assert_eq!(self.code, Some(code), "{self:?}");
        assert_eq!(self.err.lines().count(), 1, "one sentence: {self:?}");
        self.err
            .trim_end()
            .strip_prefix("newsview: ")
            .unwrap_or(&self.err)
    }
}
