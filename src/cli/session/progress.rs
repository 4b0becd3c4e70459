//! Bars of plain commands: how far the making of a cache or a transfer is.

use crate::effects::cache::CacheProgress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many parts a cache has that is whole.
const WHOLE: u64 = 1000;

/// The effect of Ctrl-C after `work` has stopped.
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
    work: impl FnOnce(&mut dyn FnMut(CacheProgress) -> bool) -> T,
) -> T {
    // Most catalogs need no cache, and then nothing is drawn or taken over.
    let mut begun = None;
    work(&mut |progress: CacheProgress| {
        let (bar, stop) = begun.get_or_insert_with(|| (Bar::of_cache(), InterruptGuard::new(then)));
        bar.show(progress.done as u64, Some(WHOLE));
        !stop.wanted.load(Ordering::Relaxed)
    })
}

/// A bar on standard error, gone when it is dropped. The crate hides it where standard
/// error is no terminal.
pub(in crate::cli) struct Bar {
    bar: ProgressBar,
    /// The templates of a bar whose total is known, and of one whose total is not.
    templates: [&'static str; 2],
}

impl Bar {
    /// The bar of a cache that is made.
    fn of_cache() -> Self {
        let template = "Preparing the catalog  {bar:30} {percent:>3}%";
        Self { bar: drawn(), templates: [template; 2] }
    }

    /// The bar of a document that is on its way.
    pub(in crate::cli) fn of_transfer(id: &str) -> Self {
        let templates = [
            "{prefix:.30}  {bar:20} {bytes} of {total_bytes}  {bytes_per_sec}  {eta} left",
            "{prefix:.30}  {bytes}  {bytes_per_sec}",
        ];
        Self { bar: drawn().with_prefix(super::output::shown(id)), templates }
    }

    /// The bar of files or statements that are worked through.
    pub(in crate::cli) fn of_files() -> Self {
        let template = "{bar:30} {pos} of {len}";
        Self { bar: drawn(), templates: [template; 2] }
    }

    /// Shows how much is done, and of how much if that is known.
    pub(in crate::cli) fn show(&self, done: u64, total: Option<u64>) {
        let Self { bar, templates: [of_whole, alone] } = self;
        if bar.length() != total || bar.position() == 0 {
            let template = if total.is_some() { of_whole } else { alone };
            let style = ProgressStyle::with_template(template);
            let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
            bar.set_style(style.progress_chars("#- "));
            total.iter().for_each(|total| bar.set_length(*total));
        }
        bar.set_position(done);
    }
}

/// Set if no bar is drawn, because a screen reader would read each change of it.
static IS_QUIET: AtomicBool = AtomicBool::new(false);

/// Draws no bars from now on.
pub(in crate::cli) fn draw_none() {
    IS_QUIET.store(true, Ordering::Relaxed);
}

fn drawn() -> ProgressBar {
    let target = match IS_QUIET.load(Ordering::Relaxed) {
        true => ProgressDrawTarget::hidden(),
        false => ProgressDrawTarget::stderr(),
    };
    ProgressBar::with_draw_target(None, target)
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Takes Ctrl-C while it lives.
struct InterruptGuard {
    wanted: Arc<AtomicBool>,
    #[cfg(unix)]
    is_over: Arc<AtomicBool>,
    #[cfg(unix)]
    registered: Vec<signal_hook::SigId>,
    #[cfg(unix)]
    then: Then,
}

impl InterruptGuard {
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
impl Drop for InterruptGuard {
    fn drop(&mut self) {
        match self.then {
            Then::Ends => self.is_over.store(true, Ordering::Relaxed),
            Then::Passes => self.registered.iter().for_each(|id| {
                signal_hook::low_level::unregister(*id);
            }),
        }
    }
}
