//! Numbers to take along: vCard 4.0 (RFC 6350), which telephones and address
//! books read.

use super::content_lines::ContentLines;
use crate::catalog::{Channel, Doubt, Entry, Line, PartialDate, PhoneNumber, UrlKind, is_link};
use crate::cli::session::output::CommandOutput;
use crate::places::{self, LocalOffice};

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

/// Returns the cards for standard output, and the numbers left out for standard error.
pub(in crate::cli) fn output(contacts: &[VCardContact<'_>]) -> CommandOutput {
    left_out(contacts).into_iter().fold(CommandOutput::done(text(contacts)), CommandOutput::noting)
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
fn text(contacts: &[VCardContact<'_>]) -> String {
    let says = |own: &&VCardContact<'_>| !own.numbers.is_empty() || own.address.is_some();
    let mut lines = ContentLines::default();
    contacts.iter().filter(says).for_each(|contact| write(&mut lines, contact));
    lines.into_string()
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

fn write(lines: &mut ContentLines, contact: &VCardContact<'_>) {
    lines.value("BEGIN", "VCARD");
    lines.value("VERSION", "4.0");
    lines.value("KIND", "org");
    lines.text("FN", contact.name);
    contact.organization.iter().for_each(|organization| lines.text("ORG", organization));
    contact.numbers.iter().for_each(|(channel, number)| telephone(lines, *channel, number));
    let address = contact.address.map(|address| format!("Address: {address}."));
    let mut notes = vec![contact.note.clone()];
    notes.extend(address);
    notes.retain(|note| !note.is_empty());
    if !notes.is_empty() {
        lines.text("NOTE", &notes.join(" "));
    }
    contact.url.filter(|url| is_link(url)).iter().for_each(|url| lines.value("URL", url));
    lines.value("END", "VCARD");
}

/// Writes a full number as a URI to dial; a short code, which has no such form
/// (RFC 3966), as its digits.
fn telephone(lines: &mut ContentLines, channel: Channel, number: &PhoneNumber) {
    let kind = match channel {
        Channel::Voice => "voice",
        Channel::Text | Channel::Chat => "text",
        Channel::Tty => "textphone",
        Channel::Video => "video",
    };
    let uri = number.tel_uri();
    match uri.contains('+') {
        true => lines.value(&format!("TEL;VALUE=uri;TYPE={kind}"), &uri),
        false => lines.text(&format!("TEL;TYPE={kind}"), &number.digits()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;
    use vcard4::property::TextOrUriProperty;

    #[test]
    fn a_hotline_becomes_a_card_of_version_4() {
        let catalog = embedded::catalog();
        let entry = catalog.entry("national-human-trafficking-hotline").unwrap();
        let card = text(&[of_hotline(&entry, None)]);
        for line in [
            "BEGIN:VCARD",
            "VERSION:4.0",
            "KIND:org",
            "FN:National Human Trafficking Hotline (NHTH)",
            "TEL;VALUE=uri;TYPE=voice:tel:+18883737888",
            "TEL;TYPE=text:233733",
            "TEL;TYPE=textphone:711",
            "END:VCARD",
        ] {
            assert!(card.split("\r\n").any(|row| row == line), "{line}: {card}");
        }
        assert!(card.split("\r\n").all(|row| row.len() <= 75), "{card}");
        assert!(card.replace("\r\n ", "").contains("send HELP or INFO"), "{card}");
    }

    #[test]
    fn what_is_not_offered_is_on_no_card() {
        let catalog = embedded::catalog();
        let entries: Vec<_> = catalog.entries.iter().collect();
        let cards: Vec<VCardContact<'_>> =
            entries.iter().map(|entry| of_hotline(entry, None)).collect();
        let text = text(&cards);
        let lines = entries.iter().flat_map(|entry| &entry.lines);
        let offered = lines.clone().filter(|line| line.offered_number().is_some()).count();
        assert_eq!(text.matches("\r\nTEL;").count(), offered);
        let doubtful = lines.filter(|line| line.offered_number().is_none());
        let doubtful: Vec<_> = doubtful.filter_map(|line| line.number.as_ref()).collect();
        assert!(!doubtful.is_empty());
        assert!(!text.contains("tel:+18554842846"), "VictimConnect is in doubt");
        assert_eq!(vcard4::parse(&text).unwrap().len(), text.matches("BEGIN:VCARD").count());
    }

    #[test]
    fn what_is_on_no_card_is_named_with_the_reason() {
        let catalog = embedded::catalog();
        let tip_line = catalog.entry("hsi-tip-line").unwrap();
        let said = output(&[of_hotline(&tip_line, None)]).notes;
        let title = &tip_line.title;
        let expected = format!(
            "{title}, Call: 1-866-347-2423 is not in the vCard (sources disagree). Confirm it before you use it"
        );
        assert_eq!(said, [expected]);
        let arizona = embedded::places().find("AZ");
        let contacts: Vec<_> =
            arizona.state_contacts.iter().map(|contact| of_contact(contact, None)).collect();
        let withheld = contacts.iter().filter(|contact| !contact.left_out.is_empty()).count();
        assert!(withheld > 0);
        assert_eq!(output(&contacts).notes.len(), withheld);
    }

    #[test]
    fn nothing_in_a_text_begins_a_line_of_its_own() {
        let number = PhoneNumber::parse("1-202-555-0143").unwrap();
        let contact = VCardContact {
            name: "A\nTEL:1-800-000-0000",
            organization: Some("B;C,D"),
            numbers: vec![(Channel::Voice, &number)],
            address: Some("1 Example Road"),
            url: Some("not a link"),
            note: "E\r\nEND:VCARD".to_owned(),
            left_out: Vec::new(),
        };
        let card = text(&[contact]);
        assert_eq!(card.matches("\r\nTEL").count(), 1, "{card}");
        assert_eq!(card.matches("\r\nEND").count(), 1, "{card}");
        assert!(card.contains("Address: 1 Example Road."), "{card}");
    }

    #[test]
    fn another_program_reads_the_cards() {
        let number = PhoneNumber::parse("1-202-555-0143").unwrap();
        let note = "Ask for the desk; \\ wait, then\nsay who you are. ".repeat(5);
        let contact = VCardContact {
            name: "Victims, Inc.; \"Help\"",
            organization: Some("A, B"),
            numbers: vec![(Channel::Voice, &number)],
            address: None,
            url: Some("https://example.org/a?b=1,2;3"),
            note: note.clone(),
            left_out: Vec::new(),
        };
        let cards = vcard4::parse(text(&[contact])).unwrap();
        let [card] = &cards[..] else { panic!("one card: {cards:?}") };
        assert_eq!(card.formatted_name[0].value, "Victims, Inc.; \"Help\"");
        assert_eq!(card.note[0].value, note);
        assert_eq!(card.url[0].value.to_string(), "https://example.org/a?b=1,2;3");
        assert!(
            matches!(&card.tel[0], TextOrUriProperty::Uri(tel) if tel.value.to_string() == "tel:+12025550143")
        );
    }
}
