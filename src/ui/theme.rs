//! Colors by meaning: the screen asks for a [`Role`], a [`Theme`] has the style.
//!
//! Text is drawn in the style of its role over that of [`Role::Screen`]; the
//! selected row is painted last, over all of its text, so that its colors hold.

mod grid;
mod style;

#[cfg(test)]
mod tests;

pub use grid::role_letter;

use ratatui::style::{Color, Style};
use std::collections::BTreeMap;

/// Declares the roles with their name in theme files and their letter.
macro_rules! roles {
    ($($variant:ident, $name:literal, $letter:literal, $doc:literal;)+) => {
        /// The meaning of a piece of the screen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Role { $(#[doc = $doc] $variant,)+ }

        impl Role {
            /// All roles.
            pub const ALL: &'static [Role] = &[$(Role::$variant,)+];

            /// The name in theme files, in kebab-case.
            pub const fn name(self) -> &'static str {
                match self { $(Role::$variant => $name,)+ }
            }

            /// The letter in a grid of roles, see [`role_letter`].
            pub const fn letter(self) -> char {
                match self { $(Role::$variant => $letter,)+ }
            }
        }
    };
}

roles! {
    Screen, "screen", '.', "The background, and text without a role of its own.";
    Hotline, "hotline", 'h', "The hotline on the first row.";
    HotlineNumber, "hotline-number", 'n', "A number that you can dial. A number in doubt is plain text.";
    Tab, "tab", 't', "A tab that is not shown.";
    TabActive, "tab-active", 'a', "The tab that is shown.";
    SearchLabel, "search-label", 'l', "The word before the search line.";
    SearchText, "search-text", 'q', "The text that you typed.";
    Row, "row", 'r', "A row of the list.";
    SelectedRow, "selected-row", 's', "The selected row, over everything in it.";
    SelectedRowIdle, "selected-row-idle", '1', "The selected row of a pane that doesn't get the keys.";
    Match, "match", 'm', "Letters that the search found.";
    Kind, "kind", 'k', "The type and the publisher of a resource.";
    Status, "status", 'x', "A status other than current.";
    Filter, "filter", 'f', "A filter that is on.";
    Note, "note", 'c', "A note about the search.";
    Heading, "heading", 'g', "The title of a pane, resource, or section.";
    Label, "label", 'b', "The name of a fact.";
    Text, "text", 'p', "Text to read.";
    Link, "link", 'u', "A link that can be opened.";
    SelectedLink, "selected-link", 'v', "The link that Open would open now.";
    Message, "message", 'i', "A message: the result of a command.";
    Warning, "warning", 'w', "A caution, such as that a number is in doubt.";
    Error, "error", 'e', "An error.";
    HintKey, "hint-key", 'y', "A key in the hints.";
    Hint, "hint", 'o', "The action of that key.";
    Border, "border", 'z', "Lines between panes.";
    BorderActive, "border-active", '2', "The line at the pane that gets the keys.";
    Dim, "dim", 'd', "Less important text: counts, placeholders.";
    QrCode, "qr-code", 'j', "A QR code: dark on light, or cameras fail.";
}

/// A style for each role.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// In the order of [`Role::ALL`].
    styles: Vec<Style>,
    /// The backgrounds that the theme is made for.
    backgrounds: Vec<Color>,
}

/// The setting for the theme that follows the terminal's background: [`Theme::default`]
/// until the terminal has told it.
pub const AUTO: &str = "auto";

/// The themes that the program brings.
const EMBEDDED: [(&str, &str); 4] = [
    ("default", include_str!("../../assets/themes/default.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("high-contrast", include_str!("../../assets/themes/high-contrast.toml")),
];

impl Theme {
    /// The names that [`Theme::load`] knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        EMBEDDED.iter().map(|(name, _)| *name)
    }

    /// The embedded theme with exactly this name.
    pub fn load(name: &str) -> Option<Self> {
        let (_, text) = EMBEDDED.iter().find(|(known, _)| *known == name)?;
        Self::parse(text).ok()
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// Returns the backgrounds that the theme is made for: its text can be read on each.
    pub fn backgrounds(&self) -> &[Color] {
        &self.backgrounds
    }

    /// The same theme for a terminal on which color is not wanted: bold,
    /// underline and reverse stay.
    #[must_use]
    pub fn without_color(&self) -> Self {
        let plain = |style: &Style| Style { fg: None, bg: None, ..*style };
        Self { styles: self.styles.iter().map(plain).collect(), ..self.clone() }
    }

    /// Reads a theme file: `role = "bold black on yellow"`, each role once, and
    /// `backgrounds`, a list of colors.
    fn parse(text: &str) -> Result<Self, String> {
        let file: ThemeFile = toml::from_str(text).map_err(|error| error.to_string())?;
        let is_known = |name: &String| Role::ALL.iter().any(|role| role.name() == name);
        if let Some(name) = file.roles.keys().find(|name| !is_known(name)) {
            return Err(format!("`{name}` is not a role"));
        }
        let style = |role: &Role| {
            let words = file.roles.get(role.name());
            style::parse(words.ok_or(format!("`{}` has no style", role.name()))?)
        };
        let backgrounds = file.backgrounds.iter().map(|word| style::color(word));
        Ok(Self {
            styles: Role::ALL.iter().map(style).collect::<Result<_, _>>()?,
            backgrounds: backgrounds.collect::<Result<_, _>>()?,
        })
    }
}

/// A theme file as it is written.
#[derive(serde::Deserialize)]
struct ThemeFile {
    backgrounds: Vec<String>,
    #[serde(flatten)]
    roles: BTreeMap<String, String>,
}

impl Default for Theme {
    fn default() -> Self {
        Self::load("default").unwrap_or(Self { styles: Vec::new(), backgrounds: Vec::new() })
    }
}
