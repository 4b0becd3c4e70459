//! Processor time and memory of this process.

use std::fs;

/// User time of this process and the ones it started and saw end, in ms.
pub fn cpu() -> f64 {
    #[cfg(unix)]
    {
        use nix::sys::resource::{UsageWho, getrusage};
        let of = |who| {
            let time = getrusage(who).unwrap().user_time();
            time.tv_sec() as f64 * 1e3 + time.tv_usec() as f64 / 1e3
        };
        of(UsageWho::RUSAGE_SELF) + of(UsageWho::RUSAGE_CHILDREN)
    }
    #[cfg(not(unix))]
    f64::NAN
}

/// A line of `/proc/self/status` in kB, where there is one.
pub fn status(key: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(key))?;
    line.trim_start_matches(':').trim().trim_end_matches(" kB").parse().ok()
}
