//! Finds out whether standard output was closed when the program started (`>&-`).
//!
//! Rust's runtime opens `/dev/null` in its place before `main`, so that no
//! later file lands there. Output is lost then, and no write fails; so standard
//! output is looked at before the runtime starts.

#[cfg(unix)]
mod unix {
    use std::sync::atomic::{AtomicBool, Ordering};

    static CLOSED: AtomicBool = AtomicBool::new(false);

    /// Runs before `main`, and does nothing but ask the system for one flag.
    #[ctor::ctor(unsafe)]
    fn check_stdout() {
        let is_open = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_ok();
        CLOSED.store(!is_open, Ordering::Relaxed);
    }

    pub(in crate::cli) fn stdout_was_closed() -> bool {
        CLOSED.load(Ordering::Relaxed)
    }
}

#[cfg(unix)]
pub(in crate::cli) use unix::stdout_was_closed;

/// A Windows program has no closed standard output: it has none or one that
/// goes somewhere.
#[cfg(not(unix))]
pub(in crate::cli) const fn stdout_was_closed() -> bool {
    false
}
