//! The terminal's background, which it tells when it is asked (OSC 11).

use std::io::{self, Write};
use std::time::Duration;

/// The question. It ends with BEL, because rxvt ends its answer as the question ends, and
/// gets the other end wrong.
const QUESTION: &[u8] = b"\x1b]11;?\x07";

/// How long the program waits at its end for an answer that may be on its way.
pub const PATIENCE: Duration = Duration::from_millis(50);

/// A background, as far as the choice of a theme needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// White text can be read on it best.
    Dark,
    /// Black text can be read on it best.
    Light,
}

impl Background {
    /// Returns the name of the theme for it.
    pub const fn theme(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }
}

/// Reads an answer without its `ESC ]` and its end, such as `11;rgb:1e1e/1e1e/1e1e`.
pub fn answer(bytes: &[u8]) -> Option<Background> {
    let color = std::str::from_utf8(bytes).ok()?.strip_prefix("11;")?;
    let (form, parts) = color.split_once(':')?;
    let is_known = matches!(form, "rgb" | "rgba");
    let parts: Vec<f64> = parts.split('/').map(level).collect::<Option<_>>()?;
    match parts.as_slice() {
        [r, g, b] | [r, g, b, _] if is_known => {
            let luminance = 0.2126 * linear(*r) + 0.7152 * linear(*g) + 0.0722 * linear(*b);
            // Where black and white text have the same contrast by WCAG.
            let is_light = luminance > 0.179;
            Some(if is_light { Background::Light } else { Background::Dark })
        }
        _ => None,
    }
}

/// Returns one to four hexadecimal digits as a part of all that so many can tell.
fn level(digits: &str) -> Option<f64> {
    let most = match digits.len() {
        1 => 0xf,
        2 => 0xff,
        3 => 0xfff,
        4 => 0xffff,
        _ => return None,
    };
    // A sign is not a digit.
    let value = u16::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
    Some(f64::from(value) / f64::from(most))
}

fn linear(level: f64) -> f64 {
    if level <= 0.04045 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
}

/// The question to the terminal.
#[derive(Debug, Default)]
pub struct BackgroundQuestion {
    /// True while an answer counts, however late: a slow line or a busy computer must not
    /// leave a whole session in colors for another background.
    is_open: bool,
    /// The end of the time in which an answer is on its way.
    until: Duration,
}

impl BackgroundQuestion {
    /// Asks, if this terminal can be asked. Call [`Self::begin_wait`] next.
    ///
    /// # Errors
    /// When the terminal takes no more.
    pub fn ask(&mut self, out: &mut impl Write) -> io::Result<()> {
        if !can_be_asked(std::env::var("TERM").ok().as_deref()) {
            return Ok(());
        }
        out.write_all(QUESTION)?;
        out.flush()?;
        self.is_open = true;
        Ok(())
    }

    /// Begins the wait, now that answers are read.
    pub fn begin_wait(&mut self, now: Duration) {
        self.until = now + PATIENCE;
    }

    /// Takes the answer: returns whether it counts. Only the first one does.
    pub fn takes(&mut self) -> bool {
        std::mem::take(&mut self.is_open)
    }

    /// Returns how long an answer may still be on its way.
    pub fn rest(&self, now: Duration) -> Duration {
        if self.is_open { self.until.saturating_sub(now) } else { Duration::ZERO }
    }
}

/// Returns whether a terminal of this name reads the question and answers with no keys. A
/// Windows console would hand out the answer as keys.
fn can_be_asked(name: Option<&str>) -> bool {
    cfg!(unix) && !matches!(name, None | Some("" | "dumb" | "linux"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_in_every_form_is_dark_or_light() {
        let (dark, light) = (Some(Background::Dark), Some(Background::Light));
        for (told, shade) in [
            ("11;rgb:0000/0000/0000", dark),
            ("11;rgb:1e1e/1e1e/1e1e", dark),
            ("11;rgb:00/2b/36", dark),
            ("11;rgb:0/0/8", dark),
            ("11;rgba:ffff/ffff/ffff/ffff", light),
            ("11;rgb:fd/f6/e3", light),
            ("11;rgb:f/f/f", light),
            ("11;rgb:888/888/888", light),
            ("11;rgb:ff/ff", None),
            ("11;rgb:fffff/0/0", None),
            ("11;rgb:+f/0/0", None),
            ("11;hsl:0/0/0", None),
            ("10;rgb:ff/ff/ff", None),
            ("11;?", None),
        ] {
            assert_eq!(answer(told.as_bytes()), shade, "{told}");
        }
    }

    #[test]
    fn an_answer_counts_once_however_late_and_only_if_it_was_asked_for() {
        let at = Duration::from_millis;
        let mut question = BackgroundQuestion::default();
        assert!(!question.takes(), "nobody asked");
        question.begin_wait(at(100));
        assert_eq!(question.rest(at(100)), at(0));
        question.is_open = true;
        assert_eq!(question.rest(at(120)), at(30));
        assert_eq!(question.rest(at(9999)), at(0));
        assert!(question.takes());
        assert!(!question.takes(), "the second one");
        assert_eq!(question.rest(at(120)), at(0));
    }

    #[test]
    fn a_terminal_that_might_type_the_answer_is_not_asked() {
        for name in [None, Some(""), Some("dumb"), Some("linux")] {
            assert!(!can_be_asked(name), "{name:?}");
        }
        assert_eq!(can_be_asked(Some("xterm-256color")), cfg!(unix));
    }
}
