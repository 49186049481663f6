//! Window: the articles that a new one may be grouped with, and their stories.

mod leaving;

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::counts::Counts;
use super::entry::{Brief, Entry};
use super::index::Index;
use super::slots::Slots;
use crate::domain::article::ArticleId;
use crate::domain::story::StoryId;

const DAY: i64 = 24 * 60 * 60;

/// A story's reports in the window, by slot.
#[derive(Debug, Default)]
pub struct Members {
    pub id: StoryId,
    pub slots: Vec<u32>,
}

/// See the head of this file.
#[derive(Debug, Default)]
pub struct Window {
    pub counts: Counts,
    pub index: Index,
    entries: VecDeque<Option<Entry>>,
    briefs: VecDeque<Brief>,
    /// The slot of the first entry.
    base: u32,
    slots: Slots,
    stories: Vec<Members>,
    free: Vec<u32>,
    known: HashMap<StoryId, u32>,
    days: BTreeMap<i64, Vec<u32>>,
}

pub fn day(time: i64) -> i64 {
    time.div_euclid(DAY)
}

fn id_of(entries: &VecDeque<Option<Entry>>, base: u32, slot: u32) -> Option<&ArticleId> {
    let entry = entries.get(slot.checked_sub(base)? as usize)?.as_ref();
    entry.map(|entry| &entry.article)
}

impl Window {
    /// How many slots there are, empty ones counted, and the first of them.
    pub fn slots(&self) -> (usize, u32) {
        (self.entries.len(), self.base)
    }

    pub fn len(&self) -> usize {
        self.slots.len()
    }

    pub fn entry(&self, slot: u32) -> Option<&Entry> {
        let at = slot.checked_sub(self.base)?;
        self.entries.get(at as usize)?.as_ref()
    }

    pub fn brief(&self, slot: u32) -> Option<&Brief> {
        let at = slot.checked_sub(self.base)?;
        self.briefs.get(at as usize).filter(|brief| brief.is_there)
    }

    pub fn entry_mut(&mut self, slot: u32) -> Option<&mut Entry> {
        let at = slot.checked_sub(self.base)?;
        self.entries.get_mut(at as usize)?.as_mut()
    }

    pub fn slot(&self, article: &ArticleId) -> Option<u32> {
        let is_its = |slot| self.entry(slot).is_some_and(|entry| entry.article == *article);
        self.slots.get(article, is_its)
    }

    pub fn members(&self, story: u32) -> &Members {
        &self.stories[story as usize]
    }

    pub fn story_of(&self, slot: u32) -> Option<StoryId> {
        self.entry(slot).map(|entry| self.members(entry.story).id)
    }

    /// Where a story stands that is in the window.
    pub fn known(&self, story: StoryId) -> Option<u32> {
        self.known.get(&story).copied()
    }

    /// The entries of these slots, the youngest first.
    pub fn youngest(&self) -> impl Iterator<Item = (u32, &Entry)> {
        let length = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let slots = (self.base..self.base.saturating_add(length))
            .rev()
            .zip(self.entries.iter().rev());
        slots.filter_map(|(slot, entry)| Some((slot, entry.as_ref()?)))
    }

    /// The slot of the article that comes next.
    pub fn next_slot(&self) -> u32 {
        let length = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.base.saturating_add(length)
    }

    /// The place in the order of assigning that comes next.
    pub fn next_order(&self) -> u64 {
        let last = self.youngest().next();
        last.map_or(0, |(_, last)| last.order.saturating_add(1))
    }

    /// Puts an article into the window; its story is made if there is none of this id.
    pub fn insert(&mut self, mut entry: Entry, story: StoryId) -> u32 {
        let slot = self.next_slot();
        entry.story = self.open(story);
        self.index.add(&mut self.counts.all, slot, &entry.vector);
        let (entries, base) = (&self.entries, self.base);
        self.slots
            .add(&entry.article, slot, |slot| id_of(entries, base, slot));
        self.days.entry(day(entry.time)).or_default().push(slot);
        self.stories[entry.story as usize].slots.push(slot);
        self.briefs.push_back(Brief {
            time: entry.time,
            language: entry.language,
            is_there: true,
        });
        self.entries.push_back(Some(entry));
        slot
    }

    /// Where the story of this id stands; made if it is not there.
    fn open(&mut self, id: StoryId) -> u32 {
        if let Some(story) = self.known(id) {
            return story;
        }
        let members = Members {
            id,
            slots: Vec::new(),
        };
        let story = if let Some(free) = self.free.pop() {
            self.stories[free as usize] = members;
            free
        } else {
            self.stories.push(members);
            u32::try_from(self.stories.len() - 1).unwrap_or(u32::MAX)
        };
        self.known.insert(id, story);
        story
    }

    /// Moves an article to another story.
    pub fn move_to(&mut self, slot: u32, id: StoryId) {
        let Some(from) = self.entry(slot).map(|entry| entry.story) else {
            return;
        };
        let to = self.open(id);
        if from == to {
            return;
        }
        if let Some(entry) = self.entry_mut(slot) {
            entry.story = to;
        }
        self.unsettle(from);
        self.unsettle(to);
        let slots = &mut self.stories[to as usize].slots;
        let at = slots.partition_point(|other| *other < slot);
        slots.insert(at, slot);
        self.stories[from as usize].slots.retain(|other| *other != slot);
        self.close_if_empty(from);
    }

    /// Its reports are to be looked at anew.
    fn unsettle(&mut self, story: u32) {
        for at in 0..self.members(story).slots.len() {
            let slot = self.members(story).slots[at];
            if let Some(entry) = self.entry_mut(slot) {
                entry.settled = None;
            }
        }
    }

    fn close_if_empty(&mut self, story: u32) {
        let members = &mut self.stories[story as usize];
        if members.slots.is_empty() && self.known.remove(&members.id).is_some() {
            members.slots = Vec::new();
            self.free.push(story);
        }
    }

    /// Puts a changed article where it stood.
    pub fn exchange(&mut self, slot: u32, mut entry: Entry) {
        let Some(old) = self.entry_mut(slot) else {
            return;
        };
        let story = old.story;
        entry.story = story;
        let (time, language) = (entry.time, entry.language);
        let vector = entry.vector.clone();
        let old = std::mem::replace(old, entry);
        self.index.remove(&mut self.counts.all, slot, &old.vector);
        self.index.add(&mut self.counts.all, slot, &vector);
        self.unsettle(story);
        if let Some(brief) = self.briefs.get_mut((slot - self.base) as usize) {
            (brief.time, brief.language) = (time, language);
        }
    }

    /// Forgets the words as written of all but so many of the youngest.
    pub fn drop_written(&mut self, kept: usize) {
        let stale = self.youngest().skip(kept);
        let stale = stale.take_while(|(_, entry)| entry.written.is_some());
        let stale: Vec<u32> = stale.map(|(slot, _)| slot).collect();
        for slot in stale {
            if let Some(entry) = self.entry_mut(slot) {
                entry.written = None;
            }
        }
    }

    /// Takes an article out; its counts are the caller's.
    pub fn remove(&mut self, slot: u32) -> Option<Entry> {
        let entry = self.take(slot)?;
        self.index.remove(&mut self.counts.all, slot, &entry.vector);
        let of_day = day(entry.time);
        if let Some(slots) = self.days.get_mut(&of_day) {
            slots.retain(|other| *other != slot);
            if slots.is_empty() {
                self.days.remove(&of_day);
            }
        }
        self.stories[entry.story as usize]
            .slots
            .retain(|other| *other != slot);
        self.unsettle(entry.story);
        self.close_if_empty(entry.story);
        self.drop_empty();
        Some(entry)
    }

    fn take(&mut self, slot: u32) -> Option<Entry> {
        let at = slot.checked_sub(self.base)? as usize;
        let article = self.entry(slot)?.article.clone();
        let (entries, base) = (&self.entries, self.base);
        self.slots
            .remove(&article, slot, |slot| id_of(entries, base, slot));
        let entry = self.entries.get_mut(at)?.take()?;
        if let Some(brief) = self.briefs.get_mut(at) {
            brief.is_there = false;
        }
        Some(entry)
    }

    fn drop_empty(&mut self) {
        while let Some(None) = self.entries.front() {
            self.entries.pop_front();
            self.briefs.pop_front();
            self.base = self.base.saturating_add(1);
        }
    }
}
