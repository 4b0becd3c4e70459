//! `squadroom search WORDS`

use super::shelf::copy_index;
use crate::catalog::{CONFIRM_FIRST, Catalog, Entry, PhoneNumber};
use crate::cli::args::{Common, SearchArgs};
use crate::cli::render::entry_text::kind_and_status;
use crate::cli::render::line_text::Notes;
use crate::cli::render::search::output::{SearchOutput, values};
use crate::cli::render::text_writer::TextWriter;
use crate::cli::render::{self, line_text};
use crate::cli::session::catalog;
use crate::cli::session::output::{CommandOutput, Exit, shown, shown_start};
use crate::effects::platform::clock;
use crate::effects::platform::files::data_directory;
use crate::effects::user_sets;
use crate::embedded;
use crate::places::{MatchKind, PlaceInLine, Sureness};
use crate::search::{
    Field, Hit, InLine, Index, Match, Query, Relaxation, Request, SearchResults, Searcher, Sort,
    Tier, UserField, UserSets, matches, reason,
};
use line::SearchLine;
use std::sync::Arc;

/// How many entries are listed where nothing else is said; each takes some lines.
const LISTED: usize = 20;

/// A line of more words is not offered in place of the typed one.
const MOST_MEANT: usize = 8;

/// Finds entries that fit a query.
pub(in crate::cli) fn run(common: &Common, args: &SearchArgs) -> CommandOutput {
    if args.limit == Some(0) && !common.json && !args.facets {
        let note = "`--limit 0` shows nothing. Use 1 or more, or use --facets for counts";
        return CommandOutput::refused(Exit::Usage, note.to_owned());
    }
    let typed = args.words.join(" ");
    catalog::with_hotlines(common, |catalog| {
        let index = Index::build(catalog);
        let mut searcher = Searcher::default();
        let sort = Sort::ALL.into_iter().find(|sort| sort.name() == args.sort).unwrap_or_default();
        let listed = if common.json { usize::MAX } else { LISTED };
        let limit = args.limit.unwrap_or(listed);
        let (marks, remarks) = match read_user_sets(common, catalog, &typed) {
            Ok(read) => read,
            Err(reply) => return reply,
        };
        let (marks, shelf) = (Arc::new(marks), copy_index::of(common, catalog));
        let request = Request { sort, limit, marks, shelf, ..Request::default() };
        let SearchLine { text: query, notes } = line::read(&args.words, &mut |query| {
            let request = Request { query: query.to_owned(), limit: 0, ..request.clone() };
            let outcome = searcher.search(&index, catalog, &request);
            outcome.total > 0 && !outcome.query.faults.iter().any(|fault| fault.is_error)
        });
        let request = Request { query, ..request };
        let (outcome, request, place) = found(&index, catalog, &mut searcher, request);
        let lists_all = args.facets || sort != Sort::Relevance;
        if let Some(refused) = refused(&outcome.query, lists_all) {
            return refused;
        }
        let answer =
            SearchOutput { catalog, index: &index, query: &request.query, outcome: &outcome };
        let text = match (common.json, args.facets) {
            (true, _) => {
                render::search::json::text(&answer, args.facets, args.explain, &mut searcher)
            }
            (false, true) => facets(&answer),
            (false, false) => as_text(common.width(), &answer, args.explain, &mut searcher),
        };
        let faults = outcome.query.faults.iter().map(|fault| shown(&fault.message));
        let faults = remarks.iter().map(|remark| shown(remark)).chain(notes).chain(faults);
        let reply = faults.fold(CommandOutput::done(text), CommandOutput::noting);
        let reply = place.iter().fold(reply, |reply, note| reply.noting(note.clone()));
        if outcome.total > 0 {
            return reply;
        }
        let words = Request { query: request.query.replace('"', " "), ..request.clone() };
        let words = (words.query != request.query).then_some(words);
        let total = words.as_ref().map_or(0, |words| searcher.search(&index, catalog, words).total);
        let in_words = words.filter(|_| total > 0).map(|words| (words.query, total));
        let reply = number_of_office(&request.query).into_iter().fold(reply, CommandOutput::noting);
        nothing(reply, &answer, (place.is_some(), in_words))
    })
}

/// Returns whose number a line is, if it is that of an FBI office or a contact of a state.
fn number_of_office(line: &str) -> Option<String> {
    let number = PhoneNumber::parse(line.trim()).ok()?;
    let tables = embedded::places().tables();
    let office = tables.offices.iter().find(|office| office.phone == number);
    if let Some(office) = office {
        return Some(format!("{number} is the number of {}", office.name));
    }
    let contact = tables.contacts.iter().find(|own| own.phone.as_ref() == Some(&number))?;
    let (name, state) = (shown(&contact.name), &contact.state);
    Some(format!("{number} is the number of {name}. To see it: squadroom office {state}"))
}

/// Returns what to type, where nothing was looked for or a filter is not understood:
/// nothing is listed then, least of all everything.
pub(in crate::cli) fn refused(query: &Query, lists_all: bool) -> Option<CommandOutput> {
    let errors = query.faults.iter().filter(|fault| fault.is_error).chain(&query.unfinished);
    let errors: Vec<String> = errors.map(|fault| shown(&fault.message)).collect();
    if errors.is_empty() {
        let note = "type words to search, such as `squadroom search labor visa`. \
                    To see all resources: squadroom list";
        return (query.is_empty() && !lists_all)
            .then(|| CommandOutput::refused(Exit::Usage, note.to_owned()));
    }
    Some(CommandOutput { notes: errors, ..CommandOutput::done(String::new()).ending(Exit::Usage) })
}

/// Returns what a line finds, and the command for the FBI office of the place in it. Where
/// the words name only the place, no other spelling of them is looked for.
fn found(
    index: &Index,
    catalog: &Catalog,
    searcher: &mut Searcher,
    request: Request,
) -> (SearchResults, Request, Option<String>) {
    let knows = |word: &str| index.knows_start(word);
    // A filter behind the place changes nothing: it only narrows.
    let words = crate::search::words_alone(&request.query);
    let place = embedded::places().in_line(&words, &knows);
    let is_named = place.is_some_and(|place| place.is_named(&words, &knows));
    let is_meant = |place: &PlaceInLine| is_named || place.sureness > Sureness::May;
    let Some(place) = place.filter(is_meant).filter(|place| !is_unknown_zip(place.typed)) else {
        let note = state_before_hotline(&words).map(office_of);
        return (searcher.search(index, catalog, &request), request, note);
    };
    let note = office_of(place.typed);
    let span = place.start..place.start + place.typed.len();
    let place = is_named.then_some(InLine { span, is_whole: place.is_whole });
    let request = Request { place, ..request };
    (searcher.search(index, catalog, &request), request, Some(note))
}

/// Returns the command for the FBI office and the contacts of a place.
fn office_of(typed: &str) -> String {
    let typed = shown(typed);
    format!("`{typed}` is a place. For its FBI office and hotlines: squadroom office \"{typed}\"")
}

/// Returns true for five digits that are no ZIP code, such as a text code.
fn is_unknown_zip(typed: &str) -> bool {
    typed.bytes().all(|byte| byte.is_ascii_digit()) && !embedded::places().find(typed).is_found()
}

/// Returns the name of the state in a line such as "arizona hotline".
fn state_before_hotline(line: &str) -> Option<&str> {
    let (state, last) = line.trim().rsplit_once(' ')?;
    let is_hotline = ["hotline", "hotlines"].iter().any(|word| last.eq_ignore_ascii_case(word));
    let is_state = || embedded::places().find(state).found == MatchKind::State;
    (is_hotline && is_state()).then_some(state)
}

/// Returns what the record and the shelf say, read only if the line asks for it.
///
/// # Errors
/// The reply that says why one of them cannot be read.
pub(in crate::cli) fn read_user_sets(
    common: &Common,
    catalog: &Catalog,
    query: &str,
) -> Result<(UserSets, Vec<String>), CommandOutput> {
    let fields = UserField::in_line(query);
    let directory = data_directory(common.data.as_deref()).filter(|_| !fields.is_empty());
    let read = directory.map(|directory| user_sets::read(&directory, catalog, &fields));
    read.transpose().map(Option::unwrap_or_default).map_err(|reasons| {
        let reply = CommandOutput::done(String::new()).ending(Exit::Failed);
        reasons.iter().fold(reply, |reply, reason| reply.noting(shown(reason)))
    })
}

/// Returns whether a line is so short that somebody may have meant it.
fn is_short(line: &str) -> bool {
    line.split_whitespace().nth(MOST_MEANT).is_none()
}

/// Returns what to try instead, and whom to call meanwhile.
/// `in_words` is the line without its quotes, and how many entries that finds.
fn nothing(
    reply: CommandOutput,
    answer: &SearchOutput<'_>,
    (is_place, in_words): (bool, Option<(String, usize)>),
) -> CommandOutput {
    let mut note = format!("nothing matches `{}`", shown_start(answer.query));
    if let Some(obstacle) = &answer.outcome.obstacle {
        let (typed, total) = (shown_start(&obstacle.typed), obstacle.total);
        note += &format!("\n  Without `{typed}` you get {total}.");
    } else if let Some((words, total)) = in_words {
        let words = shown(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        note += &format!(
            "\n  No results have this phrase. For its words ({total} results): squadroom search {words}"
        );
    } else if !answer.outcome.query.has_words() {
        note += "\n  Remove a filter. To see all values: squadroom search --facets";
    } else if is_place {
        // The command for its office is told already.
    } else if let Some(nearest) = answer.index.nearest(answer.query).filter(|line| is_short(line)) {
        note += &format!("\n  Did you mean: squadroom search {}", shown(&nearest));
    } else {
        note += "\n  Try fewer words, or the start of a word.";
    }
    let words = crate::search::words_alone(answer.query);
    let is_plain = !is_place && !words.contains(['"', ':']);
    if let Some(near) = is_plain.then(|| embedded::places().suggest(&words, 1).pop()).flatten() {
        note += &format!("\n  For a place: squadroom office \"{near}\"");
    }
    for entry in answer.catalog.pinned() {
        if let Some(line) = entry.offered_line()
            && let Some(number) = line.offered_in_words()
        {
            let doubt = line.doubt(clock::today().as_ref());
            let doubt = doubt.map(|doubt| format!(" ({}; {CONFIRM_FIRST})", doubt.reason()));
            note += &format!("\n  {}: {number}{}", entry.title, doubt.unwrap_or_default());
            break;
        }
    }
    reply.ending(Exit::Nothing).noting(note)
}

fn as_text(
    width: usize,
    answer: &SearchOutput<'_>,
    explain: bool,
    searcher: &mut Searcher,
) -> String {
    let mut page = TextWriter::new(width);
    let outcome = answer.outcome;
    if outcome.hits.is_empty() {
        return page.into_text();
    }
    let (found, all) = (outcome.total, answer.catalog.entries.len());
    page.prose(0, &format!("{found} of {all} resources match `{}`", shown_start(answer.query)));
    if let Some(told) = result_note(outcome) {
        page.prose(0, &told);
    }
    for hit in &outcome.hits {
        if let Some(entry) = answer.catalog.entries.get(hit.entry) {
            page.gap();
            block(&mut page, answer, &entry, hit);
            if explain {
                explanation(&mut page, answer, &entry, hit, searcher);
            }
        }
    }
    if outcome.hits.len() < outcome.total {
        page.gap();
        let (more, all) = (outcome.total - outcome.hits.len(), outcome.total);
        page.prose(0, &format!("{more} more. To see all, add `--limit {all}`"));
    }
    page.into_text()
}

/// Returns what to know when no entry has every word as it was typed.
fn result_note(outcome: &SearchResults) -> Option<String> {
    let others = outcome.others_in_words();
    let told = match outcome.tier() {
        Tier::Words => return others.map(|others| others + "."),
        Tier::Copy if others.is_none() => "Only saved documents have all your words.",
        Tier::Copy => "Saved documents have all your words, then similar results.",
        Tier::Spelling => "No exact matches. Similar results:",
        Tier::Some => "Nothing matches all your words. Closest results:",
        Tier::Letters => "Nothing matches your words. Titles with these letters in order:",
    };
    let gains = |obstacle: &&Relaxation| obstacle.total > outcome.total;
    Some(match outcome.obstacle.as_ref().filter(gains) {
        Some(obstacle) => {
            format!("{told} Without `{}` you get {}.", shown_start(&obstacle.typed), obstacle.total)
        }
        None => told.to_owned(),
    })
}

fn block(page: &mut TextWriter, answer: &SearchOutput<'_>, entry: &Entry, hit: &Hit) {
    let catalog = answer.catalog;
    page.prose(0, &entry.title);
    page.field(2, "Type", Some(&kind_and_status(entry)));
    page.field(2, "Length", entry.length_or("not stated").as_deref());
    page.field(2, "From", Some(&catalog.publisher_names(entry)));
    if !entry.lines.is_empty() {
        line_text::lines(page, 2, entry, Notes::Doubts);
    }
    page.field(2, "Link", entry.link());
    page.field(2, "Id", Some(&entry.id));
    let why = reason(catalog, entry, answer.outcome, hit);
    page.field(2, "Matches", Some(&why.fields));
    if let Some(passage) = why.passage {
        page.field(2, &passage.heading(), Some(&format!("“{}”", passage.text)));
    }
}

/// Which word matched where, by which expansion, with what weight.
fn explanation(
    page: &mut TextWriter,
    answer: &SearchOutput<'_>,
    entry: &Entry,
    hit: &Hit,
    searcher: &mut Searcher,
) {
    page.field(2, "Score", Some(&format!("{:.2} ({})", hit.score, hit.tier.name())));
    for found in matches(answer.catalog, entry, &answer.outcome.query, hit) {
        let text = quoted(answer.catalog, entry, &found);
        for find in &found.finds {
            let (typed, word) = (&find.typed, &find.found);
            let (how, field) = (find.expansion.name(), found.field.name());
            let line =
                format!("{typed} = {word} ({how}) in {field}{text}, weight {:.2}", find.weight);
            page.prose(4, &line);
        }
    }
    if let Some(passage) = answer.outcome.passage(hit) {
        let place = passage.place();
        for find in &passage.finds {
            let (typed, word, how) = (&find.typed, &find.found, find.expansion.name());
            page.prose(4, &format!("{typed} = {word} ({how}) {place}, weight {:.2}", find.weight));
        }
    }
    let explained = searcher.explain(answer.index, &answer.outcome.query, hit);
    for word in &explained.words {
        let (typed, points) = (&word.typed, word.points);
        let line = format!(
            "{typed}: rarity {:.2} x impact {:.2} = {points:.2} points",
            word.rarity, word.impact
        );
        page.prose(4, &line);
    }
    page.prose(4, &format!("names and the rest: {:.2} points", explained.rest));
}

/// Returns the text that matched, in quotes; nothing for a field with one text.
fn quoted(catalog: &Catalog, entry: &Entry, found: &Match) -> String {
    match found.field {
        Field::Title | Field::Abstract | Field::Answer | Field::Id | Field::Note => String::new(),
        _ => found.text(catalog, entry).map(|text| format!(" \"{text}\"")).unwrap_or_default(),
    }
}

/// The counts of every facet, a line a value; values that nothing has are left out.
fn facets(answer: &SearchOutput<'_>) -> String {
    let mut page = TextWriter::new(0);
    page.whole(0, &format!("{} entries", answer.outcome.total));
    for facet in answer.facets() {
        page.gap();
        page.whole(0, facet.heading());
        for (id, label, count) in values(answer, *facet) {
            let name = if id == label { String::new() } else { format!("  {label}") };
            page.whole(2, &format!("{count:6}  {}{name}", facet.term(&id)));
        }
    }
    page.into_text()
}

pub(in crate::cli) mod line;
