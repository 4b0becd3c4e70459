//! Runs a program and has one of its calls that write fail, as a full disk, a
//! disk that may only be read, or a missing permission would have it.

use nix::errno::Errno;
use nix::libc;
use nix::sys::ptrace::{self, Options};
use nix::sys::signal::Signal;
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;
use std::collections::HashMap;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Which call fails, and how.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    /// Counted from 0, among those that write below the directory.
    pub call: usize,
    pub error: Errno,
    /// Whether all calls behind it fail, too.
    pub for_ever: bool,
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct Ran {
    pub code: i32,
    /// Both outputs.
    pub told: String,
    /// How many calls failed.
    pub failed: usize,
    /// The first one.
    pub call: String,
}

/// Runs a command; the fault is met below a directory only. `None` where the
/// system does not let one program watch another.
#[allow(clippy::zombie_processes, reason = "`Watch` waits for it")]
pub fn run(command: &Command, directory: &Path, fault: Fault) -> Option<Ran> {
    // The shell waits until it is watched, and becomes the program then.
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", "read -r go; exec \"$0\" \"$@\""]);
    shell.arg(command.get_program()).args(command.get_args()).env_clear();
    shell.envs(command.get_envs().filter_map(|(key, value)| Some((key, value?))));
    shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = shell.spawn().unwrap();
    let pid = Pid::from_raw(child.id().try_into().unwrap());
    let options =
        Options::PTRACE_O_TRACECLONE | Options::PTRACE_O_TRACESYSGOOD | Options::PTRACE_O_EXITKILL;
    if ptrace::seize(pid, options).and_then(|()| ptrace::interrupt(pid)).is_err() {
        child.kill().unwrap();
        child.wait().unwrap();
        return None;
    }
    child.stdin.take().unwrap().write_all(b"\n").unwrap();
    let mut watch =
        Watch { directory: directory.to_owned(), fault, seen: 0, calls: HashMap::new() };
    let mut ran = Ran::default();
    ran.code = watch.until_exit(pid, &mut ran);
    child.stdout.take().unwrap().read_to_string(&mut ran.told).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut ran.told).unwrap();
    Some(ran)
}

struct Watch {
    directory: PathBuf,
    fault: Fault,
    /// How many calls there were that write.
    seen: usize,
    /// The threads that are in a call; `true`: it fails.
    calls: HashMap<Pid, bool>,
}

impl Watch {
    fn until_exit(&mut self, program: Pid, ran: &mut Ran) -> i32 {
        // Of this thread's children only: other tests wait for theirs.
        let flags = WaitPidFlag::__WALL | WaitPidFlag::__WNOTHREAD;
        loop {
            let (thread, signal) = match waitpid(None, Some(flags)).unwrap() {
                WaitStatus::Exited(pid, code) if pid == program => return code,
                WaitStatus::Signaled(pid, signal, _) if pid == program => {
                    panic!("ended by {signal}: {ran:?}")
                }
                WaitStatus::PtraceSyscall(thread) => {
                    self.at_call(thread, ran);
                    (thread, None)
                }
                WaitStatus::Stopped(thread, signal) => (thread, Some(signal)),
                WaitStatus::PtraceEvent(thread, ..) => (thread, None),
                _ => continue,
            };
            let signal = signal.filter(|signal| *signal != Signal::SIGTRAP);
            // It may have been ended by another thread just now.
            let _ = ptrace::syscall(thread, signal);
        }
    }

    /// At the start and at the end of each call.
    fn at_call(&mut self, thread: Pid, ran: &mut Ran) {
        let Ok(mut registers) = ptrace::getregs(thread) else { return };
        if let Some(fails) = self.calls.remove(&thread) {
            if fails {
                registers.rax = (-(self.fault.error as i64)) as u64;
                ptrace::setregs(thread, registers).unwrap();
            }
            return;
        }
        let call = written(thread, &registers).filter(|call| call.1.starts_with(&self.directory));
        let fails = call.is_some_and(|(name, path)| {
            let Fault { call, for_ever, .. } = self.fault;
            let fails = self.seen == call || (for_ever && self.seen > call);
            self.seen += 1;
            if fails {
                ran.failed += 1;
                if ran.call.is_empty() {
                    let path = path.strip_prefix(&self.directory).unwrap_or(&path);
                    ran.call = format!("{name} {}", path.display());
                }
            }
            fails
        });
        if fails {
            // No call has this number, so that nothing is done.
            registers.orig_rax = u64::MAX;
            ptrace::setregs(thread, registers).unwrap();
        }
        self.calls.insert(thread, fails);
    }
}

/// The name of a call that writes, and the file that it is about.
fn written(thread: Pid, registers: &libc::user_regs_struct) -> Option<(&'static str, PathBuf)> {
    let open = std::fs::read_link(format!("/proc/{thread}/fd/{}", registers.rdi));
    let (first, second) = (registers.rdi, registers.rsi);
    let writes = libc::O_CREAT | libc::O_WRONLY | libc::O_RDWR | libc::O_TRUNC;
    let named = |name, at| Some((name, named(thread, at)?));
    match i64::try_from(registers.orig_rax).ok()? {
        libc::SYS_openat if registers.rdx as i32 & writes != 0 => named("open", second),
        libc::SYS_write | libc::SYS_pwrite64 | libc::SYS_writev => Some(("write", open.ok()?)),
        libc::SYS_ftruncate => Some(("truncate", open.ok()?)),
        libc::SYS_fsync | libc::SYS_fdatasync => Some(("sync", open.ok()?)),
        libc::SYS_rename => named("rename", first),
        libc::SYS_renameat | libc::SYS_renameat2 | libc::SYS_linkat => named("rename", second),
        libc::SYS_unlink => named("delete", first),
        libc::SYS_unlinkat => named("delete", second),
        libc::SYS_mkdir => named("make directory", first),
        libc::SYS_mkdirat => named("make directory", second),
        _ => None,
    }
}

/// The name that stands in the memory of a program.
fn named(thread: Pid, at: u64) -> Option<PathBuf> {
    let memory = std::fs::File::open(format!("/proc/{thread}/mem")).ok()?;
    let mut bytes = vec![0; 4096];
    // As far as the memory goes.
    let mut read = 0;
    while read < bytes.len() && !bytes[..read].contains(&0) {
        let end = bytes.len().min(read + 64);
        match memory.read_at(&mut bytes[read..end], at + read as u64) {
            Ok(more) if more > 0 => read += more,
            _ => break,
        }
    }
    let end = bytes.iter().position(|byte| *byte == 0)?;
    Some(PathBuf::from(std::str::from_utf8(&bytes[..end]).ok()?))
}
