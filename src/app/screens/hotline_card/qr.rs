//! QR codes (ISO/IEC 18004): a text as dark and light modules.

use qrcode::{Color, EcLevel, QrCode};

/// The light modules around the code, without which cameras do not find it.
const QUIET_ZONE: usize = 4;

/// A QR code with its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrSymbol {
    side: usize,
    dark: Vec<bool>,
}

impl QrSymbol {
    /// The smallest code that holds the text and can be read with a seventh of
    /// it spoilt (level M); nothing for a text that is too long for any.
    pub fn encode(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let inner = code.width();
        let side = inner + 2 * QUIET_ZONE;
        let mut dark = vec![false; side * side];
        for (place, color) in code.to_colors().into_iter().enumerate() {
            let (x, y) = (place % inner + QUIET_ZONE, place / inner + QUIET_ZONE);
            dark[y * side + x] = color == Color::Dark;
        }
        Some(Self { side, dark })
    }

    /// Modules on a side, the quiet zone with them.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Two modules a cell, one over the other: as many columns as modules and
    /// half as many rows. To be drawn dark on light.
    pub fn half_blocks(&self) -> Vec<String> {
        let cell = |x, y| match (self.is_dark(x, y), self.is_dark(x, y + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        let row = |y| (0..self.side).map(|x| cell(x, y)).collect();
        (0..self.side).step_by(2).map(row).collect()
    }

    /// Two columns a module, a dark one as `##`: for where there is no color.
    pub fn ascii(&self) -> Vec<String> {
        let module = |x, y| if self.is_dark(x, y) { "##" } else { "  " };
        (0..self.side).map(|y| (0..self.side).map(|x| module(x, y)).collect()).collect()
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        self.dark.get(y * self.side + x).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_show_the_same_modules_inside_a_light_frame() {
        let code = QrSymbol::encode("tel:+12025550143").unwrap();
        assert_eq!(code.side(), 29);
        let (blocks, ascii) = (code.half_blocks(), code.ascii());
        assert_eq!((blocks.len(), ascii.len()), (15, 29));
        for (y, row) in ascii.iter().enumerate() {
            assert_eq!(row.len(), 58);
            for (x, cell) in blocks[y / 2].chars().enumerate() {
                let half = if y % 2 == 0 { ['█', '▀'] } else { ['█', '▄'] };
                let is_dark = row[2 * x..].starts_with("##");
                assert_eq!(half.contains(&cell), is_dark, "{x},{y}");
                let is_frame = [x, y].iter().any(|place| !(4..25).contains(place));
                assert!(!(is_frame && is_dark), "{x},{y}");
            }
        }
    }

    #[test]
    fn what_no_code_can_hold_gives_none() {
        assert_eq!(QrSymbol::encode(&"x".repeat(5000)), None);
    }
}
