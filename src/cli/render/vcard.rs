//! Numbers to take along: vCard 3.0 (RFC 2426), which every telephone reads, or 4.0 (RFC 6350).

mod write;

use super::content_lines::ContentLines;
use crate::catalog::{Channel, Doubt, Entry, Line, PartialDate, PhoneNumber, UrlKind};
use crate::cli::args::vcard::VCardArgs;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::disk;
use crate::places::{self, LocalOffice};
use std::path::Path;
use write::write;

/// The version of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum VCardVersion {
    /// Every telephone reads it.
    V3,
    /// It says more exactly how a number is reached.
    V4,
}

/// The contact on one card.
#[derive(Debug, Default)]
pub(in crate::cli) struct VCardContact<'a> {
    /// The name that the address book shows.
    pub(in crate::cli) name: &'a str,
    /// The operator.
    pub(in crate::cli) organization: Option<&'a str>,
    /// Its numbers, the best first.
    pub(in crate::cli) numbers: Vec<(Channel, &'a PhoneNumber)>,
    /// Where it is, in one line.
    pub(in crate::cli) address: Option<&'a str>,
    /// Its page.
    pub(in crate::cli) url: Option<&'a str>,
    /// The note to read before a number is used.
    pub(in crate::cli) note: String,
    /// Numbers that are in too much doubt to be dialed from an address book, each with why.
    pub(in crate::cli) left_out: Vec<(Channel, &'a PhoneNumber, Doubt)>,
}

/// Returns the cards, or the files that they were written to, and the numbers left out for
/// standard error.
pub(in crate::cli) fn output(contacts: &[VCardContact<'_>], args: &VCardArgs) -> CommandOutput {
    let version = if args.vcard4 { VCardVersion::V4 } else { VCardVersion::V3 };
    let reply = match &args.split {
        Some(folder) => into_files(contacts, version, folder),
        None => CommandOutput::done(text(contacts, version)),
    };
    left_out(contacts).into_iter().fold(reply, CommandOutput::noting)
}

/// Writes each card to a new file of a folder.
fn into_files(
    contacts: &[VCardContact<'_>],
    version: VCardVersion,
    folder: &Path,
) -> CommandOutput {
    let failed = |path: &Path, error: &std::io::Error| {
        let why = match error.kind() {
            std::io::ErrorKind::AlreadyExists => "it already exists".to_owned(),
            _ => disk::in_words(error),
        };
        let name = shown(&path.display().to_string());
        CommandOutput::refused(Exit::Failed, format!("{name}: {why}. Choose another folder"))
    };
    if let Err(error) = std::fs::create_dir_all(folder) {
        return failed(folder, &error);
    }
    let mut told = String::new();
    for contact in contacts.iter().filter(|contact| contact.has_facts()) {
        let path = folder.join(file_name(contact.name));
        let card = text(std::slice::from_ref(contact), version);
        if let Err(error) = disk::write_new(&path, card.as_bytes()) {
            return failed(&path, &error);
        }
        told += &format!("saved to {}\n", shown(&path.display().to_string()));
    }
    CommandOutput::done(told)
}

/// Returns a name that every system takes for a file.
fn file_name(name: &str) -> String {
    let letters = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    let letters: String = letters.collect::<String>().to_ascii_lowercase();
    let parts: Vec<&str> = letters.split('-').filter(|part| !part.is_empty()).collect();
    let name: String = parts.join("-").chars().take(60).collect();
    format!("{}.vcf", name.trim_end_matches('-'))
}

/// Returns a sentence for each number that the cards leave out.
fn left_out(contacts: &[VCardContact<'_>]) -> Vec<String> {
    let of = |contact: &VCardContact<'_>| {
        let name = contact.name.to_owned();
        let sentence = move |(channel, number, doubt): &(Channel, &PhoneNumber, Doubt)| {
            let verb = channel.verb();
            let reason = doubt.reason();
            format!(
                "{name}, {verb}: {number} is not in the vCard ({reason}). Confirm it before you use it"
            )
        };
        contact.left_out.iter().map(sentence).collect::<Vec<_>>()
    };
    contacts.iter().flat_map(of).collect()
}

/// The cards, one after the other. A contact without number and address gives none.
fn text(contacts: &[VCardContact<'_>], version: VCardVersion) -> String {
    let mut lines = ContentLines::default();
    let contacts = contacts.iter().filter(|contact| contact.has_facts());
    contacts.for_each(|contact| write(&mut lines, contact, version));
    lines.into_string()
}

impl VCardContact<'_> {
    /// Returns whether there is something to put on a card.
    fn has_facts(&self) -> bool {
        !self.numbers.is_empty() || self.address.is_some()
    }
}

/// A hotline with the numbers that are offered.
pub(in crate::cli) fn of_hotline<'a>(
    entry: &'a Entry,
    today: Option<&PartialDate>,
) -> VCardContact<'a> {
    let service = entry.service();
    let numbers = entry.lines.iter();
    let mut facts = Vec::new();
    for line in entry.lines.iter().filter(|line| line.offered_number().is_some()) {
        let facts_of_line: Vec<String> =
            line.prompt.iter().cloned().chain(line.facts(today)).collect();
        facts.push(format!("{}: {}.", line.channel.verb(), facts_of_line.join("; ")));
    }
    let hours = service.and_then(|service| service.hours.as_deref());
    facts.extend(hours.map(|hours| format!("Hours: {hours}.")));
    facts.extend(service.and_then(|service| service.alert.clone()));
    facts.extend(link_remark(entry.url_kind));
    VCardContact {
        name: &entry.title,
        organization: service.and_then(|service| service.operator.as_deref()),
        numbers: numbers.filter_map(|l| Some((l.channel, l.offered_number()?))).collect(),
        address: None,
        url: entry.link(),
        note: facts.join(" "),
        left_out: entry.lines.iter().filter_map(|line| in_doubt(line, today)).collect(),
    }
}

/// Returns the number of a line that isn't offered, with the reason.
fn in_doubt<'a>(
    line: &'a Line,
    today: Option<&PartialDate>,
) -> Option<(Channel, &'a PhoneNumber, Doubt)> {
    let doubt = line.doubt(today).filter(|doubt| !doubt.is_offered())?;
    Some((line.channel, line.number.as_ref()?, doubt))
}

/// Returns a sentence about a link that isn't the entry's own page.
fn link_remark(kind: UrlKind) -> Option<String> {
    let leads = kind == UrlKind::Landing;
    leads.then(|| "The link is a page that leads to it.".to_owned())
}

/// A field office, with what to know of its number.
pub(in crate::cli) fn of_office<'a>(
    local: &'a LocalOffice,
    today: Option<&PartialDate>,
) -> VCardContact<'a> {
    let office = &local.office;
    let sources = places::sources_in_words(office.sources);
    let mut facts = vec![format!("Number seen {}; {sources}.", office.as_of)];
    facts.extend(local.reasons(today));
    facts.extend(local.is_weak(today).then(|| "Confirm it first.".to_owned()));
    facts.extend(office.note.clone());
    let left_out = local.doubt(today).filter(|doubt| !doubt.is_offered());
    VCardContact {
        name: &office.name,
        organization: Some("Federal Bureau of Investigation"),
        numbers: match &left_out {
            None => vec![(Channel::Voice, &office.phone)],
            Some(_) => Vec::new(),
        },
        address: Some(&office.address),
        url: Some(&office.url),
        note: facts.join(" "),
        left_out: left_out
            .map(|doubt| (Channel::Voice, &office.phone, doubt))
            .into_iter()
            .collect(),
    }
}

/// A contact of a state.
pub(in crate::cli) fn of_contact<'a>(
    contact: &'a places::Contact,
    today: Option<&PartialDate>,
) -> VCardContact<'a> {
    let left_out = contact.doubt_of_number(today).filter(|doubt| !doubt.is_offered());
    let phone = contact.phone.iter().filter(|_| left_out.is_none());
    let mut facts = vec![format!("{}.", contact.facts(today).join("; "))];
    facts.extend(contact.doubt.iter().chain(&contact.note).cloned());
    VCardContact {
        name: &contact.name,
        organization: None,
        numbers: phone.map(|phone| (contact.channel, phone)).collect(),
        address: None,
        url: Some(contact.url.as_str()).filter(|url| !url.is_empty()),
        note: facts.join(" "),
        left_out: contact
            .phone
            .as_ref()
            .zip(left_out)
            .map(|(phone, doubt)| (contact.channel, phone, doubt))
            .into_iter()
            .collect(),
    }
}

#[cfg(test)]
mod tests;
