//! Facts in an officer's words, the same on the screen and in plain text.

use super::{Catalog, Channel, Detail, Email, Entry, Evidence, Kind, Line, PartialDate, Status};

impl Channel {
    /// What to do with the number: "Call", "Text".
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
    /// Words that stand beside the number: letters, what to send, press or say.
    pub fn remark(&self) -> String {
        let mut parts = Vec::new();
        parts.extend(self.vanity.as_ref().map(|letters| format!("({letters})")));
        if !self.keywords.is_empty() {
            parts.push(format!("send {}", self.keywords.join(" or ")));
        }
        parts.extend(self.prompt.clone());
        parts.extend(self.area_served.clone());
        parts.join(", ").replace("), ", ") ")
    }

    /// How far the number can be trusted, and when it was last seen.
    pub fn caution(&self) -> String {
        caution(self.evidence, self.as_of.as_ref())
    }
}

impl Email {
    /// How far the address can be trusted, and when it was last seen.
    pub fn caution(&self) -> String {
        caution(self.evidence, self.as_of.as_ref())
    }
}

fn caution(evidence: Evidence, as_of: Option<&PartialDate>) -> String {
    let seen = as_of.map_or("no dated source".to_owned(), |date| format!("last seen {date}"));
    match evidence {
        Evidence::Confirmed => seen,
        Evidence::SingleSource => format!("single source, {seen}"),
        Evidence::Disagreement => {
            format!("sources disagree, {seen}: confirm before you rely on it")
        }
        Evidence::Unconfirmed => format!("unconfirmed, {seen}: confirm before you rely on it"),
    }
}

impl Entry {
    /// Its length in words, with what there is to add: "1 h, or 3 to 4 h".
    pub fn length(&self) -> Option<String> {
        let Detail::Resource(resource) = &self.detail else { return None };
        let parts = [resource.duration.map(|d| d.to_string()), resource.duration_note.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
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
    /// What one calls an entry of this kind.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::TaskForce => "task force",
            Kind::Faq => "FAQ",
            other => other.as_str(),
        }
    }

    /// One letter for narrow screens.
    pub const fn mark(self) -> &'static str {
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
            Kind::Faq => "Q",
            Kind::Site => "S",
        }
    }
}

impl Status {
    /// One letter for narrow screens; nothing for what is current.
    pub const fn mark(self) -> &'static str {
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
        let date = entry.issued.as_ref().map_or("n.d.", PartialDate::as_str);
        let mut text = entry.title.trim_end_matches('.').to_owned();
        for part in [&publishers.join(", "), date, &entry.url] {
            text.push_str(". ");
            text.push_str(part.trim_end_matches('.'));
        }
        text
    }
}
