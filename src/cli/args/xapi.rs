//! The arguments of statements for a Learning Record Store.

use clap::Args;
use std::path::PathBuf;

/// How a store knows the officer: by an e-mail address, or by a number at an agency.
#[derive(Debug, Clone, Default, Args)]
pub struct ActorArgs {
    /// Your e-mail address, by which the store knows you
    #[arg(long, value_name = "ADDRESS", conflicts_with = "home_page")]
    pub email: Option<String>,
    /// Your agency's web address; with --number, the store knows you by both
    #[arg(long, value_name = "URL")]
    pub home_page: Option<String>,
}

/// The arguments of `squadroom record send`.
#[derive(Debug, Clone, Args)]
pub struct SendArgs {
    /// Files from `squadroom log --json` to send in place of your own log
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The address of the store, such as https://lrs.example.gov/xAPI
    #[arg(long, value_name = "URL", env = "SQUADROOM_LRS", hide_env_values = true)]
    pub lrs: String,
    /// How the store knows you.
    #[command(flatten)]
    pub actor: ActorArgs,
    /// A command whose first line is the password or token, such as one that asks your keyring
    #[arg(
        long,
        value_name = "COMMAND",
        env = "SQUADROOM_LRS_CREDENTIAL_COMMAND",
        hide_env_values = true
    )]
    pub credential_command: Option<String>,
    /// Your badge or POST number
    #[arg(long, value_name = "NUMBER")]
    pub number: Option<String>,
    /// Your name
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
}
