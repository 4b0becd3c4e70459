//! The real program with an environment of its own: nothing of the person who runs the
//! tests reaches it.

use std::path::Path;
use std::process::{Command, Stdio};

/// Returns the program with this home, without settings, display or input.
pub fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_squadroom"));
    command.env_clear();
    for kept in ["PATH", "SystemRoot", "LLVM_PROFILE_FILE"] {
        if let Some(value) = std::env::var_os(kept) {
            command.env(kept, value);
        }
    }
    for place in ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"] {
        command.env(place, home);
    }
    command.stdin(Stdio::null());
    command
}
