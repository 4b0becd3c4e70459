//! The labeled facts of an entry: one list for the screen and for plain text.
//!
//! A writer decides how a fact looks, never what it is called. A new field of an entry
//! gets its label here and is then on every screen and in `show`.

mod changes;

use super::model::language::language_in_words;
use super::{
    Access, Award, BUILT_IN_LAYER, Catalog, Detail, Entry, FieldCard, PartialDate, Person, Point,
    Resource, Service, Source, Status, UrlKind,
};
use std::borrow::Cow;

/// A labeled fact of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its name, such as "Length".
    pub label: String,
    /// Its value.
    pub value: FactValue,
}

/// The value of a [`Fact`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// Words.
    Text(String),
    /// Several values; never empty.
    List(Vec<String>),
    /// Something to know before all else.
    Warning(String),
    /// Why it is not current.
    Status(String),
    /// The address of a page or file, with what is to be said of it, such as its date.
    Link {
        /// The address.
        url: String,
        /// The text after it; may be empty.
        note: String,
    },
    /// Another entry.
    Entry {
        /// Its id.
        id: String,
        /// Its title and kind, in words.
        title: String,
    },
    /// A part of a series.
    Part {
        /// Its name, with its length.
        title: String,
        /// Its own page.
        url: Option<String>,
    },
}

/// Facts in the order in which they are shown.
#[derive(Debug, Default)]
struct Facts(Vec<Fact>);

impl Facts {
    fn push(&mut self, label: &str, value: FactValue) {
        self.0.push(Fact { label: label.to_owned(), value });
    }

    fn text(&mut self, label: &str, text: Option<impl Into<String>>) {
        let text = text.map(Into::into).filter(|text: &String| !text.is_empty());
        text.into_iter().for_each(|text| self.push(label, FactValue::Text(text)));
    }

    fn date(&mut self, label: &str, date: Option<&PartialDate>) {
        self.text(label, date.map(PartialDate::to_string));
    }

    fn list(&mut self, label: &str, list: &[String]) {
        if !list.is_empty() {
            self.push(label, FactValue::List(list.to_vec()));
        }
    }

    fn link(&mut self, label: &str, url: Option<&String>) {
        let url = url.filter(|url| !url.is_empty());
        let link = |url: &String| FactValue::Link { url: url.clone(), note: String::new() };
        url.into_iter().for_each(|url| self.push(label, link(url)));
    }
}

impl Entry {
    /// Returns the status where it is not current, as a warning with its reason, or the
    /// note of a current entry.
    pub fn status_facts(&self) -> Vec<Fact> {
        let mut facts = Facts::default();
        let note = self.status_note.as_deref();
        match self.status {
            Status::Current => facts.text("Note", note),
            status => {
                let label = match status {
                    Status::Unknown => "STATUS UNKNOWN".to_owned(),
                    other => other.as_str().to_uppercase(),
                };
                let note = note.unwrap_or("no reason is given");
                facts.push(&label, FactValue::Status(note.to_owned()));
            }
        }
        facts.0
    }

    /// Returns whom it is for, what only its kind has, and what it takes to get it.
    pub fn detail_facts(&self) -> Vec<Fact> {
        let mut facts = Facts::default();
        facts.list("For", &self.audience);
        let levels = self.audience_level.iter().map(|level| level.in_words().to_owned());
        facts.list("Audience", &levels.collect::<Vec<_>>());
        match &self.detail {
            Detail::Resource(resource) => resource_facts(&mut facts, self, resource),
            Detail::Service(service) => facts.0.extend(service.facts()),
            Detail::Person(person) => person_facts(&mut facts, person),
            Detail::Award(award) => award_facts(&mut facts, award),
            Detail::Card(_) | Detail::Answer(_) | Detail::Site => {}
        }
        // A number, an answer or a card is read here: only a limit to that is a fact.
        let is_read_here =
            matches!(self.detail, Detail::Service(_) | Detail::Card(_) | Detail::Answer(_));
        let access = self.access.filter(|access| !is_read_here || *access != Access::Open);
        facts.text("Access", access.map(Access::in_words));
        facts.text("Cost", self.cost.as_deref());
        facts.date("Issued", self.issued.as_ref());
        facts.date("Changed", self.modified.as_ref());
        let languages = self.language.iter().map(|tag| language_in_words(tag));
        facts.list("Language", &languages.collect::<Vec<_>>());
        facts.0
    }

    /// Returns its addresses: its page, its document, its copy in a web archive.
    pub fn link_facts(&self) -> Vec<Fact> {
        let mut facts = Facts::default();
        let label = match self.url_kind {
            UrlKind::Exact => "Link",
            UrlKind::Landing => "Landing page",
        };
        facts.link(label, Some(&self.url));
        if let Detail::Resource(resource) = &self.detail {
            facts.link("Document", resource.document_url.as_ref());
        }
        facts.link("Archived copy", self.archived_url.as_ref());
        facts.0
    }

    /// Returns the entries that took its place or that say more. An id that the catalog
    /// does not have gives none.
    pub fn related_facts(&self, catalog: &Catalog) -> Vec<Fact> {
        let see = match &self.detail {
            Detail::Answer(answer) => answer.see.as_slice(),
            _ => &[],
        };
        let replaced = self.replaced_by.iter().map(|id| ("Replaced by", id));
        let related = see.iter().chain(&self.related).map(|id| ("See also", id));
        let mut facts = Facts::default();
        for (label, id) in replaced.chain(related) {
            if let Some(other) = catalog.entry(id) {
                let title = format!("{} ({})", other.title, other.kind.word());
                facts.push(label, FactValue::Entry { id: id.clone(), title });
            }
        }
        facts.0
    }

    /// Returns the date on which its facts were last verified, with its age on `today`, and
    /// the pages where they were seen.
    pub fn source_facts(&self, catalog: &Catalog, today: Option<&PartialDate>) -> Vec<Fact> {
        let mut facts = Facts::default();
        let verified = self.last_verified().map(|date| with_age(date, today));
        let verified = verified.unwrap_or_else(|| "date not known".to_owned());
        facts.text("Last verified", Some(verified));
        let mut sources = source_facts(catalog, &self.source);
        sources.iter_mut().for_each(|fact| self.shorten_source(fact));
        if matches!(self.detail, Detail::Card(_)) {
            let numbered = sources.iter_mut().enumerate();
            numbered.for_each(|(at, fact)| fact.label = format!("Source [{}]", at + 1));
        }
        facts.0.extend(sources);
        facts.0
    }

    /// Names its own page as a source without a second copy of the address.
    fn shorten_source(&self, fact: &mut Fact) {
        let FactValue::Link { url, note } = &fact.value else { return };
        if *url == self.url {
            let date = if note.is_empty() { String::new() } else { format!(", {note}") };
            fact.value = FactValue::Text(format!("the link above{date}"));
        }
    }

    /// Returns the hotlines and contacts that an answer or a field card names, as far as they have a number to
    /// call and are not in the first row anyway.
    pub fn to_call<'c>(&self, catalog: &'c Catalog) -> Vec<Cow<'c, Entry>> {
        let ids = match &self.detail {
            Detail::Answer(answer) => &answer.see,
            Detail::Card(_) => &self.related,
            _ => return Vec::new(),
        };
        let named = ids.iter().filter_map(|id| catalog.entry(id));
        let pinned = |entry: &Entry| entry.service().is_some_and(|own| own.pinned.is_some());
        named.filter(|entry| entry.offered_line().is_some() && !pinned(entry)).collect()
    }

    /// Returns the date of its newest evidence.
    fn last_verified(&self) -> Option<&PartialDate> {
        let of_lines = self.lines.iter().flat_map(|line| &line.source);
        let of_sources = self.source.iter().chain(of_lines).filter_map(|one| one.as_of.as_ref());
        self.as_of.iter().chain(of_sources).max()
    }

    /// Returns what decides whether to open it, a few words each: type and status, publisher,
    /// format, length, access, cost, and a date with its age on `today`.
    pub fn key_facts(&self, catalog: &Catalog, today: Option<&PartialDate>) -> Vec<String> {
        let mut facts = vec![self.kind_and_status(), catalog.publisher_names(self)];
        if matches!(self.detail, Detail::Resource(_)) {
            facts.extend(self.form().filter(|form| form != self.kind.word()));
            facts.extend(self.length_or("length not stated"));
            facts.extend(self.access.map(|access| access.in_words().to_owned()));
        }
        facts.extend(self.cost.clone());
        let verified = || Some(format!("verified {}", with_age(self.last_verified()?, today)));
        let dated = self.dates().next().map(|date| with_age(date, today));
        facts.extend(dated.or_else(verified));
        let own = catalog.layer(&self.layer).filter(|layer| layer.id != BUILT_IN_LAYER);
        facts.extend(own.map(|layer| layer.title.clone()));
        facts.retain(|fact| !fact.is_empty());
        facts
    }

    /// Returns its type with a capital, and its status where it is not current: "Archived
    /// webinar", "Webinar, status unknown".
    fn kind_and_status(&self) -> String {
        let kind = self.kind.word();
        match self.status {
            Status::Current => capitalized(kind),
            Status::Unknown => format!("{}, status unknown", capitalized(kind)),
            status => format!("{} {kind}", capitalized(status.as_str())),
        }
    }

    /// Returns who issues it and who pays for it.
    pub fn publisher_facts(&self, catalog: &Catalog) -> Vec<Fact> {
        let publisher = |id: &String| catalog.publisher(id).map_or(id.clone(), |p| p.name.clone());
        let mut facts = Facts::default();
        facts.list("Publisher", &self.publisher.iter().map(publisher).collect::<Vec<_>>());
        facts.text("Origin", self.publisher_note.as_deref());
        facts.list("Paid for by", &self.funder.iter().map(publisher).collect::<Vec<_>>());
        facts.0
    }

    /// Returns its topics and its other names.
    pub fn about_facts(&self, catalog: &Catalog) -> Vec<Fact> {
        let topic = |id: &String| catalog.topic(id).map_or(id.clone(), |topic| topic.label.clone());
        let mut facts = Facts::default();
        facts.list("Topics", &self.topics.iter().map(topic).collect::<Vec<_>>());
        facts.list("Also called", &self.alt_titles);
        facts.text("Catalog", catalog.layer(&self.layer).map(|layer| layer.title.clone()));
        facts.0
    }
}

/// The words that tell a scam from another caution in an alert.
const SCAM_WORDS: [&str; 4] = ["spoof", "scam", "fake", "fraud"];

impl Service {
    /// Returns the label of its alert: a scam is called that.
    pub fn alert_label(&self) -> &'static str {
        let alert = self.alert.as_deref().unwrap_or_default().to_lowercase();
        let is_scam = SCAM_WORDS.iter().any(|word| alert.contains(word));
        if is_scam { "Scam alert" } else { "Before you call" }
    }

    /// Returns when it answers, in which languages, who answers, and its limits.
    pub fn short_facts(&self) -> Vec<Fact> {
        let mut facts = Facts::default();
        facts.text("Hours", self.hours.as_deref());
        facts.list("Languages", &self.languages);
        facts.text("Who answers", self.who_answers.as_deref());
        let police = self.is_law_enforcement == Some(true);
        facts.text("Police", police.then_some("This is a law enforcement line."));
        let other = self.is_law_enforcement == Some(false);
        let other = other.then_some("Not a law enforcement line.");
        let limits: Vec<&str> = other.into_iter().chain(self.limits.as_deref()).collect();
        facts.text("Limits", Some(limits.join(" ")));
        facts.0
    }

    /// Returns its alert, the facts of [`Self::short_facts`], whom it is for and who runs it.
    pub fn facts(&self) -> Vec<Fact> {
        let mut facts = Facts::default();
        let alert = self.alert.iter().cloned();
        alert.for_each(|alert| facts.push(self.alert_label(), FactValue::Warning(alert)));
        facts.0.extend(self.short_facts());
        facts.text("Who may use it", self.eligibility.as_deref());
        facts.text("Area served", self.area_served.as_deref());
        let since = self.operator_since.as_ref();
        let since = since.map_or(String::new(), |date| format!(", since {date}"));
        facts.text("Run by", self.operator.as_ref().map(|operator| format!("{operator}{since}")));
        facts.0
    }
}

/// Returns a date with its age: "Apr 2022 (4 years ago)".
fn with_age(date: &PartialDate, today: Option<&PartialDate>) -> String {
    match today.and_then(|today| date.age(today)) {
        Some(age) => format!("{date} ({age})"),
        None => date.to_string(),
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

impl FieldCard {
    /// Returns its points as they are read, each with the number of its source, and at the
    /// end of a card about charges, the person who decides on them.
    pub fn rows(&self) -> impl Iterator<Item = String> {
        let point = |point: &Point| format!("{} [{}]", point.text, point.source);
        let decides = self.charges.then(|| DECIDES.to_owned());
        self.points.iter().map(point).chain(decides)
    }
}

/// The last row of a card about charges.
pub const DECIDES: &str = "Your prosecutor decides.";

/// Returns a link for each source, with the page's title and date.
pub fn source_facts(catalog: &Catalog, sources: &[Source]) -> Vec<Fact> {
    let fact = |source: &Source| {
        let origin = source.origin.as_ref();
        let origin = origin.and_then(|id| catalog.manifest.origins.iter().find(|o| o.id == *id));
        let title = origin.map(|origin| origin.title.clone());
        let date = source.as_of.as_ref().map(PartialDate::to_string);
        let note = title.into_iter().chain(date).collect::<Vec<_>>().join(", ");
        let value = FactValue::Link { url: source.url.clone(), note };
        Fact { label: "Source".to_owned(), value }
    };
    sources.iter().map(fact).collect()
}

fn resource_facts(facts: &mut Facts, entry: &Entry, resource: &Resource) {
    facts.text("Length", entry.length_or("not stated"));
    facts.text("Format", entry.form());
    facts.list("Speakers", &resource.presenters);
    facts.list("Written by", &resource.creators);
    facts.date("Recorded", resource.recorded.as_ref());
    facts.text("Starts", resource.starts.as_deref());
    facts.text("Captions", resource.captions.map(yes_or_no));
    facts.text("Credit", resource.credit.as_deref());
    facts.text("Prerequisites", resource.prerequisites.as_deref());
    facts.text("Report number", resource.report_number.as_deref());
    for part in &resource.parts {
        let length = part.duration.map_or(String::new(), |length| format!(" ({length})"));
        let title = format!("{}{length}", part.title);
        facts.push("Part", FactValue::Part { title, url: part.url.clone() });
    }
}

fn person_facts(facts: &mut Facts, person: &Person) {
    facts.text("Name", person.name.as_deref());
    facts.text("Role", person.role.as_deref());
    facts.text("Organization", person.organization.as_deref());
    let date = person.valid_as_of.as_ref().map(PartialDate::to_string);
    let is_person = person.name.is_some() || person.role.is_some();
    facts.text("Last confirmed", date.or(is_person.then(|| "not known".to_owned())));
}

fn award_facts(facts: &mut Facts, award: &Award) {
    facts.text("Fiscal year", award.fiscal_year.as_deref());
    facts.text("Amount", award.amount.as_deref());
    facts.text("Award or solicitation number", award.award_number.as_deref());
    facts.text("Area served", award.area_served.as_deref());
    facts.list("Lead", &award.lead);
    facts.list("Partners", &award.partners);
    facts.text("Model", award.model.as_deref());
}

const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
