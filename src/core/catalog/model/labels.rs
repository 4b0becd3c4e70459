//! Facts in an officer's words, the same on the screen and in plain text.

use crate::catalog::{
    Access, AudienceLevel, CONFIRM_FIRST, Catalog, Channel, Detail, Duration, Email, Entry,
    Evidence, Format, Kind, Line, PartialDate, PhoneNumber, Service, Status,
};

impl Channel {
    /// Returns the verb beside a number: "Call", "Text".
    pub const fn verb(self) -> &'static str {
        match self {
            Channel::Voice => "Call",
            Channel::Text => "Text",
            Channel::Tty => "TTY",
            Channel::Video => "Video phone",
            Channel::Chat => "Chat",
        }
    }
}

impl Line {
    /// Returns the number if it is offered, with its channel before it unless it is a voice
    /// line: `1-888-373-7888`, `text 741741`.
    pub fn offered_in_words(&self) -> Option<String> {
        let number = self.offered_number()?;
        Some(match self.channel {
            Channel::Voice => number.to_string(),
            Channel::Text | Channel::Chat => format!("text {number}"),
            Channel::Tty => format!("TTY {number}"),
            Channel::Video => format!("video phone {number}"),
        })
    }

    /// The address that makes a device call or text the number, if it is
    /// offered: `tel:+18883737888`, `sms:233733`.
    pub fn dial_uri(&self) -> Option<String> {
        let uri = self.offered_number()?.tel_uri();
        Some(match self.channel {
            Channel::Text => uri.replacen("tel:", "sms:", 1),
            _ => uri,
        })
    }

    /// The address that makes a device call, text or chat, if it is offered.
    pub fn uri(&self) -> Option<String> {
        let chat = || self.url.clone().filter(|_| self.evidence.is_offered());
        self.dial_uri().or_else(chat)
    }

    /// Returns true if its number was last seen more than [`crate::catalog::REVIEW_DAYS`] days
    /// ago.
    pub fn is_due_for_review(&self, today: &PartialDate) -> bool {
        let seen = self.as_of.as_ref().filter(|_| self.ages());
        seen.is_some_and(|seen| seen.is_due_for_review(today))
    }

    fn ages(&self) -> bool {
        self.number.as_ref().is_some_and(PhoneNumber::ages)
    }

    /// Returns facts about the number: its letters, the words to send, the callers that it is
    /// for, how sure it is on that day and when it was seen.
    pub fn facts(&self, today: Option<&PartialDate>) -> Vec<String> {
        let mut facts = Vec::new();
        facts.extend(self.vanity.as_ref().map(|letters| format!("spells {letters}")));
        if !self.keywords.is_empty() {
            facts.push(format!("send {}", self.keywords.join(" or ")));
        }
        facts.extend(self.area_served.clone());
        facts.extend(evidence(self.evidence, self.as_of.as_ref()));
        if self.doubt(today).is_some() {
            facts.push(CONFIRM_FIRST.to_owned());
        }
        facts
    }
}

impl Service {
    /// Returns true if it is open day and night, every day, by its hours.
    pub fn is_always_open(&self) -> bool {
        let always = |words: &str| {
            words.starts_with("24")
                && ["every day", "7 days", "24/7"].iter().any(|known| words.contains(known))
        };
        self.hours.as_deref().is_some_and(always)
    }
}

impl Email {
    /// Returns facts about the address: how sure it is on that day and when it was seen.
    pub fn facts(&self, today: Option<&PartialDate>) -> Vec<String> {
        let doubt = self.doubt(today).map(|_| CONFIRM_FIRST.to_owned());
        evidence(self.evidence, self.as_of.as_ref()).chain(doubt).collect()
    }
}

fn evidence(evidence: Evidence, as_of: Option<&PartialDate>) -> impl Iterator<Item = String> {
    let words = match evidence {
        Evidence::Confirmed => None,
        Evidence::SingleSource => Some("single source".to_owned()),
        Evidence::Disagreement => Some("sources disagree".to_owned()),
        Evidence::Unconfirmed => Some("not confirmed".to_owned()),
    };
    let seen = as_of.map_or("undated".to_owned(), |date| format!("seen {date}"));
    words.into_iter().chain([seen])
}

impl Entry {
    /// Returns its length, if it is stated.
    pub fn duration(&self) -> Option<Duration> {
        match &self.detail {
            Detail::Resource(resource) => resource.duration,
            _ => None,
        }
    }

    /// Returns the dates when it came out, was recorded and last changed, if known.
    pub fn dates(&self) -> impl Iterator<Item = &PartialDate> {
        let recorded = match &self.detail {
            Detail::Resource(resource) => resource.recorded.as_ref(),
            _ => None,
        };
        [self.issued.as_ref(), recorded, self.modified.as_ref()].into_iter().flatten()
    }

    /// Returns whether it costs nothing, as far as the catalog says: yes where a source
    /// calls it free, or where anybody gets in and no price is stated; no where
    /// a price is stated; else unknown.
    pub fn is_free(&self) -> Option<bool> {
        match (&self.cost, self.access) {
            (Some(cost), _) => Some(cost.to_lowercase().starts_with("free")),
            (None, Some(Access::Open)) => Some(true),
            (None, _) => None,
        }
    }

    /// The form in which it comes, where that is stated.
    pub fn format(&self) -> Option<Format> {
        match &self.detail {
            Detail::Resource(resource) => resource.format,
            _ => None,
        }
    }

    /// Its length in words, with what there is to add: "1 h, or 3 to 4 h".
    pub fn length(&self) -> Option<String> {
        let Detail::Resource(resource) = &self.detail else { return None };
        let parts =
            [self.duration().map(|length| length.to_string()), resource.duration_note.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Returns its length in words; `gap` for a training, webinar or video without one, since
    /// a briefing is planned by it.
    pub fn length_or(&self, gap: &str) -> Option<String> {
        let is_timed = matches!(self.kind, Kind::Training | Kind::Webinar | Kind::Video);
        self.length().or_else(|| is_timed.then(|| gap.to_owned()))
    }

    /// Its form in words: "online, five modules, 24 pages".
    pub fn form(&self) -> Option<String> {
        let Detail::Resource(resource) = &self.detail else { return None };
        let format = resource.format.map(|format| format.to_string());
        let parts = [format, resource.format_note.clone(), resource.extent.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

impl Kind {
    /// Returns the noun for an entry of this kind.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::TaskForce => "task force",
            Kind::Card => "field card",
            Kind::Faq => "FAQ",
            other => other.as_str(),
        }
    }

    /// One letter for narrow screens.
    pub const fn letter(self) -> &'static str {
        match self {
            Kind::Training => "T",
            Kind::Webinar => "W",
            Kind::Video => "V",
            Kind::Toolkit => "K",
            Kind::Publication => "P",
            Kind::Hotline => "H",
            Kind::Contact => "C",
            Kind::Program => "G",
            Kind::Funding => "$",
            Kind::TaskForce => "F",
            Kind::Card => "D",
            Kind::Faq => "Q",
            Kind::Site => "S",
        }
    }
}

impl AudienceLevel {
    /// Returns whom it stands for, in words.
    pub const fn in_words(self) -> &'static str {
        match self {
            AudienceLevel::TaskForce => "task force",
            AudienceLevel::VictimSpecialist => "victim specialist",
            other => other.as_str(),
        }
    }
}

impl Access {
    /// Returns the people who have access, in words.
    pub const fn in_words(self) -> &'static str {
        match self {
            Access::Open => "open to all",
            Access::Registration => "account needed",
            Access::Members => "members only",
            Access::LawEnforcement => "law enforcement only",
        }
    }
}

impl Status {
    /// Returns true for what can be used now or will be.
    pub const fn is_current(self) -> bool {
        matches!(self, Status::Current | Status::Upcoming)
    }

    /// One letter for narrow screens; nothing for what is current.
    pub const fn letter(self) -> &'static str {
        match self {
            Status::Current => "",
            Status::Upcoming => "+",
            Status::Archived => "a",
            Status::Superseded => "s",
            Status::Unknown => "?",
        }
    }
}

impl Catalog {
    /// A citation in one line: title, publishers, date, link.
    pub fn citation(&self, entry: &Entry) -> String {
        let name = |id: &String| match self.publisher(id) {
            Some(publisher) => publisher.name.clone(),
            None => id.clone(),
        };
        let publishers: Vec<String> = entry.publisher.iter().map(name).collect();
        let date = entry.issued.as_ref().map_or("n.d.".to_owned(), PartialDate::to_string);
        let mut text = entry.title.trim_end_matches('.').to_owned();
        let parts = [&publishers.join(", "), &date, &entry.url];
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            text.push_str(". ");
            text.push_str(part.trim_end_matches('.'));
        }
        text
    }
}
