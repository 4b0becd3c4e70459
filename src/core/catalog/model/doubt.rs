//! The one rule for how sure a number is. Every screen and command asks it, so that none shows,
//! copies or hands out as sure a number that another calls doubtful.

use crate::catalog::{Email, Evidence, Line, PartialDate, PhoneNumber};

/// The reason why a number is in doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Sources give different numbers.
    Disputed,
    /// No source that counts gives it.
    Unconfirmed,
    /// One source alone gives it.
    SingleSource,
    /// No source shows a date.
    Undated,
    /// It was last seen at that date, more than a year ago.
    Old(PartialDate),
    /// The date on which it was seen is ahead: a slip, so nobody knows when it was.
    Ahead(PartialDate),
    /// Its note says why, such as that the office of a county is inferred.
    Noted,
}

/// The advice beside a number that is in doubt.
pub const CONFIRM_FIRST: &str = "confirm it first";

/// The short form of [`CONFIRM_FIRST`], for narrow places.
pub const CONFIRM: &str = "confirm";

impl Doubt {
    /// Returns the gravest doubt about a number with this evidence and date; `None` if it is
    /// sure. Without `today` no number is old. 711, 911 and 988 were assigned for good and need
    /// no date.
    pub fn of(
        number: &PhoneNumber,
        evidence: Evidence,
        as_of: Option<&PartialDate>,
        today: Option<&PartialDate>,
    ) -> Option<Self> {
        match evidence {
            Evidence::Confirmed if !number.ages() => None,
            evidence => Self::of_address(evidence, as_of, today),
        }
    }

    /// Returns the gravest doubt about the address of a chat or an e-mail address.
    fn of_address(
        evidence: Evidence,
        as_of: Option<&PartialDate>,
        today: Option<&PartialDate>,
    ) -> Option<Self> {
        match evidence {
            Evidence::Disagreement => return Some(Self::Disputed),
            Evidence::Unconfirmed => return Some(Self::Unconfirmed),
            Evidence::SingleSource => return Some(Self::SingleSource),
            Evidence::Confirmed => {}
        }
        let Some(seen) = as_of else { return Some(Self::Undated) };
        if today.is_some_and(|today| is_ahead(seen, today)) {
            return Some(Self::Ahead(seen.clone()));
        }
        let is_old = today.is_some_and(|today| seen.is_due_for_review(today));
        is_old.then(|| Self::Old(seen.clone()))
    }

    /// Returns the reason in a few words.
    pub fn reason(&self) -> String {
        match self {
            Self::Disputed => "sources disagree".to_owned(),
            Self::Unconfirmed => "not confirmed".to_owned(),
            Self::SingleSource => "single source".to_owned(),
            Self::Undated => "undated".to_owned(),
            Self::Old(seen) => format!("seen {seen}"),
            Self::Ahead(seen) => format!("its date, {seen}, is in the future"),
            Self::Noted => "see its note".to_owned(),
        }
    }

    /// Returns true if the number can be copied, dialed and taken along all the same, with its
    /// doubt beside it. A number that sources disagree on or that none confirms can't.
    pub const fn is_offered(&self) -> bool {
        !matches!(self, Self::Disputed | Self::Unconfirmed)
    }

    /// Returns true if age is the only doubt: the number was sure when it was last seen.
    pub const fn is_age(&self) -> bool {
        matches!(self, Self::Old(_))
    }

    /// The reason and what to do, behind a number: "single source: confirm it first".
    pub fn in_brackets(&self) -> String {
        format!("{}: {CONFIRM_FIRST}", self.reason())
    }

    /// The reason and what to do, as a sentence: "Single source: confirm it first."
    pub fn in_words(&self) -> String {
        let reason = self.reason();
        let mut letters = reason.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        format!("{first}{}: {CONFIRM_FIRST}.", letters.as_str())
    }

    /// Returns the reason as a sentence if it is the age alone, for a place that
    /// says to confirm the number anyway.
    pub fn age_in_words(&self) -> Option<String> {
        self.is_age().then(|| "Last seen more than a year ago.".to_owned())
    }
}

/// The day on which the shipped catalog was issued.
const ISSUED: &str = env!("CATALOG_ISSUED");

/// Returns true if a date is more than a day after `today`, which zones of time allow. A clock
/// that is behind makes no number of the shipped catalog doubtful.
pub(in crate::catalog) fn is_ahead(seen: &PartialDate, today: &PartialDate) -> bool {
    let is_after = |day: &PartialDate| seen.days_until(day).is_some_and(|days| days < -1);
    is_after(today) && PartialDate::parse(ISSUED).is_none_or(|issued| is_after(&issued))
}

impl Line {
    /// Returns the doubt about its number, or about its address for a chat, if any.
    pub fn doubt(&self, today: Option<&PartialDate>) -> Option<Doubt> {
        let (evidence, as_of) = (self.evidence, self.as_of.as_ref());
        match (&self.number, &self.url) {
            (Some(number), _) => Doubt::of(number, evidence, as_of, today),
            (None, Some(_)) => Doubt::of_address(evidence, as_of, today),
            (None, None) => None,
        }
    }
}

impl Email {
    /// Returns the doubt about its address, if any.
    pub fn doubt(&self, today: Option<&PartialDate>) -> Option<Doubt> {
        self.address.as_ref()?;
        Doubt::of_address(self.evidence, self.as_of.as_ref(), today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_sure_if_sources_agree_and_one_saw_it_within_a_year() {
        let date = |text: &str| PartialDate::parse(text).unwrap();
        let number = PhoneNumber::parse("1-202-555-0143").unwrap();
        let (seen, today) = (date("2025-05-12"), date("2026-05-12"));
        let of = |evidence, seen, today| Doubt::of(&number, evidence, seen, today);
        assert_eq!(of(Evidence::Confirmed, Some(&seen), Some(&today)), None);
        assert_eq!(of(Evidence::Confirmed, Some(&seen), None), None);
        let ahead = date("2031-01-01");
        let doubt = of(Evidence::Confirmed, Some(&ahead), Some(&today)).unwrap();
        assert_eq!(doubt.in_words(), "Its date, Jan 1, 2031, is in the future: confirm it first.");
        // By a clock that is behind, the shipped numbers stay as sure as they are.
        let (shipped, behind) = (date(ISSUED), date("2019-01-01"));
        assert_eq!(of(Evidence::Confirmed, Some(&shipped), Some(&behind)), None);
        let later = date("2026-05-13");
        let old = of(Evidence::Confirmed, Some(&seen), Some(&later)).unwrap();
        assert_eq!(old.in_words(), "Seen May 12, 2025: confirm it first.");
        for (evidence, doubt) in [
            (Evidence::Disagreement, Doubt::Disputed),
            (Evidence::Unconfirmed, Doubt::Unconfirmed),
            (Evidence::SingleSource, Doubt::SingleSource),
        ] {
            assert_eq!(of(evidence, Some(&seen), Some(&today)), Some(doubt));
        }
        assert_eq!(of(Evidence::Confirmed, None, None), Some(Doubt::Undated));
        let emergency = PhoneNumber::parse("911").unwrap();
        assert_eq!(Doubt::of(&emergency, Evidence::Confirmed, None, Some(&later)), None);
        let said = Doubt::of(&emergency, Evidence::Disagreement, None, None);
        assert_eq!(said, Some(Doubt::Disputed));
    }

    #[test]
    fn what_is_offered_by_its_evidence_is_offered_by_its_doubt() {
        let number = PhoneNumber::parse("1-202-555-0143").unwrap();
        for evidence in Evidence::ALL {
            let doubt = Doubt::of(&number, *evidence, None, None).unwrap();
            assert_eq!(doubt.is_offered(), evidence.is_offered(), "{evidence:?}");
        }
    }
}
