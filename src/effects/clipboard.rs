//! The clipboard: the desktop's, or the terminal's when there is no desktop.

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use std::fmt;
use std::io;

/// Terminals drop an OSC 52 text that is longer; the smallest known limit.
const OSC52_LIMIT: usize = 74_000;

/// Where copied text goes.
pub enum Clipboard {
    /// The desktop's clipboard. It is kept, because on X11 the text is gone
    /// when its owner goes.
    Desktop(Option<arboard::Clipboard>),
    /// The clipboard of the terminal in which this runs, by OSC 52. It works
    /// over ssh and gives no answer.
    Terminal,
}

impl Clipboard {
    /// The desktop's here, the terminal's in a session over ssh (`over_ssh`).
    pub fn new(over_ssh: bool) -> Self {
        if over_ssh { Clipboard::Terminal } else { Clipboard::Desktop(None) }
    }

    /// Copies; `true` when a terminal was asked, which gives no answer.
    ///
    /// # Errors
    /// Why nothing was copied, as a sentence.
    pub fn copy(&mut self, text: &str) -> Result<bool, String> {
        if let Clipboard::Desktop(desktop) = self {
            if desktop.is_none() {
                *desktop = arboard::Clipboard::new().ok();
            }
            if let Some(clipboard) = desktop
                && clipboard.set_text(text).is_ok()
            {
                return Ok(false);
            }
        }
        if text.len() > OSC52_LIMIT {
            return Err(format!("{} bytes are more than terminals take.", text.len()));
        }
        let sent = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text));
        sent.map(|()| true).map_err(|error| format!("{error}."))
    }
}

impl fmt::Debug for Clipboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Clipboard::Desktop(_) => "Desktop",
            Clipboard::Terminal => "Terminal",
        })
    }
}
