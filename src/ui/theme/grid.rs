//! A theme to look at from tests: every role has a color of its own, so that
//! each cell of a drawn screen tells its role.

use super::{Role, Theme};
use ratatui::style::{Color, Style};

/// The color of the first role; the others follow.
const FIRST: u8 = 100;

impl Theme {
    /// The theme whose styles [`role_letter`] reads back. The selected row sets
    /// the background only, so that the roles of its text still show.
    pub fn test_grid() -> Self {
        let style = |&role: &Role| {
            let color = Color::Indexed(FIRST + role as u8);
            match role {
                Role::Screen => Style::new(),
                Role::SelectedRow => Style::new().bg(color),
                _ => Style::new().fg(color),
            }
        };
        Self { styles: Role::ALL.iter().map(style).collect(), backgrounds: Vec::new() }
    }
}

/// The letter of the role in which a cell was drawn with
/// [`Theme::test_grid`]; a capital on the selected row; `?` for a style that
/// is not of that theme.
pub fn role_letter(style: Style) -> char {
    let selected = Some(Color::Indexed(FIRST + Role::SelectedRow as u8));
    let letter = match style.fg {
        None | Some(Color::Reset) if style.bg == selected => Role::SelectedRow.letter(),
        None | Some(Color::Reset) => Role::Screen.letter(),
        Some(Color::Indexed(index)) => {
            let role = Role::ALL.get(usize::from(index.wrapping_sub(FIRST)));
            role.map_or('?', |role| role.letter())
        }
        Some(_) => '?',
    };
    if style.bg == selected { letter.to_ascii_uppercase() } else { letter }
}
