//! Lines typed for an article: its tags, a note on it, the command that is given its text.

use crate::domain::limits;
use crate::domain::text::Text;

use super::App;
use super::command;
use super::effect::{Change, Effect};
use super::library::Errand;
use super::prompt::Purpose;

impl App {
    /// Opens the line with what is there already.
    pub(super) fn start_line(&mut self, purpose: Purpose) -> Vec<Effect> {
        let Some(id) = self.reader.article.as_ref().map(|article| &article.id) else {
            return self.say("no article is selected");
        };
        let text = match purpose {
            Purpose::Tags => self.tags.get(id).map(|tags| line_of(tags)),
            Purpose::Note => self.notes.get(id).map(ToString::to_string),
            _ => Some(command::line(&self.settings.pipe)),
        };
        self.start_prompt_with(purpose, &text.unwrap_or_default());
        Vec::new()
    }

    /// A click elsewhere ends the line as Enter does; only a command is not run by chance.
    pub(super) fn end_line(&mut self) -> Vec<Effect> {
        match self.prompt.as_ref().map(|prompt| prompt.purpose) {
            Some(Purpose::Tags | Purpose::Note) => self.take_typed(),
            _ => {
                self.keep_search();
                Vec::new()
            }
        }
    }

    /// Does what the line is for.
    pub(super) fn take_typed(&mut self) -> Vec<Effect> {
        let prompt = self.prompt.take();
        let Some((prompt, article)) =
            prompt.and_then(|prompt| prompt.about.clone().map(|about| (prompt, about)))
        else {
            return Vec::new();
        };
        let text = prompt.line.text();
        match prompt.purpose {
            Purpose::Tags => {
                let tags = tags(text);
                if self.tags.get(&article.id).map_or(&[][..], Vec::as_slice) == tags {
                    return Vec::new();
                }
                vec![Effect::Mark(Change::Tags { article, tags })]
            }
            Purpose::Note => {
                let note = Text::line(text);
                if self.notes.get(&article.id).map_or("", Text::as_str) == note.as_str() {
                    return Vec::new();
                }
                vec![Effect::Mark(Change::Note { article, note })]
            }
            Purpose::Pipe => match command::words(text) {
                Ok(command) if command.is_empty() => Vec::new(),
                Ok(command) => self.hand_on(&article, Errand::Pipe(command)),
                Err(why) => self.say(format!("cannot read the command: {why}")),
            },
            Purpose::Search | Purpose::Find | Purpose::Compared => Vec::new(),
        }
    }
}

/// Tags as they are typed: parted by commas where there is one, else by spaces; each once.
pub fn tags(line: &str) -> Vec<Text> {
    let parts: Vec<&str> = if line.contains(',') {
        line.split(',').collect()
    } else {
        line.split_whitespace().collect()
    };
    let mut tags: Vec<Text> = Vec::new();
    for tag in parts.into_iter().map(Text::name) {
        if !tag.is_empty() && !tags.contains(&tag) && tags.len() < limits::NAMES {
            tags.push(tag);
        }
    }
    tags
}

/// Tags as a line that reads as the same tags.
pub fn line_of(tags: &[Text]) -> String {
    let has_space = tags.iter().any(|tag| tag.contains(char::is_whitespace));
    let names: Vec<&str> = tags.iter().map(Text::as_str).collect();
    let mut line = names.join(if has_space { ", " } else { " " });
    if has_space && tags.len() == 1 {
        line.push(',');
    }
    line
}
