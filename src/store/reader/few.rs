//! Moments looked at beside others: a few of a small scope, those between two, one alone.

use super::base::{self, Chunk, Stretch};
use super::look::{Look, Stop};
use super::plan::Plan;
use crate::domain::library::View;

/// The moments of a view and a scope, sorted, if they are few enough to be looked through.
pub fn few(look: &Look<'_>, plan: &Plan) -> Result<Option<Vec<i64>>, Stop> {
    const FEW: usize = 8_000;
    const PART: usize = 8;
    let limit = (plan.of / PART).min(FEW);
    let known = match plan.view {
        View::Unread => plan.unread,
        View::All => plan.articles,
        View::Bookmarks | View::Updated | View::LastDay | View::Stories => 0,
    };
    if known > limit {
        return Ok(None);
    }
    let whole = Stretch {
        low: i64::MIN,
        high: i64::MAX,
        down: true,
    };
    let mut chunk = base::moments(look, plan, whole, limit + 1)?;
    if chunk.rest.is_some() || look.is_late() {
        return Ok(None);
    }
    chunk.moments.reverse();
    Ok(Some(chunk.moments))
}

/// A moment alone.
pub fn around(moment: i64) -> Stretch {
    Stretch {
        low: moment - 1,
        high: moment + 1,
        down: true,
    }
}

/// What is found from the first to the last of these moments, sorted.
pub fn between(
    moments: &[i64],
    find: impl Fn(Stretch, usize) -> Result<Chunk, Stop>,
) -> Result<Vec<i64>, Stop> {
    let (Some(first), Some(last)) = (moments.iter().min(), moments.iter().max()) else {
        return Ok(Vec::new());
    };
    let stretch = Stretch {
        low: first - 1,
        high: last + 1,
        down: false,
    };
    Ok(find(stretch, usize::MAX)?.moments)
}

/// Takes those out that stand among the others, which are sorted.
pub fn take_out(moments: &mut Vec<i64>, others: &[i64]) {
    if !others.is_empty() {
        moments.retain(|moment| others.binary_search(moment).is_err());
    }
}
