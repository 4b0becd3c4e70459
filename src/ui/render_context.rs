//! What drawing needs besides the model.

use super::theme::Theme;
use crate::keys::Keymap;

/// What the screen looks like, apart from the model.
#[derive(Debug)]
pub struct RenderContext {
    /// The colours.
    pub theme: Theme,
    /// The keys that hints tell of.
    pub keymap: Keymap,
}
