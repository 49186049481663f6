//! Runs the command line and chooses the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    newsview::cli::main(std::env::args_os())
}
