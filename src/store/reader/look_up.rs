//! The stories of single articles, whatever list these stand in.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::OptionalExtension;

use super::finish::Finish;
use super::look::{Look, Stop};
use super::plan::Plan;
use super::rows::number_of;
use super::{Ask, LookError, Reader};
use crate::domain::article::ArticleId;
use crate::domain::library::Listing;
use crate::domain::story::Story;

impl Reader {
    /// The story of each of these articles, in their order; none of one that stands alone.
    pub fn look_up_stories(&mut self, ids: &[ArticleId]) -> Result<Vec<Option<Arc<Story>>>, LookError> {
        let mut found = self.look(None, |look| stories(look, ids))?;
        // Without a library nothing is known of any.
        found.resize(ids.len(), None);
        Ok(found)
    }
}

fn stories(look: &Look<'_>, ids: &[ArticleId]) -> Result<Vec<Option<Arc<Story>>>, Stop> {
    let all = Listing::default();
    let ask = Ask {
        listing: &all,
        scanned: &[],
        now: jiff::Timestamp::UNIX_EPOCH,
        until: None,
    };
    let plan = Plan::new(look, &ask)?;
    let mut finish = Finish::new(look)?;
    let mut known: HashMap<i64, Option<Arc<Story>>> = HashMap::new();
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        look.goes_on()?;
        let Some(number) = number_of_story(look, id)? else {
            found.push(None);
            continue;
        };
        let story = match known.get(&number) {
            Some(story) => story.clone(),
            None => finish.story(&plan, number)?.map(Arc::new),
        };
        known.insert(number, story.clone());
        found.push(story);
    }
    Ok(found)
}

fn number_of_story(look: &Look<'_>, id: &ArticleId) -> Result<Option<i64>, Stop> {
    let Some(id) = number_of(id) else {
        return Ok(None);
    };
    let mut statement = look
        .connection
        .prepare_cached("SELECT story FROM articles WHERE id = ?1")?;
    let story = statement.query_row([id], |row| row.get(0)).optional()?;
    Ok(story.flatten())
}
