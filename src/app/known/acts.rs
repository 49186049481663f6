//! The keys of what is new: to the next new passage, and all at full strength.

use super::super::App;
use super::super::effect::Effect;
use super::super::reader::Scroll;
use super::Tally;

impl App {
    /// Goes to the next or previous passage that was not read elsewhere, or says why there is none.
    pub(in crate::app) fn go_to_new(&mut self, is_forward: bool) -> Vec<Effect> {
        if self.reader.changes.is_some() {
            return self.say("this shows what changed in the text: esc goes back to it");
        }
        match self.tally_of_reader() {
            Some(Tally { new: 0, part: 0, .. }) => {
                self.say("nothing new: all of it is told in what you read")
            }
            Some(_) => self.scroll(if is_forward {
                Scroll::NextNew
            } else {
                Scroll::PreviousNew
            }),
            None => self.say(self.why_nothing_is_known()),
        }
    }

    fn why_nothing_is_known(&self) -> &'static str {
        let story = self
            .reader
            .article
            .as_ref()
            .map(|article| self.story_of(&article.id));
        match story {
            None => "no article is selected",
            Some(None) => "no other report of this is known",
            Some(Some(_)) if self.reader.is_waiting || self.subject_of_reader().is_some() => {
                "what is new here is still being found out"
            }
            Some(Some(_)) => "no other report of this story was read before",
        }
    }

    /// Shows all at full strength, or dims again what is known.
    pub(in crate::app) fn toggle_full(&mut self) -> Vec<Effect> {
        self.told.is_full = !self.told.is_full;
        self.say(if self.told.is_full {
            "all at full strength"
        } else {
            "what you read in other reports is dimmed"
        })
    }
}
