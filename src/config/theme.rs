//! themes/*.toml → a theme; every mistake is noted, the rest counts.

use std::env;

use toml::de::DeTable;

use crate::ui::theme::{Look, Role, Theme};

use super::paths::Paths;
use super::problem::{Problem, note_syntax, unknown};

/// The themes that come with newsview.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("ansi", include_str!("../../assets/themes/ansi.toml")),
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

/// The theme in force: the user's file of that name, else the built-in one. `NO_COLOR` asks for `mono`.
pub fn load(paths: &Paths, name: &str, problems: &mut Vec<Problem>) -> Theme {
    let wants_no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let name = if wants_no_color { "mono" } else { name };
    let mut theme = Theme::default();
    overlay(
        &mut theme,
        built_in("ansi").unwrap_or_default(),
        "ansi.toml",
        problems,
    );
    // A name is a file's stem in the themes folder, never a way out of it.
    let is_plain = name
        .chars()
        .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'));
    let file = format!("{name}.toml");
    let own = if is_plain {
        super::read(&paths.themes().join(&file), problems)
    } else {
        None
    };
    if let Some(text) = own.as_deref().or_else(|| built_in(name)) {
        theme = if own.is_some() { theme } else { Theme::default() };
        overlay(&mut theme, text, &file, problems);
    } else {
        let text = unknown("theme", name, BUILT_IN.iter().map(|(known, _)| *known));
        problems.push(Problem {
            file: "config.toml".into(),
            line: None,
            text,
        });
    }
    theme
}

fn built_in(name: &str) -> Option<&'static str> {
    BUILT_IN
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, text)| *text)
}

/// Takes the looks that `text` gives to roles.
pub fn overlay(theme: &mut Theme, text: &str, file: &str, problems: &mut Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    note_syntax(file, text, &errors, problems);
    for (name, value) in table.get_ref() {
        let Some(role) = Role::named(name.get_ref()) else {
            let what = unknown("role", name.get_ref(), Role::all().map(Role::name));
            problems.push(Problem::at(file, text, &name.span(), what));
            continue;
        };
        let look = value
            .get_ref()
            .as_str()
            .ok_or_else(|| "expected a text in quotes".to_owned());
        match look.and_then(Look::parse) {
            Ok(look) => theme.set(role, look),
            Err(why) => {
                problems.push(Problem::at(
                    file,
                    text,
                    &value.span(),
                    format!("{}: {why}", role.name()),
                ));
            }
        }
    }
}
