//! What keys and the mouse do while a form lies over the screen.

use crate::app::App;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::message::{Pointer, Pointing};

use super::{Choice, Form, Kind};

impl App {
    pub(in crate::app) fn act_on_form(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.viewport.sheet_rows.max(1)).unwrap_or(isize::MAX);
        match action {
            Action::Down | Action::OtherPaneDown => self.step_form(1),
            Action::Up | Action::OtherPaneUp => self.step_form(-1),
            Action::PageDown | Action::HalfPageDown => self.step_form(page),
            Action::PageUp | Action::HalfPageUp => self.step_form(-page),
            Action::Back | Action::BackOrQuit => self.take_form_back(),
            Action::Accept => return self.accept_choice(),
            Action::Suspend | Action::Redraw | Action::Quit => return self.act_on_screen(action),
            _ => {}
        }
        Vec::new()
    }

    /// Moves the cursor from choice to choice, or the lines where there is nothing to choose.
    fn step_form(&mut self, step: isize) {
        let choices = self.choices().len();
        let last_top = self.viewport.sheet_lines.saturating_sub(self.viewport.sheet_rows);
        let Some(form) = &mut self.form else { return };
        let places = choices + usize::from(form.line.is_some());
        if places == 0 {
            form.top = form.top.saturating_add_signed(step).min(last_top);
        } else {
            form.cursor = form.cursor.saturating_add_signed(step).min(places - 1);
        }
    }

    fn choices(&self) -> Vec<Choice> {
        self.form_rows()
            .into_iter()
            .filter_map(|row| row.choice)
            .collect()
    }

    fn accept_choice(&mut self) -> Vec<Effect> {
        let chosen = self.form.as_ref().and_then(Form::chosen);
        let choice = chosen.and_then(|index| self.choices().into_iter().nth(index));
        match self.form.as_ref().map(|form| &form.kind) {
            Some(Kind::Add(_)) => self.accept_in_add(choice),
            Some(Kind::Edit(_)) => self.accept_in_edit(choice),
            Some(Kind::Folder(_)) => self.accept_folder(choice),
            Some(Kind::About(_)) | None => {
                self.form = None;
                Vec::new()
            }
        }
    }

    /// Esc: a step back in the form, then out of it.
    fn take_form_back(&mut self) {
        let Some(form) = &mut self.form else { return };
        let is_done = match &mut form.kind {
            Kind::Add(_) => form.take_add_back(),
            Kind::Edit(_) => form.take_edit_back(),
            Kind::About(_) | Kind::Folder(_) => true,
        };
        if is_done {
            self.form = None;
        }
    }

    /// A key that means nothing else edits the line.
    pub(in crate::app) fn type_into_form(&mut self, key: Key) -> Vec<Effect> {
        if let Some(form) = &mut self.form
            && let Some(typed) = &mut form.line
            && typed.line.press(key)
        {
            form.cursor = 0;
        }
        Vec::new()
    }

    pub(in crate::app) fn paste_into_form(&mut self, text: &str) -> Vec<Effect> {
        if let Some(form) = &mut self.form
            && let Some(typed) = &mut form.line
        {
            typed.line.paste(text.trim());
            form.cursor = 0;
        }
        Vec::new()
    }

    pub(in crate::app) fn point_at_form(&mut self, pointer: Pointer) -> Vec<Effect> {
        let (column, row) = (pointer.column, pointer.row);
        match pointer.kind {
            Pointing::WheeledDown => self.step_form(1),
            Pointing::WheeledUp => self.step_form(-1),
            Pointing::Clicked if !self.viewport.sheet.has(column, row) => self.form = None,
            Pointing::Clicked if self.viewport.sheet_body.has(column, row) => {
                let line = usize::from(row - self.viewport.sheet_body.row) + self.viewport.sheet_top;
                return self.take_form_line(line);
            }
            _ => {}
        }
        Vec::new()
    }

    /// A click takes what Enter would take on that line.
    fn take_form_line(&mut self, line: usize) -> Vec<Effect> {
        let Some(clicked) = self.viewport.form_rows.get(line).copied() else {
            return Vec::new();
        };
        let rows = self.form_rows();
        let is_choice = rows.get(clicked).is_some_and(|row| row.choice.is_some());
        let before = rows.iter().take(clicked).filter(|row| row.choice.is_some());
        let index = before.count();
        match &mut self.form {
            Some(form) if is_choice => {
                form.cursor = index + usize::from(form.line.is_some());
                self.accept_choice()
            }
            _ => Vec::new(),
        }
    }
}
