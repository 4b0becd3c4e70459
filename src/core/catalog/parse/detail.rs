//! The keys that only some kinds of entry have.

use super::draft::{Reference, Target};
use super::schema;
use super::values::named_ids;
use crate::catalog::validate::card::card;
use crate::catalog::validate::link::link;
use crate::catalog::validate::text::{covers, date, duration, exact, prose, proses, start};
use crate::catalog::{
    Answer, Award, Detail, Format, Kind, Part, PartialDate, Person, Resource, Service,
};
use crate::faults::{Code, TableReader};

/// Reads what entries of this kind have of their own.
pub(in crate::catalog) fn detail(
    reader: &TableReader<'_>,
    kind: Kind,
    named: &mut Vec<Reference>,
) -> Detail {
    match kind {
        Kind::Training | Kind::Webinar | Kind::Video | Kind::Toolkit | Kind::Publication => {
            Detail::Resource(resource(reader))
        }
        Kind::Hotline => Detail::Service(service(reader)),
        Kind::Contact => Detail::Person(person(reader)),
        Kind::Program | Kind::Funding | Kind::TaskForce => Detail::Award(award(reader)),
        Kind::Card => Detail::Card(card(reader)),
        Kind::Faq => Detail::Answer(Answer {
            answer: prose(reader, "answer").unwrap_or_default(),
            see: named_ids(reader, "see", Target::Entry, named),
        }),
        Kind::Site => Detail::Site,
    }
}

fn resource(reader: &TableReader<'_>) -> Resource {
    Resource {
        format: reader.choice("format", Format::ALL, Format::as_str),
        format_note: prose(reader, "format_note"),
        extent: prose(reader, "extent"),
        duration: duration(reader, "duration"),
        duration_note: prose(reader, "duration_note"),
        parts: reader.tables("parts", &schema::PART).iter().map(part).collect(),
        presenters: proses(reader, "presenters"),
        creators: proses(reader, "creators"),
        recorded: date(reader, "recorded"),
        starts: start(reader, "starts"),
        captions: reader.flag("captions"),
        credit: prose(reader, "credit"),
        prerequisites: prose(reader, "prerequisites"),
        report_number: exact(reader, "report_number"),
        document_url: link(reader, "document_url"),
    }
}

fn part(reader: &TableReader<'_>) -> Part {
    Part {
        title: prose(reader, "title").unwrap_or_default(),
        duration: duration(reader, "duration"),
        url: link(reader, "url"),
    }
}

fn service(reader: &TableReader<'_>) -> Service {
    Service {
        operator: prose(reader, "operator"),
        operator_since: date(reader, "operator_since"),
        who_answers: prose(reader, "who_answers"),
        is_law_enforcement: reader.flag("is_law_enforcement"),
        hours: prose(reader, "hours"),
        languages: proses(reader, "languages"),
        area_served: prose(reader, "area_served"),
        eligibility: prose(reader, "eligibility"),
        alert: prose(reader, "alert"),
        limits: prose(reader, "limits"),
        pinned: reader.number("pinned", 1..=9).and_then(|rank| u8::try_from(rank).ok()),
    }
}

fn person(reader: &TableReader<'_>) -> Person {
    let (expected, looks) = ("a date or the word \"unknown\"", "2024-05 or \"unknown\"");
    let parse = |text: &str| match text {
        "unknown" => Some(None),
        date => PartialDate::parse(date).map(Some),
    };
    Person {
        name: prose(reader, "name"),
        role: prose(reader, "role"),
        organization: prose(reader, "organization"),
        valid_as_of: reader.parsed("valid_as_of", Code::BadDate, expected, looks, parse).flatten(),
    }
}

fn award(reader: &TableReader<'_>) -> Award {
    Award {
        fiscal_year: prose(reader, "fiscal_year"),
        amount: prose(reader, "amount"),
        award_number: exact(reader, "award_number"),
        area_served: prose(reader, "area_served"),
        covers: covers(reader),
        lead: proses(reader, "lead"),
        partners: proses(reader, "partners"),
        model: prose(reader, "model"),
    }
}
