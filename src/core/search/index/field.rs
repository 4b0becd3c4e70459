//! The searched texts of an entry.

use crate::catalog::{Catalog, Detail, Entry, Publisher, Topic, language_name, language_synonyms};
use crate::search::text::tokenizer::{number_words, words};
use std::ops::Range;

/// Declares the fields with their name in JSON and their phrase for people.
macro_rules! fields {
    ($($(#[$meta:meta])* $variant:ident, $name:literal, $phrase:literal;)+) => {
        /// A searched field of an entry, the weightiest first.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$meta])* $variant,)+ }

        impl Field {
            /// The name in JSON.
            pub const fn name(self) -> &'static str {
                match self { $(Field::$variant => $name,)+ }
            }

            /// Returns the phrase for a reader.
            pub const fn phrase(self) -> &'static str {
                match self { $(Field::$variant => $phrase,)+ }
            }
        }
    };
}

fields! {
    /// The official title.
    Title, "title", "title";
    /// An abbreviation or other name.
    AltTitle, "alt_title", "other name";
    /// A keyword: a phrase that people type who do not know the title.
    Keyword, "keyword", "keyword";
    /// A topic, by its label or an alternative label.
    Topic, "topic", "topic";
    /// The publisher, by name, short name or former name.
    Publisher, "publisher", "publisher";
    /// A speaker or teacher.
    Presenter, "presenter", "presenter";
    /// An author.
    Creator, "creator", "author";
    /// The person to ask.
    Name, "name", "name";
    /// An organization that runs it, leads it or takes part.
    Organization, "organization", "organization";
    /// The area that it serves.
    Area, "area_served", "area";
    /// A part of a series.
    Part, "part", "part";
    /// NCJ or other report number.
    ReportNumber, "report_number", "report number";
    /// Award or solicitation number.
    AwardNumber, "award_number", "award number";
    /// A telephone number, the word that spells it, or a word to text.
    Line, "line", "number";
    /// An organization that paid for it.
    Funder, "funder", "funder";
    /// The kind: a webinar, a hotline.
    Kind, "kind", "type";
    /// The form in which it comes.
    Format, "format", "format";
    /// The audience.
    Audience, "audience", "audience";
    /// A language of the item, or one spoken at a hotline.
    Language, "language", "language";
    /// A year in which it came out, was recorded or changed.
    Year, "year", "year";
    /// The stable id.
    Id, "id", "id";
    /// The abstract.
    Abstract, "abstract", "description";
    /// The answer to a question.
    Answer, "answer", "answer";
    /// A point of a field card.
    Point, "point", "point";
    /// The note on its status, and who answers a hotline, its eligibility, alert and limits.
    Note, "note", "note";
    /// A page of its saved copy.
    Copy, "copy", "saved copy";
}

/// The name of a field's value that matched, if the value has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// The field's own text: a topic's label, a publisher's name, a number.
    Own,
    /// A publisher's short name, the word that spells a number.
    Short,
    /// An alternative label or former name, by its place in the list; of a
    /// line, a word to text.
    Alt(usize),
    /// A keyword of a topic, by its place in the list.
    Keyword(usize),
}

/// One searched text of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::search) struct FieldPath {
    /// The field.
    pub(in crate::search) field: Field,
    /// Index of the value of that field.
    pub(in crate::search) value: usize,
    /// The name of that value.
    pub(in crate::search) label: Label,
}

impl FieldPath {
    /// Returns how much a word in this place says about the entry, before the length of the
    /// text is counted.
    ///
    /// Titles say most; other names of a topic least, since every entry of the
    /// topic has them. Chosen on the practice half of `tests/relevance`.
    pub(in crate::search) const fn weight(self) -> f32 {
        match (self.field, self.label) {
            (Field::Title, _) => 6.0,
            (Field::AltTitle, _) => 2.0,
            (Field::Keyword, _) => 1.6,
            (Field::Topic, Label::Own) => 3.0,
            (Field::Topic, _) => 0.8,
            (Field::Publisher, Label::Own | Label::Short) => 3.0,
            (Field::Publisher, _) => 1.0,
            (Field::Presenter | Field::Creator | Field::Name, _) => 3.0,
            (Field::Line | Field::ReportNumber | Field::AwardNumber, _) => 3.0,
            (Field::Organization | Field::Area | Field::Part, _) => 2.0,
            (Field::Kind, _) => 1.5,
            (Field::Funder | Field::Id | Field::Format | Field::Year | Field::Language, _) => 1.0,
            (Field::Audience, _) => 0.8,
            (Field::Abstract | Field::Answer | Field::Point, _) => 1.0,
            (Field::Note, _) => 0.6,
            (Field::Copy, _) => 0.1,
        }
    }
}

/// Calls `visit` with every text that the entry itself has, the weightiest field first, without
/// topics, publishers and funders.
pub(in crate::search) fn own_texts<'a>(
    entry: &'a Entry,
    visit: &mut dyn FnMut(FieldPath, &'a str),
) {
    let mut put = |field, value, text: &'a str| {
        visit(FieldPath { field, value, label: Label::Own }, text);
    };
    put(Field::Title, 0, &entry.title);
    each(Field::AltTitle, &entry.alt_titles, &mut put);
    each(Field::Keyword, &entry.keywords, &mut put);
    match &entry.detail {
        Detail::Resource(resource) => {
            each(Field::Presenter, &resource.presenters, &mut put);
            each(Field::Creator, &resource.creators, &mut put);
            each(Field::Part, resource.parts.iter().map(|part| &part.title), &mut put);
            each(Field::ReportNumber, &resource.report_number, &mut put);
        }
        Detail::Service(service) => {
            each(Field::Organization, &service.operator, &mut put);
            each(Field::Area, &service.area_served, &mut put);
        }
        Detail::Person(person) => {
            each(Field::Name, &person.name, &mut put);
            each(Field::Organization, &person.organization, &mut put);
        }
        Detail::Award(award) => {
            each(Field::Organization, award.lead.iter().chain(&award.partners), &mut put);
            each(Field::Area, &award.area_served, &mut put);
            each(Field::AwardNumber, &award.award_number, &mut put);
        }
        Detail::Card(_) | Detail::Answer(_) | Detail::Site => {}
    }
    line_texts(entry, visit);
    plain_facts(entry, visit);
    let mut put = |field, text| visit(FieldPath { field, value: 0, label: Label::Own }, text);
    put(Field::Id, &entry.id);
    put(Field::Abstract, &entry.summary);
    if let Detail::Answer(answer) = &entry.detail {
        put(Field::Answer, &answer.answer);
    }
    if let Detail::Card(card) = &entry.detail {
        let mut put =
            |field, value, text| visit(FieldPath { field, value, label: Label::Own }, text);
        each(Field::Point, card.points.iter().map(|point| &point.text), &mut put);
    }
    let mut put = |field, value, text| visit(FieldPath { field, value, label: Label::Own }, text);
    let mut notes: Vec<&String> = entry.status_note.iter().collect();
    if let Detail::Service(service) = &entry.detail {
        let own = [&service.who_answers, &service.eligibility, &service.alert, &service.limits];
        notes.extend(own.into_iter().flatten());
    }
    each(Field::Note, notes, &mut put);
}

/// Calls `visit` with kind, form, audience, languages and years: weak alone, but people type
/// them beside other words.
fn plain_facts<'a>(entry: &'a Entry, visit: &mut dyn FnMut(FieldPath, &'a str)) {
    let mut put = |field, value, text: &'a str| {
        visit(FieldPath { field, value, label: Label::Own }, text);
    };
    put(Field::Kind, 0, entry.kind.word());
    each(Field::Audience, &entry.audience, &mut put);
    language_names(entry, visit);
    let mut put = |field, value, text: &'a str| {
        visit(FieldPath { field, value, label: Label::Own }, text);
    };
    match &entry.detail {
        Detail::Resource(resource) => {
            if let Some(format) = resource.format {
                put(Field::Format, 0, format.as_str());
            }
        }
        Detail::Service(service) => each(Field::Language, &service.languages, &mut put),
        _ => {}
    }
    let mut seen = "";
    for (value, date) in entry.dates().enumerate() {
        if date.year() != seen {
            seen = date.year();
            put(Field::Year, value, seen);
        }
    }
}

/// Calls `visit` with the names of the languages whose tags an entry has.
fn language_names<'a>(entry: &'a Entry, visit: &mut dyn FnMut(FieldPath, &'a str)) {
    for (value, tag) in entry.language.iter().enumerate() {
        let mut put = |label, text| visit(FieldPath { field: Field::Language, value, label }, text);
        if let Some(name) = language_name(tag) {
            put(Label::Own, name);
        }
        for (at, name) in language_synonyms(tag).iter().enumerate() {
            put(Label::Alt(at), name);
        }
    }
}

fn each<'a>(
    field: Field,
    texts: impl IntoIterator<Item = &'a String>,
    put: &mut dyn FnMut(Field, usize, &'a str),
) {
    for (value, text) in texts.into_iter().enumerate() {
        put(field, value, text);
    }
}

fn line_texts<'a>(entry: &'a Entry, visit: &mut dyn FnMut(FieldPath, &'a str)) {
    for (value, line) in entry.lines.iter().enumerate() {
        let mut put = |label, text| visit(FieldPath { field: Field::Line, value, label }, text);
        // A withheld number is absent here, and its spelling must not lead to it either.
        let Some(number) = &line.number else { continue };
        put(Label::Own, number.as_str());
        if let Some(vanity) = &line.vanity {
            put(Label::Short, vanity);
        }
        for (at, keyword) in line.keywords.iter().enumerate() {
            put(Label::Alt(at), keyword);
        }
    }
}

/// Calls `visit` with every text of the entry and the names of its topics,
/// publishers and funders.
pub(in crate::search) fn all_texts<'a>(
    catalog: &'a Catalog,
    entry: &'a Entry,
    visit: &mut dyn FnMut(FieldPath, &'a str),
) {
    own_texts(entry, visit);
    for (value, topic) in entry.topics.iter().enumerate() {
        for (label, text) in catalog.topic(topic).into_iter().flat_map(topic_texts) {
            visit(FieldPath { field: Field::Topic, value, label }, text);
        }
    }
    for (field, ids) in [(Field::Publisher, &entry.publisher), (Field::Funder, &entry.funder)] {
        for (value, id) in ids.iter().enumerate() {
            for (label, text) in catalog.publisher(id).into_iter().flat_map(publisher_texts) {
                visit(FieldPath { field, value, label }, text);
            }
        }
    }
}

/// Calls `visit` with the words of the text in `place`.
pub(in crate::search) fn words_at(
    place: FieldPath,
    text: &str,
    visit: impl FnMut(&str, Range<usize>),
) {
    match place.field {
        // Digits in ids and numbers of documents are never telephone numbers.
        Field::Id | Field::ReportNumber | Field::AwardNumber => words(text, visit),
        _ => number_words(text, visit),
    }
}

/// Returns a topic's label, its alternative labels, then its keywords.
pub(in crate::search) fn topic_texts(topic: &Topic) -> impl Iterator<Item = (Label, &str)> {
    let keywords = topic.keywords.iter().enumerate();
    let keywords = keywords.map(|(at, text)| (Label::Keyword(at), text.as_str()));
    let own = [(Label::Own, topic.label.as_str())].into_iter();
    own.chain(alternatives(&topic.alt_labels)).chain(keywords)
}

/// Returns a publisher's name, its short name, then its other names.
pub(in crate::search) fn publisher_texts(
    publisher: &Publisher,
) -> impl Iterator<Item = (Label, &str)> {
    let names = [(Label::Own, &publisher.name), (Label::Short, &publisher.short_name)];
    let names = names.into_iter().map(|(label, name)| (label, name.as_str()));
    names.chain(alternatives(&publisher.alt_names))
}

fn alternatives(texts: &[String]) -> impl Iterator<Item = (Label, &str)> {
    texts.iter().enumerate().map(|(at, text)| (Label::Alt(at), text.as_str()))
}

/// Returns the text at `place` of `entry`, as the catalog has it.
pub(in crate::search) fn text_at<'a>(
    catalog: &'a Catalog,
    entry: &'a Entry,
    place: FieldPath,
) -> Option<&'a str> {
    let publisher = |ids: &[String]| catalog.publisher(ids.get(place.value)?);
    match place.field {
        Field::Topic => {
            let topic = catalog.topic(entry.topics.get(place.value)?)?;
            labeled(topic_texts(topic), place.label)
        }
        Field::Publisher => labeled(publisher_texts(publisher(&entry.publisher)?), place.label),
        Field::Funder => labeled(publisher_texts(publisher(&entry.funder)?), place.label),
        _ => {
            let mut found = None;
            own_texts(entry, &mut |at, text| {
                if at == place {
                    found = Some(text);
                }
            });
            found
        }
    }
}

fn labeled<'a>(mut texts: impl Iterator<Item = (Label, &'a str)>, label: Label) -> Option<&'a str> {
    texts.find(|(own, _)| *own == label).map(|(_, text)| text)
}
