//! One record as TOML.

use super::domain::Domain;
use super::text::Writer;
use super::vocabulary::{Vocabulary, zipf};
use super::{HOTLINE_EVERY, capitalized};
use fastrand::Rng;
use std::fmt::Write as _;

/// Makes records by their number.
pub struct Maker {
    pub domain: Domain,
    vocabulary: Vocabulary,
}

/// Table, and how many of 1,000 records are of it; the rest are publications.
const KINDS: &[(&str, u16)] = &[
    ("training", 80),
    ("webinar", 100),
    ("video", 60),
    ("toolkit", 60),
    ("program", 15),
    ("funding", 15),
    ("task_force", 10),
    ("card", 10),
    ("faq", 20),
    ("site", 10),
    ("contact", 8),
];

/// A family name: mostly one of the list, by Zipf's law.
pub fn surname(domain: &Domain, vocabulary: &Vocabulary, rng: &mut Rng) -> String {
    if rng.u8(..3) == 0 {
        capitalized(vocabulary.name(rng, domain))
    } else {
        domain.surnames[zipf(rng, domain.surnames.len())].clone()
    }
}

fn pick<'a>(rng: &mut Rng, list: &[&'a str]) -> &'a str {
    list[rng.usize(..list.len())]
}

fn kind(rng: &mut Rng) -> &'static str {
    let mut drawn = rng.u16(..1000);
    for (kind, share) in KINDS {
        match drawn.checked_sub(*share) {
            Some(rest) => drawn = rest,
            None => return kind,
        }
    }
    "publication"
}

fn id(at: usize) -> String {
    format!("made-up-{at:06}")
}

/// Abstracts on a page, which make about 400 words.
const ON_PAGE: usize = 3;

impl Maker {
    /// The paragraphs of a page, the same for the same number.
    pub fn page(&self, number: u64) -> Vec<String> {
        let rng = &mut Rng::with_seed(number);
        let topics = self.domain.topics.iter().map(|topic| topic.name.as_str()).collect();
        let mut writer = Writer { domain: &self.domain, vocabulary: &self.vocabulary, topics, rng };
        (0..ON_PAGE).map(|_| writer.summary()).collect()
    }

    pub fn new() -> Self {
        let domain = Domain::load();
        let vocabulary = Vocabulary::new(&domain);
        Self { domain, vocabulary }
    }

    /// Record number `at` of `records`.
    pub fn toml(&self, at: usize, records: usize) -> String {
        let rng = &mut Rng::with_seed(0x5eed_0000_0000 + at as u64);
        let kind = if super::is_hotline(at) { "hotline" } else { kind(rng) };
        let mut text = String::with_capacity(2048);
        self.common(&mut text, kind, at, records, rng);
        match kind {
            "hotline" => hotline(&mut text, at, rng),
            "contact" => {
                let name = self.person(rng);
                let _ = write!(text, "name = \"{name}\"\nvalid_as_of = \"2024\"\n");
            }
            "program" | "funding" | "task_force" => {
                let (year, place) = (2012 + rng.u16(..14), pick_own(rng, &self.domain.places));
                let _ = write!(text, "fiscal_year = \"{year}\"\narea_served = \"{place}\"\n");
            }
            "card" => {
                text.push_str("points = [{ text = \"Ask the publisher.\", source = 1 }]\n");
            }
            "faq" => {
                text.push_str("answer = \"Ask the publisher, since this record is made up.\"\n");
            }
            "site" => {}
            _ => self.resource(&mut text, kind, at, rng),
        }
        text.push('\n');
        text
    }

    fn common(&self, text: &mut String, kind: &str, at: usize, records: usize, rng: &mut Rng) {
        let domain = &self.domain;
        let mut topics: Vec<usize> = Vec::new();
        let count = 3 + rng.usize(..6);
        while topics.len() < count {
            let topic = zipf(rng, domain.topics.len());
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        let labels = topics.iter().map(|topic| domain.topics[*topic].name.as_str()).collect();
        let mut writer =
            Writer { domain, vocabulary: &self.vocabulary, topics: labels, rng: &mut *rng };
        let (title, summary) = (writer.title(), writer.summary());
        let id = id(at);
        let publisher = &domain.publishers[zipf(rng, domain.publishers.len())].id;
        let topics: Vec<&str> = topics.iter().map(|t| domain.topics[*t].id.as_str()).collect();
        let audience = pick_own(rng, &domain.audiences);
        let language = pick(rng, &["en", "en", "en", "en", "en", "en", "en", "es", "vi", "ko"]);
        let access =
            pick(rng, &["open", "open", "open", "registration", "members", "law-enforcement"]);
        let issued = issued(rng);
        let _ = write!(
            text,
            "[[{kind}]]\nid = \"{id}\"\ntitle = \"{title}\"\nabstract = \"{summary}\"\n\
             publisher = [\"{publisher}\"]\nurl = \"https://www.example.org/library/{id}\"\n\
             url_kind = \"exact\"\ntopics = {topics:?}\naudience = [\"{audience}\"]\n\
             language = [\"{language}\"]\nissued = \"{issued}\"\naccess = \"{access}\"\n"
        );
        if rng.u8(..3) == 0 {
            text.push_str("cost = \"free\"\n");
        }
        status(text, at, records, rng);
        let _ = writeln!(
            text,
            "source = [{{ url = \"https://www.example.org/library/{id}\", as_of = \"{issued}\" }}]"
        );
    }

    fn resource(&self, text: &mut String, kind: &str, at: usize, rng: &mut Rng) {
        let format = match kind {
            "training" => {
                pick(rng, &["online", "online", "classroom", "blended", "conference session"])
            }
            "webinar" => pick(rng, &["recorded", "recorded", "live", "podcast"]),
            "video" => pick(rng, &["video", "video", "DVD"]),
            "toolkit" => pick(rng, &["PDF", "web", "slides"]),
            _ => pick(rng, &["PDF", "PDF", "PDF", "web", "print"]),
        };
        let _ = writeln!(text, "format = \"{format}\"");
        let people: Vec<String> = (0..1 + rng.usize(..3)).map(|_| self.person(rng)).collect();
        if matches!(kind, "toolkit" | "publication") {
            let (pages, number) = (4 + rng.u16(..300), 100_000 + at);
            let _ = write!(
                text,
                "creators = {people:?}\nextent = \"{pages} pages\"\nreport_number = \"MU {number}\"\n"
            );
        } else {
            let length = duration(kind, rng);
            let _ = write!(text, "presenters = {people:?}\nduration = \"{length}\"\n");
        }
    }

    fn person(&self, rng: &mut Rng) -> String {
        let given = pick_own(rng, &self.domain.given);
        format!("{given} {}", surname(&self.domain, &self.vocabulary, rng))
    }
}

fn pick_own<'a>(rng: &mut Rng, list: &'a [String]) -> &'a str {
    &list[rng.usize(..list.len())]
}

/// A date from 1968 to 2025, most of them late, as exact as libraries are.
fn issued(rng: &mut Rng) -> String {
    let year = 1968 + (58.0 * rng.f64().sqrt()) as u16;
    match rng.u8(..3) {
        0 => format!("{year}"),
        1 => format!("{year}-{:02}", 1 + rng.u8(..12)),
        _ => format!("{year}-{:02}-{:02}", 1 + rng.u8(..12), 1 + rng.u8(..28)),
    }
}

fn duration(kind: &str, rng: &mut Rng) -> String {
    match (kind, rng.u8(..4)) {
        ("training", 0) => format!("P{}D", 1 + rng.u8(..5)),
        ("training", _) => format!("PT{}H", 1 + rng.u8(..8)),
        ("video", _) => format!("PT{}M", 2 + rng.u8(..40)),
        (_, 0) => "PT1H30M".to_owned(),
        _ => format!("PT{}M", 30 + 5 * rng.u8(..7)),
    }
}

fn status(text: &mut String, at: usize, records: usize, rng: &mut Rng) {
    let (status, note) = match rng.u8(..100) {
        0..60 => ("current", ""),
        60..85 => ("archived", "Kept for what it says of its time."),
        85..92 => ("unknown", "No page says whether it still holds."),
        92..94 => ("upcoming", "It has been announced."),
        _ if at + 1 < records => ("superseded", "The next record took its place."),
        _ => ("current", ""),
    };
    let _ = writeln!(text, "status = \"{status}\"");
    if !note.is_empty() {
        let _ = writeln!(text, "status_note = \"{note}\"");
    }
    if status == "superseded" {
        let _ = writeln!(text, "replaced_by = \"{}\"", id(at + 1));
    }
}

/// A number that is kept free for fiction, 555-0100 to 555-0199.
fn hotline(text: &mut String, at: usize, rng: &mut Rng) {
    let rank = at / HOTLINE_EVERY;
    if rank == 0 {
        text.push_str("pinned = 1\n");
    }
    let hours = pick(rng, &["24/7", "Monday to Friday, 9 to 5 Eastern"]);
    let number = format!("1-800-555-{:04}", 100 + rank % 100);
    let _ = write!(
        text,
        "operator = \"a made-up operator\"\nhours = \"{hours}\"\nlanguages = [\"English\", \"Spanish\"]\n\
         [[hotline.line]]\nchannel = \"voice\"\nnumber = \"{number}\"\nnumber_again = \"{number}\"\n\
         evidence = \"confirmed\"\nas_of = \"2025-01-01\"\n\
         source = [{{ url = \"https://www.example.org/hotlines\", as_of = \"2025-01-01\" }}]\n"
    );
}
