//! The sets of keys that the program brings.

use super::Keymap;

/// A set of keys to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preset {
    /// Keys that need no learning: arrows, Enter, Esc, function keys.
    #[default]
    Default,
    /// The default with keys that fingers know from vi; starts in the list.
    Vim,
}

impl Preset {
    /// All presets.
    pub const ALL: [Preset; 2] = [Preset::Default, Preset::Vim];

    /// Its name in `config.toml`.
    pub const fn name(self) -> &'static str {
        match self {
            Preset::Default => "default",
            Preset::Vim => "vim",
        }
    }

    /// The file itself, with its comments, to show or to copy from.
    pub const fn text(self) -> &'static str {
        match self {
            Preset::Default => include_str!("../../assets/keys.toml"),
            Preset::Vim => include_str!("../../assets/keys-vim.toml"),
        }
    }

    /// The files that lie on each other, the lowest first.
    pub(super) const fn layers(self) -> &'static [Preset] {
        match self {
            Preset::Default => &[Preset::Default],
            Preset::Vim => &[Preset::Default, Preset::Vim],
        }
    }
}

impl Keymap {
    /// The keys of a preset.
    pub fn preset(preset: Preset) -> Self {
        let mut keymap = Self::default();
        for layer in preset.layers() {
            // Tests hold that these files have no faults.
            keymap.overlay(layer.name(), layer.text());
        }
        keymap
    }
}
