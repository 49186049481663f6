//! x
use super::Exit;
use super::out::Out;
use crate::config::paths::Paths;
use clap::Args;
/// x
#[derive(Debug, Args)]
pub struct Doctor {}
impl Doctor {
    pub fn run(&self, _paths: &Paths, _out: &mut Out) -> anyhow::Result<Exit> {
        Ok(Exit::Done)
    }
}
