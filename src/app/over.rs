//! What keys and the mouse do while a sheet lies over the screen.

use super::App;
use super::action::Action;
use super::effect::Effect;
use super::enclosures::take_enclosure;
use super::key::Key;
use super::message::{Pointer, Pointing};
use super::sheet::{Entry, EntryKind, Kind, Sheet};

impl App {
    /// The lines of the sheet that lies over the screen.
    pub fn sheet_entries(&self) -> Vec<Entry> {
        self.sheet
            .as_ref()
            .map(|sheet| sheet.entries(&self.keymap, &self.notices))
            .unwrap_or_default()
    }

    pub(super) fn open_sheet(&mut self, kind: Kind) -> Vec<Effect> {
        self.sheet = Some(Sheet::new(kind));
        Vec::new()
    }

    pub(super) fn act_on_sheet(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.viewport.sheet_rows.max(1)).unwrap_or(isize::MAX);
        match action {
            Action::Down | Action::OtherPaneDown => self.step_sheet(1),
            Action::Up | Action::OtherPaneUp => self.step_sheet(-1),
            Action::PageDown | Action::HalfPageDown => self.step_sheet(page),
            Action::PageUp | Action::HalfPageUp => self.step_sheet(-page),
            Action::Back | Action::BackOrQuit => self.sheet = None,
            Action::Accept => return self.accept_entry(),
            Action::Save => return self.save_entry(),
            Action::Suspend | Action::Redraw | Action::Quit => return self.act_on_screen(action),
            _ => {}
        }
        Vec::new()
    }

    /// Moves the cursor, or the lines where there is none.
    fn step_sheet(&mut self, step: isize) {
        let entries = self.sheet_entries().len();
        let last_top = self.viewport.sheet_lines.saturating_sub(self.viewport.sheet_rows);
        let Some(sheet) = &mut self.sheet else { return };
        let (place, last) = if sheet.has_cursor() {
            (&mut sheet.selected, entries.saturating_sub(1))
        } else {
            (&mut sheet.top, last_top)
        };
        *place = place.saturating_add_signed(step).min(last);
    }

    fn accept_entry(&mut self) -> Vec<Effect> {
        let entries = self.sheet_entries();
        let Some(sheet) = self.sheet.take() else {
            return Vec::new();
        };
        let chosen = entries
            .get(sheet.selected)
            .filter(|_| sheet.has_cursor())
            .map(|entry| entry.kind);
        match chosen {
            Some(EntryKind::Action(action)) => self.act(action),
            Some(EntryKind::Link(index)) => self.open_link(index),
            Some(EntryKind::Enclosure(index)) => take_enclosure(&sheet.kind, index, false),
            _ => Vec::new(),
        }
    }

    /// Saves the selected file that comes with the article; the sheet stays for the next one.
    fn save_entry(&mut self) -> Vec<Effect> {
        let entries = self.sheet_entries();
        let Some(sheet) = &self.sheet else {
            return Vec::new();
        };
        match entries.get(sheet.selected).map(|entry| entry.kind) {
            Some(EntryKind::Enclosure(index)) => take_enclosure(&sheet.kind, index, true),
            _ => Vec::new(),
        }
    }

    /// A key that is bound to nothing here: text for the line that is being typed.
    pub(super) fn type_key(&mut self, key: Key) -> Vec<Effect> {
        let Some(sheet) = &mut self.sheet else {
            return if self.form.is_some() {
                self.type_into_form(key)
            } else {
                self.type_into_prompt(key)
            };
        };
        if sheet.filter.press(key) {
            sheet.to_top();
        }
        Vec::new()
    }

    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        let Some(sheet) = &mut self.sheet else {
            return if self.form.is_some() {
                self.paste_into_form(text)
            } else {
                self.paste_into_prompt(text)
            };
        };
        sheet.filter.paste(text);
        sheet.to_top();
        Vec::new()
    }

    pub(super) fn point_at_sheet(&mut self, pointer: Pointer) -> Vec<Effect> {
        let (column, row) = (pointer.column, pointer.row);
        match pointer.kind {
            Pointing::WheeledDown => self.step_sheet(1),
            Pointing::WheeledUp => self.step_sheet(-1),
            Pointing::Clicked if !self.viewport.sheet.has(column, row) => self.sheet = None,
            Pointing::Clicked if self.viewport.sheet_body.has(column, row) => {
                let line = usize::from(row - self.viewport.sheet_body.row);
                return self.take_line(self.viewport.sheet_top + line);
            }
            _ => {}
        }
        Vec::new()
    }

    /// A click takes what Enter would take on that line.
    fn take_line(&mut self, line: usize) -> Vec<Effect> {
        let entries = self.sheet_entries().len();
        match &mut self.sheet {
            Some(sheet) if sheet.has_cursor() && line < entries => {
                sheet.selected = line;
                self.accept_entry()
            }
            _ => Vec::new(),
        }
    }
}
