//! How far the making of a cache is, on the screen of plain commands.

use crate::effects::cache::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is left to do after somebody pressed Ctrl-C: end, or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Then {
    /// Ctrl-C ends the program as ever.
    Ends,
    /// Another part of the program takes the signal over.
    Passes,
}

/// Lets `work` tell how far it is, with a bar if there is a terminal. Ctrl-C
/// tells `work` to stop, so that it can take away what it began.
pub(in crate::cli) fn shown<T>(
    then: Then,
    work: impl FnOnce(&mut dyn FnMut(Progress) -> bool) -> T,
) -> T {
    // Most catalogs need no cache, and then nothing is drawn or taken over.
    let mut begun = None;
    let done = work(&mut |progress: Progress| {
        let (bar, stop) = begun.get_or_insert_with(|| (bar(), Stop::new(then)));
        bar.set_position(progress.done as u64);
        !stop.wanted.load(Ordering::Relaxed)
    });
    if let Some((bar, _)) = begun {
        bar.finish_and_clear();
    }
    done
}

/// Hidden by the crate where standard error is no terminal.
fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(1000), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("Preparing the catalog  {bar:30} {percent:>3}%");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("#- "));
    bar
}

/// Takes Ctrl-C while it lives.
struct Stop {
    wanted: Arc<AtomicBool>,
    #[cfg(unix)]
    is_over: Arc<AtomicBool>,
    #[cfg(unix)]
    registered: Vec<signal_hook::SigId>,
    #[cfg(unix)]
    then: Then,
}

impl Stop {
    #[cfg(unix)]
    fn new(then: Then) -> Self {
        use signal_hook::consts::SIGINT;
        use signal_hook::flag;
        let (wanted, is_over) =
            (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        // Where no handler can be had the signal ends the program as ever.
        let registered = [
            flag::register_conditional_default(SIGINT, Arc::clone(&is_over)),
            flag::register(SIGINT, Arc::clone(&wanted)),
        ];
        let registered = registered.into_iter().flatten().collect();
        Self { wanted, is_over, registered, then }
    }

    #[cfg(not(unix))]
    fn new(_: Then) -> Self {
        Self { wanted: Arc::default() }
    }
}

#[cfg(unix)]
impl Drop for Stop {
    fn drop(&mut self) {
        match self.then {
            Then::Ends => self.is_over.store(true, Ordering::Relaxed),
            Then::Passes => self.registered.iter().for_each(|id| {
                signal_hook::low_level::unregister(*id);
            }),
        }
    }
}
