//! Score: how near an article is to each story of its neighbours.

use super::Settings;
use super::search::{Candidate, Sought, days_apart};
use super::window::Window;
use crate::domain::article::ArticleId;

/// How many of a story's reports are looked at to count its voices.
const LOOKED_AT: usize = 64;

/// A story, and how near it is.
#[derive(Clone, Copy, Debug)]
pub struct Scored {
    pub story: u32,
    pub score: f32,
    pub nearest: Candidate,
}

/// The stories of these candidates, with the mean of their nearest voices.
pub fn stories(
    window: &Window,
    settings: &Settings,
    sought: &Sought,
    candidates: &[Candidate],
) -> Vec<Scored> {
    candidates
        .chunk_by(|one, other| one.story == other.story)
        .map(|of_story| Scored {
            story: of_story[0].story,
            score: score(window, settings, sought, of_story),
            nearest: of_story[0],
        })
        .collect()
}

/// The mean of the nearest voices; where there are fewer, of all there are.
fn score(window: &Window, settings: &Settings, sought: &Sought, of_story: &[Candidate]) -> f32 {
    let mut heard: Vec<&ArticleId> = Vec::with_capacity(settings.voices);
    let mut sum = 0.0;
    for candidate in of_story {
        if heard.len() == settings.voices {
            break;
        }
        let Some(entry) = window.entry(candidate.slot) else {
            continue;
        };
        if !heard.contains(&entry.voice()) {
            heard.push(entry.voice());
            sum += candidate.near;
        }
    }
    let members = &window.members(of_story[0].story).slots;
    for slot in members.iter().rev().take(LOOKED_AT) {
        if heard.len() == settings.voices {
            break;
        }
        let Some(entry) = window.entry(*slot) else {
            continue;
        };
        let is_near = days_apart(entry.time, sought.time) <= settings.window_days as f32;
        if is_near && sought.slot != Some(*slot) && !heard.contains(&entry.voice()) {
            heard.push(entry.voice());
        }
    }
    sum / heard.len().max(1) as f32
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
