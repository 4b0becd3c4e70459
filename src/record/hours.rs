//! How long a training took.

use std::fmt;

/// A length of time, to the minute.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours {
    minutes: u32,
}

/// More than this is a slip: a year of days and nights.
const MOST: u32 = 366 * 24 * 60;

/// The minutes of a day and a night.
pub(super) const DAY: u64 = 24 * 60;

impl Hours {
    /// So many minutes; `None` when they are more than a year's.
    pub const fn of_minutes(minutes: u32) -> Option<Self> {
        if minutes > MOST { None } else { Some(Self { minutes }) }
    }

    /// The whole length in minutes.
    pub const fn minutes(self) -> u32 {
        self.minutes
    }

    /// Reads `1.5`, `1,5`, `1:30`, `2h`, `1h30m`, `1 h 30 min` or `90m`: a bare
    /// number is hours. `None` for anything else and for what is no length at all.
    pub fn parse(text: &str) -> Option<Self> {
        let typed: String = text.to_ascii_lowercase().split_whitespace().collect();
        let minutes = match typed.split_once(':') {
            Some((hours, minutes)) => {
                let minutes = minutes.strip_suffix('h').unwrap_or(minutes);
                let minutes = Some(minutes).filter(|minutes| minutes.len() == 2)?;
                let (hours, minutes) = (digits(hours)?, digits(minutes)?);
                (minutes < 60).then(|| hours.checked_mul(60)?.checked_add(minutes))??
            }
            None => in_units(&typed)?,
        };
        Self::of_minutes(minutes).filter(|length| length.minutes > 0)
    }

    /// Returns a question about a line of the log that took longer than a day, which may be
    /// a week's course or a slip; `None` if it did not.
    pub fn long_in_words(self, line: &str) -> Option<String> {
        (u64::from(self.minutes) > DAY).then(|| {
            format!(
                "`{line}` has {self}, more than a day. To correct it: squadroom log edit {line} --hours HOURS"
            )
        })
    }

    /// In hours, exactly: with two decimals at most where they tell it all, such as
    /// `1.5`, else with minutes, such as `0:20`.
    pub fn exact(self) -> String {
        exact(u64::from(self.minutes))
    }

    /// In hours as a number for a column that is summed up, with six decimals at
    /// most: of thousands of lines the sum is still right to the minute.
    pub fn decimal(self) -> String {
        decimal(u64::from(self.minutes))
    }
}

/// Minutes as hours, exactly, such as a sum of many lengths.
pub(super) fn exact(minutes: u64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match rest * 100 % 60 {
        0 => without_zeros(format!("{hours}.{:02}", rest * 100 / 60)),
        _ => format!("{hours}:{rest:02}"),
    }
}

/// Lengths of one line, exactly and in one form: with minutes if one of them has to be.
pub(super) fn alike<const N: usize>(minutes: [u64; N]) -> [String; N] {
    match minutes.iter().all(|minutes| minutes % 60 * 100 % 60 == 0) {
        true => minutes.map(exact),
        false => minutes.map(|minutes| format!("{}:{:02}", minutes / 60, minutes % 60)),
    }
}

/// Minutes as hours with six decimals at most.
pub(super) fn decimal(minutes: u64) -> String {
    let millionths = (minutes * 1_000_000 + 30) / 60;
    without_zeros(format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000))
}

fn without_zeros(number: String) -> String {
    number.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn digits(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

fn in_units(typed: &str) -> Option<u32> {
    let typed = typed.replace(',', ".");
    let (hours, rest) = match typed.find('h') {
        Some(at) => {
            let (hours, rest) = typed.split_at(at);
            let units = ["hours", "hour", "hrs", "hr", "h"];
            (hours, units.iter().find_map(|unit| rest.strip_prefix(unit))?)
        }
        None if typed.ends_with(|last: char| last.is_ascii_digit()) => (typed.as_str(), ""),
        None => ("0", typed.as_str()),
    };
    let units = ["minutes", "minute", "mins", "min", "m"];
    let minutes = match rest {
        "" => 0,
        rest => digits(units.iter().find_map(|unit| rest.strip_suffix(unit))?)?,
    };
    tenths(hours)?.checked_add(minutes)
}

/// The minutes of hours with decimals, to the nearest minute.
fn tenths(hours: &str) -> Option<u32> {
    let (whole, part) = hours.split_once('.').unwrap_or((hours, "0"));
    let (whole, decimals) = (digits(whole)?, digits(part).filter(|_| part.len() <= 4)?);
    let scale = 10_u32.pow(u32::try_from(part.len()).ok()?);
    whole.checked_mul(60)?.checked_add((decimals * 60 + scale / 2) / scale)
}

/// In words, such as `1.5 h` or `0:20 h`.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} h", self.exact()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (typed, minutes) in [
            ("1.5", 90),
            ("1,5", 90),
            ("1:30", 90),
            ("2h", 120),
            ("1h30m", 90),
            ("1 h 30 min", 90),
            ("90m", 90),
            ("45 minutes", 45),
            ("0.25", 15),
            ("1.333", 80),
            ("40 hours", 2400),
            ("0:20 h", 20),
        ] {
            assert_eq!(Hours::parse(typed).map(Hours::minutes), Some(minutes), "{typed}");
        }
        for bad in [
            "", "0", "h", "m", "-1", "1:5", "1:75", "1:20m", "1.5.5", "one", "1d", "99999999", "+1",
        ] {
            assert_eq!(Hours::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn lengths_are_told_in_hours_exactly() {
        for (minutes, told, number) in [
            (90, "1.5", "1.5"),
            (60, "1", "1"),
            (20, "0:20", "0.333333"),
            (80, "1:20", "1.333333"),
            (50, "0:50", "0.833333"),
            (3, "0.05", "0.05"),
            (2400, "40", "40"),
            (0, "0", "0"),
        ] {
            let length = Hours::of_minutes(minutes).unwrap();
            assert_eq!((length.exact().as_str(), length.decimal().as_str()), (told, number));
        }
        for minutes in 1..2000 {
            let length = Hours::of_minutes(minutes).unwrap();
            assert_eq!(Hours::parse(&length.to_string()), Some(length), "{length}");
            assert_eq!(Hours::parse(&length.exact()), Some(length), "{length}");
        }
    }
}
