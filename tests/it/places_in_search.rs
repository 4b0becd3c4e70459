//! The search line tells places from the words of the catalog.

use squadroom::catalog::Catalog;
use squadroom::embedded;
use squadroom::places::{Places, Sureness};
use squadroom::search::{InLine, Index, Request, Searcher};
use std::collections::BTreeSet;

/// How a line is taken: the part that names a place, whether it is the whole line.
type Taken = Option<(String, bool, Sureness)>;

/// Reads lines as the finder does.
struct Reader {
    index: Index,
}

impl Reader {
    fn new(catalog: &Catalog) -> Self {
        Self { index: Index::build(catalog) }
    }

    fn take(&self, line: &str) -> Taken {
        let knows = |word: &str| self.index.knows_start(word);
        let found = embedded::places().in_line(line, &knows)?;
        Some((found.typed.to_owned(), found.is_whole, found.sureness))
    }

    /// How many entries the line finds, with guesses at what is no place.
    fn found(&self, catalog: &Catalog, line: &str, is_place: bool) -> usize {
        let place = InLine { span: 0..line.len(), is_whole: true };
        let request = Request { place: is_place.then_some(place), ..Request::all(line) };
        Searcher::default().search(&self.index, catalog, &request).total
    }

    /// Whether the row of the place is selected.
    fn selects(&self, line: &str) -> bool {
        matches!(self.take(line), Some((_, true, Sureness::Sure)))
    }
}

/// The queries that the ranking was made with.
fn practice() -> Vec<String> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/relevance/practice.tsv");
    let text = std::fs::read_to_string(file).unwrap();
    let rows = text.lines().filter(|row| !row.starts_with('#'));
    let queries: Vec<String> =
        rows.filter_map(|row| row.split('\t').nth(1)).map(str::to_owned).collect();
    assert!(queries.len() > 400, "{}", queries.len());
    queries
}

/// Which of the catalog's own words select a place behind "in", "near" or "fbi":
/// states and their abbreviations, and names that are no common words.
const PLACES: [&str; 97] = [
    "alabama",
    "alameda",
    "alaska",
    "anderson",
    "appalachia",
    "ariz",
    "arizona",
    "arkansas",
    "austin",
    "baca",
    "berkeley",
    "bernalillo",
    "brooklyn",
    "buffalo",
    "ca",
    "california",
    "carolina",
    "charleston",
    "clayton",
    "clearwater",
    "co",
    "collier",
    "colorado",
    "columbus",
    "connecticut",
    "cranford",
    "cuyahoga",
    "dakota",
    "dalton",
    "dc",
    "de",
    "del",
    "delaware",
    "dorchester",
    "florida",
    "frederick",
    "georgia",
    "hampshire",
    "hampton",
    "hartford",
    "hawaii",
    "hennepin",
    "homestead",
    "houston",
    "illinois",
    "indiana",
    "iowa",
    "jersey",
    "kansas",
    "kentucky",
    "la",
    "lancaster",
    "lea",
    "leon",
    "louisiana",
    "lubbock",
    "maine",
    "maryland",
    "massachusetts",
    "michigan",
    "midwest",
    "minnesota",
    "mississippi",
    "missouri",
    "montana",
    "nebraska",
    "nevada",
    "northampton",
    "northeast",
    "ny",
    "ohio",
    "orange",
    "oregon",
    "orleans",
    "penn",
    "pennsylvania",
    "philadelphia",
    "phoenix",
    "phx",
    "plymouth",
    "ri",
    "sacramento",
    "seattle",
    "southwest",
    "tampa",
    "tennessee",
    "texas",
    "tulare",
    "utah",
    "vermont",
    "virginia",
    "vt",
    "washington",
    "westchester",
    "wisconsin",
    "wyoming",
    "york",
];

#[test]
fn no_word_of_the_catalog_selects_a_place_that_is_not_meant() {
    let catalog = embedded::catalog();
    let reader = Reader::new(&catalog);
    let titles = catalog.entries.iter().map(|entry| entry.title.clone());
    let mut words = BTreeSet::new();
    for text in titles.chain(practice()) {
        let all = text.split(|letter: char| !letter.is_alphanumeric());
        words.extend(all.filter(|word| !word.is_empty()).map(str::to_lowercase));
    }
    assert!(words.len() > 1_000, "{}", words.len());
    let is_number = |word: &&String| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut selected = BTreeSet::new();
    for word in words.iter().filter(|word| !is_number(word)) {
        assert!(!reader.selects(word), "{word}: {:?}", reader.take(word));
        let lines = ["in", "near", "fbi"].map(|lead| format!("{lead} {word}"));
        if lines.iter().any(|line| reader.selects(line)) {
            selected.insert(word.as_str());
        }
    }
    assert_eq!(selected.into_iter().collect::<Vec<_>>(), PLACES);
}

#[test]
fn no_title_and_no_query_selects_a_place_while_it_is_typed() {
    let catalog = embedded::catalog();
    let reader = Reader::new(&catalog);
    let titles = catalog.entries.iter().map(|entry| entry.title.clone());
    let mut selected = BTreeSet::new();
    for text in titles.chain(practice()) {
        for (end, _) in text.char_indices().skip(1) {
            let line = text[..end].trim();
            if reader.selects(line) {
                selected.insert(line.to_owned());
            }
        }
    }
    // They begin with a county, or with a city and its state.
    let is_place = |line: &String| {
        let is_zip = line.bytes().all(|byte| byte.is_ascii_digit());
        is_zip
            || [
                " county",
                " County",
                "florida collier",
                ", Tex",
                ", Texas",
                ", Ariz",
                ", Arizona",
                ", Ca",
                ", Cal",
            ]
            .iter()
            .chain(&[
                ", Calif",
                ", California",
                ", Fl",
                ", Florida",
                " County,",
                ", Minn",
                ", Minnesota",
            ])
            .any(|end| line.ends_with(end))
    };
    // These are places as well: an office that is asked for, codes of states, a ZIP code.
    let others = ["Iowa Office", "No Va", "The GA", "Washington co", "Section 23003"];
    let is_place = |line: &String| is_place(line) || others.contains(&line.trim_end_matches(','));
    let wrong: Vec<&String> = selected.iter().filter(|line| !is_place(line)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_word_that_a_small_place_is_called_gets_no_row() {
    let catalog = embedded::catalog();
    let reader = Reader::new(&catalog);
    let words =
        ["force", "golf", "power", "hiding", "home", "hope", "need", "plain sight", "justice"];
    for word in words.iter().chain(&["liberty", "industry", "price", "truth", "mexico"]) {
        for line in [format!("in {word}"), (*word).to_owned(), format!("labor in {word}")] {
            let taken = reader.take(&line);
            assert!(
                !matches!(taken, Some((_, _, Sureness::Likely | Sureness::Sure))),
                "{line}: {taken:?}"
            );
        }
    }
    for line in ["hope in", "union me", "labor or", "freedom in", "what is hope", "victims in me"] {
        let taken = reader.take(line);
        assert!(
            !matches!(taken, Some((_, _, Sureness::Likely | Sureness::Sure))),
            "{line}: {taken:?}"
        );
    }
}

#[test]
fn a_place_is_seen_in_the_line_in_every_usual_form() {
    let catalog = embedded::catalog();
    let reader = Reader::new(&catalog);
    for (line, place) in [
        ("77002", "77002"),
        (" 77002-1234 ", "77002-1234"),
        ("00000", "00000"),
        ("\u{ff18}\u{ff15}\u{ff12}\u{ff18}\u{ff11}", "\u{ff18}\u{ff15}\u{ff12}\u{ff18}\u{ff11}"),
        ("tempe", "tempe"),
        ("tempe az", "tempe az"),
        ("Tempe, Ariz.", "Tempe, Ariz."),
        ("tempe arizona", "tempe arizona"),
        ("az tempe", "az tempe"),
        ("phoenix az", "phoenix az"),
        ("fbi tempe", "tempe"),
        ("FBI Phoenix", "Phoenix"),
        ("fbi office phoenix", "phoenix"),
        ("phoenix fbi office", "phoenix"),
        ("what fbi office covers 85281", "85281"),
        ("what FBI office covers Tempe, AZ?", "Tempe, AZ?"),
        ("nearest fbi field office to tempe az", "tempe az"),
        ("near chicago", "chicago"),
        ("in houston", "houston"),
        ("fbi texas", "texas"),
        ("near tx", "tx"),
        ("Springfield, IL", "Springfield, IL"),
        ("springfield,illinois", "springfield,illinois"),
        ("salem or", "salem or"),
        ("Hope, IN", "Hope, IN"),
        ("reading pa", "reading pa"),
        ("Manhattan NY", "Manhattan NY"),
        ("O'Fallon MO", "O'Fallon MO"),
        ("Hollywood CA", "Hollywood CA"),
        ("the bronx", "the bronx"),
        ("cook county", "cook county"),
        ("St. Louis county", "St. Louis county"),
        ("Washington DC", "Washington DC"),
    ] {
        assert_eq!(reader.take(line), Some((place.to_owned(), true, Sureness::Sure)), "{line}");
    }
}

#[test]
fn what_may_be_a_place_is_not_selected() {
    let catalog = embedded::catalog();
    let reader = Reader::new(&catalog);
    for (line, place, is_whole, sureness) in [
        ("chicago", "chicago", true, Sureness::Likely),
        ("nyc", "nyc", true, Sureness::Likely),
        ("texas", "texas", true, Sureness::Likely),
        ("in mobile", "mobile", true, Sureness::Likely),
        ("labor in Springfield, IL", "Springfield, IL", false, Sureness::Sure),
        ("hotline Near new york", "new york", false, Sureness::Sure),
        ("training in texas", "texas", false, Sureness::Sure),
        ("shelter near tempe", "tempe", false, Sureness::Sure),
        ("fbi force", "force", true, Sureness::May),
        ("in golf", "golf", true, Sureness::May),
    ] {
        assert_eq!(reader.take(line), Some((place.to_owned(), is_whole, sureness)), "{line}");
    }
    let none =
        ["", "7700", "la", "in", "near", "in ", "victims, witnesses", "in zzyzzx", "fbi near me"];
    for line in none {
        assert_eq!(reader.take(line), None, "{line}");
    }
    assert!(Places::is_asked_for_office("FBI office near me?"));
    assert!(!Places::is_asked_for_office("near me") && !Places::is_asked_for_office(""));
}

#[test]
fn the_name_of_a_place_is_not_answered_by_other_words() {
    let catalog = embedded::catalog();
    let reader = Reader::new(&catalog);
    for line in ["tempe", "moline", "moline, il", "peoria il", "yonkers ny", "o'fallon mo"] {
        assert!(reader.selects(line), "{line}");
        assert!(reader.found(&catalog, line, false) > 0, "{line}: nothing is near to it any more");
        assert_eq!(reader.found(&catalog, line, true), 0, "{line}");
    }
    for line in ["phoenix", "texas", "houston"] {
        assert!(reader.found(&catalog, line, true) > 0, "{line}: what has the words is found");
    }
}

/// The names of one word of all cities, in small letters.
fn one_word_names() -> BTreeSet<String> {
    let all = embedded::places().tables().names.iter().map(str::to_lowercase);
    let is_plain = |name: &String| name.bytes().all(|byte| byte.is_ascii_lowercase());
    all.filter(|name| is_plain(name) && name.len() > 3).collect()
}

#[test]
fn no_name_of_a_place_alone_is_answered_by_guesses_at_its_spelling() {
    let catalog = embedded::catalog();
    let reader = Reader::new(&catalog);
    let knows = |word: &str| reader.index.knows_start(word);
    let mut searcher = Searcher::default();
    let mut guessed = |line: &str| {
        let place =
            embedded::places().in_line(line, &knows).filter(|own| own.is_named(line, &knows));
        let words = place.map(|own| InLine { span: 0..line.len(), is_whole: own.is_whole });
        let request = Request { place: words, ..Request::all(line) };
        let results = searcher.search(&reader.index, &catalog, &request);
        results.total > 0 && results.tier() > squadroom::search::Tier::Copy
    };
    for line in ["china", "peru", "poland", "normal", "lebanon", "commerce", "tempe"] {
        assert!(!guessed(line), "{line}");
    }
    let names = one_word_names();
    assert!(names.len() > 5_000, "{}", names.len());
    // Every eleventh, for the test's time.
    let wrong: Vec<&String> =
        names.iter().step_by(11).filter(|name| !knows(name) && guessed(name)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_region_in_the_line_is_not_a_village_of_its_name() {
    let places = embedded::places();
    let reader = Reader::new(&embedded::catalog());
    for (line, first) in [("New England", "MA"), ("castro", "The Castro (San Francisco), CA")] {
        let (typed, ..) = reader.take(line).unwrap();
        assert_eq!(places.find(&typed).labels()[0], first, "{line}");
    }
    assert!(!reader.selects("canada"));
}
