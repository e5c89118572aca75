//! Limits of one file, and how long to wait for the store.

use std::time::Duration;

use bytesize::ByteSize;
use clap::Args;
use serde::Deserialize;

use super::{Exit, Global, fail};
use crate::pipeline::Limits;
use crate::store::Patience;

/// The flags about one file, as typed.
#[derive(Args, Debug)]
#[command(next_help_heading = "Limits")]
pub struct LimitArguments {
    /// Largest file or member that is read, packed or unpacked [default: 32 MiB; at most 1 GiB]
    #[arg(long, env = "ETL_MAX_FILE_SIZE", value_name = "SIZE")]
    max_file_size: Option<ByteSize>,

    /// Give a file up after so many seconds; 0: never [default: 600]
    #[arg(long, env = "ETL_FILE_TIMEOUT", value_name = "SECONDS", allow_negative_numbers = true)]
    file_timeout: Option<f64>,

    /// Store new papers whenever they have so many quads [default: 60000]
    ///
    /// Fewer need less memory, and a kill costs less work; more are a little faster.
    #[arg(long, env = "ETL_COMMIT_QUADS", value_name = "N")]
    commit_quads: Option<usize>,
}

/// The part of the settings file about one file.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LimitFile {
    max_file_size: Option<ByteSize>,
    file_timeout: Option<f64>,
    commit_quads: Option<usize>,
}

impl LimitArguments {
    /// The limits.
    ///
    /// # Errors
    /// When one is out of range.
    pub fn limits(&self, global: &Global) -> anyhow::Result<Limits> {
        let mut limits = Limits::default();
        if let Some(ByteSize(size)) = self.max_file_size.or(global.limits.max_file_size) {
            if !(1..=Limits::LARGEST).contains(&size) {
                let message = "the largest file must lie between 1 byte and 1 GiB";
                return Err(fail(Exit::Usage, message));
            }
            limits.size = size;
        }
        if let Some(seconds) = self.file_timeout.or(global.limits.file_timeout) {
            let time = Duration::try_from_secs_f64(seconds).map_err(|_| {
                fail(Exit::Usage, format!("'{seconds}' is no time for a file, in seconds"))
            })?;
            limits.time = Some(time).filter(|time| !time.is_zero());
        }
        limits.commit = self.commit_quads.or(global.limits.commit_quads).unwrap_or(limits.commit);
        Ok(limits)
    }
}

/// The flag about a locked store, as typed.
#[derive(Args, Debug)]
pub struct WaitArguments {
    /// Wait while another process has the store open, at most so many seconds if they are given
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, require_equals = true,
        default_missing_value = "inf")]
    wait: Option<f64>,
}

impl WaitArguments {
    /// How long to wait.
    ///
    /// # Errors
    /// When it is no time.
    pub fn patience(&self) -> anyhow::Result<Patience> {
        match self.wait {
            None => Ok(Patience::None),
            Some(f64::INFINITY) => Ok(Patience::Endless),
            Some(seconds) => {
                Duration::try_from_secs_f64(seconds).map(Patience::AtMost).map_err(|_| {
                    fail(Exit::Usage, format!("'{seconds}' is no time to wait, in seconds"))
                })
            }
        }
    }
}
