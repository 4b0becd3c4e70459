//! `squadroom office PLACE...`

use crate::catalog::{CONFIRM_FIRST, Channel, Entry, PartialDate};
use crate::cli::args::Common;
use crate::cli::args::vcard::VCardArgs;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::render::{self, json, vcard};
use crate::cli::session::output::{CommandOutput, Exit, print_part, shown};
use crate::cli::session::progress::Then;
use crate::cli::session::{catalog, settings};
use crate::effects::platform::clock;
use crate::embedded;
use crate::places::{Contact, OfficeLookup, Places};
use serde_json::Value;

/// Characters of a query that a remark repeats at most.
const LONGEST_SHOWN: usize = 60;

/// Answers for each place, or for each line of standard input.
pub(in crate::cli) fn run(
    common: &Common,
    arguments: &[String],
    cards: &VCardArgs,
) -> CommandOutput {
    let places = embedded::places();
    let (national, notes) = national(common, places);
    let batch = arguments == ["-"];
    let reply = match (batch, cards.is_wanted()) {
        (true, true) => {
            let why =
                "--vcard doesn't work with `-`. Type the places on the command line".to_owned();
            return CommandOutput::refused(Exit::Usage, why);
        }
        (true, false) => lines(common, places, &national),
        (false, _) => {
            let queries = names::named(places, arguments);
            let reply = named(common, places, &national, &queries.places, cards);
            match queries.is_guess {
                true => reply.noting(as_several(&queries.places)),
                false => reply,
            }
        }
    };
    CommandOutput { notes: notes.into_iter().chain(reply.notes).collect(), ..reply }.urgent()
}

/// Says that words were taken for several places, because vCards do not show it.
fn as_several(queries: &[String]) -> String {
    let queries: Vec<String> =
        queries.iter().map(|query| format!("`{}`", shown(query.trim_matches(',')))).collect();
    format!(
        "read as {} places: {}. Put quotes around the words of one place",
        queries.len(),
        queries.join(" and ")
    )
}

/// The lines for the whole country, with what the officer pinned; and what is
/// wrong with the officer's own files.
fn national(common: &Common, places: &Places) -> (Vec<Contact>, Vec<String>) {
    let settings = settings::read(common.config.as_deref());
    let opened = catalog::opened(common, Then::Ends);
    let (pinned, found) = settings.config.pinned_entries(&opened.catalog);
    let faults: Vec<_> =
        opened.faults.iter().chain(&settings.faults).chain(&found).cloned().collect();
    let pinned: Vec<&Entry> = pinned.iter().map(|entry| &**entry).collect();
    (places.national(&pinned), catalog::fault_notices(&faults))
}

fn named(
    common: &Common,
    places: &Places,
    national: &[Contact],
    queries: &[String],
    cards: &VCardArgs,
) -> CommandOutput {
    let day = clock::today();
    let today = day.as_ref();
    let answers: Vec<OfficeLookup> =
        queries.iter().map(|query| ask(places, query, national)).collect();
    let output = match (common.json, answers.as_slice()) {
        (false, all) if cards.is_wanted() => vcards(all, cards, today),
        (true, [one]) => CommandOutput::done(json::text(&render::office::json::answer(one, today))),
        (true, several) => CommandOutput::done(json::text(
            &several.iter().map(|own| render::office::json::answer(own, today)).collect::<Value>(),
        )),
        (false, all) => {
            CommandOutput::done(as_text(common.width(), places, (national, all), today))
        }
    };
    let not_found = answers.iter().filter(|answer| !answer.is_found()).map(not_found);
    let exit = exit(answers.iter().all(OfficeLookup::is_found));
    not_found.fold(output, CommandOutput::noting).ending(exit)
}

/// Each office and each contact of a state once.
fn vcards(
    answers: &[OfficeLookup],
    args: &VCardArgs,
    today: Option<&PartialDate>,
) -> CommandOutput {
    let offices = answers.iter().flat_map(|answer| &answer.offices);
    let offices = offices.map(|local| vcard::of_office(local, today));
    let contacts = answers.iter().flat_map(|answer| &answer.state_contacts);
    let mut cards: Vec<vcard::VCardContact<'_>> = Vec::new();
    for card in offices.chain(contacts.map(|own| vcard::of_contact(own, today))) {
        let is_same = |known: &vcard::VCardContact<'_>| {
            (known.name, &known.numbers, &known.left_out)
                == (card.name, &card.numbers, &card.left_out)
        };
        if !cards.iter().any(is_same) {
            cards.push(card);
        }
    }
    vcard::output(&cards, args)
}

fn ask(places: &Places, query: &str, national: &[Contact]) -> OfficeLookup {
    OfficeLookup { national: national.to_vec(), ..places.find(query) }
}

fn as_text(
    width: usize,
    places: &Places,
    (national, answers): (&[Contact], &[OfficeLookup]),
    today: Option<&PartialDate>,
) -> String {
    let mut page = TextWriter::new(width);
    for answer in answers.iter().filter(|answer| answer.is_found()) {
        render::office::text::answer(&mut page, places, answer, today);
    }
    if answers.iter().any(OfficeLookup::is_found) {
        render::office::text::national(&mut page, national, today);
    }
    page.into_text()
}

/// One answer a line of input, written as soon as it is known.
fn lines(common: &Common, places: &Places, national: &[Contact]) -> CommandOutput {
    let mut reply = CommandOutput::done(String::new()).ending(Exit::Nothing);
    let day = clock::today();
    let today = day.as_ref();
    let mut input = lines::decoded(std::io::stdin().lock());
    let (mut has_place, mut has_answer) = (false, false);
    for at in 0.. {
        let line = match lines::next(&mut input) {
            Ok(Some(line)) => line,
            Ok(None) => break,
            Err(error) => {
                return reply.ending(Exit::Failed).noting(format!(
                    "can't read standard input: {}",
                    crate::disk::in_words(&error)
                ));
            }
        };
        let query = String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned();
        has_place |= !query.trim().is_empty();
        let answer = ask(places, &query, national);
        let text = match common.json {
            true => json::line_of(&render::office::json::answer(&answer, today)),
            false if answer.is_found() => block(common.width(), places, &answer, today),
            false => String::new(),
        };
        if !print_part(&text) {
            return reply.ending(Exit::Done);
        }
        has_answer |= answer.is_found();
        if !answer.is_found() && !query.trim().is_empty() {
            reply.notes.push(format!("line {}: {}", at + 1, not_found(&answer)));
        }
    }
    if !has_place {
        let advice = "Write one on each line, such as 77002 or Tempe, AZ";
        return reply.noting(format!("standard input has no places. {advice}"));
    }
    reply.exit = exit(reply.notes.is_empty());
    if !common.json && has_answer {
        let mut page = TextWriter::new(common.width());
        render::office::text::national(&mut page, national, today);
        reply.text = page.into_text();
    }
    reply
}

/// One answer, with an empty line behind it.
fn block(
    width: usize,
    places: &Places,
    answer: &OfficeLookup,
    today: Option<&PartialDate>,
) -> String {
    let mut page = TextWriter::new(width);
    render::office::text::answer(&mut page, places, answer, today);
    page.gap();
    page.into_text()
}

fn exit(found: bool) -> Exit {
    if found { Exit::Done } else { Exit::Nothing }
}

/// Why nothing was found, what may be meant, and whom to call meanwhile.
fn not_found(answer: &OfficeLookup) -> String {
    let query: String = answer.query.chars().take(LONGEST_SHOWN).collect();
    let more = if query.len() < answer.query.len() { "…" } else { "" };
    let mut note = format!("`{}{more}`: {}", shown(&query), answer.remarks.join(" "));
    if !answer.suggestions.is_empty() {
        note += &format!("\n  Did you mean: {}", answer.suggestions.join("; "));
    }
    note += "\n  In an emergency, dial 911.";
    let to_call = |line: &&Contact| line.channel == Channel::Voice && !line.is_emergency();
    if let Some(line) = answer.national.iter().find(to_call) {
        note += &format!("\n  {}", render::office::text::name_and_number(line));
        if line.is_weak(clock::today().as_ref()) {
            note += &format!(" ({CONFIRM_FIRST})");
        }
    }
    note
}
pub(in crate::cli) mod lines;
pub(in crate::cli) mod names;
