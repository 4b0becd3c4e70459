//! The theme and the keys that drawing needs besides the model.

use super::theme::Theme;
use crate::keys::Keymap;

/// The look of the screen, apart from the model.
#[derive(Debug)]
pub struct RenderContext {
    /// The colours.
    pub theme: Theme,
    /// The keys that hints tell of.
    pub keymap: Keymap,
}
