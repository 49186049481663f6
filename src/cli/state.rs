//! `newsview state`: the durable state, one fact a line, sorted.

use crate::config::paths::Paths;
use crate::store;

use super::Exit;
use super::out::{Out, complain};

pub fn run(paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
    match store::facts(&paths.config, &paths.data) {
        Ok(facts) => {
            facts.iter().try_for_each(|fact| out.line(fact))?;
            Ok(Exit::Done)
        }
        Err(fault) => {
            complain(&fault.to_string());
            Ok(Exit::Failed)
        }
    }
}
