//! Score: how near an article is to each story of its neighbours.

use super::Settings;
use super::search::{Candidate, Sought, days_apart};
use super::window::Window;

/// How many of a story's reports are looked at to count them.
const LOOKED_AT: usize = 64;

/// A story, and how near it is.
#[derive(Clone, Copy, Debug)]
pub struct Scored {
    pub story: u32,
    pub score: f32,
    /// Of how many reports that is the mean.
    pub reports: u32,
    pub nearest: Candidate,
}

/// The stories of these candidates, with the mean of the nearest reports of each.
#[allow(clippy::cast_precision_loss, reason = "a handful of reports")]
pub fn stories(
    window: &Window,
    settings: &Settings,
    sought: &Sought,
    candidates: &[Candidate],
) -> Vec<Scored> {
    candidates
        .chunk_by(|one, other| one.story == other.story)
        .map(|of_story| {
            let (sum, count) = near(window, settings, sought, of_story);
            Scored {
                story: of_story[0].story,
                score: sum / count as f32,
                reports: u32::try_from(count).unwrap_or(u32::MAX),
                nearest: of_story[0],
            }
        })
        .collect()
}

/// How near the nearest reports are together, and how many they are; where there are fewer, all there are.
fn near(window: &Window, settings: &Settings, sought: &Sought, of_story: &[Candidate]) -> (f32, usize) {
    let nearest = &of_story[..of_story.len().min(settings.nearest)];
    let sum: f32 = nearest.iter().map(|candidate| candidate.near).sum();
    let members = window.members(of_story[0].story).slots.iter().rev();
    let in_time = members.take(LOOKED_AT).filter(|slot| {
        let brief = window.brief(**slot).filter(|_| sought.slot != Some(**slot));
        brief.is_some_and(|brief| days_apart(brief.time, sought.time) <= f32::from(settings.window_days))
    });
    let count = in_time.take(settings.nearest).count();
    (sum, count.max(nearest.len()).max(1))
}

/// The nearest of these that is not barred; of equal ones the one with the lowest id.
pub fn best<'a>(
    window: &Window,
    scored: &'a [Scored],
    is_allowed: impl Fn(&Scored) -> bool,
) -> Option<&'a Scored> {
    let allowed = scored.iter().filter(|scored| is_allowed(scored));
    allowed.max_by(|one, other| {
        let id = |scored: &Scored| window.members(scored.story).id;
        one.score
            .total_cmp(&other.score)
            .then_with(|| id(other).cmp(&id(one)))
    })
}
