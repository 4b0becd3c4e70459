//! The theme and the keys that drawing needs besides the model.

use super::screen_links::ScreenLinks;
use super::theme::Theme;
use crate::keys::Keymap;

/// The look of the screen, apart from the model.
#[derive(Debug)]
pub struct RenderContext {
    /// The colors.
    pub theme: Theme,
    /// The keys in the hints.
    pub keymap: Keymap,
    /// The web links of the frame that is drawn.
    pub links: ScreenLinks,
}

impl RenderContext {
    /// Creates a look that collects no links.
    pub fn new(theme: Theme, keymap: Keymap) -> Self {
        Self { theme, keymap, links: ScreenLinks::default() }
    }
}
