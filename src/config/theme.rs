//! themes/*.toml → a theme; every mistake is noted, the rest counts.

use std::path::PathBuf;
use std::{env, fs};

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

/// The theme in force: the user's file of that name, else the built-in one. `NO_COLOR` asks for
/// `mono`. A name that is wrong is said with its line of the settings.
pub fn load(paths: &Paths, name: &str, settings: &str, problems: &mut Vec<Problem>) -> Theme {
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
        let own = own_names(paths);
        let names = BUILT_IN.iter().map(|(known, _)| *known);
        let what = unknown("theme", name, names.chain(own.iter().map(String::as_str)));
        let (table, _) = DeTable::parse_recoverable(settings);
        let span = table.get_ref().get("theme").map_or(0..0, toml::Spanned::span);
        problems.push(Problem::at("config.toml", settings, &span, what));
    }
    theme
}

/// The names of the user's own themes.
fn own_names(paths: &Paths) -> Vec<String> {
    let files = fs::read_dir(paths.themes()).into_iter().flatten().flatten();
    files
        .map(|file| PathBuf::from(file.file_name()))
        .filter(|name| name.extension().is_some_and(|ending| ending == "toml"))
        .filter_map(|name| Some(name.file_stem()?.to_str()?.to_owned()))
        .collect()
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
