//! The terminal: takes it, reads it, draws on it, gives it back.
//!
//! [`run`] is the loop. It sleeps in a read until something happens, carries
//! out all that waits, and draws once; so an idle program uses no processor.

mod alt_code;
#[cfg(windows)]
mod console;
mod input;
mod paste;
mod screen;
mod session;

pub use input::action;

use crate::app::{
    Action, Command, Effect, Focus, Message, Model, Overlay, RecordTask, ShelfTask, prepare_places,
    update,
};
use crate::effects::Outside;
use crate::keys::Context;
use crate::search::Index;
use crate::ui::{Look, help};
use alt_code::AltCodes;
use crossterm::event::{self, Event};
use input::is_noise;
use paste::{may_be_pasted, paste_from_burst};
use ratatui::layout::Size;
use screen::Screen;
use session::Session;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often a running job is asked whether it is done.
const POLL: Duration = Duration::from_millis(30);

/// How often a running search is asked: its answer is awaited by eyes.
const SEARCH_POLL: Duration = Duration::from_millis(3);

/// How far apart the keys of a paste may come.
const PASTE_GAP: Duration = Duration::from_millis(10);

/// The finder with its look: what the loop works on.
#[derive(Debug)]
pub struct Finder {
    /// What is shown.
    pub model: Model,
    /// How it is shown, and what the keys mean.
    pub look: Look,
}

impl Finder {
    /// A finder that shows `notices` at the start, what is wrong with the
    /// user's files, and whose help tells of the keys of its look.
    pub fn new(mut model: Model, look: Look, notices: Vec<String>) -> Self {
        model.help = help(&look);
        if look.keymap.start() == Context::List {
            model.focus = Focus::List;
        }
        if !notices.is_empty() {
            model.overlays.push(Overlay::Notices(0));
        }
        model.notices = notices;
        Self { model, look }
    }

    /// Carries out what an event means at the start of time; see
    /// [`handle_at`](Self::handle_at).
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        self.handle_at(event, Duration::ZERO)
    }

    /// Carries out what an event means, so long after the start; returns what
    /// is to be done outside.
    pub fn handle_at(&mut self, event: Event, now: Duration) -> Vec<Effect> {
        match action(event, &self.model, &self.look.keymap) {
            Some(Action::Command(Command::Quit)) => {
                let now = u64::try_from(now.as_millis()).unwrap_or(u64::MAX);
                update(&mut self.model, Action::CopyOrQuit(now))
            }
            Some(action) => update(&mut self.model, action),
            None => Vec::new(),
        }
    }

    /// Builds the index, so that searches are answered; returns what is to be
    /// done outside.
    pub fn build_index(&mut self) -> Vec<Effect> {
        let index = Arc::new(Index::build(&self.model.catalog));
        update(&mut self.model, Action::IndexBuilt(index))
    }
}

/// Runs the finder until it is left. The first frame is out before the index
/// is built. Returns what to tell once the terminal is given back.
///
/// # Errors
/// When the terminal can't be used; it is given back first.
#[allow(clippy::disallowed_methods, reason = "the time goes to the state as an argument")]
pub fn run(mut finder: Finder, outside: Outside, mouse: bool) -> io::Result<Vec<String>> {
    session::undo_on_panic();
    session::undo_on_signals()?;
    let size = terminal_size()?;
    update(&mut finder.model, Action::Resize(size));
    let mut screen = Screen::new(size)?;
    let session = Session::enter(screen.out(), mouse)?;
    let mut running = Running {
        finder,
        outside,
        screen,
        session,
        alt_codes: AltCodes::default(),
        started: Instant::now(),
        is_blanked: false,
    };
    running.draw()?;
    if running.finder.model.is_large {
        running.outside.build_index(running.finder.model.catalog.clone());
    } else {
        for effect in running.finder.build_index() {
            running.outside.run(effect);
        }
    }
    // The first letter that is typed asks whether the line is a place.
    let _ = std::thread::Builder::new().spawn(prepare_places);
    running.outside.run(Effect::Shelf(ShelfTask::ReadCopies));
    running.outside.run(Effect::Record(RecordTask::Read));
    while running.turn()? {}
    if running.is_blanked {
        running.outside.keep_drafts(&running.finder.model.unsaved_notes());
        // Whoever leaves in haste waits for no browser, and nothing is told.
        return Ok(Vec::new());
    }
    let ended = running.outside.finish();
    let mut left = running.finder.model.holdings.saves.left(ended.as_ref());
    left.extend_from_slice(running.outside.not_kept());
    Ok(left)
}

/// The finder on a terminal.
struct Running {
    finder: Finder,
    outside: Outside,
    screen: Screen,
    session: Session,
    alt_codes: AltCodes,
    /// When it began.
    started: Instant,
    /// Whether the terminal was given back blank; nothing is drawn after that.
    is_blanked: bool,
}

impl Running {
    /// Waits, carries out all that waits, draws once; `false` once it is left.
    fn turn(&mut self) -> io::Result<bool> {
        let events = wait(&self.outside, &mut self.alt_codes)?;
        let mut happened = !events.is_empty();
        let mut later = Vec::new();
        for event in events {
            later.extend(self.handle(event)?);
            if later.contains(&Effect::QuickExit) {
                session::undo_and_blank();
                self.is_blanked = true;
                return Ok(false);
            }
        }
        happened |= self.take_outcomes();
        if happened {
            self.draw()?;
        }
        let stays = !later.contains(&Effect::Quit);
        // A link is on the screen in full before it is opened.
        later.into_iter().for_each(|effect| self.outside.run(effect));
        // A copy is done by now.
        if self.take_outcomes() {
            self.draw()?;
        }
        Ok(stays)
    }

    /// Carries out what an event means; returns what is to be done after the
    /// next frame.
    fn handle(&mut self, event: Event) -> io::Result<Vec<Effect>> {
        let is_resize = matches!(event, Event::Resize(..));
        let effects = self.finder.handle_at(event, self.started.elapsed());
        if is_resize {
            self.screen.forget(self.finder.model.size)?;
        }
        let mut later = Vec::new();
        for effect in effects {
            match effect {
                Effect::Search(_) => self.outside.run(effect),
                Effect::Redraw => self.screen.forget(self.finder.model.size)?,
                Effect::Suspend => self.suspend()?,
                effect => later.push(effect),
            }
        }
        Ok(later)
    }

    /// Takes in what came of effects; `false` when nothing did.
    fn take_outcomes(&mut self) -> bool {
        let mut any = false;
        while let Some(action) = self.outside.finished() {
            let changes = action.changes(&self.finder.model);
            for effect in update(&mut self.finder.model, action) {
                self.outside.run(effect);
            }
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
        session::undo();
        session::stop()?;
        self.session.take(self.screen.out())?;
        let size = terminal_size()?;
        update(&mut self.finder.model, Action::Resize(size));
        self.screen.forget(size)
    }
}

/// Sleeps until there is something to do; returns all input that waits and
/// means something.
fn wait(outside: &Outside, alt_codes: &mut AltCodes) -> io::Result<Vec<Event>> {
    let mut events = Vec::new();
    let poll = if outside.is_searching() { SEARCH_POLL } else { POLL };
    if !outside.is_busy() || event::poll(poll)? {
        events.push(event::read()?);
        while event::poll(gap(&events))? {
            events.push(event::read()?);
        }
    }
    if cfg!(windows) {
        events = events.into_iter().map(|event| alt_codes.as_press(event)).collect();
    }
    events.retain(|event| !is_noise(event));
    Ok(if cfg!(windows) { paste_from_burst(events) } else { events })
}

/// How long more input is awaited: a little while a paste may be on its way.
fn gap(events: &[Event]) -> Duration {
    if cfg!(windows) && may_be_pasted(events) { PASTE_GAP } else { Duration::ZERO }
}

fn terminal_size() -> io::Result<Size> {
    let (width, height) = crossterm::terminal::size()?;
    Ok(Size { width, height })
}
