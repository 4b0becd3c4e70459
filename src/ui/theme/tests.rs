use super::*;
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

fn embedded() -> impl Iterator<Item = (&'static str, Theme)> {
    EMBEDDED.iter().map(|&(name, text)| {
        let theme = Theme::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, theme)
    })
}

/// The 16 colors of xterm, of the VGA, and of Windows since 10.
const PALETTES: [[u32; 16]; 3] = [
    [
        0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
        0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
    ],
    [
        0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa,
        0x55_5555, 0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
    ],
    [
        0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd, 0xcc_cccc,
        0x76_7676, 0xe7_4856, 0x16_c60c, 0xf9_f1a5, 0x3b_78ff, 0xb4_009e, 0x61_d6d6, 0xf2_f2f2,
    ],
];

/// The place of a color among the 16.
fn ansi(color: Color) -> Option<usize> {
    use Color::*;
    let all = [
        Black,
        Red,
        Green,
        Yellow,
        Blue,
        Magenta,
        Cyan,
        Gray,
        DarkGray,
        LightRed,
        LightGreen,
        LightYellow,
        LightBlue,
        LightMagenta,
        LightCyan,
        White,
    ];
    all.iter().position(|own| *own == color)
}

/// Red, green and blue of a color; nothing for that of the terminal itself.
fn rgb(color: Color, palette: &[u32; 16]) -> Option<[u8; 3]> {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match color {
        Color::Rgb(r, g, b) => Some([r, g, b]),
        Color::Indexed(i @ 16..=231) => {
            let i = i - 16;
            Some([level(i / 36), level(i / 6 % 6), level(i % 6)])
        }
        Color::Indexed(i @ 232..) => Some([8 + 10 * (i - 232); 3]),
        other => {
            let [_, r, g, b] = palette[ansi(other)?].to_be_bytes();
            Some([r, g, b])
        }
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

/// The contrast of black or white text, whichever the terminal has on that background.
fn own_contrast(background: [u8; 3]) -> f64 {
    contrast([0xaa; 3], background).max(contrast([0; 3], background))
}

/// The least contrast of a role on the backgrounds of its theme, with every palette, and
/// with terminals that draw bold text in the bright color of the same name.
fn least_contrast(theme: &Theme, role: Role) -> f64 {
    let drawn = theme.style(Role::Screen).patch(theme.style(role));
    let is_bold = drawn.add_modifier.contains(Modifier::BOLD);
    let mut least = f64::MAX;
    for (palette, &ground) in
        PALETTES.iter().flat_map(|palette| theme.backgrounds().iter().map(move |g| (palette, g)))
    {
        let ground = rgb(ground, palette).unwrap();
        let bg = drawn.bg.and_then(|bg| rgb(bg, palette)).unwrap_or(ground);
        let Some(fg) = drawn.fg.filter(|fg| *fg != Color::Reset) else {
            assert_eq!(bg, ground, "text of any color on a background of its own");
            least = least.min(own_contrast(bg));
            continue;
        };
        let bright = ansi(fg).filter(|at| *at < 8 && is_bold).map(|at| palette[at + 8]);
        let bright = bright.map(|color| color.to_be_bytes()).map(|[_, r, g, b]| [r, g, b]);
        for fg in rgb(fg, palette).into_iter().chain(bright) {
            least = least.min(contrast(fg, bg));
        }
    }
    least
}

#[test]
fn the_contrast_formula_is_that_of_wcag() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77; 3], [255; 3]) - 4.478).abs() < 1e-3);
    let [xterm, vga, _] = PALETTES;
    assert_eq!(rgb(Color::Indexed(208), &xterm), Some([255, 135, 0]));
    assert_eq!(rgb(Color::Yellow, &vga), Some([0xaa, 0x55, 0]));
    assert_eq!(rgb(Color::Reset, &vga), None);
}

#[test]
fn every_role_of_every_theme() {
    let mut table = String::new();
    for (name, theme) in embedded() {
        writeln!(table, "{name}").unwrap();
        for &role in Role::ALL {
            let Style { fg, bg, add_modifier, .. } = theme.style(role);
            let part = |color: Option<Color>| color.map_or("-".into(), |color| color.to_string());
            let ratio = format!("{:.1}", least_contrast(&theme, role));
            let modifiers: Vec<_> = add_modifier.iter_names().map(|(name, _)| name).collect();
            let (role, fg, bg) = (role.name(), part(fg), part(bg));
            let line = format!("  {role:17} {fg:>11} {bg:>6} {ratio:>5} {}", modifiers.join(" "));
            writeln!(table, "{}", line.trim_end()).unwrap();
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn every_role_can_be_read_on_every_background_of_its_theme() {
    for (name, least) in [("default", 4.5), ("light", 4.5), ("dark", 4.5), ("high-contrast", 7.0)] {
        let theme = Theme::load(name).unwrap();
        assert!(!theme.backgrounds().is_empty(), "{name}");
        for &role in Role::ALL {
            let ratio = least_contrast(&theme, role);
            assert!(ratio >= least, "{name}: {} has only {ratio:.2}", role.name());
        }
    }
}

#[test]
fn the_background_that_a_theme_paints_is_the_one_that_it_is_for() {
    for (name, theme) in embedded() {
        let Some(painted) = theme.style(Role::Screen).bg else {
            assert_eq!((name, theme.backgrounds().len()), ("default", 2), "black and white");
            continue;
        };
        let rgb = |color| rgb(color, &PALETTES[0]);
        let grounds: Vec<_> = theme.backgrounds().iter().map(|&ground| rgb(ground)).collect();
        assert_eq!(grounds, [rgb(painted)], "{name}");
    }
}

#[test]
fn the_default_theme_leaves_the_background_to_the_terminal() {
    let theme = Theme::default();
    for &role in Role::ALL {
        let Style { fg, bg, .. } = theme.style(role);
        if role == Role::Dim {
            assert_eq!((fg, bg), (Some(Color::Indexed(243)), None), "readable on both");
            continue;
        }
        let fixed = [fg, bg].into_iter().flatten().any(|c| matches!(c, Color::Indexed(_)));
        assert!(!fixed && fg.is_some() == bg.is_some(), "{}", role.name());
    }
}

/// No color of the 16 can be read on black and on white in all palettes, so the default
/// theme colors no text without a background.
#[test]
fn no_color_of_the_16_can_be_read_on_black_and_white_alike() {
    for at in 0..16 {
        let least = PALETTES.iter().flat_map(|palette| {
            let [_, r, g, b] = palette[at].to_be_bytes();
            [[0; 3], [255; 3]].map(|ground| contrast([r, g, b], ground))
        });
        assert!(least.fold(f64::MAX, f64::min) < 4.5, "{at}");
    }
}

#[test]
fn numbers_warnings_errors_and_status_look_different() {
    let four = [Role::HotlineNumber, Role::Warning, Role::Error, Role::Status];
    for (name, theme) in embedded().flat_map(|(n, theme)| [(n, theme.without_color()), (n, theme)])
    {
        // Without color an old entry and a warning may look alike: both have a word before them.
        let count = if theme.style(Role::Error).fg.is_some() { 4 } else { 3 };
        for (at, role) in four[..count].iter().enumerate() {
            for other in four[..at].iter().chain(&[Role::Text, Role::Dim, Role::Row]) {
                let are_alike = theme.style(*role) == theme.style(*other);
                assert!(!are_alike, "{name}: {} and {}", role.name(), other.name());
            }
        }
    }
}

#[test]
fn no_state_is_told_by_color_alone() {
    for (name, theme) in embedded() {
        let theme = theme.without_color();
        for (state, ground) in [
            (Role::SelectedRow, Role::Row),
            (Role::SelectedRowIdle, Role::Row),
            (Role::SelectedRow, Role::SelectedRowIdle),
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
        for role in [Role::SelectedRow, Role::SelectedRowIdle] {
            let selected = theme.style(role);
            let drawn = theme.style(Role::Match).patch(selected);
            assert_eq!((drawn.fg, drawn.bg), (selected.fg, selected.bg), "{name}");
            assert!(selected.fg.is_some() && selected.bg.is_some(), "{name}");
        }
        let idle = theme.style(Role::SelectedRowIdle).add_modifier;
        assert!(!idle.contains(Modifier::REVERSED), "{name}");
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
        ("colour = \"\"", "`colour` is not a role"),
        ("screen = \"blod\"", "`blod` is neither"),
        ("screen = \"dim\"", "`dim` is neither"),
        ("screen = \"red on\"", "`` is neither"),
    ] {
        let told = Theme::parse(&format!("backgrounds = []\n{text}")).unwrap_err();
        assert!(told.contains(error), "{told}");
    }
}
