//! Styles in words: `bold underlined cyan on black`.

use ratatui::style::{Color, Modifier, Style};

/// Reads attributes and colors in any order; `on` stands before the
/// background. A color is one of the 16 names, an index of the 256, `#rrggbb`
/// or `reset`. The empty text changes nothing.
pub(super) fn parse(text: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        if let Some(modifier) = modifier(word) {
            style = style.add_modifier(modifier);
        } else if word == "on" {
            style = style.bg(color(words.next().unwrap_or_default())?);
        } else {
            style = style.fg(color(word)?);
        }
    }
    Ok(style)
}

/// Italics, blinking and dim are left out: some terminals show the first reversed, nothing
/// here moves, and each terminal draws dim text in a contrast of its own.
fn modifier(word: &str) -> Option<Modifier> {
    Some(match word {
        "bold" => Modifier::BOLD,
        "underlined" => Modifier::UNDERLINED,
        "reversed" => Modifier::REVERSED,
        _ => return None,
    })
}

pub(super) fn color(word: &str) -> Result<Color, String> {
    word.parse().map_err(|_| format!("`{word}` is neither a color nor an attribute"))
}
