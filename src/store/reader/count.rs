//! How much a listing has; for what the index must be read for, a number that takes its time.

use std::collections::HashSet;

use super::base::{self, Stretch};
use super::found::Index;
use super::look::{Look, Stop};
use super::phrases::Phrases;
use super::plan::{Feeds, Plan};
use super::{Ask, LookError, Reader, stories};
use crate::domain::library::{Counts, View};
use crate::domain::query::Expression;

const WHOLE: Stretch = Stretch {
    low: i64::MIN,
    high: i64::MAX,
    down: false,
};

impl Reader {
    /// How many rows a listing has, and its scope; what was scanned counts where it is listed.
    pub fn count(&mut self, ask: &Ask<'_>) -> Result<Counts, LookError> {
        self.look(None, |look| {
            let plan = Plan::new(look, ask)?;
            let listed = if plan.seeks() {
                found(look, &plan, ask)?
            } else {
                rows(look, &plan)?
            };
            Ok(Counts {
                listed,
                articles: plan.articles,
                unread: plan.unread,
            })
        })
    }
}

/// The rows of a listing without a query, those of a story counted once where they share one.
fn rows(look: &Look<'_>, plan: &Plan) -> Result<usize, Stop> {
    let listed = listed(look, plan)?;
    if !plan.is_grouped {
        return Ok(listed);
    }
    let listing = Listed::new(look, plan)?;
    let shared = stories::shared(look, |moment| listing.holds(moment))?;
    Ok(listed.saturating_sub(shared))
}

/// The articles of a listing without a query.
fn listed(look: &Look<'_>, plan: &Plan) -> Result<usize, Stop> {
    match plan.view {
        View::All => Ok(plan.articles),
        View::Unread => Ok(plan.unread),
        View::Bookmarks | View::Updated | View::LastDay | View::Stories => Ok(all(look, plan)?.len()),
    }
}

/// The rows of a listing with a query.
fn found(look: &Look<'_>, plan: &Plan, ask: &Ask<'_>) -> Result<usize, Stop> {
    let index = Index::new(look)?;
    let unindexed = unindexed(look)?;
    let listed = Listed::new(look, plan)?;
    let phrases = Phrases::new(look, &plan.expression.phrases)?;
    let counts = |moment: i64| listed.holds(moment) && unindexed.binary_search(&moment).is_err();
    let Expression { wanted, unwanted, .. } = &plan.expression;
    let range = Stretch {
        low: plan.low - 1,
        ..WHOLE
    };
    let mut count = 0;
    match (wanted, unwanted) {
        (Some(wanted), unwanted) => {
            let expression = match unwanted {
                Some(unwanted) => &format!("({wanted}) NOT ({unwanted})"),
                None => wanted,
            };
            if !phrases.is_empty() {
                let mut found = Vec::new();
                index.each(expression, range, |moment| {
                    found.extend(Some(moment).filter(|moment| counts(*moment)));
                })?;
                count += with_phrases(look, &phrases, &found)?;
            } else if matches!(listed, Listed::All) && unindexed.is_empty() {
                count += index.count(expression, range)?;
            } else {
                index.each(expression, range, |moment| count += usize::from(counts(moment)))?;
            }
        }
        (None, unwanted) => {
            let mut without = Vec::new();
            if let Some(unwanted) = unwanted {
                index.each(unwanted, range, |moment| without.push(moment))?;
            }
            let mut known = all(look, plan)?;
            known.retain(|moment| counts(*moment) && without.binary_search(moment).is_err());
            count += with_phrases(look, &phrases, &known)?;
        }
    }
    let scanned: HashSet<i64> = ask.scanned.iter().map(|key| key.moment).collect();
    let is_listed = |moment: &&i64| listed.holds(**moment) && unindexed.binary_search(moment).is_ok();
    Ok(count + scanned.iter().filter(is_listed).count())
}

/// How many of these have all phrases and no unwanted one.
fn with_phrases(look: &Look<'_>, phrases: &Phrases<'_>, moments: &[i64]) -> Result<usize, Stop> {
    if phrases.is_empty() {
        return Ok(moments.len());
    }
    let mut count = 0;
    for moment in moments {
        look.goes_on()?;
        count += usize::from(phrases.find(*moment)?.is_some());
    }
    Ok(count)
}

/// Which moments a view and a scope list.
enum Listed {
    All,
    /// Sorted.
    Only(Vec<i64>),
    AllBut(Vec<i64>),
}

impl Listed {
    fn new(look: &Look<'_>, plan: &Plan) -> Result<Self, Stop> {
        if plan.view == View::All {
            if let Feeds::AllBut(others) = &plan.feeds {
                let others = Plan {
                    feeds: Feeds::Some(others.clone()),
                    ..plan.clone()
                };
                return Ok(Self::AllBut(all(look, &others)?));
            }
            if plan.feeds == Feeds::All {
                return Ok(Self::All);
            }
        }
        Ok(Self::Only(all(look, plan)?))
    }

    fn holds(&self, moment: i64) -> bool {
        match self {
            Self::All => true,
            Self::Only(moments) => moments.binary_search(&moment).is_ok(),
            Self::AllBut(moments) => moments.binary_search(&moment).is_err(),
        }
    }
}

/// Every moment of a view and a scope, sorted.
fn all(look: &Look<'_>, plan: &Plan) -> Result<Vec<i64>, Stop> {
    const STEP: usize = 16_384;
    let mut found = Vec::new();
    let mut rest = Some(WHOLE);
    while let Some(stretch) = rest {
        look.goes_on()?;
        let chunk = base::moments(look, plan, stretch, STEP)?;
        found.extend(chunk.moments);
        rest = chunk.rest;
    }
    Ok(found)
}

/// The moments of all articles that the index does not have as they are now, sorted.
fn unindexed(look: &Look<'_>) -> Result<Vec<i64>, Stop> {
    let mut statement = look
        .connection
        .prepare_cached("SELECT moment FROM articles WHERE indexed = 0 ORDER BY moment")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
