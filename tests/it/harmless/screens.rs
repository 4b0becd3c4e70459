//! The screens of the finder, with what the way in would have stopped put right into
//! the state: the pen alone must hold it.

use crate::harmless::{is_harmless, payloads};
use crate::support::record::{date, write_down};
use crate::support::{draw, finder, press, put_on_shelf, saved};
use squadroom::app::{
    Action, Message, Overlay, ShelfOutcome, ShelfTask, TextInput, TextRead, update,
};
use squadroom::record::{
    Completion, EntryState, Hours, Item, LogEntry, Note, RecordSnapshot, RecordedItem,
};
use squadroom::shelf::{Block, BlockLink, TextPage};
use squadroom::term::App;

/// A record whose every text is this one.
fn record(text: &str) -> RecordSnapshot {
    let line = || text.to_owned();
    let mut contents = RecordSnapshot::default();
    for id in ["massage-guide", text] {
        let subject = Item {
            id: id.to_owned(),
            title: line(),
            kind: line(),
            provider: Some(line()),
            topics: vec![line()],
            url: Some(line()),
        };
        let completion = Completion {
            date: date("2026-03-02"),
            hours: Hours::of_minutes(90),
            provider: Some(line()),
            certificate: Some(line()),
            credit: Some(line()),
            expires: date("2026-05-01"),
        };
        let (added, changed) = (line(), line());
        let done = LogEntry { id: line(), subject: subject.clone(), completion, added, changed };
        let standing = EntryState {
            starred: true,
            lists: vec![line()],
            note: Some(Note { text: format!("{text}\n{text}"), changed: line() }),
            planned: Some(date("2026-12-01")),
            done: vec![done],
        };
        contents.kept.insert(id.to_owned(), RecordedItem { subject, standing });
    }
    contents
}

/// Draws the screen in two sizes; no cell may hold anything foreign.
fn check(finder: &mut App, payload: &str, what: &str) -> usize {
    for (width, height) in [(120, 30), (60, 12)] {
        crate::support::resize(finder, width, height);
        let text = draw(finder).text;
        is_harmless(&text).unwrap_or_else(|why| panic!("{what}, {payload:?}: {why}"));
    }
    2
}

#[test]
fn nothing_foreign_reaches_a_screen() {
    let mut count = 0;
    let mut finder = finder(120, 30);
    press(&mut finder, "massage businesses");
    for payload in payloads::all() {
        let text = format!("a {payload} b");
        write_down(&mut finder, record(&text));
        finder.model.query = TextInput::new("massage businesses");
        // What the keys open on an entry of whose texts the record has its own.
        for keys in ["", "<Ctrl-O>", "<Alt-N>", "<Alt-L>", "<Alt-D>", "<Alt-P>"] {
            press(&mut finder, keys);
            count += check(&mut finder, &payload, keys);
            finder.model.overlays.clear();
        }
        finder.model.overlays.push(Overlay::Record(Box::default()));
        count += check(&mut finder, &payload, "my record");
        finder.model.overlays.clear();
        let mut copy = saved("massage-guide");
        (copy.title, copy.saved, copy.imported) = (text.clone(), text.clone(), Some(text.clone()));
        let read = ShelfOutcome::CopiesRead(vec![copy.clone()], vec![text.clone()]);
        update(&mut finder.model, Action::Shelf(read));
        count += check(&mut finder, &payload, "a copy");
        press(&mut finder, "<Ctrl-O>");
        count += check(&mut finder, &payload, "a copy in detail");
        finder.model.overlays.clear();
        press(&mut finder, "<F7>");
        let link = BlockLink { range: 0..1, to: format!("https://example.org/{payload}") };
        let block = |heading| Block {
            heading,
            text: text.clone(),
            links: vec![link.clone()],
            ..Block::default()
        };
        let (blocks, label) = ((0..3).map(block).collect(), Some(text.clone()));
        let pages = vec![TextPage { page: 1, blocks, label, ..TextPage::default() }];
        let read = TextRead { file: copy.file.clone(), pages: Ok(pages), bookmark: None };
        update(&mut finder.model, Action::Shelf(ShelfOutcome::TextRead(read)));
        count += check(&mut finder, &payload, "the reader");
        for keys in ["1", "]", "o"] {
            press(&mut finder, keys);
            count += check(&mut finder, &payload, "a link and the outline");
        }
        finder.model.overlays.clear();
        finder.model.message = Some(Message::error(text.clone()));
        count += check(&mut finder, &payload, "a message");
        finder.model.message = None;
        finder.model.notices = vec![text.clone()];
        finder.model.overlays.push(Overlay::Notices(0));
        count += check(&mut finder, &payload, "notices");
        finder.model.overlays.clear();
        for line in [text.clone(), format!("kind:{payload}"), format!("near {payload}")] {
            finder.model.query = TextInput::new(line);
            count += check(&mut finder, &payload, "the search line");
        }
    }
    println!("screens: {count} of a payload in every field");
}

#[test]
fn why_a_copy_cannot_be_read_is_shown_harmlessly() {
    for payload in payloads::all() {
        let mut finder = finder(80, 24);
        put_on_shelf(&mut finder, &["massage-guide"]);
        press(&mut finder, "massage businesses");
        let effects = press(&mut finder, "<F7>");
        let [squadroom::app::Effect::Shelf(ShelfTask::ReadText(copy))] = &effects[..] else {
            panic!("{effects:?}")
        };
        let (file, bookmark) = (copy.file.clone(), None);
        let read = TextRead { file, pages: Err(payload.clone()), bookmark };
        update(&mut finder.model, Action::Shelf(ShelfOutcome::TextRead(read)));
        check(&mut finder, &payload, "why not");
    }
}
