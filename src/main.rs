//! The binary: parses the command line, starts logging, runs the command.

use std::process::ExitCode;

use weitersagen::cli::Cli;

fn main() -> ExitCode {
    let cli = Cli::read();
    cli.start_logging();
    cli.execute()
}
