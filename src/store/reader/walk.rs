//! The walk along a listing, from any place in either direction: title hits, then the others.

use super::base::{self, Chunk, Stretch};
use super::few::{around, between, few, take_out};
use super::found::Index;
use super::look::{Look, Stop};
use super::phrases::Phrases;
use super::plan::Plan;
use super::rows::{self, Row};
use super::stories::Places;
use crate::domain::library::{Key, View};
use crate::domain::query::{Expression, Hit};

/// How many moments are asked for at first, and at most.
const FIRST: usize = 64;
const MOST: usize = 16_384;

/// A listing that can be walked.
pub struct Walk<'l> {
    pub look: &'l Look<'l>,
    pub plan: &'l Plan,
    /// The unread ones among them, where they are a table of their own.
    unread: Plan,
    index: Index<'l>,
    phrases: Phrases<'l>,
    /// What was found in articles that the index does not have.
    scanned: Vec<Key>,
    /// The only moments that can be listed, sorted, where they are few.
    few: Option<Vec<i64>>,
    pub places: Places,
}

/// From where on a listing is walked, and which way.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// The place itself is left out; none is the end of the listing.
    pub from: Option<Key>,
    /// In the order of the listing.
    pub forward: bool,
}

/// What a walk came by.
#[derive(Debug, Default)]
pub struct Gathered {
    pub rows: Vec<(Hit, Row)>,
    pub has_more: bool,
}

impl<'l> Walk<'l> {
    pub fn new(look: &'l Look<'l>, plan: &'l Plan, scanned: &[Key]) -> Result<Self, Stop> {
        let mut scanned = scanned.to_vec();
        scanned.sort_unstable_by_key(|key| (key.hit, key.moment));
        let few = if plan.seeks() && !plan.is_all() {
            few(look, plan)?
        } else {
            None
        };
        let mut unread = plan.clone();
        if matches!(plan.view, View::All | View::LastDay) {
            unread.view = View::Unread;
        }
        Ok(Self {
            look,
            plan,
            unread,
            index: Index::new(look)?,
            phrases: Phrases::new(look, &plan.expression.phrases)?,
            scanned,
            few,
            places: Places::default(),
        })
    }

    /// Up to `count` rows from a place on; only unread ones if that is asked.
    pub fn gather(&self, start: Start, count: usize, unread: bool) -> Result<Gathered, Stop> {
        let mut gathered = Gathered::default();
        let mut sections = vec![Hit::Body];
        if self.plan.expression.wanted.is_some() {
            sections.insert(0, Hit::Title);
        }
        if !start.forward {
            sections.reverse();
        }
        for hit in sections {
            let is_before = |from: Key| {
                if start.forward {
                    hit < from.hit
                } else {
                    hit > from.hit
                }
            };
            if start.from.is_some_and(is_before) {
                continue;
            }
            let from = start.from.filter(|from| from.hit == hit).map(|from| from.moment);
            let stretch = self.stretch(start.forward, from);
            self.section(hit, stretch, count, unread, &mut gathered)?;
            if gathered.has_more || self.look.is_late() {
                break;
            }
        }
        Ok(gathered)
    }

    /// The row of an article that is listed, with its place: its own, or that of its story.
    pub fn find(&self, moment: i64) -> Result<Option<(Hit, Row)>, Stop> {
        let moment = match self.story_of(moment)? {
            Some(story) => self.places.of(self.look, self.plan, story)?.unwrap_or(moment),
            None => moment,
        };
        let only = around(moment);
        for hit in [Hit::Title, Hit::Body] {
            if hit == Hit::Title && self.plan.expression.wanted.is_none() {
                continue;
            }
            let mut gathered = Gathered::default();
            self.section(hit, only, 1, false, &mut gathered)?;
            if let Some(found) = gathered.rows.pop() {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The next moments of unread articles that the view and the scope list.
    pub fn unread_moments(&self, stretch: Stretch, count: usize) -> Result<Chunk, Stop> {
        let mut chunk = base::moments(self.look, &self.unread, stretch, count)?;
        let mut kept = Vec::with_capacity(chunk.moments.len());
        for moment in chunk.moments {
            let row = rows::row(self.look, moment)?;
            if row.is_some_and(|row| row.is_unread && self.plan.lists(&row)) {
                kept.push(moment);
            }
        }
        chunk.moments = kept;
        Ok(chunk)
    }

    /// The story that the article of this moment shares a row with, if it does.
    pub fn story_of(&self, moment: i64) -> Result<Option<i64>, Stop> {
        if !self.plan.is_grouped {
            return Ok(None);
        }
        Ok(rows::row(self.look, moment)?.and_then(|row| row.story))
    }

    pub fn stretch(&self, forward: bool, from: Option<i64>) -> Stretch {
        let down = self.plan.newest_first == forward;
        let mut whole = Stretch {
            low: self.plan.low - 1,
            high: i64::MAX,
            down,
        };
        if let Some(few) = &self.few {
            whole.low = few.first().map_or(i64::MAX, |first| first - 1);
            whole.high = few.last().map_or(i64::MIN, |last| last + 1);
        }
        let narrowed = |from: i64| {
            let after = whole.after(from);
            Stretch {
                low: after.low.max(whole.low),
                high: after.high.min(whole.high),
                ..whole
            }
        };
        from.map_or(whole, narrowed)
    }

    /// Adds the rows of one section, until there are `count` and it is known whether more follow.
    fn section(
        &self,
        hit: Hit,
        stretch: Stretch,
        count: usize,
        unread: bool,
        gathered: &mut Gathered,
    ) -> Result<(), Stop> {
        let mut rest = Some(stretch);
        let mut size = FIRST.max(count.saturating_add(1)).min(MOST);
        while let Some(stretch) = rest {
            let chunk = self.chunk(hit, stretch, size, unread)?;
            for (moment, is_found) in self.with_scanned(hit, stretch, &chunk) {
                if !self.look.goes_on()? {
                    return Ok(());
                }
                let row = self.row(hit, moment, is_found)?;
                let Some(row) = row.filter(|row| row.is_unread || !unread) else {
                    continue;
                };
                if gathered.rows.len() >= count {
                    gathered.has_more = true;
                    return Ok(());
                }
                gathered.rows.push((hit, row));
            }
            if self.look.is_late() {
                return Ok(());
            }
            rest = chunk.rest;
            size = (size * 4).min(MOST);
        }
        Ok(())
    }

    /// The row of a moment that was found by the index, or else in a text without one.
    fn row(&self, hit: Hit, moment: i64, is_found: bool) -> Result<Option<Row>, Stop> {
        if self
            .few
            .as_ref()
            .is_some_and(|few| few.binary_search(&moment).is_err())
        {
            return Ok(None);
        }
        if is_found && !self.has_phrases(hit, moment)? {
            return Ok(None);
        }
        let row = rows::row(self.look, moment)?.filter(|row| self.plan.lists(row));
        let row = match row.as_ref().and_then(|row| row.story) {
            Some(story) if self.plan.is_grouped => {
                let place = self.places.of(self.look, self.plan, story)?;
                row.filter(|row| Some(row.moment) == place)
            }
            _ => row,
        };
        // Of a text that changed, the index has the old words.
        Ok(row.filter(|row| !self.plan.seeks() || row.is_indexed == is_found))
    }

    /// Whether what the index found here has all phrases, and has them here.
    fn has_phrases(&self, hit: Hit, moment: i64) -> Result<bool, Stop> {
        if self.phrases.is_empty() {
            return Ok(true);
        }
        let Some(found) = self.phrases.find(moment)? else {
            return Ok(false);
        };
        let Some(wanted) = &self.plan.expression.wanted else {
            return Ok(true);
        };
        // Where the phrases are in the title, the other words may still be in the text alone.
        let is_title = found == Hit::Title
            && (hit == Hit::Title || !self.index.titles(wanted, around(moment), 1)?.moments.is_empty());
        Ok(is_title == (hit == Hit::Title))
    }

    /// The moments of a chunk with those that were scanned; each once or, of either kind, twice.
    fn with_scanned(&self, hit: Hit, stretch: Stretch, chunk: &Chunk) -> Vec<(i64, bool)> {
        let covered = match chunk.rest {
            Some(rest) if stretch.down => Stretch {
                low: rest.high - 1,
                ..stretch
            },
            Some(rest) => Stretch {
                high: rest.low + 1,
                ..stretch
            },
            None => stretch,
        };
        let mut all: Vec<(i64, bool)> = chunk.moments.iter().map(|moment| (*moment, true)).collect();
        let known = all.len();
        let start = self
            .scanned
            .partition_point(|key| (key.hit, key.moment) <= (hit, covered.low));
        let scanned = self.scanned[start..].iter();
        all.extend(
            scanned
                .take_while(|key| key.hit == hit && covered.holds(key.moment))
                .map(|key| (key.moment, false)),
        );
        if all.len() > known {
            all.sort_unstable();
            all.dedup();
            if stretch.down {
                all.reverse();
            }
        }
        all
    }

    fn chunk(&self, hit: Hit, stretch: Stretch, size: usize, unread: bool) -> Result<Chunk, Stop> {
        let Expression { wanted, unwanted, .. } = &self.plan.expression;
        let plan = if unread { &self.unread } else { self.plan };
        match (wanted, unwanted, hit) {
            (None, None, _) => base::moments(self.look, plan, stretch, size),
            (None, Some(unwanted), _) => {
                let mut chunk = base::moments(self.look, plan, stretch, size)?;
                let others = between(&chunk.moments, |stretch, count| {
                    self.index.texts(unwanted, stretch, count)
                })?;
                take_out(&mut chunk.moments, &others);
                Ok(chunk)
            }
            (Some(wanted), unwanted, Hit::Title) => {
                let mut chunk = self.index.titles(wanted, stretch, size)?;
                if let Some(unwanted) = unwanted {
                    let others = between(&chunk.moments, |stretch, count| {
                        self.index.texts(unwanted, stretch, count)
                    })?;
                    take_out(&mut chunk.moments, &others);
                }
                Ok(chunk)
            }
            (Some(wanted), unwanted, Hit::Body) => {
                let expression = match unwanted {
                    Some(unwanted) => &format!("({wanted}) NOT ({unwanted})"),
                    None => wanted,
                };
                let mut chunk = self.index.texts(expression, stretch, size)?;
                if self.phrases.is_empty() {
                    let titles = between(&chunk.moments, |stretch, count| {
                        self.index.titles(wanted, stretch, count)
                    })?;
                    take_out(&mut chunk.moments, &titles);
                }
                Ok(chunk)
            }
        }
    }
}
