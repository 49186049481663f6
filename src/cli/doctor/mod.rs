//! `newsview doctor`: proves all that is kept and all that is set, and mends what can be mended.

mod folders;
mod terminal;

use std::ffi::OsStr;
use std::fs;

use clap::Args;
use serde_json::json;

use crate::config::{self, paths::Paths};
use crate::domain::text::Text;
use crate::jobs::doctor::{self, Finding, State};
use crate::store::StoreError;

use super::Exit;
use super::out::{Out, Progress, complain, say};

/// What to do beside the proof.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Rescue a damaged database into a new one (the old one is kept), and put counts and index right
    #[arg(long)]
    repair: bool,
    /// Build the search index anew
    #[arg(long)]
    reindex: bool,
    /// JSON Lines, a finding each
    #[arg(long)]
    json: bool,
}

impl Doctor {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let mut progress = Progress::new("indexing");
        let advanced = |done, left| progress.show(done, left);
        let mended = if self.repair && self.reindex {
            doctor::repair(&paths.config, &paths.data, |_, _| {}).and_then(|mut said| {
                said.extend(doctor::reindex(&paths.config, &paths.data, advanced)?);
                Ok(said)
            })
        } else if self.repair {
            doctor::repair(&paths.config, &paths.data, advanced)
        } else if self.reindex {
            doctor::reindex(&paths.config, &paths.data, advanced)
        } else {
            Ok(Vec::new())
        };
        progress.end();
        let is_mended = tell(mended);
        let findings = examine(paths);
        for finding in &findings {
            self.print(finding, out)?;
        }
        let is_sound = findings.iter().all(|finding| finding.state != State::Wrong);
        Ok(if is_mended && is_sound {
            Exit::Done
        } else {
            Exit::Failed
        })
    }

    fn print(&self, finding: &Finding, out: &mut Out) -> std::io::Result<()> {
        let Finding {
            what,
            state,
            found,
            advice,
        } = finding;
        let found = Text::line(found);
        if self.json {
            return out.json(&json!({
                "what": what,
                "state": state.name(),
                "found": found.as_str(),
                "advice": advice,
            }));
        }
        let advice = advice.as_ref().map(|advice| format!("; {advice}"));
        let advice = advice.unwrap_or_default();
        out.line(&format!("{:<7}{what}: {found}{advice}", state.name()))
    }
}

/// Says what was mended, or why not.
fn tell(mended: Result<Vec<Text>, StoreError>) -> bool {
    match mended {
        Ok(said) => {
            for sentence in &said {
                say(&format!("{sentence}\n"));
            }
            true
        }
        Err(error) => {
            complain(&error.to_string());
            false
        }
    }
}

fn examine(paths: &Paths) -> Vec<Finding> {
    let mut findings = doctor::examine(&paths.config, &paths.data);
    findings.extend(settings(paths));
    findings.extend(folders::examine(paths));
    findings.extend(terminal::examine());
    findings
}

/// Every mistake in the settings, the keys and the themes.
fn settings(paths: &Paths) -> Vec<Finding> {
    const WHAT: &str = "settings";
    let loaded = config::load(paths);
    let mut problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    let mut of_themes = Vec::new();
    for file in fs::read_dir(paths.themes()).into_iter().flatten().flatten() {
        let path = file.path();
        let name = path.file_stem().and_then(OsStr::to_str);
        if let Some(name) = name.filter(|_| path.extension() == Some(OsStr::new("toml"))) {
            config::theme::load(paths, name, "", &mut of_themes);
        }
    }
    problems.extend(of_themes.iter().map(ToString::to_string));
    problems.sort();
    problems.dedup();
    if problems.is_empty() {
        return vec![Finding::sound(WHAT, "no mistakes in settings, keys and themes")];
    }
    let finding = |problem: &String| Finding::wrong(WHAT, problem, "mend it in an editor");
    problems.iter().map(finding).collect()
}
