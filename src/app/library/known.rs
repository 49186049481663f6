//! What is known of the library beside the rows: marks, counts, and lists as they were.

use std::collections::HashSet;

use crate::domain::article::ArticleId;
use crate::domain::library::{Counts, LibraryRow, View};

use super::super::App;
use super::super::effect::RequestId;
use super::super::list::Row;
use super::super::message::Marked;
use super::{Library, Snapshot};

/// How many read marks are remembered before those of articles long out of sight are let go.
const READ_MARKS: usize = 20_000;

impl Library {
    /// These marks are newer than what a list says that is on its way.
    pub(in crate::app) fn note_marked(&mut self, marked: &Marked) {
        let marks = marked.read.iter().chain(&marked.bookmarked).map(|(id, _)| id);
        let tags = marked.tags.iter().map(|(id, _)| id);
        self.marked.extend(marks.chain(tags).cloned());
    }
}

impl App {
    /// What is unread by now and stands in no row of the unread ones: they were read before that.
    pub(in crate::app) fn note_missing(&mut self) {
        if self.layout.view != View::Unread || !self.is_windowed() {
            return;
        }
        let rows: HashSet<&ArticleId> = self.list.rows.iter().flat_map(Row::ids).collect();
        let is_missing = |id: &&ArticleId| !self.read.contains(*id) && !rows.contains(*id);
        let missing: Vec<ArticleId> = self.library.marked.iter().filter(is_missing).cloned().collect();
        for id in &missing {
            // Asked for once; it may be of another feed than those that are listed.
            self.library.marked.remove(id);
        }
        self.library.is_outdated |= !missing.is_empty();
    }

    pub(super) fn take_row_marks(&mut self, rows: &[LibraryRow]) {
        let marked = &self.library.marked;
        // What a story's row says is said of the story; its reports have rows of their own.
        let reports = rows.iter().filter_map(|row| row.story.as_ref());
        let reports = reports.flat_map(|story| &story.reports);
        let reports = reports.filter_map(|report| report.row.as_deref());
        let alone = rows.iter().filter(|row| row.story.is_none());
        let all = alone.chain(reports);
        let newer: Vec<_> = all
            .clone()
            .filter(|row| !marked.contains(&row.article.id))
            .collect();
        for row in newer {
            self.take_marks_of(row);
        }
        if self.read.len() > READ_MARKS && self.prompt.is_none() {
            let listed = self.list.rows.iter().flat_map(Row::ids);
            let kept = self.kept.iter().map(|article| &article.id);
            let new = all.map(|row| &row.article.id);
            let told = self.stories.look_up.reports();
            let known: HashSet<_> = listed.chain(kept).chain(new).chain(told).cloned().collect();
            self.read.retain(|id| known.contains(id));
            self.tags.retain(|id, _| known.contains(id));
            self.notes.retain(|id, _| known.contains(id));
        }
    }

    /// The marks of an article, as the library has them.
    pub(in crate::app) fn take_marks_of(&mut self, row: &LibraryRow) {
        let id = &row.article.id;
        if row.is_read != self.read.contains(id) {
            put(&mut self.read, id, row.is_read);
        }
        if row.is_bookmarked != self.bookmarked.contains(id) {
            put(&mut self.bookmarked, id, row.is_bookmarked);
        }
        if row.tags.is_empty() {
            self.tags.remove(id);
        } else {
            self.tags.insert(id.clone(), row.tags.clone());
        }
        match &row.note {
            Some(note) => self.notes.insert(id.clone(), note.clone()),
            None => self.notes.remove(id),
        };
    }

    pub(in crate::app) fn take_counts(&mut self, id: RequestId, counts: Counts) {
        let library = &mut self.library;
        if library.part.id == id {
            library.part.listed = Some(counts.listed);
            library.counts = Some(counts);
        }
        library.answered.count(id, counts);
    }

    /// The list as it is, to be shown again at once.
    pub(in crate::app) fn snapshot(&self) -> Snapshot {
        Snapshot {
            rows: self.list.rows.clone(),
            part: self.library.part.clone(),
            generation: self.library.generation,
        }
    }

    /// Shows a list as it was; what is on its way comes too late.
    pub(in crate::app) fn show_again(&mut self, snapshot: Snapshot) {
        self.library.asked = None;
        self.library.is_outdated |= snapshot.generation != self.library.generation
            || snapshot.part.is_partial
            || snapshot.part.listed.is_none();
        self.list.rows = snapshot.rows;
        self.library.part = snapshot.part;
        self.library.shown_at = None;
        self.library.topmost = None;
        self.with_texts();
    }

    /// The library changed, by others than the screen.
    pub(in crate::app) fn note_change(&mut self) {
        let library = &mut self.library;
        library.generation += 1;
        library.is_outdated = true;
        library.answered.clear();
        library.texts.age();
    }

    /// A frame was drawn.
    pub(in crate::app) fn note_frame(&mut self) {
        let now = self.viewport.now;
        self.library.shown_at.get_or_insert(now);
        self.note_seen();
    }
}

fn put(ids: &mut HashSet<ArticleId>, id: &ArticleId, is_on: bool) {
    if is_on {
        ids.insert(id.clone());
    } else {
        ids.remove(id);
    }
}
