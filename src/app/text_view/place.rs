//! A place as text: 911, the FBI office, whom else to call there.

use super::{Choice, LinkTarget, PlaceStep, SpanStyle, TextView, Trust, Writer, hotline};
use crate::catalog::{Channel, Doubt, PartialDate};
use crate::embedded;
use crate::places::{
    Contact, LocalOffice, LocalTaskForce, MatchKind, OfficeLookup, Places, sources_in_words,
};

/// The text of an empty locator.
const INVITATION: &str = "Type a ZIP code, a city, a county, or a state: 77002, Springfield IL, \
    Cook County, Texas. The number appears while you type. Nothing that you type is kept.";

/// Places of the same name that are shown with their offices beside those of the answer.
const MOST_NAMESAKES: usize = 8;

/// The state of the screen that the answer is shown with.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlaceView<'a> {
    /// The marked number, by its place among those of the text.
    pub marked: Option<usize>,
    /// The day, to tell how old the numbers are.
    pub today: Option<&'a PartialDate>,
    /// True if addresses, sources and notes are shown, too.
    pub has_details: bool,
}

/// Writes a place; each number in it can be chosen.
struct PlaceWriter<'a> {
    writer: Writer,
    places: &'a Places,
    view: PlaceView<'a>,
    /// True once the FBI's national line stands beside a number that is to be confirmed.
    has_national: bool,
}

/// A number in the text: what it is called there and in a message, and why it is
/// not to be taken as sure, if so.
struct PlaceNumber<'a> {
    label: &'a str,
    name: &'a str,
    channel: Channel,
    phone: &'a str,
    doubt: Option<Doubt>,
    /// The act of Enter while the number is marked.
    step: Option<PlaceStep>,
}

impl PlaceWriter<'_> {
    /// Adds a number with its mark. One that is in doubt does not stand out.
    fn number(&mut self, number: PlaceNumber<'_>, remark: &str) {
        let at = self.writer.choices().len();
        let mark = match self.view.marked {
            None => "",
            Some(marked) if marked == at => "> ",
            Some(_) => "  ",
        };
        let PlaceNumber { label, name, channel, phone, doubt, step } = number;
        let row =
            self.writer.marked_number(mark, (label, phone), Trust::of(doubt.as_ref()), remark);
        let (name, number) = (name.to_owned(), phone.to_owned());
        self.writer.choices().push(Choice { row, name, channel, number, doubt, step });
    }
}

/// Office, state contacts and national lines of a place, numbers first.
pub fn place(answer: &OfficeLookup, view: PlaceView<'_>, width: usize) -> TextView {
    let (writer, places) = (Writer::new(width), embedded::places());
    let mut page = PlaceWriter { writer, places, view, has_national: false };
    let emergency = PlaceNumber {
        label: "In an emergency call",
        name: "emergencies",
        channel: Channel::Voice,
        phone: "911",
        doubt: None,
        step: None,
    };
    page.number(emergency, "");
    page.writer.gap();
    if answer.query.trim().is_empty() {
        page.writer.prose(SpanStyle::Text, INVITATION);
    } else {
        page.found(answer);
    }
    page.state_contacts(answer);
    let own = || answer.national.iter().filter(|line| line.is_own());
    if own().next().is_some() {
        page.writer.gap();
        page.writer.prose(SpanStyle::Heading, "Your agency");
        own().for_each(|line| page.contact(line));
    }
    page.writer.gap();
    page.writer.prose(SpanStyle::Heading, "National");
    let is_national = |line: &&Contact| !line.is_emergency() && !line.is_own();
    let lines = answer.national.iter().filter(is_national);
    lines.for_each(|line| page.contact(line));
    page.task_forces(&answer.task_forces);
    page.writer.finish()
}

impl PlaceWriter<'_> {
    fn found(&mut self, answer: &OfficeLookup) {
        let labels = answer.labels();
        let place = answer.in_words(self.places);
        // Limits of the answer stand before its number.
        answer.remarks.iter().for_each(|remark| self.writer.prose(SpanStyle::Text, remark));
        match answer.offices.as_slice() {
            _ if labels.len() > 1 => self.several(answer, &labels),
            [one] => self.office(one, Some(&place)),
            many => {
                self.shared(answer, &place);
                many.iter().for_each(|local| self.office(local, None));
            }
        }
        self.writer.gap();
        if answer.found == MatchKind::Military {
            self.writer.labeled("Covers", SpanStyle::Text, &labels.join("; "));
        }
        match answer.is_found() {
            true => self.namesakes(&answer.namesakes()),
            false => self.near(&answer.suggestions),
        }
    }

    /// Suggestions where nothing was found.
    fn near(&mut self, labels: &[String]) {
        if !labels.is_empty() {
            self.writer.prose(SpanStyle::Label, "Did you mean");
            labels.iter().for_each(|near| self.writer.indented(SpanStyle::Text, near));
        }
    }

    /// Namesakes of the place that was found, the first with their offices.
    fn namesakes(&mut self, labels: &[String]) {
        if labels.is_empty() {
            return;
        }
        let (first, rest) = labels.split_at(labels.len().min(MOST_NAMESAKES));
        self.writer.prose(SpanStyle::Label, "Or did you mean");
        first.iter().for_each(|label| self.one_of_several(label));
        if !rest.is_empty() {
            self.writer.prose(SpanStyle::Text, &format!("Type one of these: {}", rest.join("; ")));
        }
    }

    /// A name that is that of several places: each with its office.
    fn several(&mut self, answer: &OfficeLookup, labels: &[String]) {
        let count = labels.len();
        let asked = format!("{count} places fit. Type the state, too.");
        self.writer.prose(SpanStyle::Text, &asked);
        labels.iter().for_each(|label| self.one_of_several(label));
        if self.is_any_weak(&answer.offices) {
            self.national_line();
        }
    }

    /// The number of each office of a place; Enter asks for the place.
    fn one_of_several(&mut self, label: &str) {
        let found = self.places.find_labeled(label);
        let name = self.places.in_words(label);
        for local in &found.offices {
            let shown = format!("{}:", local.of_place(&name));
            let step = Some(PlaceStep::Ask(label.to_owned()));
            let number = PlaceNumber { step, ..self.of_office(&shown, local) };
            self.number(number, &local.office.name);
        }
        if found.offices.is_empty() {
            self.writer.labeled(&name, SpanStyle::Text, "military mail, no FBI field office");
        }
    }

    /// The offices of one place with nothing but their numbers, before all that is
    /// known of each: the territories of some take a screen.
    fn shared(&mut self, answer: &OfficeLookup, place: &str) {
        let offices = answer.offices.as_slice();
        if offices.is_empty() {
            return;
        }
        let is_state = answer.found == MatchKind::State;
        // The remark on a part of a state says this already.
        if !is_state || answer.remarks.is_empty() {
            let advice = if is_state { " Type a city or a ZIP code to find yours." } else { "" };
            let head = format!("{} FBI offices share {place}.{advice}", offices.len());
            self.writer.prose(SpanStyle::Text, &head);
        }
        for local in offices {
            // A part is a count, and the counties behind a colon.
            let part = local.part.as_deref().and_then(|part| part.split(':').next());
            let name = format!("{}:", local.office.name);
            self.number(self.of_office(&name, local), part.unwrap_or_default());
        }
        if self.is_any_weak(offices) {
            self.national_line();
        }
    }

    fn is_any_weak(&self, offices: &[LocalOffice]) -> bool {
        offices.iter().any(|local| local.is_weak(self.view.today))
    }

    fn of_office<'n>(&self, label: &'n str, local: &'n LocalOffice) -> PlaceNumber<'n> {
        let office = &local.office;
        PlaceNumber {
            label,
            name: &office.name,
            channel: Channel::Voice,
            phone: office.phone.as_str(),
            doubt: local.doubt(self.view.today),
            step: Some(PlaceStep::Page(office.url.clone())),
        }
    }

    /// Adds the FBI's national line beside the first number that is to be confirmed, on a day
    /// on which that line is sure itself.
    fn national_line(&mut self) {
        if std::mem::replace(&mut self.has_national, true) {
            return;
        }
        let places = self.places;
        let Some(line) = places.fbi_national(self.view.today) else { return };
        if let Some(phone) = &line.phone {
            let label = "Or the FBI's national line";
            let number = PlaceNumber {
                label,
                name: &line.name,
                channel: line.channel,
                phone: phone.as_str(),
                doubt: line.doubt_of_number(self.view.today),
                step: page_of(line),
            };
            self.number(number, "");
        }
    }

    /// All that is known of an office; `place` is told where it is the only one.
    fn office(&mut self, local: &LocalOffice, place: Option<&str>) {
        let office = &local.office;
        self.writer.gap();
        self.writer.prose(SpanStyle::Heading, &office.name);
        let verified = hotline::verified(Some(&office.as_of)).unwrap_or_default();
        self.number(self.of_office("Call", local), &hotline::capitalized(&verified));
        if local.is_weak(self.view.today) {
            local.doubts.iter().for_each(|doubt| self.below_number(doubt));
            self.national_line();
        }
        self.writer.optional("Covers", place);
        self.writer.optional("Territory", local.part.as_deref());
        if !self.view.has_details {
            return;
        }
        self.writer.labeled("Address", SpanStyle::Text, &office.address);
        self.writer.link("Page", &office.url, LinkTarget::Web(office.url.clone()));
        let sources = sources_in_words(office.sources);
        self.writer.labeled("Evidence", SpanStyle::Text, &sources);
        self.writer.optional("Note", office.note.as_deref());
    }

    /// Writes what belongs to the number above, further in than its mark and name.
    fn below_number(&mut self, text: &str) {
        let margin = if self.view.marked.is_some() { 4 } else { 2 };
        self.writer.indented_by(margin, SpanStyle::Text, text);
    }

    /// The contacts of each state, below its name.
    fn state_contacts(&mut self, answer: &OfficeLookup) {
        let mut state = "";
        for contact in &answer.state_contacts {
            if contact.state != state {
                state = &contact.state;
                self.writer.gap();
                self.writer.prose(SpanStyle::Heading, self.places.state_name(state));
            }
            self.contact(contact);
        }
        let weak = |own: &Contact| own.phone.is_some() && own.is_weak(self.view.today);
        if answer.state_contacts.iter().any(weak) {
            self.national_line();
        }
    }

    /// The task forces that cover the place. They come last: they have no number here.
    fn task_forces(&mut self, task_forces: &[LocalTaskForce]) {
        if task_forces.is_empty() {
            return;
        }
        self.writer.gap();
        self.writer.prose(SpanStyle::Heading, "Task forces");
        for own in task_forces {
            self.writer.prose(SpanStyle::Label, &own.title);
            let lines = own.area.iter().chain(&own.doubt);
            lines.for_each(|line| self.writer.indented(SpanStyle::Text, line));
        }
    }

    fn contact(&mut self, contact: &Contact) {
        let label = match contact.channel {
            Channel::Text => format!("{}, text:", contact.name),
            _ => format!("{}:", contact.name),
        };
        let Some(phone) = &contact.phone else {
            self.writer.labeled(&contact.name, SpanStyle::Text, "No phone number");
            return self.writer.link("Page", &contact.url, LinkTarget::Web(contact.url.clone()));
        };
        let today = self.view.today;
        let number = PlaceNumber {
            label: &label,
            name: &contact.name,
            channel: contact.channel,
            phone: phone.as_str(),
            doubt: contact.doubt_of_number(today),
            step: page_of(contact),
        };
        let doubt = number.doubt.clone();
        self.number(number, &remark(contact, doubt.as_ref()));
        let is_noted = doubt == Some(Doubt::Noted);
        if is_noted || self.view.has_details {
            let written = contact.doubt.iter();
            written.for_each(|doubt| self.below_number(doubt));
        }
        if contact.state == NATION || self.view.has_details {
            contact.note.iter().for_each(|note| self.below_number(note));
        }
        if self.view.has_details {
            let sources = contact.sources_in_words();
            sources.iter().for_each(|own| self.below_number(&format!("Evidence: {own}")));
        }
    }
}

/// The state of a contact for the whole country.
const NATION: &str = "US";

/// Returns what a contact is, its letters, why its number is to be confirmed, and when it was
/// last verified.
fn remark(contact: &Contact, doubt: Option<&Doubt>) -> String {
    let kind = (contact.state != NATION).then(|| contact.kind.clone());
    let spelled = contact.vanity.as_ref().map(|letters| format!("spells {letters}"));
    let reason = hotline::reason(doubt.filter(|doubt| **doubt != Doubt::Noted));
    let verified = hotline::verified(contact.as_of.as_ref());
    let facts: Vec<String> = [kind, spelled, reason, verified].into_iter().flatten().collect();
    hotline::capitalized(&facts.join("; "))
}

fn page_of(contact: &Contact) -> Option<PlaceStep> {
    (!contact.url.is_empty()).then(|| PlaceStep::Page(contact.url.clone()))
}
