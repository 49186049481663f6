//! What the user said of two articles, for good.

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::article::ArticleId;
use crate::domain::story::Rule;

/// Every rule, in the order of ids.
pub fn all(connection: &Connection) -> rusqlite::Result<Vec<Rule>> {
    let mut statement =
        connection.prepare_cached("SELECT one, other, must FROM story_rules ORDER BY one, other")?;
    let rows = statement.query_map([], |row| {
        Ok(Rule {
            one: ArticleId::given(row.get_ref(0)?.as_str()?),
            other: ArticleId::given(row.get_ref(1)?.as_str()?),
            must: row.get(2)?,
        })
    })?;
    rows.collect()
}

/// What was said of these two: that they must stand together, that they must not, or nothing.
pub fn rule(connection: &Connection, one: &ArticleId, other: &ArticleId) -> rusqlite::Result<Option<bool>> {
    let (one, other) = in_order(one, other);
    connection
        .prepare_cached("SELECT must FROM story_rules WHERE one = ?1 AND other = ?2")?
        .query_row([one.as_str(), other.as_str()], |row| row.get(0))
        .optional()
}

/// Says so from now on; nothing takes a rule off.
pub fn set_rule(
    connection: &Connection,
    one: &ArticleId,
    other: &ArticleId,
    must: Option<bool>,
) -> rusqlite::Result<()> {
    let (one, other) = in_order(one, other);
    match must {
        Some(must) => connection
            .prepare_cached("INSERT OR REPLACE INTO story_rules (one, other, must) VALUES (?1, ?2, ?3)")?
            .execute(params![one.as_str(), other.as_str(), must])?,
        None => connection
            .prepare_cached("DELETE FROM story_rules WHERE one = ?1 AND other = ?2")?
            .execute([one.as_str(), other.as_str()])?,
    };
    Ok(())
}

/// The lesser id first.
fn in_order<'a>(one: &'a ArticleId, other: &'a ArticleId) -> (&'a ArticleId, &'a ArticleId) {
    if one <= other { (one, other) } else { (other, one) }
}
