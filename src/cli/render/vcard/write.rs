//! Writes one card.

use super::{ContentLines, VCardContact, VCardVersion};
use crate::catalog::{Channel, PhoneNumber, is_link};

/// Writes a card in this version.
pub(super) fn write(lines: &mut ContentLines, contact: &VCardContact<'_>, version: VCardVersion) {
    lines.value("BEGIN", "VCARD");
    match version {
        VCardVersion::V3 => {
            lines.value("VERSION", "3.0");
            // An organization has no family name, but the version wants one.
            lines.structured("N", &[contact.name, "", "", "", ""]);
            // Telephones of Apple sort it as a company then.
            lines.value("X-ABShowAs", "COMPANY");
        }
        VCardVersion::V4 => {
            lines.value("VERSION", "4.0");
            lines.value("KIND", "org");
        }
    }
    lines.text("FN", contact.name);
    let own_name = (version == VCardVersion::V3).then_some(contact.name);
    let organization = contact.organization.or(own_name);
    organization.iter().for_each(|organization| lines.text("ORG", organization));
    for (place, (channel, number)) in contact.numbers.iter().enumerate() {
        match version {
            VCardVersion::V3 => telephone_3(lines, place + 1, *channel, number),
            VCardVersion::V4 => telephone_4(lines, *channel, number),
        }
    }
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

/// Writes a number as text with its country, and a label beside it: this version has no word
/// for a text telephone.
fn telephone_3(lines: &mut ContentLines, place: usize, channel: Channel, number: &PhoneNumber) {
    let (kind, label) = match channel {
        Channel::Voice => ("WORK,VOICE", "Call"),
        Channel::Text | Channel::Chat => ("WORK,MSG", "Text"),
        Channel::Tty => ("WORK", "TTY"),
        Channel::Video => ("WORK,VIDEO", "Video phone"),
    };
    let uri = number.tel_uri();
    let digits = match uri.strip_prefix("tel:").filter(|digits| digits.starts_with('+')) {
        Some(digits) => digits.to_owned(),
        None => number.digits(),
    };
    lines.text(&format!("item{place}.TEL;TYPE={kind}"), &digits);
    lines.text(&format!("item{place}.X-ABLabel"), label);
}

/// Writes a full number as a URI to dial; a short code, which has no such form
/// (RFC 3966), as its digits.
fn telephone_4(lines: &mut ContentLines, channel: Channel, number: &PhoneNumber) {
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
