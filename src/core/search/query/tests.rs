//! Each row of the table of the query language.

use super::*;
use crate::catalog::EntryPosition;
use crate::search::tests::fixture::fixture;
use crate::search::{Facet, Index, Request, Searcher, UserSets};

fn index() -> Index {
    Index::build(&fixture())
}

fn parse(line: &str) -> Query {
    Query::parse(line, &index(), &UserSets::default())
}

/// The ids of the entries that a line finds, in catalog order.
fn ids(line: &str) -> Vec<String> {
    let catalog = fixture();
    let outcome =
        Searcher::default().search(&Index::build(&catalog), &catalog, &Request::all(line));
    assert_eq!(outcome.total, outcome.hits.len());
    let mut places: Vec<EntryPosition> = outcome.hits.iter().map(|hit| hit.entry).collect();
    places.sort_unstable();
    places.into_iter().map(|place| catalog.entries.get(place).unwrap().id.clone()).collect()
}

/// The ids of the values that the only filter of a line means.
fn wanted(line: &str) -> Vec<String> {
    let index = index();
    let query = Query::parse(line, &index, &UserSets::default());
    assert_eq!((query.faults.as_slice(), query.words.as_slice()), (&[][..], &[][..]), "{line}");
    let [filter] = query.filters.as_slice() else { panic!("{line}: {:?}", query.filters) };
    let values = index.values(filter.facet).iter().zip(&filter.wanted);
    values.filter(|(_, wanted)| **wanted).map(|(value, _)| value.id.clone()).collect()
}

fn faults(line: &str) -> Vec<String> {
    parse(line).faults.into_iter().map(|fault| fault.message).collect()
}

fn words(line: &str) -> Vec<String> {
    parse(line).words.into_iter().map(|word| word.folded).collect()
}

#[test]
fn words_are_folded_told_apart_and_known_by_place() {
    let query = parse("Labor, LABOR Zürich");
    let [labor, zurich] = query.words.as_slice() else { panic!("{:?}", query.words) };
    assert_eq!((&*labor.folded, &*labor.typed, labor.span.clone()), ("labor", "Labor", 0..6));
    assert_eq!((&*zurich.folded, &*zurich.typed), ("zurich", "Zürich"));
    assert_eq!(query.folded_words(), "labor zurich");
}

#[test]
fn short_words_are_whole_unless_they_are_being_typed() {
    let starts = |line: &str| parse(line).words.iter().map(|word| word.starts).collect::<Vec<_>>();
    assert_eq!(starts("la vi"), [false, true]);
    // Terms that follow and are not words change nothing: a filter that is chosen must not.
    for line in
        ["la vi ", "la vi kind:webinar ", "la vi -court", "la vi is:starred", "la vi topic:"]
    {
        assert_eq!(starts(line), [false, true], "{line}");
    }
}

#[test]
fn words_of_a_question_need_not_be_there_unless_they_are_all_there_is() {
    let optional = |line: &str| parse(line).words.iter().map(|w| w.optional).collect::<Vec<_>>();
    assert_eq!(optional("what is a visa"), [true, true, true, false]);
    assert_eq!(optional("what is it"), [false, false, false]);
    // Filling words of a sentence count among keywords.
    assert_eq!(optional("should this case go to court"), [true, true, false, true, true, false]);
    assert_eq!(optional("case go court"), [false, false, false]);
    assert_eq!(optional("is it a go"), [true, true, true, false]);
    assert!(!optional("what do i do with a victim without id").ends_with(&[true]));
    let starts = |line: &str| parse(line).words.iter().map(|w| w.starts).collect::<Vec<_>>();
    assert_eq!(starts("is it out of court "), [false, false, false, false, true]);
    assert!(starts("is it a court that is out").ends_with(&[true]));
}

#[test]
fn a_code_that_the_catalog_has_is_one_word_and_a_compound_is_its_parts() {
    assert_eq!(words("I-914B"), ["i914b"]);
    assert_eq!(words("anti-trafficking"), ["anti", "trafficking"]);
    assert_eq!(words("X-99"), ["x", "99"]);
}

#[test]
fn a_phrase_wants_its_words_one_after_another() {
    assert_eq!(ids("\"labor trafficking\""), ids("topic:labor"));
    assert_eq!(ids("\"trafficking hotline\""), ["national-human-trafficking-hotline"]);
    assert_eq!(ids("\"hotline trafficking\""), [""; 0]);
    assert_eq!(ids("\"I-914B\""), ["the-t-visa-for-officers"]);
    assert_eq!(ids("\"traff\""), [""; 0], "no beginnings, no slips");
    let query = parse("a\"b c\"d");
    assert_eq!(query.phrases, [["b", "c"]]);
    assert_eq!(query.folded_words(), "a b c d");
}

#[test]
fn a_quote_that_is_still_open_is_no_quote_yet() {
    let query = parse("\"labor traf");
    assert!(query.phrases.is_empty());
    assert_eq!(query.folded_words(), "labor traf");
    assert!(query.words.iter().all(|word| !word.quoted));
    assert_eq!(wanted("topic:\"lab"), ["labor"]);
    assert_eq!(words("topic:\"victim serv"), ["serv"]);
}

#[test]
fn a_minus_leaves_out_words_phrases_and_values() {
    let all = ids("");
    let without = |line: &str, gone: &[String]| {
        let left: Vec<String> = all.iter().filter(|id| !gone.contains(id)).cloned().collect();
        assert!(!gone.is_empty());
        assert_eq!(ids(line), left, "{line}");
    };
    without("-zurich", &ids("zurich"));
    without("-\"labor trafficking\"", &ids("\"labor trafficking\""));
    without("-kind:webinar,hotline", &ids("kind:webinar,hotline"));
    without("-topic:\"victim services\"", &ids("topic:victims"));
    without("-I-914B", &ids("I-914B"));
    without("-no/zurich -zurich/protocol", &ids("\"zurich protocol\""));
    assert_eq!(ids("massage -businesses"), ["witness-interviews"]);
    assert_eq!(words("- -- -, labor-visa"), ["labor", "visa"]);
}

#[test]
fn a_value_is_named_by_id_label_or_other_name_whole_or_begun() {
    for line in ["topic:imb", "topic:IMB", "topic:illicit", "topic:\"massage parlor\"", "topic:spa"]
    {
        assert_eq!(wanted(line), ["imb"], "{line}");
    }
    assert_eq!(wanted("publisher:chiefs"), ["iacp"]);
    assert_eq!(wanted("publisher:\"association of chiefs\""), ["iacp"]);
    assert_eq!(wanted("kind:web"), ["webinar"]);
    assert_eq!(wanted("kind:faq,webinar,"), ["webinar", "faq"]);
    assert_eq!(wanted("topic:spa,\"victim services\",labor"), ["labor", "imb", "victims"]);
    assert_eq!(wanted("format:\"conference session\""), ["conference session"]);
    assert_eq!(wanted("type:webinar"), ["webinar"]);
    assert_eq!(wanted("KIND:Webinar"), ["webinar"]);
}

#[test]
fn several_values_widen_and_several_fields_narrow() {
    assert_eq!(ids("kind:webinar,site").len(), 4);
    assert_eq!(ids("kind:webinar kind:site").len(), 4);
    assert_eq!(ids("kind:webinar,site topic:imb"), ["massage-businesses"]);
}

#[test]
fn ranges_are_open_or_closed_and_years_may_be_begun() {
    let mut catalog = fixture();
    for (place, year) in ["2015", "2018-06", "2019", "2021"].into_iter().enumerate() {
        catalog.entries.make_mut()[place].issued = crate::catalog::PartialDate::parse(year);
    }
    let index = Index::build(&catalog);
    let years = |line: &str| {
        let query = Query::parse(line, &index, &UserSets::default());
        assert_eq!(query.faults, [], "{line}");
        let [filter] = query.filters.as_slice() else { panic!("{line}: {:?}", query.filters) };
        let values = index.values(Facet::Year).iter().zip(&filter.wanted);
        values.filter(|value| *value.1).map(|value| value.0.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(years("year:2018.."), ["2018", "2019", "2021"]);
    assert_eq!(years("year:..2018"), ["2015", "2018"]);
    assert_eq!(years("year:2018..2019"), ["2018", "2019"]);
    assert_eq!(years("year:2015,2021"), ["2015", "2021"]);
    assert_eq!(years("year:201"), ["2015", "2018", "2019"]);
    for typing in ["year:2", "year:20", "year:202.", "year:..2", "year:2..2"] {
        assert!(!years(typing).is_empty(), "{typing}");
    }
    assert_eq!(years("year:1990"), [""; 0]);
    assert_eq!(years("year:2019.."), years("year:2019..."));
}

#[test]
fn lengths_are_minutes_or_hours() {
    for line in ["length:45", "length:45m", "length:..1h", "length:30min..", "length:..60mi"] {
        assert_eq!(wanted(line), ["45"], "{line}");
    }
    assert_eq!(wanted("length:1h.."), [""; 0]);
    assert_eq!(faults("length:..4294967295h").len(), 1);
}

#[test]
fn a_value_in_typing_filters_nothing_yet() {
    for line in ["kind:", "kind:,", "topic:\"", "year:..", "length:.", "-kind:"] {
        let query = parse(line);
        assert!(query.is_empty() && query.faults.is_empty(), "{line}: {query:?}");
    }
}

#[test]
fn an_unknown_field_or_value_means_the_near_one_and_says_so() {
    for (line, told, same) in [
        ("topc:labor", "Unknown filter `topc:`. Using `topic:`.", "topic:labor"),
        ("-knd:faq", "Unknown filter `knd:`. Using `kind:`.", "-kind:faq"),
        ("kind:webinr", "Unknown type `webinr`. Using `kind:webinar`.", "kind:webinar"),
        ("-kind:webinr", "Unknown type `webinr`. Using `kind:webinar`.", "-kind:webinar"),
        ("kind:site,webinr", "Unknown type `webinr`. Using `kind:webinar`.", "kind:site,webinar"),
        (
            "topic:\"victim servces\"",
            "Unknown topic `victim servces`. Using `topic:victims`.",
            "topic:victims",
        ),
        ("is:stared", "Unknown `is:stared`. Using `is:starred`.", "is:starred"),
        ("is:curent", "Unknown status `curent`. Using `status:current`.", "status:current"),
    ] {
        assert_eq!(faults(line), [told], "{line}");
        assert_eq!(ids(line), ids(same), "{line}");
        assert!(parse(line).faults.iter().all(|fault| !fault.is_error), "{line}");
    }
}

#[test]
fn an_unknown_value_with_none_near_finds_nothing() {
    for (line, told) in [
        (
            "format:conferense",
            "Unknown format `conferense`. Did you mean `format:\"conference session\"`?",
        ),
        (
            "kind:zzz",
            "Unknown type `zzz`. Known: training, webinar, publication, hotline, funding, faq, …. To see all 7: squadroom search --facets",
        ),
        ("publisher:iap", "Unknown publisher `iap`. Did you mean `publisher:iacp`?"),
        ("year:soon", "`soon` isn't a year. Write 2019, 2018.., or 2018..2020."),
        ("length:soon", "`soon` isn't a length. Write ..15m, 30m..1h, or 2h.. (m is minutes)."),
        ("list:patrol", "Unknown list `patrol`. You have no lists yet."),
        (
            "is:xyzzy",
            "Unknown `is:xyzzy`. Write starred, planned, done, noted, or current, free, or a type such as webinar.",
        ),
        ("is:massage", "Unknown `is:massage`. Did you mean `topic:imb`?"),
    ] {
        for line in [line.to_owned(), format!("-{line}"), format!("labor {line}")] {
            assert_eq!(faults(&line), [told], "{line}");
            assert!(parse(&line).faults[0].is_error, "{line}");
            assert_eq!(ids(&line), [""; 0], "{line}");
        }
    }
}

#[test]
fn a_negated_value_lists_nothing_and_names_the_filter_that_leaves_it_out() {
    for (line, filter) in [
        ("kind:!webinar", "-kind:webinar"),
        ("kind:-webinar", "-kind:webinar"),
        ("kind:faq,!webinar", "-kind:webinar"),
        ("year:!2018", "-year:2018"),
        ("is:!starred", "-is:starred"),
        ("on:-shelf", "-on:shelf"),
        ("topic:\"not child victims\"", "-topic:\"child victims\""),
    ] {
        let value = filter.split_once(':').unwrap().1.trim_matches('"');
        assert_eq!(faults(line), [format!("To leave out `{value}`, write `{filter}`.")], "{line}");
        assert_eq!(ids(line), [""; 0], "{line}");
    }
}

#[test]
fn a_level_that_no_entry_names_is_understood_and_said() {
    for line in ["level:patrol", "level:pat", "level:Patrol", "-level:patrols"] {
        assert_eq!(faults(line), ["No resource has `level:patrol`."], "{line}");
    }
    let levels = "Levels: patrol, detective, trainer, task-force, prosecutor, victim-specialist. \
                  No resource in this catalog has one yet.";
    assert_eq!(faults("level:xyz"), [format!("Unknown level `xyz`. {levels}")]);
}

#[test]
fn the_name_of_a_language_is_no_slip_of_another_word() {
    for word in ["russian", "thai", "mandarin"] {
        assert_eq!(ids(word), [""; 0], "{word}");
    }
}

#[test]
fn links_times_titles_and_quoted_text_with_a_colon_are_words() {
    let text = "https://example.org mailto:a@example.org tel:911 9:30 Trafficking: an overview \
                \"speaker:ohio\"";
    assert_eq!(faults(text), [""; 0]);
    assert_eq!(words("tel:911"), ["tel", "911"]);
}

#[test]
fn an_unknown_field_finds_nothing_and_names_the_near_one() {
    let fields = "Filters: kind, topic, publisher, level, access, format, status, year, length, lang, \
                  free, catalog, is, list, on, note.";
    for (line, told) in [
        ("speaker:ohio", "Unknown filter `speaker:`."),
        ("stat:ohio", "Unknown filter `stat:`. Did you mean `status:`?"),
        ("topc:zzzz", "Unknown filter `topc:`. Did you mean `topic:`?"),
        ("from:zzzz", "Unknown filter `from:`. Did you mean `publisher:`?"),
        ("has:ohio", "Unknown filter `has:`. Did you mean `is:`?"),
    ] {
        for line in [line.to_owned(), format!("-{line}"), format!("labor {line}")] {
            assert_eq!(faults(&line), [format!("{told} {fields}")], "{line}");
            assert!(parse(&line).faults[0].is_error, "{line}");
            assert_eq!(ids(&line), [""; 0], "{line}");
        }
    }
    assert_eq!(faults("from:iacp"), ["Unknown filter `from:`. Using `publisher:`."]);
    assert_eq!(ids("from:iacp"), ids("publisher:iacp"));
}

#[test]
fn natural_values_mean_what_they_say() {
    for (line, same) in [
        ("is:current", "status:current"),
        ("-is:current", "-status:current"),
        ("is:webinar,site", "kind:webinar,site"),
        ("is:free", "free:yes"),
        ("free:true", "free:yes"),
        ("kind:webinars", "kind:webinar"),
        ("kind:\"task force\"", "kind:task-force"),
        ("status:active", "status:current"),
    ] {
        assert_eq!(faults(line), faults(same), "{line}");
        assert_eq!(ids(line), ids(same), "{line}");
        assert!(parse(line).faults.iter().all(|fault| !fault.is_error), "{line}");
    }
    // Known to the program, but of no entry: nothing is found, and it is told.
    assert_eq!(faults("status:upcoming"), ["No resource has `status:upcoming`."]);
    assert_eq!(ids("status:upcoming"), [""; 0]);
}

#[test]
fn a_fault_says_where_it_stands() {
    let line = "labor kind:webinr visa";
    let query = parse(line);
    assert_eq!(&line[query.faults[0].span.clone()], "kind:webinr");
    assert_eq!(query.folded_words(), "labor visa", "the rest is searched");
}

#[test]
fn a_value_is_switched_on_and_off() {
    let index = index();
    let toggled = |line: &str, facet, id: &str| index.toggled(line, facet, id);
    assert_eq!(toggled("", Facet::Kind, "webinar"), "kind:webinar ");
    assert_eq!(toggled("labor vi", Facet::Kind, "webinar"), "labor vi kind:webinar ");
    assert_eq!(toggled("labor kind:web  visa", Facet::Kind, "webinar"), "labor visa");
    assert_eq!(toggled("kind:webinar,faq", Facet::Kind, "webinar"), "kind:faq");
    assert_eq!(toggled("-kind:faq labor", Facet::Kind, "faq"), "labor");
    assert_eq!(toggled("-kind:faq,site", Facet::Kind, "faq"), "-kind:site");
    assert_eq!(toggled("kind:webinar", Facet::Kind, "faq"), "kind:webinar kind:faq ");
    assert_eq!(toggled("year:2018..", Facet::Year, "2019"), "");
    let quoted = "format:\"conference session\" ";
    assert_eq!(toggled("", Facet::Format, "conference session"), quoted);
    assert_eq!(toggled(quoted, Facet::Format, "conference session"), "");
    assert_eq!(toggled("\"a  b\" kind:faq c", Facet::Kind, "faq"), "\"a  b\" c");
    assert_eq!(toggled("labor", Facet::Kind, "nothing"), "labor");
}

#[test]
fn twice_switched_is_as_before() {
    let index = index();
    for facet in Facet::ALL {
        for value in index.values(*facet) {
            let on = index.toggled("labor", *facet, &value.id);
            let [filter] = &Query::parse(&on, &index, &UserSets::default()).filters[..] else {
                panic!("{on}")
            };
            let place = index.values(*facet).iter().position(|own| own == value);
            assert!(filter.wanted[place.unwrap()], "{on}");
            assert_eq!(index.toggled(&on, *facet, &value.id).trim_end(), "labor", "{on}");
        }
    }
}

#[test]
fn a_term_is_taken_out_of_a_line() {
    let index = index();
    assert_eq!(index.without("labor  visa form", 7..11), "labor form");
    assert_eq!(index.without("labor visa", 6..10), "labor ");
    assert_eq!(index.without("labor", 0..5), "");
    assert_eq!(index.without("é", 1..9), "", "bytes inside of a letter");
}

#[test]
fn the_words_of_a_line_stay_where_they_are_without_its_filters() {
    for (line, words) in [
        ("tempe az kind:webinar", "tempe az             "),
        ("is:free né -x \"a b\"", "        né    \"a b\""),
        ("re:in a:b ", "re:in a:b "),
        ("", ""),
    ] {
        assert_eq!(words_alone(line), words, "{line}");
        assert_eq!(words_alone(line).len(), line.len());
    }
}
