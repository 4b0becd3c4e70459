//! Rules for numbers. A wrong one is the worst fault the program can have.

use crate::catalog::model::source_file;
use crate::catalog::{Channel, PhoneNumber};
use crate::faults::{Code, TableReader};
use toml::Spanned;

/// Checks that the line stands in the file for numbers.
pub(in crate::catalog) fn check_file(reader: &TableReader<'_>) {
    if source_file::base_name(reader.doc().name()) != source_file::HOTLINES {
        let mend = "Move it to hotlines.toml as [[line]] with `entry = \"…\"`.";
        let message = "A number is outside hotlines.toml.";
        reader.doc().report(Code::NumberElsewhere, reader.span(), message, mend);
    }
}

/// Reads `number` and holds it against `number_again`, `vanity` and the
/// channel; a faulty channel (`None`) hides no other fault.
pub(in crate::catalog) fn number(
    reader: &TableReader<'_>,
    channel: Option<Channel>,
) -> Option<PhoneNumber> {
    if channel == Some(Channel::Chat) {
        check_chat(reader);
        return None;
    }
    if channel.is_some() && reader.has("url") {
        let mend = "Delete the `url`, or make the channel \"chat\".";
        reader.report(Code::ChatLine, "url", "Only a chat has a `url`.", mend);
    }
    let wanted = channel.is_some() || !reader.has("url");
    let number = wanted_text(reader, "number", wanted);
    let again = wanted_text(reader, "number_again", wanted).filter(|again| is_plain(reader, again));
    let number = number?;
    if reader.has("country") {
        check_foreign(reader, &number)?;
        check_again(reader, &number, again.as_ref())?;
        return None;
    }
    let parsed = match PhoneNumber::parse(number.get_ref()) {
        Ok(parsed) => parsed,
        Err(error) => {
            let message = format!("`{}` isn't a telephone number: {error}.", number.get_ref());
            let mend = "Look up the number again. Don't guess.";
            reader.report(Code::BadNumber, "number", &message, mend);
            return None;
        }
    };
    check_again(reader, &number, again.as_ref())?;
    if let Some(channel) = channel {
        check_channel(reader, &parsed, channel);
    }
    check_vanity(reader, &parsed);
    again.map(|_| parsed)
}

fn wanted_text<'a>(reader: &TableReader<'a>, key: &str, wanted: bool) -> Option<Spanned<&'a str>> {
    if wanted && reader.lacks(key) {
        let message = format!("Missing key `{key}` in this line.");
        let mend = "Type the number twice: `number` and `number_again`.";
        reader.doc().report(Code::MissingKey, reader.span(), &message, mend);
    }
    reader.verbatim(key)
}

fn check_chat(reader: &TableReader<'_>) {
    if reader.lacks("url") {
        let mend = "Add the address of the chat as `url`.";
        reader.doc().report(Code::ChatLine, reader.span(), "Missing key `url` in this chat.", mend);
    }
    for key in ["number", "number_again", "vanity", "country"] {
        if reader.has(key) {
            let message = format!("A chat can't have a `{key}`.");
            reader.report(Code::ChatLine, key, &message, "Delete it, or change the channel.");
            return;
        }
    }
}

/// Only marks that people put between digits may stand around them.
fn is_plain(reader: &TableReader<'_>, again: &Spanned<&str>) -> bool {
    let plain = |c: char| c.is_ascii_digit() || " +-.()".contains(c);
    let good = again.get_ref().chars().all(plain);
    if !good {
        let message = format!("`{}` isn't a telephone number.", again.get_ref());
        let mend = "Type the same digits a second time, such as +18883737888.";
        reader.report(Code::BadNumber, "number_again", &message, mend);
    }
    good
}

/// The digits of both must agree, where there are both.
fn check_again(
    reader: &TableReader<'_>,
    number: &Spanned<&str>,
    again: Option<&Spanned<&str>>,
) -> Option<()> {
    let Some(again) = again else { return Some(()) };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(number.get_ref()) == digits(again.get_ref()) {
        return Some(());
    }
    let message = format!("`{}` and `{}` differ.", number.get_ref(), again.get_ref());
    let mend = "Look up the number again and type it twice. Don't copy one from the other.";
    reader.report(Code::NumbersDiffer, "number_again", &message, mend);
    None
}

/// A number of another country has no rules here, so it is never offered.
fn check_foreign(reader: &TableReader<'_>, number: &Spanned<&str>) -> Option<()> {
    let country = reader.verbatim("country").map(|text| *text.get_ref());
    if country.is_some_and(|c| c.len() != 2 || !c.bytes().all(|b| b.is_ascii_uppercase())) {
        let mend = "Write two capital letters, such as GB.";
        reader.report(Code::BadValue, "country", "This isn't an ISO 3166 country code.", mend);
    }
    if reader.lacks("do_not_dial") {
        let mend = "Add `do_not_dial` with the reason, or delete `country`.";
        let message = "A number outside +1 needs `do_not_dial`.";
        reader.report(Code::ForeignNumber, "country", message, mend);
    }
    let digits = number.get_ref().bytes().filter(u8::is_ascii_digit).count();
    let plain = number.get_ref().bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if !(3..=15).contains(&digits) || !plain {
        let message = format!("`{}` isn't a telephone number.", number.get_ref());
        reader.report(Code::BadNumber, "number", &message, "Use digits and hyphens only.");
        return None;
    }
    Some(())
}

fn check_channel(reader: &TableReader<'_>, number: &PhoneNumber, channel: Channel) {
    let fits = match (channel, number.as_str()) {
        (_, full) if full.len() == 14 => true,
        (Channel::Voice | Channel::Tty, "711" | "911" | "988") => true,
        (Channel::Video, "711" | "988") => true,
        (Channel::Text, code) => code != "711",
        _ => false,
    };
    if !fits {
        let message = format!("`{number}` can't be a {channel} number.");
        let mend =
            "Use a full number, 711, 911, or 988 for voice. Use 5 or 6 digits for a text code.";
        reader.report(Code::BadNumber, "number", &message, mend);
    }
}

fn check_vanity(reader: &TableReader<'_>, number: &PhoneNumber) {
    let Some(vanity) = reader.verbatim("vanity") else { return };
    // An empty text is reported where it is read.
    if vanity.get_ref().trim().is_empty() {
        return;
    }
    if !number.is_spelled_by(vanity.get_ref()) {
        let message = format!("`{}` doesn't spell the last digits of {number}.", vanity.get_ref());
        let mend = "Check both. One of them is wrong.";
        reader.report(Code::VanityDiffers, "vanity", &message, mend);
    }
}
