//! What can be read of one database, written into another: row by row around what is damaged.

mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Zoned;
use rusqlite::types::Value;
use rusqlite::{Connection, Params, params, params_from_iter};

pub use self::tables::{FORGET, MISFILED, TIDY};
use self::tables::{TABLES, Table};
use super::database;
use super::error::StoreError;
use crate::domain::limits;

/// How much is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    All,
    /// What marks need: no texts of articles.
    Marks,
}

/// Copies every row that can be read; gives the tables of which not all of them could.
pub fn copy(from: &Connection, into: &Connection, extent: Extent) -> rusqlite::Result<Vec<&'static str>> {
    let transaction = into.unchecked_transaction()?;
    // A row may be there whose feed is not.
    transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let mut lost = Vec::new();
    for table in TABLES
        .iter()
        .filter(|table| extent == Extent::All || !table.is_heavy)
    {
        let columns = columns_of(from, table);
        if columns.is_empty() {
            // An earlier version had fewer tables.
            if !is_earlier(from) {
                lost.push(table.name);
            }
            continue;
        }
        let pour = Pour {
            from,
            into: &transaction,
            table,
            columns,
        };
        if !pour.all() {
            lost.push(table.name);
        }
    }
    transaction.execute_batch(TIDY)?;
    if extent == Extent::All {
        transaction.execute_batch(FORGET)?;
    }
    transaction.commit()?;
    Ok(lost)
}

/// Whether every row of every table can be read.
pub fn is_readable(connection: &Connection) -> bool {
    let read = |table: &Table| -> rusqlite::Result<()> {
        let columns = columns_of(connection, table);
        if columns.is_empty() {
            return Ok(());
        }
        let sql = format!("SELECT {} FROM {} NOT INDEXED", columns.join(", "), table.name);
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns.len() {
                row.get::<_, Value>(column)?;
            }
        }
        Ok(())
    };
    TABLES.iter().all(|table| read(table).is_ok())
}

/// The columns of a table that are there: an earlier version had fewer.
fn columns_of(from: &Connection, table: &Table) -> Vec<&'static str> {
    let found = || -> rusqlite::Result<Vec<String>> {
        let mut statement = from.prepare_cached("SELECT name FROM pragma_table_info(?1)")?;
        let rows = statement.query_map([table.name], |row| row.get(0))?;
        rows.collect()
    };
    let found = found().unwrap_or_default();
    let is_there = |column: &&&str| found.iter().any(|name| name == **column);
    table.columns.iter().filter(is_there).copied().collect()
}

fn is_earlier(from: &Connection) -> bool {
    let version = from.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0));
    version.is_ok_and(|version| version < database::version())
}

/// Moves a damaged database aside, with its log, under a name with the date; gives that name.
pub fn set_aside(path: &Path, now: &Zoned) -> Result<PathBuf, StoreError> {
    let stem = format!("{}.damaged-{}", path.display(), now.strftime("%Y%m%d-%H%M%S"));
    let mut aside = PathBuf::from(&stem);
    let mut further = 1;
    while aside.exists() {
        further += 1;
        aside = PathBuf::from(format!("{stem}-{further}"));
    }
    fs::rename(path, &aside).map_err(|error| StoreError::from_io(path, &error))?;
    for ending in ["-wal", "-shm"] {
        // Without a log there is nothing to move.
        let _ = fs::rename(with_ending(path, ending), with_ending(&aside, ending));
    }
    Ok(aside)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Opens what was set aside and copies what it still holds; gives the tables of which that is not
/// everything. None where nothing could be read.
pub fn recover(aside: &Path, into: &Connection) -> Option<Vec<&'static str>> {
    let from = database::open_to_read(aside, true).ok()?;
    copy(&from, into, Extent::All).ok()
}

struct Pour<'a> {
    from: &'a Connection,
    into: &'a Connection,
    table: &'a Table,
    columns: Vec<&'static str>,
}

impl Pour<'_> {
    /// From both ends towards the damage; then, between them, over one damaged place after the other.
    fn all(&self) -> bool {
        let mut last = None;
        if self.rows("", "", params![], &mut last) {
            return true;
        }
        let low = last.take();
        self.rows("", "DESC", params![], &mut last);
        match (low, last) {
            (Some(Value::Integer(low)), Some(Value::Integer(high))) => self.over(high - 1, low + 1, "DESC"),
            (None, Some(Value::Integer(high))) => self.over(high - 1, 0, "DESC"),
            (Some(Value::Integer(low)), _) => self.over(low + 1, i64::MAX, ""),
            _ => self.parts(),
        }
        false
    }

    /// From one key towards another one, in growing steps where nothing can be read; what a step
    /// went too far is read backwards.
    fn over(&self, start: i64, end: i64, order: &str) {
        const RANGE: &str = "BETWEEN ?1 AND ?2";
        let (direction, back) = if order.is_empty() { (1, "DESC") } else { (-1, "") };
        let (mut at, mut before, mut step) = (start, start, 1_i64);
        for _ in 0..limits::RESCUE_PROBES {
            let (low, high) = (at.min(end), at.max(end));
            let is_past = if direction > 0 { at > end } else { at < end };
            if is_past {
                return;
            }
            let mut last = None;
            let is_all = self.rows(RANGE, order, params![low, high], &mut last);
            if step > 1 && (is_all || last.is_some()) {
                let skipped = (at.min(before), at.max(before));
                self.rows(RANGE, back, params![skipped.0, skipped.1], &mut None);
            }
            if is_all {
                return;
            }
            before = at;
            if let Some(Value::Integer(last)) = last {
                at = last.saturating_add(direction);
                step = 1;
            } else {
                at = at.saturating_add(direction * step);
                step = (step * 2).min(i64::MAX / 4);
            }
        }
    }

    /// Most ids are hexadecimal, so this cuts the table into 256 parts.
    fn parts(&self) {
        const RANGE: &str = "BETWEEN ?1 AND ?2";
        for start in 0..=0xff_u8 {
            let bounds = [format!("{start:02x}"), format!("{start:02x}g")];
            if !self.rows(RANGE, "", [&bounds[0], &bounds[1]], &mut None) {
                self.rows(RANGE, "DESC", bounds, &mut None);
            }
        }
    }

    /// Copies rows until one cannot be read; says whether it was all, and the key of the last one.
    fn rows(&self, keys: &str, order: &str, parameters: impl Params, last: &mut Option<Value>) -> bool {
        self.try_rows(keys, order, parameters, last).unwrap_or(false)
    }

    fn try_rows(
        &self,
        keys: &str,
        order: &str,
        parameters: impl Params,
        last: &mut Option<Value>,
    ) -> rusqlite::Result<bool> {
        let (name, key) = (self.table.name, self.columns[0]);
        let columns = self.columns.join(", ");
        let marks = vec!["?"; self.columns.len()].join(", ");
        let insert = format!("INSERT OR IGNORE INTO {name} ({columns}) VALUES ({marks})");
        let mut insert = self.into.prepare_cached(&insert)?;
        let condition = if keys.is_empty() {
            String::new()
        } else {
            format!("WHERE {key} {keys}")
        };
        let select = format!("SELECT {columns} FROM {name} NOT INDEXED {condition} ORDER BY {key} {order}");
        let mut select = self.from.prepare_cached(&select)?;
        let mut rows = select.query(parameters)?;
        let mut whole = true;
        while let Some(row) = rows.next()? {
            let values: rusqlite::Result<Vec<Value>> =
                (0..self.columns.len()).map(|column| row.get(column)).collect();
            // A row whose values make no sense is left out, and the next one tried.
            match values {
                Ok(values) => {
                    *last = values.first().cloned();
                    whole &= insert.execute(params_from_iter(values)).is_ok();
                }
                Err(_) => whole = false,
            }
        }
        Ok(whole)
    }
}
