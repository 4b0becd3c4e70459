//! Numbers in big digits, drawn from seven bars as on a clock.

/// How big: the columns of a digit, of its upright bars, between two digits
/// and of a hyphen, and the rows.
struct DigitSize {
    digit: usize,
    bar: usize,
    gap: usize,
    hyphen: usize,
    rows: usize,
}

/// The sizes, the biggest first. The blank inside a digit is wider than the gap
/// between two, so that each is seen as one.
const SIZES: [DigitSize; 4] = [
    DigitSize { digit: 12, bar: 3, gap: 3, hyphen: 5, rows: 11 },
    DigitSize { digit: 10, bar: 2, gap: 3, hyphen: 4, rows: 9 },
    DigitSize { digit: 7, bar: 2, gap: 2, hyphen: 3, rows: 7 },
    DigitSize { digit: 5, bar: 1, gap: 1, hyphen: 2, rows: 5 },
];

/// The bars of the digits from 0 on, one bit each: top, upper right, lower
/// right, bottom, lower left, upper left, middle.
const BARS: [u8; 10] = [
    0b111_1110, 0b011_0000, 0b110_1101, 0b111_1001, 0b011_0011, 0b101_1011, 0b101_1111, 0b111_0000,
    0b111_1111, 0b111_1011,
];

/// The number as rows of ink and blanks, as big as fits whole into `width`
/// columns and `height` rows; nothing where no size fits, or for a text that is
/// no number.
pub(in crate::app) fn rows(
    number: &str,
    width: usize,
    height: usize,
    ink: char,
) -> Option<Vec<String>> {
    let is_number = number.chars().all(|c| c.is_ascii_digit() || c == '-') && !number.is_empty();
    let size = SIZES.iter().find(|size| size.width(number) <= width && size.rows <= height)?;
    is_number.then(|| (0..size.rows).map(|y| size.row(number, y, ink)).collect())
}

impl DigitSize {
    fn width(&self, number: &str) -> usize {
        let one = |c: char| if c == '-' { self.hyphen } else { self.digit };
        let widths: usize = number.chars().map(|c| one(c) + self.gap).sum();
        widths.saturating_sub(self.gap)
    }

    fn row(&self, number: &str, y: usize, ink: char) -> String {
        let draw = |is_inked: bool| if is_inked { ink } else { ' ' };
        let letters = number.chars().map(|letter| match letter.to_digit(10) {
            Some(digit) => {
                let bars = BARS.get(digit as usize).copied().unwrap_or_default();
                (0..self.digit).map(|x| draw(self.is_inked(bars, x, y))).collect::<String>()
            }
            None => draw(y == self.middle()).to_string().repeat(self.hyphen),
        });
        letters.collect::<Vec<_>>().join(&" ".repeat(self.gap)).trim_end().to_owned()
    }

    fn middle(&self) -> usize {
        self.rows / 2
    }

    fn is_inked(&self, bars: u8, x: usize, y: usize) -> bool {
        let has = |place: u8| bars & (1 << (6 - place)) != 0;
        let (is_upper, is_lower) = (y <= self.middle(), y >= self.middle());
        let left = x < self.bar && (is_upper && has(5) || is_lower && has(4));
        let right = x + self.bar >= self.digit && (is_upper && has(1) || is_lower && has(2));
        let level =
            y == 0 && has(0) || y == self.middle() && has(6) || y + 1 == self.rows && has(3);
        left || right || level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_look_like_digits() {
        let drawn = rows("0-123-456-789", 80, 5, '#').unwrap().join("\n");
        let expected = "\
#####        # ##### #####    #   # ##### #####    ##### ##### #####
#   #        #     #     #    #   # #     #            # #   # #   #
#   # ##     # ##### ##### ## ##### ##### ##### ##     # ##### #####
#   #        # #         #        #     # #   #        # #   #     #
#####        # ##### #####        # ##### #####        # ##### #####";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn no_two_digits_look_alike_in_any_size() {
        for height in [5, 7, 9, 11] {
            let drawn = |digit: usize| rows(&digit.to_string(), 99, height, '#').unwrap();
            for digit in 0..10 {
                assert_eq!(drawn(digit).len(), height);
                assert!((0..digit).all(|other| drawn(other) != drawn(digit)), "{digit}");
            }
        }
    }

    #[test]
    fn a_number_is_whole_or_absent() {
        let mut widest = 0;
        for width in 0..200 {
            let drawn = rows("1-888-373-7888", width, 11, '#');
            assert_eq!(drawn.is_some(), width >= 74, "{width}");
            let columns = drawn.iter().flatten().map(String::len).max().unwrap_or(0);
            assert!(columns <= width && columns >= widest, "{width}");
            widest = columns;
        }
        assert_eq!(widest, 186);
        assert_eq!(rows("1-888-373-7888", 100, 4, '#'), None);
        assert_eq!(rows("", 100, 9, '#'), None);
        assert_eq!(rows("BEFREE", 100, 9, '#'), None);
    }
}
