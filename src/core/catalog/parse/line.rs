//! Numbers, chats, e-mail addresses, and where each was seen.

use super::draft::{Reference, Target};
use super::schema;
use super::values::named_id;
use crate::catalog::validate::link::{email_address, link};
use crate::catalog::validate::phone;
use crate::catalog::validate::text::{date, prose, proses, reason};
use crate::catalog::{Channel, Email, Evidence, Line, Source};
use crate::faults::{Code, TableReader};

/// Reads one line. A number that must not be dialed is checked and then withheld.
pub(in crate::catalog) fn line(reader: &TableReader<'_>, named: &mut Vec<Reference>) -> Line {
    phone::check_file(reader);
    let channel = reader.choice("channel", Channel::ALL, Channel::as_str);
    let evidence = reader.choice("evidence", Evidence::ALL, Evidence::as_str);
    let do_not_dial = reason(reader, "do_not_dial");
    // An agency is the source of its own numbers.
    let needs_source = reader.doc().is_strict() && evidence.is_some_and(Evidence::is_offered);
    let number = phone::number(reader, channel);
    Line {
        channel: channel.unwrap_or(Channel::Voice),
        number: number.filter(|_| !reader.has("do_not_dial")),
        url: link(reader, "url"),
        vanity: reader.text("vanity").map(toml::Spanned::into_inner),
        keywords: proses(reader, "keywords"),
        prompt: prose(reader, "prompt"),
        area_served: prose(reader, "area_served"),
        evidence: evidence.unwrap_or(Evidence::Unconfirmed),
        as_of: date(reader, "as_of"),
        do_not_dial,
        note: prose(reader, "note"),
        source: sources(reader, needs_source, named),
    }
}

/// Reads the e-mail address of an entry. One that must not be used is checked
/// and then withheld.
pub(in crate::catalog) fn email(reader: &TableReader<'_>) -> Option<Email> {
    let reader = reader.table("email", &schema::EMAIL)?;
    let address = email_address(&reader, "address");
    Some(Email {
        address: address.filter(|_| !reader.has("do_not_use")),
        evidence: reader
            .choice("evidence", Evidence::ALL, Evidence::as_str)
            .unwrap_or(Evidence::Unconfirmed),
        as_of: date(&reader, "as_of"),
        do_not_use: reason(&reader, "do_not_use"),
        note: prose(&reader, "note"),
    })
}

/// Reads where something was seen; `needed` tells whether there must be one.
pub(in crate::catalog) fn sources(
    reader: &TableReader<'_>,
    needed: bool,
    named: &mut Vec<Reference>,
) -> Vec<Source> {
    let missing = needed && !reader.requires("source") && reader.lacks("source");
    if needed && reader.is_empty_list("source") || missing {
        let mend = "Add the page where you saw it: source = [{ url = \"https://…\" }].";
        reader.report(Code::NoSource, "source", "The source is missing.", mend);
    }
    let sources = reader.tables("source", &schema::SOURCE);
    sources.iter().map(|reader| source(reader, named)).collect()
}

fn source(reader: &TableReader<'_>, named: &mut Vec<Reference>) -> Source {
    if reader.has("url") == reader.has("origin") {
        let mend = "Write either `url` or `origin`, the id of a page in catalog.toml.";
        let message = match reader.has("url") {
            true => "This source has both a `url` and an `origin`.",
            false => "This source has neither a `url` nor an `origin`.",
        };
        reader.doc().report(Code::NoSource, reader.span(), message, mend);
    }
    Source {
        url: link(reader, "url").unwrap_or_default(),
        origin: named_id(reader, "origin", Target::Origin, named),
        as_of: date(reader, "as_of"),
    }
}
