use super::*;
use crate::search::tests::fixture::{fixture, shelf, source};
use crate::search::{Hit, Index, Reason, Request, SearchResults, Searcher, Tier, reason};
use std::io::Cursor;

const VISA: &str = "the-t-visa-for-officers";
const PROTOCOL: &str = "z-rich-protocol";

/// Copies of two entries.
fn copies() -> Vec<(String, Vec<(u32, String)>)> {
    let page = |number: u32, text: &str| (number, text.to_owned());
    vec![
        (
            VISA.to_owned(),
            vec![
                page(11, "Nothing of note.\nA victim may apply for the form."),
                page(12, "Before leaving,\nofficers photograph the debt ledger and keep it."),
            ],
        ),
        (
            PROTOCOL.to_owned(),
            vec![page(0, "The ledger, the hotline and the interpreters.\nLaundromat.")],
        ),
    ]
}

fn found(line: &str) -> (Catalog, SearchResults) {
    let catalog = fixture();
    let request = Request { shelf: Some(shelf(&catalog, &copies())), ..Request::all(line) };
    let outcome = Searcher::default().search(&Index::build(&catalog), &catalog, &request);
    assert_eq!(outcome.kinds.iter().sum::<usize>(), outcome.total, "{line}");
    (catalog, outcome)
}

/// The ids and tiers of what a line finds.
fn hits(line: &str) -> Vec<(String, Tier)> {
    let (catalog, outcome) = found(line);
    let hit = |hit: &Hit| (catalog.entries.get(hit.entry).unwrap().id.clone(), hit.tier);
    outcome.hits.iter().map(hit).collect()
}

fn first_reason(line: &str) -> Reason {
    let (catalog, outcome) = found(line);
    let hit = &outcome.hits[0];
    reason(&catalog, &catalog.entries.get(hit.entry).unwrap(), &outcome, hit)
}

/// All bytes of the image.
fn whole(words: &CopyIndex) -> Vec<u8> {
    let bytes = words.image.bytes();
    bytes.once(0..bytes.size()).into_owned()
}

#[test]
fn a_phrase_that_stands_only_in_a_copy_finds_its_entry() {
    for line in ["\"photograph the debt ledger\"", "photograph debt ledger", "photogr ledger"] {
        assert_eq!(hits(line)[0], (VISA.to_owned(), Tier::Copy), "{line}");
    }
    assert_eq!(hits("\"debt photograph\""), []);
    let why = first_reason("\"photograph the debt ledger\"");
    let passage = why.passage.unwrap();
    assert_eq!((why.fields.as_str(), passage.page), ("saved copy", 12));
    assert_eq!(passage.text, "Before leaving, officers photograph the debt ledger and keep it.");
}

#[test]
fn a_number_in_a_copy_is_found_however_it_is_typed() {
    let catalog = fixture();
    for written in [
        "888-555-0143",
        "8885550143",
        "(888) 555-0143",
        "888.555.0143",
        "1 888 555 0143",
        "1-888-555-0143",
        "18885550143",
        "+1 888/555-0143",
        "1-888-KJJ-01HE",
        "888 KJJ 01HE",
    ] {
        let text = format!("Room 888, floor 555.\nFor a bed call {written}, day or night.");
        let other = "In 888 cases, 555 of them in Unit 0143, call 888-555-0144.".to_owned();
        let pages = vec![(VISA.to_owned(), vec![(1, other), (2, text)])];
        let shelf = Some(shelf(&catalog, &pages));
        for typed in [
            "888-555-0143",
            "8885550143",
            "(888) 555-0143",
            "888.555.0143",
            "1 888 555 0143",
            "+1 (888) 555-0143,",
            "1-888-555-0143 bed",
            "\"(888) 555-0143\"",
            "tel:+18885550143",
            "555-0143",
            "5550143",
            "1-888-KJJ-01HE",
        ] {
            let request = Request { shelf: shelf.clone(), ..Request::all(typed) };
            let outcome = Searcher::default().search(&Index::build(&catalog), &catalog, &request);
            let hit = outcome.hits.first().unwrap_or_else(|| panic!("{typed} in {written}"));
            let passage = outcome.passage(hit).unwrap();
            assert_eq!((hit.tier, passage.page), (Tier::Copy, 2), "{typed} in {written}");
            let set_off = &passage.text[passage.ranges.last().unwrap().clone()];
            let set_off = set_off.trim_start_matches("1 ").trim_start_matches("1-");
            let own = written.trim_start_matches("+1 ").trim_start_matches("1 ");
            let own = own.trim_start_matches("1-").trim_start_matches('(');
            assert!(set_off.ends_with(own) || own.ends_with(set_off), "{typed}: {set_off}");
            assert!(passage.phrases.iter().all(|phrase| !phrase.is_empty()), "{passage:?}");
        }
        let other = Request { shelf: shelf.clone(), ..Request::all("888-555-0145") };
        let outcome = Searcher::default().search(&Index::build(&catalog), &catalog, &other);
        assert_eq!(outcome.total, 0, "{written}");
    }
}

#[test]
fn a_page_adds_what_the_entry_itself_lacks() {
    // `visa` is in the title, `interpreters` in the copy of another entry.
    assert_eq!(hits("officers ledger")[0], (VISA.to_owned(), Tier::Copy));
    let told = |line: &str| {
        let why = first_reason(line);
        (why.fields, why.passage.unwrap().heading())
    };
    let twelfth = || "Page 12 of the copy".to_owned();
    assert_eq!(told("visa ledger"), ("title, saved copy".to_owned(), twelfth()));
    assert_eq!(told("how to photograph a ledger"), ("saved copy".to_owned(), twelfth()));
    // A document without pages.
    assert_eq!(told("laundromat"), ("saved copy".to_owned(), "In the copy".to_owned()));
}

#[test]
fn words_on_different_pages_are_no_find() {
    let tiers = |line| hits(line).into_iter().map(|(_, tier)| tier).collect::<Vec<_>>();
    assert!(!tiers("apply ledger").contains(&Tier::Copy));
    assert!(tiers("photograph leaving").contains(&Tier::Copy));
}

#[test]
fn what_the_catalog_says_comes_first() {
    // In a title, in an abstract, and in the copy of one.
    let all = hits("hotline");
    assert_eq!(all.first().map(|(_, tier)| *tier), Some(Tier::Words));
    assert_eq!(all.last(), Some(&(PROTOCOL.to_owned(), Tier::Copy)));
    let all = hits("victims");
    let copy = all.iter().position(|(_, tier)| *tier == Tier::Copy);
    assert!(all.iter().filter(|(_, tier)| *tier == Tier::Words).count() > 3);
    assert!(copy.is_none_or(|copy| all[..copy].iter().all(|(_, tier)| *tier == Tier::Words)));
}

#[test]
fn a_copy_that_has_a_word_as_typed_stands_before_guesses() {
    // `interpreters` is two slips and more from anything; `leaving` is near to nothing.
    assert_eq!(hits("interpreters")[0].1, Tier::Copy);
    // One slip away from `form`, which the catalog has.
    let (catalog, mut pages) = (fixture(), copies());
    pages[1].1[0].1 = "A fork and a parler.".to_owned();
    let request = Request { shelf: Some(shelf(&catalog, &pages)), ..Request::all("parler") };
    let outcome = Searcher::default().search(&Index::build(&catalog), &catalog, &request);
    let tiers: Vec<Tier> = outcome.hits.iter().map(|hit| hit.tier).collect();
    assert_eq!(tiers, [Tier::Spelling, Tier::Copy], "parlor first");
}

#[test]
fn one_letter_or_two_start_no_word_of_a_copy() {
    let of_copies = |line| hits(line).iter().filter(|(_, tier)| *tier == Tier::Copy).count();
    assert_eq!((of_copies("la"), of_copies("lau")), (0, 1));
}

#[test]
fn a_word_to_leave_out_is_looked_for_in_the_catalog_only() {
    assert_eq!(hits("ledger -laundromat").len(), hits("ledger").len());
    assert!(hits("ledger -protocol").iter().all(|(id, _)| id != PROTOCOL));
    assert!(hits("ledger -\"zurich protocol\"").iter().all(|(id, _)| id != PROTOCOL));
}

#[test]
fn a_filter_holds_for_copies_too() {
    assert_eq!(hits("ledger kind:site"), [(PROTOCOL.to_owned(), Tier::Copy)]);
    let (catalog, outcome) = found("ledger kind:site");
    let index = Index::build(&catalog);
    let kinds = index.values(crate::search::Facet::Kind).iter().enumerate();
    let counted: Vec<_> = kinds
        .map(|(place, value)| (&*value.id, outcome.count(crate::search::Facet::Kind, place)))
        .filter(|(_, count)| *count > 0)
        .collect();
    assert_eq!(counted, [("publication", 1), ("site", 1)]);
}

#[test]
fn the_parts_of_an_explained_score_are_the_score() {
    let catalog = fixture();
    let (index, mut searcher) = (Index::build(&catalog), Searcher::default());
    let request =
        Request { shelf: Some(shelf(&catalog, &copies())), ..Request::all("visa ledger") };
    let outcome = searcher.search(&index, &catalog, &request);
    let explained = searcher.explain(&index, &outcome.query, &outcome.hits[0]);
    let [visa, ledger] = explained.words.as_slice() else { panic!("{explained:?}") };
    assert!(visa.impact > 0.5 && ledger.impact > 0.0 && ledger.impact < 0.1, "{explained:?}");
    assert!(explained.rest >= 0.0, "{explained:?}");
}

#[test]
fn other_copies_are_seen_by_a_used_searcher() {
    let catalog = fixture();
    let (index, mut searcher) = (Index::build(&catalog), Searcher::default());
    let mut total = |shelf| {
        let request = Request { shelf, ..Request::all("laundromat") };
        searcher.search(&index, &catalog, &request).hits.iter().any(|hit| hit.tier == Tier::Copy)
    };
    assert!(total(Some(shelf(&catalog, &copies()))));
    assert!(!total(Some(shelf(&catalog, &copies()[..1]))));
    assert!(!total(None));
}

#[test]
fn a_passage_is_cut_between_words_and_sets_the_words_off() {
    let catalog = fixture();
    let filler = "Straße und Größe. ".repeat(30);
    let text = format!("{filler}\nledger alone. {filler}\nthe ledger of debts{filler}");
    let pages = vec![(VISA.to_owned(), vec![(3, text)])];
    let request = Request { shelf: Some(shelf(&catalog, &pages)), ..Request::all("debts ledger") };
    let outcome = Searcher::default().search(&Index::build(&catalog), &catalog, &request);
    let passage = outcome.passage(&outcome.hits[0]).unwrap();
    assert!(passage.text.starts_with("… ") && passage.text.ends_with(" …"), "{passage:?}");
    assert!(passage.text.contains("the ledger of debts") && passage.text.len() < 260);
    let words: Vec<&str> =
        passage.ranges.iter().map(|range| &passage.text[range.clone()]).collect();
    assert_eq!((passage.page, words), (3, vec!["ledger", "debts"]));
    assert!(passage.own_words().starts_with("ledger of debts"), "{passage:?}");
    assert!(!passage.own_words().contains('…'), "{passage:?}");
    assert_eq!(passage.phrases, ["debts", "ledger"]);
}

#[test]
fn a_passage_is_cut_at_spaces_of_any_width() {
    let catalog = fixture();
    for spaces in 0..9 {
        let text =
            format!("{}{}ledger.", "wide\u{3000}words ".repeat(40), "x\u{a0}".repeat(spaces));
        let pages = vec![(VISA.to_owned(), vec![(3, text)])];
        let request = Request { shelf: Some(shelf(&catalog, &pages)), ..Request::all("ledger") };
        let outcome = Searcher::default().search(&Index::build(&catalog), &catalog, &request);
        let passage = outcome.passage(&outcome.hits[0]).unwrap();
        let after = passage.text.strip_prefix("… ").unwrap();
        let begins = ["wide", "words", "x", "ledger"].iter().any(|word| after.starts_with(word));
        assert!(begins, "{passage:?}");
    }
}

#[test]
fn phrases_are_set_off_whole_and_other_words_as_the_page_has_them() {
    let catalog = fixture();
    let text =
        "The \u{201c}Ledger of  Debts\u{201d} was photographed; photographs of ledgers.".to_owned();
    let pages = vec![(VISA.to_owned(), vec![(3, text)])];
    let shelf = Some(shelf(&catalog, &pages));
    let index = Index::build(&catalog);
    for (line, phrases) in [
        ("\"ledger of debts\" photograph", vec!["ledger of debts", "photograph"]),
        ("ledgers", vec!["ledger", "ledgers"]),
        ("of the ledge", vec!["ledge"]),
    ] {
        let request = Request { shelf: shelf.clone(), ..Request::all(line) };
        let outcome = Searcher::default().search(&index, &catalog, &request);
        let hit = outcome.hits.iter().find(|hit| hit.page.is_some()).unwrap();
        assert_eq!(outcome.passage(hit).unwrap().phrases, phrases, "{line}");
    }
}

#[test]
fn long_pages_are_searched_in_parts() {
    let catalog = fixture();
    let text = format!("ledger {}\n{} interpreters", "word ".repeat(2000), "straße ".repeat(3000));
    let pages = vec![(VISA.to_owned(), vec![(1, text), (2, String::new())])];
    let words = shelf(&catalog, &pages);
    assert!(words.len() > 3, "{} parts", words.len());
    let whole: String = (0..words.len()).map(|page| words.page(page).unwrap().1 + " ").collect();
    assert_eq!(whole.matches("word").count(), 2000);
    assert_eq!(whole.matches("straße").count(), 3000);
    assert!(words.page(words.len()).is_none());
}

#[test]
fn copies_that_are_taken_over_are_as_if_added_anew() {
    let (catalog, mut all) = (fixture(), copies());
    all.push(("trafficking".to_owned(), vec![(1, "Another ledger, another page.".to_owned())]));
    let old = shelf(&catalog, &all[..2]);
    let mut writer = CopyIndexWriter::new(Cursor::new(Vec::new())).unwrap();
    writer.take_over(&old, |source| source.id != VISA).unwrap();
    for (id, pages) in [&all[2], &all[0]] {
        writer.add(source(id), pages.iter().map(|(at, text)| (*at, text.as_str()))).unwrap();
    }
    let taken = writer.finish().unwrap().into_inner();
    let taken = Arc::new(CopyIndex::open(Arc::new(taken)).unwrap().of_catalog(&catalog));
    let anew = shelf(&catalog, &[all[1].clone(), all[2].clone(), all[0].clone()]);
    assert_eq!(taken.sources(), anew.sources());
    assert_eq!(whole(&taken), whole(&anew));
}

#[test]
fn damage_is_found_before_it_is_searched() {
    let catalog = fixture();
    let words = shelf(&catalog, &copies());
    let bytes = whole(&words);
    let open = |bytes: &[u8]| CopyIndex::open(Arc::new(bytes.to_vec()));
    for length in 0..bytes.len() {
        assert!(open(&bytes[..length]).is_err(), "{length} bytes are not whole");
    }
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x10;
        assert!(open(&flipped).is_err(), "byte {at}");
    }
    assert!(open(&Index::write(&catalog)).is_err(), "the index of a catalog is none of a shelf");
}

#[test]
fn a_page_is_found_by_other_forms_of_its_words() {
    let catalog = fixture();
    let mut writer = CopyIndexWriter::new(Cursor::new(Vec::new())).unwrap();
    let page = CopyPage { number: 3, text: "Honest whistleblowers.", also: "whistle-blowers" };
    writer.add(source(VISA), [page]).unwrap();
    let image = writer.finish().unwrap().into_inner();
    let shelf = Arc::new(CopyIndex::open(Arc::new(image)).unwrap().of_catalog(&catalog));
    for line in ["honest whistle-blowers", "honest whistle blowers", "honest whistleblowers"] {
        let request = Request { shelf: Some(shelf.clone()), ..Request::all(line) };
        let found = Searcher::default().search(&Index::build(&catalog), &catalog, &request);
        assert_eq!(found.hits.len(), 1, "{line}");
    }
}
