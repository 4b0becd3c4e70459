//! The entries of a catalog. Fields are named as the keys of the TOML files;
//! docs/contributing/catalog-keys.md names the standards that the names come from.

use crate::catalog::{
    Access, AudienceLevel, Channel, Duration, Evidence, Format, Kind, LayerChange, PartialDate,
    PhoneNumber, Status, UrlKind,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One thing that an officer can take, watch, read, call or ask.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// Never changes; `[a-z0-9-]{1,64}`, unique in the catalog.
    pub id: String,
    /// The kind of entry, such as a training or a hotline.
    pub kind: Kind,
    /// The id of the catalog that it comes from.
    #[serde(rename = "catalog")]
    pub layer: String,
    /// The official title.
    pub title: String,
    /// Abbreviations, former names and other names that it really bears; shown.
    pub alt_titles: Vec<String>,
    /// Short phrases that people type who do not know the title; searched, never shown.
    pub keywords: Vec<String>,
    /// The abstract: one to four plain sentences about the use of the entry for an officer.
    #[serde(rename = "abstract")]
    pub summary: String,
    /// Ids of the publishers that issue it; never empty.
    pub publisher: Vec<String>,
    /// A remark about the publishers, such as "listed by OVC".
    pub publisher_note: Option<String>,
    /// Ids of the publishers that paid for it.
    pub funder: Vec<String>,
    /// The address to open: https or http; empty: none, see [`Entry::link`].
    pub url: String,
    /// Tells the item's own page from one that leads to it, for `url`.
    pub url_kind: UrlKind,
    /// A copy in a web archive.
    pub archived_url: Option<String>,
    /// One to eight topic ids.
    pub topics: Vec<String>,
    /// The audience, in words.
    pub audience: Vec<String>,
    /// The audience from a fixed vocabulary, to filter a search by.
    pub audience_level: Vec<AudienceLevel>,
    /// Languages of the item, as BCP 47 tags.
    pub language: Vec<String>,
    /// When the item came out.
    pub issued: Option<PartialDate>,
    /// When the item last changed.
    pub modified: Option<PartialDate>,
    /// The condition for access, such as an account; absent: not known.
    pub access: Option<Access>,
    /// The price in words, only where a source states it.
    pub cost: Option<String>,
    /// The state of the entry, such as current or archived.
    pub status: Status,
    /// Why it has that status, or what to check.
    pub status_note: Option<String>,
    /// Id of the entry that took its place.
    pub replaced_by: Option<String>,
    /// Ids of entries to see also.
    pub related: Vec<String>,
    /// Where the facts were seen; never empty.
    pub source: Vec<Source>,
    /// Date of the newest evidence for the entry as a whole.
    pub as_of: Option<PartialDate>,
    /// Named on the 2019 page that the catalog began with.
    pub on_origin_page: bool,
    /// Numbers and chat addresses, best first.
    pub lines: Vec<Line>,
    /// The e-mail address to write to.
    pub email: Option<Email>,
    /// The changes that later catalogs made, in their order.
    pub changes: Vec<LayerChange>,
    /// The fields of this kind of entry.
    pub detail: Detail,
}

impl Entry {
    /// Returns the fields of a hotline; `None` for any other kind.
    pub fn service(&self) -> Option<&Service> {
        match &self.detail {
            Detail::Service(service) => Some(service),
            _ => None,
        }
    }

    /// Returns the address to open; `None` for an entry of a person's own that has only a number.
    pub fn link(&self) -> Option<&str> {
        Some(self.url.as_str()).filter(|url| !url.is_empty())
    }

    /// Returns the first line whose number may be copied or dialed from the program: a voice
    /// line if there is one, else any other.
    pub fn offered_line(&self) -> Option<&Line> {
        let offered = |line: &&Line| line.offered_number().is_some();
        let to_call = |line: &&Line| line.channel == Channel::Voice && offered(line);
        let mut lines = self.lines.iter();
        lines.clone().find(to_call).or_else(|| lines.find(offered))
    }

    /// Returns the number of [`Entry::offered_line`].
    pub fn offered_number(&self) -> Option<&PhoneNumber> {
        self.offered_line().and_then(Line::offered_number)
    }
}

/// The fields that only some kinds of entry have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub enum Detail {
    /// Training, webinar, video, toolkit, publication.
    Resource(Resource),
    /// Hotline.
    Service(Service),
    /// Contact.
    Person(Person),
    /// Program, funding, task force.
    Award(Award),
    /// Field card.
    Card(FieldCard),
    /// FAQ.
    Answer(Answer),
    /// Site.
    Site,
}

/// Something to take, watch or read (Dublin Core, schema.org LearningResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Resource {
    /// The form in which it comes.
    pub format: Option<Format>,
    /// More about the form, such as "five modules".
    pub format_note: Option<String>,
    /// Pages or size, such as "24 pages".
    pub extent: Option<String>,
    /// How long it takes.
    pub duration: Option<Duration>,
    /// More about the length, such as "or 3 to 4 hours".
    pub duration_note: Option<String>,
    /// Named parts, in order.
    pub parts: Vec<Part>,
    /// Names of the speakers or teachers.
    pub presenters: Vec<String>,
    /// Names of the authors.
    pub creators: Vec<String>,
    /// The day of the recording.
    pub recorded: Option<PartialDate>,
    /// Start of a live session, RFC 9557 with its zone.
    pub starts: Option<String>,
    /// True if it has captions; absent: not known.
    pub captions: Option<bool>,
    /// The training credit that it counts for, in words.
    pub credit: Option<String>,
    /// Courses or steps to take first, in words.
    pub prerequisites: Option<String>,
    /// NCJ or other report number.
    pub report_number: Option<String>,
    /// The file itself.
    pub document_url: Option<String>,
}

/// One part of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// Its name.
    pub title: String,
    /// How long it takes.
    pub duration: Option<Duration>,
    /// Its own page.
    pub url: Option<String>,
}

/// A service that answers (Open Referral HSDS).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Service {
    /// The organization that runs it.
    pub operator: Option<String>,
    /// The date since when that organization runs it.
    pub operator_since: Option<PartialDate>,
    /// The people who pick up, in words.
    pub who_answers: Option<String>,
    /// True if the police pick up; absent: not known.
    pub is_law_enforcement: Option<bool>,
    /// Opening hours, in words.
    pub hours: Option<String>,
    /// Languages spoken there, in words.
    pub languages: Vec<String>,
    /// The area that it serves, in words.
    pub area_served: Option<String>,
    /// The people who may use it, in words.
    pub eligibility: Option<String>,
    /// A warning to read before relying on it.
    pub alert: Option<String>,
    /// The limits of the service, in words.
    pub limits: Option<String>,
    /// Rank on the first row of the screen, from 1; absent: not pinned.
    pub pinned: Option<u8>,
}

/// A number or a chat, with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// How it is reached.
    pub channel: Channel,
    /// The number. Absent for chats, and for a number that must not be
    /// dialed: the loader checks that one and then withholds it, so that no
    /// screen or command can show it.
    pub number: Option<PhoneNumber>,
    /// The address of a chat.
    pub url: Option<String>,
    /// The letters that spell the last digits.
    pub vanity: Option<String>,
    /// Words to send to a text code.
    pub keywords: Vec<String>,
    /// The key to press or the words to say once connected.
    pub prompt: Option<String>,
    /// The callers that it is for, such as "from abroad".
    pub area_served: Option<String>,
    /// How well it is evidenced.
    pub evidence: Evidence,
    /// The newest date on which it was seen; absent: no dated page.
    pub as_of: Option<PartialDate>,
    /// Why the number is kept on file only and not shown.
    pub do_not_dial: Option<String>,
    /// A further remark.
    pub note: Option<String>,
    /// Where it was seen.
    pub source: Vec<Source>,
}

impl Line {
    /// The number, if it may be pinned, copied or dialed from the program.
    pub fn offered_number(&self) -> Option<&PhoneNumber> {
        self.number.as_ref().filter(|_| self.evidence.is_offered())
    }
}

/// An address to write to, with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Email {
    /// The address; absent when it must not be used, see `do_not_use`.
    pub address: Option<String>,
    /// How well it is evidenced.
    pub evidence: Evidence,
    /// The newest date on which it was seen.
    pub as_of: Option<PartialDate>,
    /// Why the address is kept on file only and not shown.
    pub do_not_use: Option<String>,
    /// A further remark.
    pub note: Option<String>,
}

/// A person or office (schema.org ContactPoint).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// The person's or desk's name.
    pub name: Option<String>,
    /// Their job, in words.
    pub role: Option<String>,
    /// The organization that they work for.
    pub organization: Option<String>,
    /// The last date when name and role were known to be true; absent: not known.
    pub valid_as_of: Option<PartialDate>,
}

/// A program, a round of funding or a task force.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Award {
    /// Fiscal year or years, such as `2020` or `2021-2024`.
    pub fiscal_year: Option<String>,
    /// The sum in words.
    pub amount: Option<String>,
    /// Award or solicitation number.
    pub award_number: Option<String>,
    /// The area that it serves, in words.
    pub area_served: Option<String>,
    /// The states, counties and cities that it covers, each as it is typed to find its
    /// office: "TX", "Hill County, TX", "Norfolk, VA".
    pub covers: Vec<String>,
    /// The agencies that lead.
    pub lead: Vec<String>,
    /// The other agencies that take part.
    pub partners: Vec<String>,
    /// How it is organized, such as "ECM".
    pub model: Option<String>,
}

/// The steps and facts for one subject, to read where there is no network.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FieldCard {
    /// The points, in the order in which they are read.
    pub points: Vec<Point>,
    /// True if it is about charges, which a prosecutor decides.
    pub charges: bool,
}

/// One point of a field card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// A thing to do or to know, short enough for one row.
    pub text: String,
    /// The place of its page in the sources of the card, from 1.
    pub source: u8,
}

/// The answer to the question in the title.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// The answer, in plain sentences.
    pub answer: String,
    /// Ids of entries that say more or that one needs now.
    pub see: Vec<String>,
}

/// Where a fact was seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The page. For a page that the manifest names as an origin, its address.
    pub url: String,
    /// The id of that origin in the manifest.
    pub origin: Option<String>,
    /// The date of the page; absent: it bears none.
    pub as_of: Option<PartialDate>,
}
