//! Paths on the command line and in the environment.

use clap::Arg;
use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::parser::ValueSource;
use std::ffi::OsStr;
use std::path::PathBuf;

/// Reads a path. An empty variable of the environment is as good as none; an
/// empty option is a mistake.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct PathParser;

impl TypedValueParser for PathParser {
    type Value = PathBuf;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<PathBuf, clap::Error> {
        PathBufValueParser::new().parse_ref(command, arg, value)
    }

    fn parse_ref_(
        &self,
        command: &clap::Command,
        arg: Option<&Arg>,
        value: &OsStr,
        source: ValueSource,
    ) -> Result<PathBuf, clap::Error> {
        if source == ValueSource::EnvVariable && value.is_empty() {
            return Ok(PathBuf::new());
        }
        self.parse_ref(command, arg, value)
    }
}
