use super::*;
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

fn embedded() -> impl Iterator<Item = (&'static str, Theme)> {
    EMBEDDED.iter().map(|&(name, text)| {
        let theme = Theme::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, theme)
    })
}

/// Red, green and blue of the colors that look the same on every terminal.
fn rgb(color: Color) -> Option<[u8; 3]> {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match color {
        Color::Rgb(r, g, b) => Some([r, g, b]),
        Color::Indexed(i @ 16..=231) => {
            let i = i - 16;
            Some([level(i / 36), level(i / 6 % 6), level(i % 6)])
        }
        Color::Indexed(i @ 232..) => Some([8 + 10 * (i - 232); 3]),
        _ => None,
    }
}

/// The contrast ratio of WCAG 2.1: from 1 to 21.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let luminance = |color: [u8; 3]| {
        let [r, g, b] = color.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The contrast of a role as it stands on the screen, where it is known.
fn role_contrast(theme: &Theme, role: Role) -> Option<f64> {
    let drawn = theme.style(Role::Screen).patch(theme.style(role));
    Some(contrast(rgb(drawn.fg?)?, rgb(drawn.bg?)?))
}

#[test]
fn the_contrast_formula_is_that_of_wcag() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77; 3], [255; 3]) - 4.478).abs() < 1e-3);
    assert_eq!(rgb(Color::Indexed(208)), Some([255, 135, 0]));
}

#[test]
fn every_role_of_every_theme() {
    let mut table = String::new();
    for (name, theme) in embedded() {
        writeln!(table, "{name}").unwrap();
        for &role in Role::ALL {
            let Style { fg, bg, add_modifier, .. } = theme.style(role);
            let part = |color: Option<Color>| color.map_or("-".into(), |color| color.to_string());
            let ratio = role_contrast(&theme, role).map_or(String::new(), |r| format!("{r:.1}"));
            let modifiers: Vec<_> = add_modifier.iter_names().map(|(name, _)| name).collect();
            let (role, fg, bg) = (role.name(), part(fg), part(bg));
            let line = format!("  {role:15} {fg:>6} {bg:>6} {ratio:>5} {}", modifiers.join(" "));
            writeln!(table, "{}", line.trim_end()).unwrap();
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn what_has_fixed_colors_can_be_read() {
    for (name, least) in [("light", 4.5), ("dark", 4.5), ("high-contrast", 7.0)] {
        let theme = Theme::load(name).unwrap();
        for &role in Role::ALL {
            let ratio = role_contrast(&theme, role).unwrap();
            assert!(ratio >= least, "{name}: {} has only {ratio:.2}", role.name());
        }
    }
}

#[test]
fn the_default_theme_leaves_the_background_to_the_terminal() {
    let theme = Theme::default();
    for &role in Role::ALL {
        let Style { fg, bg, .. } = theme.style(role);
        let fixed = [fg, bg].into_iter().flatten().any(|c| matches!(c, Color::Indexed(_)));
        assert!(!fixed && fg.is_some() == bg.is_some(), "{}", role.name());
    }
}

#[test]
fn no_state_is_told_by_color_alone() {
    for (name, theme) in embedded() {
        let theme = theme.without_color();
        for (state, ground) in [
            (Role::SelectedRow, Role::Row),
            (Role::TabActive, Role::Tab),
            (Role::SelectedLink, Role::Link),
            (Role::Match, Role::Row),
            (Role::HintKey, Role::Hint),
        ] {
            assert_ne!(theme.style(state), theme.style(ground), "{name}: {}", state.name());
        }
        let found = theme.style(Role::Match).add_modifier;
        assert!(found.contains(Modifier::BOLD | Modifier::UNDERLINED), "{name}");
        assert!(Role::ALL.iter().all(|&r| theme.style(r).fg.is_none()), "{name}");
        assert!(Role::ALL.iter().all(|&r| theme.style(r).bg.is_none()), "{name}");
    }
}

#[test]
fn the_selected_row_keeps_its_colors_over_its_text() {
    for (name, theme) in embedded() {
        let selected = theme.style(Role::SelectedRow);
        let drawn = theme.style(Role::Match).patch(selected);
        assert_eq!((drawn.fg, drawn.bg), (selected.fg, selected.bg), "{name}");
        assert!(selected.fg.is_some() && selected.bg.is_some(), "{name}");
    }
}

#[test]
fn each_role_has_its_own_name_and_letter() {
    for (i, role) in Role::ALL.iter().enumerate() {
        assert_eq!(*role as usize, i);
        for other in &Role::ALL[..i] {
            assert_ne!(role.name(), other.name());
            assert_ne!(role.letter(), other.letter());
        }
    }
}

#[test]
fn a_grid_tells_the_role_of_each_cell() {
    let theme = Theme::test_grid();
    for &role in Role::ALL.iter().filter(|role| **role != Role::SelectedRow) {
        assert_eq!(role_letter(theme.style(role)), role.letter());
        let selected = theme.style(role).patch(theme.style(Role::SelectedRow));
        let letter = if role == Role::Screen { 's' } else { role.letter() };
        assert_eq!(role_letter(selected), letter.to_ascii_uppercase());
    }
    let cell = ratatui::buffer::Cell::default().style();
    assert_eq!(role_letter(cell), '.');
    assert_eq!(role_letter(Style::new().fg(Color::Red)), '?');
    assert_eq!(role_letter(Style::new().fg(Color::Indexed(3))), '?');
    assert_eq!(role_letter(Style::new().fg(Color::Indexed(200))), '?');
}

#[test]
fn a_faulty_theme_is_told() {
    assert_eq!(Theme::load("solarized"), None);
    for (text, error) in [
        ("screen = \"\"", "has no style"),
        ("colour = \"\"", "`colour` is no role"),
        ("screen = \"blod\"", "`blod` is neither"),
        ("screen = \"red on\"", "`` is neither"),
    ] {
        let told = Theme::parse(text).unwrap_err();
        assert!(told.contains(error), "{told}");
    }
}
