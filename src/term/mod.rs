//! The terminal: takes it, reads it, draws on it, gives it back.
//!
//! [`run`] is the loop. It sleeps in a read until something happens, carries
//! out all that waits, and draws once; so an idle program uses no processor.

#[cfg(any(windows, test))]
mod alt_code;
mod background;
#[cfg(unix)]
mod bytes;
mod esc_and;
mod finder;
mod hyperlinks;
mod incoming;
mod input;
#[cfg(unix)]
mod intake;
#[cfg(windows)]
#[path = "intake_windows.rs"]
mod intake;
#[cfg(any(windows, test))]
mod paste;
mod screen;
mod session;
mod size;
#[cfg(windows)]
mod windows_console;

pub use finder::App;
pub use hyperlinks::supports_hyperlinks;
pub use input::action;

use crate::app::{Action, Effect, Message, NewsTask, RecordTask, ShelfTask, update};
use crate::effects::EffectRunner;
use crate::ui::theme::Theme;
use background::{Background, BackgroundQuestion};
use crossterm::event::Event;
use incoming::Incoming;
use input::is_noise;
use intake::Intake;
use ratatui::layout::Size;
use screen::TerminalScreen;
use session::Session;
use size::{bounded, terminal_size};
use std::collections::VecDeque;
use std::io;
use std::time::{Duration, Instant};

/// How often a running job is asked whether it is done.
const POLL: Duration = Duration::from_millis(30);

/// How often a running search or copy is asked: a person waits for its answer.
const SEARCH_POLL: Duration = Duration::from_millis(3);

/// The message that a draft could not be kept. It names no text, since another person may
/// read it.
pub const NOT_KEPT: &str = "unsaved text couldn't be kept as a draft";

/// The kind of error of a loop that a signal ended.
const BY_SIGNAL: io::ErrorKind = io::ErrorKind::Interrupted;

/// The messages once the finder is left.
#[derive(Debug, Default)]
pub struct Left {
    /// Lines for standard error.
    pub notes: Vec<String>,
    /// True if quick exit could not keep an unsaved text as a draft; see [`NOT_KEPT`].
    pub is_lost: bool,
}

/// The settings of the terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TerminalSettings {
    /// True if clicks and the wheel go to the program.
    pub mouse: bool,
    /// True if the theme follows the terminal's background.
    pub follows_background: bool,
}

/// Runs the finder until it is left. The first frame is out before the index
/// is built. Returns what to tell once the terminal is given back. `tell` is told at once
/// what would be lost, since a signal ends the program before it can return.
///
/// # Errors
/// When the terminal can't be used, or is gone; it is given back first. Notes and
/// forms that are not saved are kept as drafts.
#[allow(clippy::disallowed_methods, reason = "the time goes to the state as an argument")]
pub fn run(
    mut finder: App,
    outside: EffectRunner,
    settings: TerminalSettings,
    tell: fn(&str),
) -> io::Result<Left> {
    session::undo_on_panic();
    session::undo_on_signals()?;
    let intake = Intake::open()?;
    let size = terminal_size()?;
    update(&mut finder.model, Action::Resize(size));
    finder.hold_searches();
    let mut screen = TerminalScreen::new(size)?;
    let session = Session::enter(screen.out(), settings.mouse)?;
    let started = Instant::now();
    let background = BackgroundQuestion::default();
    let mut running = Running {
        finder,
        outside,
        screen,
        session,
        intake,
        started,
        background,
        is_blanked: false,
    };
    running.draw()?;
    if settings.follows_background {
        running.background.ask(&mut io::stdout().lock())?;
    }
    running.begin();
    running.background.begin_wait(started.elapsed());
    let end = loop {
        match running.turn() {
            Ok(true) => {}
            Ok(false) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    if running.is_blanked || end.is_err() {
        // A person who leaves in haste does not wait for a browser, and only failures are
        // told.
        let kept = running.outside.save_drafts(&running.finder.model.unsaved_drafts());
        if !kept && end.as_ref().is_err_and(|error| error.kind() == BY_SIGNAL) {
            session::undo();
            tell(NOT_KEPT);
        }
        // From here on a signal ends the program.
        drop(running);
        return match end {
            Err(error) if error.kind() == BY_SIGNAL => {
                session::wait_for_signal();
                Err(error)
            }
            Ok(()) => Ok(Left { is_lost: !kept, ..Left::default() }),
            Err(error) if kept => Err(error),
            Err(error) => Err(io::Error::new(error.kind(), format!("{error}; {NOT_KEPT}"))),
        };
    }
    running.drop_late_answer();
    let ended = running.outside.finish();
    let mut notes = running.finder.model.holdings.saves.left(ended.as_ref());
    notes.extend_from_slice(running.outside.not_kept());
    Ok(Left { notes, is_lost: false })
}

/// The finder on a terminal.
struct Running {
    finder: App,
    outside: EffectRunner,
    screen: TerminalScreen,
    session: Session,
    /// Behind the session: dropping it lets signals end the program, which must not happen
    /// while the terminal is given back.
    intake: Intake,
    /// The time when the loop began.
    started: Instant,
    background: BackgroundQuestion,
    /// True once the terminal was given back blank; nothing is drawn after that.
    is_blanked: bool,
}

impl Running {
    /// Gets ready what the first frame did not need.
    fn begin(&mut self) {
        if self.finder.model.is_large {
            self.outside.build_index(self.finder.model.catalog.clone());
        } else {
            let mut effects = self.finder.build_index();
            effects.extend(self.finder.search_held());
            self.run(effects);
        }
        self.run([
            Effect::Shelf(ShelfTask::ReadCopies),
            Effect::Record(RecordTask::Read),
            Effect::News(NewsTask::Read),
        ]);
        self.outside.update_catalogs();
    }

    /// Waits, carries out all that waits, draws once; `false` once it is left.
    fn turn(&mut self) -> io::Result<bool> {
        let poll = if self.outside.is_awaited() { SEARCH_POLL } else { POLL };
        let incoming = self.intake.wait(self.outside.is_busy().then_some(poll))?;
        let mut waiting: VecDeque<Incoming> =
            incoming.into_iter().filter(|incoming| !is_nothing(incoming)).collect();
        let mut happened = !waiting.is_empty();
        let mut later = Vec::new();
        while !waiting.is_empty() && !later.contains(&Effect::Quit) {
            if self.quits_in_haste(&mut waiting) {
                return Ok(false);
            }
            let Some(incoming) = waiting.pop_front() else { break };
            later.extend(self.handle(incoming)?);
            if later.contains(&Effect::QuickExit) {
                self.blank();
                return Ok(false);
            }
            // The action may have taken its time, so that more input may wait.
            if !self.finder.model.has_held_search() {
                waiting.extend(self.intake.wait(Some(Duration::ZERO))?);
            }
        }
        let stays = !later.contains(&Effect::Quit);
        if stays {
            let searched = self.finder.search_held();
            self.run(searched);
            happened |= self.take_outcomes();
            if happened {
                self.draw()?;
            }
        }
        // A link is on the screen in full before it is opened.
        self.run(later);
        if self.take_outcomes() && stays {
            self.draw()?;
        }
        Ok(stays)
    }

    /// Leaves at once if quick exit is among what waits, whatever stands before it;
    /// of that only what is typed still counts, for the drafts.
    fn quits_in_haste(&mut self, waiting: &mut VecDeque<Incoming>) -> bool {
        let Some(place) = self.finder.place_of_quick_exit(waiting.make_contiguous()) else {
            return false;
        };
        self.blank();
        for incoming in waiting.drain(..place) {
            if let Incoming::Event(event) | Incoming::Typed(event) = incoming {
                // Nothing is done outside any more.
                let _ = self.finder.type_only(event);
            }
        }
        true
    }

    /// Gives the terminal back with nothing on it.
    fn blank(&mut self) {
        session::undo_and_blank();
        self.is_blanked = true;
    }

    /// Carries out what came in; returns what is to be done after the next frame.
    fn handle(&mut self, incoming: Incoming) -> io::Result<Vec<Effect>> {
        let now = self.started.elapsed();
        let effects = match incoming {
            Incoming::Event(Event::Resize(width, height)) => {
                let size = bounded(Size { width, height });
                let effects = self.finder.handle(Event::Resize(size.width, size.height));
                self.screen.invalidate(size)?;
                effects
            }
            Incoming::Event(event) => self.finder.handle_at(event, now),
            Incoming::Typed(event) => self.finder.type_only(event),
            Incoming::EscAnd(letter) => {
                self.finder.handle_esc_and(letter);
                Vec::new()
            }
            Incoming::Background(shade) => {
                self.follow(shade);
                Vec::new()
            }
            Incoming::Stop => {
                self.sleep(false)?;
                Vec::new()
            }
            Incoming::Continued => {
                self.take_again()?;
                Vec::new()
            }
            // The signal itself ends the program; should it not, the loop does.
            Incoming::Ending => return Err(BY_SIGNAL.into()),
        };
        let mut later = Vec::new();
        for effect in effects {
            match effect {
                Effect::Search(_) => self.outside.run(effect),
                Effect::Redraw => self.screen.invalidate(self.finder.model.size)?,
                Effect::Suspend => self.suspend()?,
                effect => later.push(effect),
            }
        }
        Ok(later)
    }

    /// Takes the theme for the terminal's background, which the next frame has.
    fn follow(&mut self, shade: Background) {
        if self.background.takes()
            && let Some(theme) = Theme::load(shade.theme())
        {
            self.finder.look.theme = theme;
        }
    }

    /// Waits for an answer that may be on its way, or the shell would take it for keys.
    fn drop_late_answer(&mut self) {
        let rest = self.background.rest(self.started.elapsed());
        if !rest.is_zero() {
            // A terminal that is gone types nothing.
            let _ = self.intake.wait(Some(rest));
        }
    }

    fn run(&mut self, effects: impl IntoIterator<Item = Effect>) {
        effects.into_iter().for_each(|effect| self.outside.run(effect));
    }

    /// Takes in what came of effects; `false` when nothing did.
    fn take_outcomes(&mut self) -> bool {
        let mut any = false;
        while let Some(action) = self.outside.finished() {
            let changes = action.changes(&self.finder.model);
            let mut effects = update(&mut self.finder.model, action);
            effects.extend(self.finder.search_held());
            self.run(effects);
            any |= changes;
        }
        any
    }

    fn draw(&mut self) -> io::Result<()> {
        self.screen.draw(&self.finder.model, &self.finder.look)
    }

    fn suspend(&mut self) -> io::Result<()> {
        if cfg!(not(unix)) {
            let message = Message::error("Suspending works on Unix only.");
            update(&mut self.finder.model, Action::Notice(message));
            return Ok(());
        }
        self.sleep(true)
    }

    /// Gives the terminal back, stops until the program is continued, and takes the
    /// terminal again.
    fn sleep(&mut self, whole_job: bool) -> io::Result<()> {
        if !session::can_stop() {
            return Ok(());
        }
        session::undo();
        session::stop(whole_job)?;
        self.intake.clear_stops();
        self.take_again()
    }

    /// Takes the terminal, whatever became of it meanwhile, and draws all of it.
    fn take_again(&mut self) -> io::Result<()> {
        self.session.take_again(self.screen.out())?;
        let size = terminal_size()?;
        update(&mut self.finder.model, Action::Resize(size));
        self.screen.invalidate(size)
    }
}

fn is_nothing(incoming: &Incoming) -> bool {
    matches!(incoming, Incoming::Event(event) if is_noise(event))
}

#[cfg(test)]
mod tests;
