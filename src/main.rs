//! The `etl` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    etl::cli::main()
}
