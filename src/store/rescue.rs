//! What can be read of one database, written into another: row by row around what is damaged.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Zoned;
use rusqlite::types::Value;
use rusqlite::{Connection, Params, params, params_from_iter};

use super::database;
use super::error::StoreError;
use crate::domain::limits;

struct Table {
    name: &'static str,
    columns: &'static [&'static str],
}

/// Every table of state; its first column is its key.
const TABLES: &[Table] = &[
    Table {
        name: "read_marks",
        columns: &["id", "at"],
    },
    Table {
        name: "positions",
        columns: &["id", "block", "offset", "fraction", "at"],
    },
    Table {
        name: "bookmark_texts",
        columns: &["number", "id", "text", "at"],
    },
    Table {
        name: "bookmark_pending",
        columns: &["number", "id", "place", "written"],
    },
    Table {
        name: "journal",
        columns: &[
            "number", "at", "undone", "mark", "value", "title", "place", "written", "ids", "numbers", "steps",
        ],
    },
    Table {
        name: "layout",
        columns: &["key", "value", "at"],
    },
];

/// Copies every row that can be read; says whether all of them could.
pub fn copy(from: &Connection, into: &Connection) -> rusqlite::Result<bool> {
    let transaction = into.unchecked_transaction()?;
    let mut whole = true;
    for table in TABLES {
        let pour = Pour {
            from,
            into: &transaction,
            table,
        };
        whole &= pour.all();
    }
    transaction.commit()?;
    Ok(whole)
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

/// Opens what was set aside and copies what it still holds; says whether that is everything.
pub fn recover(aside: &Path, into: &Connection) -> Result<bool, StoreError> {
    let Ok(from) = database::open_to_read(aside, true) else {
        return Ok(false);
    };
    copy(&from, into).map_err(|error| StoreError::from_sqlite(aside, &error))
}

struct Pour<'a> {
    from: &'a Connection,
    into: &'a Connection,
    table: &'a Table,
}

impl Pour<'_> {
    /// From both ends towards the damage; then, between them, in small steps.
    fn all(&self) -> bool {
        let mut last = None;
        if self.rows("", "", params![], &mut last) {
            return true;
        }
        let low = last.take();
        self.rows("", "DESC", params![], &mut last);
        match (low, last) {
            (low, Some(Value::Integer(high))) => {
                let low = match low {
                    Some(Value::Integer(low)) => low,
                    _ => 0,
                };
                let low = low.max(high.saturating_sub(limits::RESCUE_PROBES));
                for number in low.saturating_add(1)..high {
                    self.rows("= ?1", "", params![number], &mut None);
                }
            }
            (Some(Value::Integer(low)), _) => {
                for number in low.saturating_add(1)..low.saturating_add(limits::RESCUE_PROBES) {
                    self.rows("= ?1", "", params![number], &mut None);
                }
            }
            _ => self.parts(),
        }
        false
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
        let (name, key) = (self.table.name, self.table.columns[0]);
        let columns = self.table.columns.join(", ");
        let marks = vec!["?"; self.table.columns.len()].join(", ");
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
            let values: rusqlite::Result<Vec<Value>> = (0..self.table.columns.len())
                .map(|column| row.get(column))
                .collect();
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
