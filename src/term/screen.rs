//! Sends each frame to the terminal in one piece.

use super::hyperlinks;
use crate::app::Model;
use crate::ui::{self, RenderContext, ScreenLink, cells};
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// Collects what is written until it is sent, so that a frame is one write.
#[derive(Debug, Clone, Default)]
struct FrameBytes(Rc<RefCell<Vec<u8>>>);

impl Write for FrameBytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Nothing: only [`TerminalScreen::send`] lets go.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The terminal's screen.
#[derive(Debug)]
pub struct TerminalScreen {
    terminal: Terminal<CrosstermBackend<FrameBytes>>,
    bytes: FrameBytes,
    /// The links that the terminal shows now.
    links: Vec<ScreenLink>,
}

impl TerminalScreen {
    /// A screen of that size, nothing drawn yet.
    ///
    /// # Errors
    /// None that a buffer in memory has.
    pub fn new(size: Size) -> io::Result<Self> {
        let bytes = FrameBytes::default();
        let backend = CrosstermBackend::new(bytes.clone());
        let viewport = Viewport::Fixed(Rect::from((ratatui::layout::Position::ORIGIN, size)));
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        Ok(Self { terminal, bytes, links: Vec::new() })
    }

    /// Where to put bytes that go out with the next frame.
    pub fn out(&mut self) -> &mut impl Write {
        self.terminal.backend_mut()
    }

    /// Forgets what is on the screen, so that the next frame draws all of it.
    ///
    /// # Errors
    /// None that a buffer in memory has.
    pub fn invalidate(&mut self, size: Size) -> io::Result<()> {
        self.links.clear();
        self.terminal.resize(Rect::from((ratatui::layout::Position::ORIGIN, size)))
    }

    /// Draws what changed.
    ///
    /// # Errors
    /// When the terminal takes no more.
    pub fn draw(&mut self, model: &Model, look: &RenderContext) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let frame = self.terminal.draw(|frame| ui::draw(frame, model, look))?;
        let links = look.links.shown(frame.buffer);
        if links != self.links {
            let changes =
                hyperlinks::changes(&self.links, &links, |area| cells(frame.buffer, area));
            hyperlinks::paint(self.terminal.backend_mut(), &changes)?;
            self.links = links;
        }
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        self.send()
    }

    fn send(&mut self) -> io::Result<()> {
        let bytes = self.bytes.0.take();
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()
    }
}
