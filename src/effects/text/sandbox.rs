//! The bounds of the process that reads documents.

use std::io;

/// Bounds this process on memory and time, and takes from it whatever it does not need: on
/// Linux it opens no file, no connection, and no program, where the kernel can refuse that.
///
/// # Errors
/// A bound could not be set.
#[cfg(unix)]
pub(super) fn bound() -> io::Result<()> {
    use super::text_extraction::{MEMORY, OPEN_FILES, PATIENCE};
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |most| Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::As, limit(MEMORY))?;
    setrlimit(Resource::Cpu, limit(PATIENCE.as_secs()))?;
    setrlimit(Resource::Core, limit(0))?;
    // It writes to its pipe alone, and opens nothing.
    setrlimit(Resource::Fsize, limit(0))?;
    setrlimit(Resource::Nofile, limit(OPEN_FILES))?;
    #[cfg(target_os = "linux")]
    {
        // Nothing that it might start could have more rights than it has.
        rustix::thread::set_no_new_privs(true)?;
        // Older kernels know neither; the bounds above hold there, too.
        let _ = close_files();
        let _ = close_calls();
    }
    Ok(())
}

/// Sets no bounds: the system has none that a process can set for itself.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "it is so on Unix")]
pub(super) fn bound() -> io::Result<()> {
    Ok(())
}

/// Lets this process open no file and no TCP connection; returns whether the kernel does so.
#[cfg(target_os = "linux")]
fn close_files() -> Result<bool, landlock::RulesetError> {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetStatus};
    let rules = Ruleset::default()
        .handle_access(AccessFs::from_all(ABI::V5))?
        .handle_access(AccessNet::from_all(ABI::V5))?
        .create()?;
    Ok(rules.restrict_self()?.ruleset != RulesetStatus::NotEnforced)
}

/// Refuses system calls that reach other programs and other computers.
#[cfg(target_os = "linux")]
fn close_calls() -> Result<(), seccompiler::Error> {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, apply_filter};
    const CLOSED: [i64; 12] = [
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_connect,
        libc::SYS_bind,
        libc::SYS_sendto,
        libc::SYS_sendmsg,
        libc::SYS_execve,
        libc::SYS_execveat,
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_io_uring_setup,
    ];
    let refuse = SeccompAction::Errno(rustix::io::Errno::ACCESS.raw_os_error().unsigned_abs());
    let rules = CLOSED.into_iter().map(|call| (call, Vec::new())).collect();
    let filter = SeccompFilter::new(
        rules,
        SeccompAction::Allow,
        refuse,
        std::env::consts::ARCH.try_into()?,
    )?;
    let program: BpfProgram = filter.try_into()?;
    apply_filter(&program)
}

#[cfg(all(test, target_os = "linux", target_arch = "x86_64"))]
mod tests;
