//! A fresh folder to run the real program in.

// Each test program uses its own part of this.
#![allow(dead_code, reason = "shared by several test programs")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// What a run of the program gave.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The standard output of a run that must succeed.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.status, 0, "{}{}", self.stdout, self.stderr);
        self.stdout
    }

    /// The standard error of a run that must end with `status`.
    #[track_caller]
    pub fn fails(self, status: i32) -> String {
        assert_eq!(self.status, status, "{}{}", self.stdout, self.stderr);
        self.stderr
    }
}

/// A folder of its own for one test.
pub struct Sandbox(tempfile::TempDir);

impl Sandbox {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the test"))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, with the folders it needs.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    /// Runs `etl` here.
    pub fn etl<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        self.etl_with(arguments, b"")
    }

    /// Runs `etl` here with something on standard input.
    pub fn etl_with<'a>(&self, arguments: impl IntoIterator<Item = &'a str>, input: &[u8]) -> Run {
        let mut command = etl(self.path());
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        // A program that ends before it has read everything closes the pipe.
        let _ = child.stdin.take().expect("is piped").write_all(input);
        let output = child.wait_with_output().expect("the program ends");
        Run {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).expect("output is text"),
            stderr: String::from_utf8(output.stderr).expect("messages are text"),
        }
    }
}

/// `etl` in a folder, with none of the settings of whoever runs the tests.
pub fn etl(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_etl"));
    command.current_dir(folder).env("NO_COLOR", "1");
    for name in [
        "ETL_STORE",
        "ETL_CONFIG",
        "ETL_BASE",
        "ETL_JOBS",
        "ETL_VOCABULARY",
        "ETL_CONCEPT_THRESHOLD",
    ] {
        command.env_remove(name);
    }
    command
}

/// The paper in `input/`.
pub fn paper() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("input/lorenzen-clusters-localized-learning-and-policy.txt")
}

/// A folder whose store holds the paper; made once, only to be read.
pub fn with_paper() -> &'static Sandbox {
    static SHARED: OnceLock<Sandbox> = OnceLock::new();
    SHARED.get_or_init(|| {
        let sandbox = Sandbox::new();
        sandbox.write("input/paper.txt", fs::read(paper()).expect("the paper"));
        sandbox.etl(["ingest", "input"]).ok();
        sandbox
    })
}
