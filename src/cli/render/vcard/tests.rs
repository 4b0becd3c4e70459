use super::*;
use crate::embedded;
use vcard4::property::TextOrUriProperty;

#[test]
fn a_hotline_becomes_a_card_of_version_4() {
    let catalog = embedded::catalog();
    let entry = catalog.entry("national-human-trafficking-hotline").unwrap();
    let card = text(&[of_hotline(&entry, None)], VCardVersion::V4);
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
    let text = text(&cards, VCardVersion::V4);
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
    let said = output(&[of_hotline(&tip_line, None)], &VCardArgs::default()).notes;
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
    assert_eq!(output(&contacts, &VCardArgs::default()).notes.len(), withheld);
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
    let card = text(&[contact], VCardVersion::V4);
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
    let cards = vcard4::parse(text(&[contact], VCardVersion::V4)).unwrap();
    let [card] = &cards[..] else { panic!("one card: {cards:?}") };
    assert_eq!(card.formatted_name[0].value, "Victims, Inc.; \"Help\"");
    assert_eq!(card.note[0].value, note);
    assert_eq!(card.url[0].value.to_string(), "https://example.org/a?b=1,2;3");
    assert!(
        matches!(&card.tel[0], TextOrUriProperty::Uri(tel) if tel.value.to_string() == "tel:+12025550143")
    );
}
/// Every line of a card of version 3 as RFC 2426 has it: a group, a name, parameters, a value.
#[test]
fn a_card_of_version_3_has_what_the_version_wants_and_the_same_digits() {
    let catalog = embedded::catalog();
    let entries: Vec<_> = catalog.entries.iter().collect();
    let cards: Vec<VCardContact<'_>> =
        entries.iter().map(|entry| of_hotline(entry, None)).collect();
    let written = text(&cards, VCardVersion::V3).replace("\r\n ", "");
    let of = |name: &str| written.split("\r\n").filter(|line| line.starts_with(name)).count();
    let count = of("BEGIN:VCARD");
    assert!(count > 20);
    for name in ["VERSION:3.0", "N:", "FN:", "ORG:", "END:VCARD"] {
        assert_eq!(of(name), count, "{name}");
    }
    let numbers: Vec<String> = cards
        .iter()
        .flat_map(|card| &card.numbers)
        .map(|(_, number)| number.tel_uri().replace("tel:", ""))
        .collect();
    let dialed: Vec<&str> = written
        .split("\r\n")
        .filter(|line| line.contains(".TEL;TYPE="))
        .map(|line| line.rsplit(':').next().unwrap())
        .collect();
    assert_eq!(dialed.len(), numbers.len());
    for (dialed, number) in dialed.iter().zip(&numbers) {
        assert_eq!(dialed.trim_start_matches('+'), number.trim_start_matches('+'));
    }
    assert!(written.contains("item2.TEL;TYPE=WORK,MSG:233733\r\nitem2.X-ABLabel:Text\r\n"));
}

#[test]
fn a_name_makes_a_file_name_for_every_system() {
    for (name, file) in [
        (
            "National Human Trafficking Hotline (NHTH)",
            "national-human-trafficking-hotline-nhth.vcf",
        ),
        ("../../etc/passwd", "etc-passwd.vcf"),
        ("CON: a/b\\c", "con-a-b-c.vcf"),
    ] {
        assert_eq!(file_name(name), file);
    }
}
