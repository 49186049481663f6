//! Grouping the library: what is new is read, put into stories, and handed over to be written.

mod loaded;

use std::collections::HashMap;

use jiff::Timestamp;

use crate::domain::article::ArticleId;
use crate::domain::library::Damage;
use crate::domain::limits;
use crate::jobs::index::Build;
use crate::store::Store;
use crate::store::reader::{Due, LookError, Reader};
use crate::store::stories::{Assigned, Filed, Progress, Round, Vector};
use crate::stories::group::{Features, Grouping, Kept, Refreshed, Rules, Settings};

pub use self::loaded::loaded;

/// How many rows of the window are read at once.
const ROWS: usize = 2_000;

/// Groups the library, a round at a time; the window is read when there is something to group.
#[derive(Debug)]
pub struct Grouper {
    reader: Reader,
    settings: Settings,
    window: Option<Window>,
}

/// What was read of the library, and goes on from there.
#[derive(Debug)]
struct Window {
    grouping: Grouping,
    rules: Rules,
    /// What is in the database has this generation.
    generation: i64,
}

/// What is known of a text that was read: the key of its content, and how many words it has.
#[derive(Clone, Copy, Debug)]
struct Text {
    content_key: i64,
    words: u32,
}

impl Grouper {
    pub fn new(reader: Reader) -> Self {
        Self {
            reader,
            settings: Settings::default(),
            window: None,
        }
    }

    /// The damage behind the latest error, if it was that; for who may write.
    pub fn take_damage(&mut self) -> Option<Damage> {
        self.reader.take_damage()
    }

    /// The next round, made and ready to be written; none where there is nothing to group.
    ///
    /// Before the one after it, [`Grouper::written`] must be told what came of it.
    pub fn round(&mut self, build: &Build<'_>, now: Timestamp) -> Result<Option<Round>, LookError> {
        let due = self.reader.due(limits::GROUPED_A_ROUND)?;
        if !due.is_any {
            return Ok(None);
        }
        let mut window = match self.window.take() {
            Some(window) if window.generation == due.progress.generation => window,
            _ => self.load()?,
        };
        if window.generation != due.progress.generation {
            // Somebody wrote meanwhile: what is due has changed, too.
            self.window = Some(window);
            return self.round(build, now);
        }
        let round = self.group(&mut window, due, build, now)?;
        self.window = Some(window);
        Ok(Some(round))
    }

    /// What came of writing the round; says whether to go on. What was not written is made anew.
    pub fn written(&mut self, outcome: Option<&Result<Progress, Progress>>) -> bool {
        match (outcome, &mut self.window) {
            (Some(Ok(progress)), Some(window)) => window.generation = progress.generation,
            _ => self.window = None,
        }
        outcome.is_some()
    }

    /// There is nothing to do for a while: a large window is let go of.
    pub fn rest(&mut self) {
        let is_large = |window: &Window| window.grouping.len() > limits::WINDOW_KEPT;
        if self.window.as_ref().is_some_and(is_large) {
            self.window = None;
        }
    }

    /// How far grouping has come.
    pub fn progress(&mut self) -> Result<Progress, LookError> {
        self.reader.grouping()
    }

    fn load(&mut self) -> Result<Window, LookError> {
        loop {
            let generation = self.reader.grouping()?.generation;
            let mut rows = Rows {
                reader: &mut self.reader,
                after: 0,
                part: Vec::new().into_iter(),
                failure: None,
            };
            let grouping = Grouping::load(self.settings, &mut rows);
            if let Some(failure) = rows.failure {
                return Err(failure);
            }
            let rules = rules(&mut self.reader)?;
            if self.reader.grouping()?.generation == generation {
                return Ok(Window {
                    grouping,
                    rules,
                    generation,
                });
            }
        }
    }

    fn group(
        &mut self,
        window: &mut Window,
        due: Due,
        build: &Build<'_>,
        now: Timestamp,
    ) -> Result<Round, LookError> {
        let mut texts = HashMap::with_capacity(due.articles.len());
        let (changed, new): (Vec<_>, Vec<_>) = due.articles.into_iter().partition(|one| one.is_changed);
        let mut batch = Vec::with_capacity(new.len());
        for some in new.chunks(limits::GROUPED_TEXTS) {
            let numbers: Vec<i64> = some.iter().map(|one| one.number).collect();
            let arrived: HashMap<i64, i64> = some.iter().map(|one| (one.number, one.arrived)).collect();
            batch.extend(self.read(&numbers, &arrived, build, &mut texts)?);
        }
        let refreshed = window.grouping.add(batch, now, &window.rules);
        let mut round = Round {
            progress: due.progress,
            ..Round::default()
        };
        take(&mut round, refreshed, &texts, true);
        for one in changed {
            let arrived = HashMap::from([(one.number, one.arrived)]);
            let features = self.read(&[one.number], &arrived, build, &mut texts)?;
            let filed = self.reader.filed_of(one.number)?;
            if let (Some(features), Some(Filed { data, .. })) = (features.into_iter().next(), filed) {
                let refreshed = window.grouping.update(features, &data, now, &window.rules);
                take(&mut round, refreshed, &texts, false);
            }
        }
        Ok(round)
    }

    /// What grouping needs of these articles; what cannot be read is left out.
    fn read(
        &mut self,
        numbers: &[i64],
        arrived: &HashMap<i64, i64>,
        build: &Build<'_>,
        texts: &mut HashMap<ArticleId, Text>,
    ) -> Result<Vec<Features>, LookError> {
        let mut read = Vec::with_capacity(numbers.len());
        for stored in self.reader.texts_of(numbers)? {
            let id = stored.id.clone();
            let article = stored.bytes.and_then(|bytes| build(&bytes, stored.id));
            let mut features = article.as_ref().map(Features::of).unwrap_or_default();
            features.article = Some(id.clone());
            features.stand_in = arrived.get(&stored.number).map(|at| at.div_euclid(1000));
            let text = Text {
                content_key: stored.content_key,
                words: features.words,
            };
            texts.insert(id, text);
            read.push(features);
        }
        Ok(read)
    }
}

/// Groups everything that is not yet, and writes it; says how many articles were grouped.
pub fn all(store: &mut Store, grouper: &mut Grouper, build: &Build<'_>) -> Result<usize, LookError> {
    let mut count = 0;
    while let Some(round) = grouper.round(build, Timestamp::now())? {
        let outcome = store.keep_round(&round);
        if matches!(outcome, Some(Ok(_))) {
            count += round.assigned.len();
        }
        if !grouper.written(outcome.as_ref()) {
            break;
        }
    }
    Ok(count)
}

fn rules(reader: &mut Reader) -> Result<Rules, LookError> {
    let said = reader.story_rules()?;
    let mut rules = Rules::new(said.rules);
    for (article, story) in said.places {
        rules.place(article, story);
    }
    Ok(rules)
}

/// Takes what the engine did into the round.
fn take(round: &mut Round, refreshed: Refreshed, texts: &HashMap<ArticleId, Text>, is_new: bool) {
    let vector = |article: &ArticleId, data: Vec<u8>| {
        let text = texts.get(article)?;
        Some(Vector {
            article: article.clone(),
            words: text.words,
            content_key: text.content_key,
            data,
        })
    };
    let mut kept: HashMap<ArticleId, Vec<u8>> = refreshed.kept.into_iter().collect();
    for assignment in refreshed.assignments {
        // What came and left the window in one round is written, and let go of at its end.
        let vector = if is_new {
            vector(
                &assignment.article,
                kept.remove(&assignment.article).unwrap_or_default(),
            )
        } else {
            None
        };
        round.assigned.push(Assigned { assignment, vector });
    }
    let changed = kept.into_iter();
    round
        .changed
        .extend(changed.filter_map(|(article, data)| vector(&article, data)));
    round.reworded.extend(refreshed.reworded);
    round.left.extend(refreshed.gone);
}

/// The rows of the window, a part at a time.
struct Rows<'r> {
    reader: &'r mut Reader,
    after: i64,
    part: std::vec::IntoIter<Filed>,
    failure: Option<LookError>,
}

impl Iterator for Rows<'_> {
    type Item = Kept;

    fn next(&mut self) -> Option<Kept> {
        if self.part.len() == 0 && self.failure.is_none() {
            match self.reader.filed(self.after, ROWS) {
                Ok(part) => self.part = part.into_iter(),
                Err(failure) => self.failure = Some(failure),
            }
        }
        let filed = self.part.next()?;
        self.after = filed.number;
        Some(Kept {
            article: filed.article,
            story: filed.story,
            bytes: filed.data,
        })
    }
}
