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
mod tests {
    use super::*;
    use std::fs::File;
    use std::net::{TcpListener, TcpStream};
    use std::process::Command;

    /// Runs in a process of its own, started by the test below.
    #[test]
    #[ignore = "bounds the process that it runs in"]
    fn bounded() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        assert!(File::open("/proc/self/exe").is_ok() && TcpStream::connect(address).is_ok());
        bound().unwrap();
        assert!(TcpStream::connect(address).is_err());
        assert!(Command::new("/bin/true").status().is_err());
        // Kernels before 5.13 know no such rule.
        if close_files().is_ok_and(|is_closed| is_closed) {
            assert!(File::open("/proc/self/exe").is_err());
            assert!(File::create("/tmp/squadroom-bounded").is_err());
        }
        println!("bounded to the end");
    }

    #[test]
    fn the_reader_of_documents_reaches_nothing() {
        let test = concat!(module_path!(), "::bounded");
        let name = test.split_once("::").map_or(test, |(_, name)| name);
        let run = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", name, "--ignored", "--nocapture", "--test-threads=1"])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&run.stdout);
        assert!(
            told.contains("bounded to the end"),
            "{told}{}",
            String::from_utf8_lossy(&run.stderr)
        );
    }
}
