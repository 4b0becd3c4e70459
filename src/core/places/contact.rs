//! Numbers of states and of the whole country.

use crate::catalog::{
    BUILT_IN_LAYER, CONFIRM_FIRST, Channel, Doubt, Entry, Evidence, Line, PartialDate, PhoneNumber,
};
use serde::{Deserialize, Serialize};

/// A hotline, unit, task force or page of a state, or a national line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Postal code of the state; `US` for the whole country, `own` for the reader's agency.
    pub state: String,
    /// Name of the hotline, unit or page.
    pub name: String,
    /// The kind in words, such as "state hotline".
    pub kind: String,
    /// How the number is reached.
    pub channel: Channel,
    /// The number; absent where none is known.
    pub phone: Option<PhoneNumber>,
    /// The letters that spell the last digits of the number.
    pub vanity: Option<String>,
    /// Its page; empty where there is none.
    pub url: String,
    /// When the number was last seen; absent when no page that gives it bears
    /// a date.
    pub as_of: Option<PartialDate>,
    /// How well the number is evidenced.
    pub evidence: Evidence,
    /// How many sources give the number; 0 where there is none. An agency that wrote its own
    /// number down need not name one.
    pub sources: u8,
    /// The reason to confirm the number, in words.
    pub doubt: Option<String>,
    /// A further remark.
    pub note: Option<String>,
}

impl Contact {
    /// Returns the reasons to confirm the row, a sentence each; empty where sources agree and
    /// are dated.
    pub fn doubts(&self) -> Vec<String> {
        let mut doubts: Vec<String> = self.doubt.iter().cloned().collect();
        let is_single = self.evidence == Evidence::SingleSource;
        if self.phone.is_some() && is_single && self.doubt.is_none() {
            doubts.push(ONE_SOURCE.to_owned());
        }
        if self.phone.is_some() && self.as_of.is_none() && self.phone_is_local() {
            doubts.push("No source shows a date.".to_owned());
        }
        doubts
    }

    /// Returns the doubt about its number on that day, if any.
    pub fn doubt_of_number(&self, today: Option<&PartialDate>) -> Option<Doubt> {
        let doubt = Doubt::of(self.phone.as_ref()?, self.evidence, self.as_of.as_ref(), today);
        noted(doubt, self.doubt.is_some())
    }

    /// Returns the reasons to confirm it on that day, a sentence each.
    pub fn reasons(&self, today: Option<&PartialDate>) -> Vec<String> {
        let mut reasons = self.doubts();
        reasons.extend(self.doubt_of_number(today).and_then(|doubt| doubt.age_in_words()));
        reasons
    }

    /// Returns true if the row is to be confirmed on that day.
    pub fn is_weak(&self, today: Option<&PartialDate>) -> bool {
        !self.reasons(today).is_empty()
    }

    /// Returns facts about the number, a few words each: its kind, its letters, its date, its
    /// number of sources, and the advice to confirm it on that day.
    pub fn facts(&self, today: Option<&PartialDate>) -> Vec<String> {
        let mut facts = Vec::new();
        if self.state != "US" {
            facts.push(self.kind.clone());
        }
        facts.extend(self.vanity.as_ref().map(|letters| format!("spells {letters}")));
        match &self.as_of {
            Some(date) => facts.push(format!("seen {date}")),
            None => facts.push("undated".to_owned()),
        }
        facts.extend(self.sources_in_words());
        if self.phone.is_some() && self.is_weak(today) {
            facts.push(CONFIRM_FIRST.to_owned());
        }
        facts
    }

    /// Returns the number of sources of its number in words; none where the number is sure
    /// without a second one: by the page of the operator, or by the reader's agency.
    pub fn sources_in_words(&self) -> Option<String> {
        let is_single = self.evidence == Evidence::SingleSource;
        let count = if is_single { 1 } else { self.sources };
        (self.phone.is_some() && (is_single || count > 1)).then(|| sources_in_words(count))
    }

    /// Returns true for a number of the reader's own catalog.
    pub fn is_own(&self) -> bool {
        self.state == OWN
    }

    /// Returns true for 911.
    pub fn is_emergency(&self) -> bool {
        self.phone.as_ref().is_some_and(|phone| phone.as_str() == EMERGENCY)
    }

    /// Returns true for a number of more than three digits: 911 and the like need no date.
    fn phone_is_local(&self) -> bool {
        self.phone.as_ref().is_some_and(|phone| phone.as_str().len() > 3)
    }
}

/// Returns the number of sources in words.
pub fn sources_in_words(count: u8) -> String {
    if count == 1 { "single source".to_owned() } else { format!("{count} sources") }
}

/// Start of a written doubt where sources give different numbers.
pub(super) const DISPUTED: &str = "Sources disagree:";

/// Returns the evidence of a number in the tables, by its written doubt and its number of
/// sources.
pub(super) fn evidence(doubt: Option<&str>, sources: u8) -> Evidence {
    match (doubt, sources) {
        (Some(doubt), _) if doubt.starts_with(DISPUTED) => Evidence::Disagreement,
        (_, 0) => Evidence::Unconfirmed,
        (_, 1) => Evidence::SingleSource,
        (_, _) => Evidence::Confirmed,
    }
}

/// Returns the doubt about a number: [`Doubt::Noted`] if its row has a written one and there is
/// none other than age.
pub(super) fn noted(doubt: Option<Doubt>, is_noted: bool) -> Option<Doubt> {
    match is_noted && doubt.as_ref().is_none_or(Doubt::is_age) {
        true => Some(Doubt::Noted),
        false => doubt,
    }
}

/// Returns 911, then the offered numbers of the pinned hotlines, voice and text, then those of
/// `further` that are not among them.
pub fn national(pinned: &[&Entry], further: &[Contact]) -> Vec<Contact> {
    let of_entry = |entry: &&Entry| -> Vec<Contact> {
        entry.lines.iter().filter_map(|line| of_line(entry, line)).collect()
    };
    let mut lines: Vec<Contact> = Vec::new();
    for contact in pinned.iter().flat_map(of_entry).chain(further.iter().cloned()) {
        let same =
            |known: &Contact| known.phone == contact.phone && known.channel == contact.channel;
        if !lines.iter().any(same) {
            lines.push(contact);
        }
    }
    let (first, rest): (Vec<_>, Vec<_>) = lines.into_iter().partition(Contact::is_emergency);
    let first = if first.is_empty() { emergency().into_iter().collect() } else { first };
    first.into_iter().chain(rest).collect()
}

/// The doubt about a number that one source gives.
pub(super) const ONE_SOURCE: &str = "Only one source has this number.";

/// The state of a number of the reader's own catalog.
const OWN: &str = "own";

/// The number for emergencies.
const EMERGENCY: &str = "911";

/// Returns 911, for a catalog that does not pin it.
fn emergency() -> Option<Contact> {
    let phone = PhoneNumber::parse(EMERGENCY).ok()?;
    Some(Contact { phone: Some(phone), ..blank("911", Channel::Voice) })
}

fn blank(name: &str, channel: Channel) -> Contact {
    Contact {
        state: "US".to_owned(),
        name: name.to_owned(),
        kind: "national".to_owned(),
        channel,
        phone: None,
        vanity: None,
        url: String::new(),
        as_of: None,
        evidence: Evidence::Confirmed,
        sources: 0,
        doubt: None,
        note: None,
    }
}

fn of_line(entry: &Entry, line: &Line) -> Option<Contact> {
    if !matches!(line.channel, Channel::Voice | Channel::Text) {
        return None;
    }
    let note = match line.keywords.as_slice() {
        [] => None,
        words => Some(format!("Send {}.", words.join(" or "))),
    };
    let number = line.offered_number()?.clone();
    let is_own = entry.layer != BUILT_IN_LAYER && number.as_str() != EMERGENCY;
    let blank = blank(&entry.title, line.channel);
    Some(Contact {
        state: if is_own { OWN.to_owned() } else { blank.state },
        kind: if is_own { "your agency".to_owned() } else { blank.kind },
        phone: Some(number),
        vanity: line.vanity.clone(),
        url: entry.url.clone(),
        as_of: line.as_of.clone(),
        evidence: line.evidence,
        sources: u8::try_from(line.source.len()).unwrap_or(u8::MAX),
        note,
        ..blank
    })
}
