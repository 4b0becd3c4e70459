//! Words that are typed wrong.

use super::*;

#[test]
fn slips_of_the_finger_are_forgiven_where_few_are_found() {
    for query in ["labor traficking identification", "identfication", "lbaor improving"] {
        let (tier, found) = tier(query);
        assert_eq!((tier, &*found[0]), (Tier::Spelling, LABOR), "{query}");
    }
    assert_eq!(first("hotlnie"), HOTLINE);
    assert_eq!(first("taskforces money"), "Enhanced Collaborative Model", "run together");
    // Letters strewn over a title are no match, nor are those of an abstract.
    assert_eq!(titles("lbrvcm"), [""; 0]);
    assert_eq!(titles("lkfr"), [""; 0]);
    assert_eq!(
        tier("granting"),
        (
            Tier::Words,
            vec![
                "Enhanced Collaborative Model".to_owned(),
                "What is continued presence?".to_owned()
            ]
        ),
        "the stem"
    );
}

#[test]
fn where_ten_have_every_word_none_is_found_by_a_slip() {
    let mut catalog = fixture();
    let entries = catalog.entries.make_mut();
    entries.push(entry(Kind::Site, "Visas", &[], ""));
    entries.push(entry(Kind::Site, "Visbs Point", &[], ""));
    let last = entries.len() - 1;
    let has_slip = |catalog: &Catalog, query| {
        found(catalog, query).hits.iter().any(|hit| hit.entry.index() == last)
    };
    assert!(has_slip(&catalog, "visas"));
    for number in 0..9 {
        catalog.entries.make_mut().push(entry(Kind::Site, &format!("Visas {number}"), &[], ""));
    }
    assert!(!has_slip(&catalog, "visas"));
}

#[test]
fn the_nearest_spelling_is_offered() {
    let index = Index::build(&fixture());
    assert_eq!(index.nearest("hotlnie").as_deref(), Some("hotline"));
    assert_eq!(index.nearest("Labor tarfficking").as_deref(), Some("Labor trafficking"));
    for line in ["hotline", "hotl", "qqqqqqqqqq", ""] {
        assert_eq!(index.nearest(line), None, "{line}");
    }
}

#[test]
fn slips_are_counted_one_by_one_and_twice_in_the_first_letter() {
    use index::term_dictionary::{Near, Slips};
    let slips = |typed, starts, other: &str| Near::new(typed, Slips::Two, starts).slips(other);
    for (typed, other, most) in [
        ("traficking", "trafficking", Some(1)),
        ("interveiw", "interview", Some(1)),
        ("forsenic", "forensic", Some(2)),
        ("hotline", "hotlines", Some(1)),
        ("hotline", "potline", Some(2)),
        ("hotline", "otline", Some(2)),
        ("hotline", "hostile", None),
        ("hotline", "potlines", None),
        ("trafico", "trafficking", None),
    ] {
        assert_eq!(slips(typed, false, other), most, "{typed} {other}");
    }
    assert_eq!(slips("trafick", true, "trafficking"), Some(1), "the beginning is enough");
    assert_eq!(slips("police", true, "politics"), Some(2));
    // Where another letter could still have made it fewer, what follows counts.
    assert_eq!(slips("laboqur", true, "labor"), Some(2));
    assert_eq!(slips("laboqur", true, "labors"), None);
    assert_eq!(Near::new("forsenic", Slips::One, false).slips("forensic"), None);
    for (typed, other, one, anywhere) in [
        ("jotel", "hotel", None, Some(2)),
        ("hptel", "hotel", Some(1), Some(1)),
        ("jptel", "hotel", None, None),
    ] {
        assert_eq!(Near::new(typed, Slips::One, false).slips(other), one, "{typed}");
        assert_eq!(Near::new(typed, Slips::OneAnywhere, false).slips(other), anywhere, "{typed}");
    }
}

#[test]
fn a_slip_in_the_first_letter_is_the_last_guess_of_a_word() {
    for (typed, meant) in [("xabor", "labor"), ("bisa", "visa"), ("ivsa", "visa"), ("isa", "")] {
        let (tier, titles) = tier(typed);
        let as_meant = titles.iter().all(|title| self::titles(meant).contains(title));
        assert_eq!(tier == Tier::Spelling && as_meant, !meant.is_empty(), "{typed}: {titles:?}");
    }
    let catalog = fixture();
    let outcome = found(&catalog, "xabor");
    let entry = catalog.entries.get(outcome.hits[0].entry).unwrap();
    let why = reason(&catalog, &entry, &outcome, &outcome.hits[0]).fields;
    assert!(why.contains("(similar to \"labor\")"), "{why}");
    // Where another slip leads somewhere, the first letter stays.
    let mut catalog = fixture();
    catalog.entries.make_mut()[0].title.push_str(" lavor");
    let outcome = found(&catalog, "lavxr");
    assert!(outcome.query.words[0].reach == query::Fuzziness::OneSlip);
}
