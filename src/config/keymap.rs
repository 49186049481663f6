//! keymap.toml → keymap; every mistake is noted, the rest counts.

use std::collections::HashMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::app::action::Action;
use crate::app::key::Key;
use crate::app::keymap::{Context, Keymap};

use super::problem::{Problem, note_syntax, unknown};

/// Reads one file over a keymap.
struct Reader<'a> {
    keymap: &'a mut Keymap,
    text: &'a str,
    file: &'a str,
    problems: &'a mut Vec<Problem>,
    /// Which action this file gave a key to.
    taken: HashMap<(Context, Vec<Key>), (Action, Range<usize>)>,
}

/// Takes what `text` binds: a line replaces all keys of its action in its section.
pub fn overlay(keymap: &mut Keymap, text: &str, file: &str, problems: &mut Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    note_syntax(file, text, &errors, problems);
    let mut reader = Reader {
        keymap,
        text,
        file,
        problems,
        taken: HashMap::new(),
    };
    for (name, value) in table.get_ref() {
        let contexts = Context::ALL;
        let Some(context) = contexts.iter().find(|context| context.name() == name.get_ref()) else {
            let what = unknown(
                "section",
                name.get_ref(),
                contexts.iter().map(|context| context.name()),
            );
            reader.note(&name.span(), what);
            continue;
        };
        match value.get_ref().as_table() {
            Some(section) => reader.section(*context, section),
            None => reader.note(
                &value.span(),
                format!("{}: expected a section of keys", context.name()),
            ),
        }
    }
    reader.note_unreachable();
}

impl Reader<'_> {
    fn note(&mut self, span: &Range<usize>, what: String) {
        self.problems.push(Problem::at(self.file, self.text, span, what));
    }

    fn section(&mut self, context: Context, section: &DeTable<'_>) {
        for (name, value) in section {
            let Some(action) = Action::named(name.get_ref()) else {
                let names = Action::ALL.iter().map(|action| action.name());
                self.note(&name.span(), unknown("action", name.get_ref(), names));
                continue;
            };
            match value.get_ref() {
                DeValue::Array(keys) => {
                    self.keymap.unbind(context, action);
                    for key in keys {
                        self.bind(context, action, key.get_ref(), &key.span());
                    }
                }
                one @ DeValue::String(_) => {
                    self.keymap.unbind(context, action);
                    self.bind(context, action, one, &value.span());
                }
                other => {
                    let found = other.type_str();
                    self.note(
                        &value.span(),
                        format!("{}: expected a list of keys, found {found}", action.name()),
                    );
                }
            }
        }
    }

    fn bind(&mut self, context: Context, action: Action, value: &DeValue<'_>, span: &Range<usize>) {
        let Some(text) = value.as_str() else {
            return self.note(span, format!("{}: expected a key in quotes", action.name()));
        };
        let keys: Option<Vec<Key>> = text.split_whitespace().map(Key::parse).collect();
        let Some(keys) = keys.filter(|keys| !keys.is_empty()) else {
            return self.note(span, format!("{}: \"{text}\" is no key", action.name()));
        };
        let meant = (action, span.clone());
        if let Some((other, _)) = self.taken.insert((context, keys.clone()), meant)
            && other != action
        {
            let (one, two) = (other.name(), action.name());
            self.note(
                span,
                format!("\"{text}\" is given to both {one} and {two}; {two} has it"),
            );
        }
        self.keymap.bind(context, keys, action);
    }

    /// A sequence whose beginning means something itself is never reached: nothing waits.
    fn note_unreachable(&mut self) {
        let mut noted: Vec<(Range<usize>, String)> = Vec::new();
        for (context, keys, action) in self.keymap.all() {
            let is_longer = |other: &[Key]| other.len() > keys.len() && other.starts_with(keys);
            for (place, longer, _) in self.keymap.all() {
                if place != context || !is_longer(longer) {
                    continue;
                }
                let of_file = |keys: &[Key]| self.taken.get(&(context, keys.to_vec()));
                if let Some((_, span)) = of_file(longer).or_else(|| of_file(keys)) {
                    let (short, longer, name) = (written(keys), written(longer), action.name());
                    let what = format!("\"{longer}\" is never reached: \"{short}\" alone means {name}");
                    noted.push((span.clone(), what));
                }
            }
        }
        for (span, what) in noted {
            self.note(&span, what);
        }
    }
}

fn written(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
