//! Search, list and topics.

use super::*;

#[test]
fn search_finds_words_in_any_order_and_says_why() {
    insta::assert_snapshot!("search", text(&["search", "signs", "labor"]));
    let first = text(&["search", "--json", "signs", "labor", "--limit", "2"]);
    insta::assert_snapshot!("search_json", first);
    insta::assert_snapshot!("search_hotline", text(&["search", "tip", "line", "--limit", "6"]));
    let found = json(&["search", "LABOR", "basics"]);
    assert_eq!(found["query"], "LABOR basics");
    assert_eq!(found["tier"], "words");
    assert_eq!(ids(&found["hits"])[0], "labor-basics");
}

#[test]
fn slips_of_the_finger_are_forgiven_and_told() {
    insta::assert_snapshot!(text(&["search", "labro", "basics", "--limit", "1"]));
    insta::assert_snapshot!(text(&["search", "labro", "vis", "--explain", "--limit", "1"]));
}

#[test]
fn filters_narrow_and_facets_count() {
    let found = json(&["search", "kind:training,webinar", "-topic:roll-call"]);
    assert_eq!(ids(&found["hits"]), ["labor-basics", "labor-advanced"]);
    let found = json(&["search", "-webinar", "kind:training,webinar", "-\"basics\""]);
    assert_eq!(ids(&found["hits"]), ["labor-advanced"]);
    let found = json(&["search", "labor", "year:2019..", "length:..2h"]);
    assert_eq!(ids(&found["hits"]), ["labor-basics"]);
    insta::assert_snapshot!(text(&["search", "labor", "--facets"]));
    let facets = &json(&["search", "kind:faq", "--facets"])["facets"];
    let kinds = facets["kind"].as_array().unwrap();
    let all: u64 = kinds.iter().map(|kind| kind["count"].as_u64().unwrap()).sum();
    let total = json(&["list"])["total"].as_u64().unwrap();
    assert_eq!(all, total, "what a filter asks for is counted as if it did not");
    assert_eq!(facets["topic"].as_array().unwrap().len(), 1);
}

#[test]
fn a_filter_with_a_slip_means_the_near_one_and_says_so() {
    let Answer { code, out, err } = run(&["search", "labor", "knd:training", "kind:trainin"]);
    assert_eq!(code, 0);
    assert_eq!(err, "squadroom: Unknown filter `knd:`. Using `kind:`.\n");
    assert!(out.contains("labor-basics"));
    let Answer { code, out, err } = run(&["search", "labor", "kind:traning"]);
    assert_eq!(err, "squadroom: Unknown type `traning`. Using `kind:training`.\n");
    assert!(code == 0 && out.contains("labor-basics") && !out.contains("portal"), "{out}");
}

/// Filters that say nothing that the catalog has, each with what is told.
const NOT_UNDERSTOOD: &[(&str, &str)] = &[
    ("kind:zzzz", "Unknown type `zzzz`. Known: "),
    ("-kind:zzzz", "Unknown type `zzzz`. Known: "),
    ("topic:zzzz", "Unknown topic `zzzz`. Known: "),
    ("publisher:zzzz", "Unknown publisher `zzzz`. Known: agency, college,"),
    ("status:zzzz", "Unknown status `zzzz`. Known: "),
    ("year:soon", "`soon` isn't a year. Write 2019"),
    ("is:xyzzy", "Unknown `is:xyzzy`. Write starred, planned, done, noted, or current"),
    ("is:shelf", "Unknown `is:shelf`. Did you mean `on:shelf`?"),
    ("stat:ohio", "Unknown filter `stat:`. Did you mean `status:`? Filters: kind, topic"),
    ("speaker:ohio", "Unknown filter `speaker:`. Filters: kind, topic"),
    ("free:maybe", "`free:` takes only `yes`."),
    ("lang:klingon", "Unknown language `klingon`. Languages: en"),
    ("list:patrol", "Unknown list `patrol`."),
    ("kind:", "`kind:` needs a value right after it. Known: "),
];

#[test]
fn what_is_not_understood_is_an_error_and_never_everything() {
    for (typed, told) in NOT_UNDERSTOOD {
        for args in [&["search", typed][..], &["search", "labor", typed], &["list", typed]] {
            let Answer { code, out, err } = run(args);
            assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
            assert!(err.starts_with(&format!("squadroom: {told}")), "{args:?}: {err}");
        }
    }
}

#[test]
fn a_filter_means_the_same_in_search_and_list() {
    for (typed, option) in [
        ("topic:forced", ["--topic", "forced"]),
        ("topic:roll", ["--topic", "roll"]),
        ("kind:webinars", ["--kind", "webinars"]),
        ("kind:train", ["--kind", "train"]),
        ("kind:traning", ["--kind", "traning"]),
        ("status:archivd", ["--status", "archivd"]),
        ("publisher:colege", ["--publisher", "colege"]),
        ("is:current", ["--status", "current"]),
        ("status:active", ["--status", "active"]),
    ] {
        // A near value is told on standard error.
        let sorted = |args: &[&str], key: &str| {
            let Answer { out, .. } = run(&[args, &["--json"]].concat());
            let answer: Value = serde_json::from_str(&out).unwrap();
            let mut ids: Vec<String> = ids(&answer[key]).into_iter().map(str::to_owned).collect();
            ids.sort();
            ids
        };
        let found = sorted(&["search", typed], "hits");
        let by_option = sorted(&["list", option[0], option[1]], "entries");
        let by_term = sorted(&["list", typed], "entries");
        let all = json(&["list"])["total"].as_u64().unwrap() as usize;
        assert!(!found.is_empty() && found.len() < all, "{typed}: {found:?}");
        assert_eq!((&found, &found), (&by_option, &by_term), "{typed}");
    }
}

#[test]
fn an_empty_search_lists_nothing_and_says_what_to_type() {
    for typed in ["", "  ", "?!", "\"\""] {
        let Answer { code, out, err } = run(&["search", typed]);
        assert_eq!((code, out.as_str()), (2, ""), "{typed}");
        assert!(err.contains("type words to search") && err.contains("squadroom list"), "{err}");
    }
    let Answer { code, out, err } = run(&["list", "labor"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("squadroom search labor"), "{err}");
}

#[test]
fn a_long_answer_ends_and_says_how_to_see_all() {
    let home = TempDir::new().unwrap();
    let built_in = |args: &[&str]| {
        answer(squadroom(&home).env_remove("SQUADROOM_CATALOG_ONLY").args(args).output().unwrap())
            .out
    };
    let out = built_in(&["search", "trafficking"]);
    assert_eq!(out.matches("\n  Id:").count(), 20, "{out}");
    let last = out.trim_end().lines().last().unwrap();
    let all = last.rsplit_once("`--limit ").unwrap().1.trim_end_matches("`");
    let out = built_in(&["search", "trafficking", "--limit", all]);
    assert_eq!(out.matches("\n  Id:").count().to_string(), all);
    assert!(!out.contains("--limit"));
}

#[test]
fn quotes_that_the_shell_took_make_a_phrase_if_it_is_found() {
    let Answer { code, out, err } = run(&["search", "Labor Trafficking", "--json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &found["query"]), (0, &Value::from("\"Labor Trafficking\"")));
    assert!(err.contains("searched for the phrase \"Labor Trafficking\""), "{err}");
    let Answer { code, out, err } = run(&["search", "signs labor", "--json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &found["query"]), (0, &Value::from("signs labor")));
    assert!(err.contains("no results have the phrase \"signs labor\""), "{err}");
}

#[test]
fn a_line_without_end_is_answered_by_its_first_words() {
    let words: Vec<String> = (0..400).map(|number| format!("word{number}")).collect();
    let Answer { err, .. } =
        run(&[&["search", "labor"][..], &words.iter().map(String::as_str).collect::<Vec<_>>()]
            .concat());
    assert!(err.contains("Only the first 32 words count."), "{err}");
    let Answer { err, .. } = run(&["search", &"labor".repeat(20_000)]);
    assert!(err.contains("Only the first 64 letters of a word count."), "{err}");
    assert!(err.len() < 1_000, "{}", err.len());
    for typed in [format!("kind:{}", "labor".repeat(20_000)), "-labor".repeat(20_000)] {
        let Answer { err, .. } = run(&["search", &typed]);
        assert!(err.len() < 1_000, "{}", err.len());
    }
}

#[test]
fn a_list_is_sorted_as_asked_for() {
    let sorted = |order| json(&["search", "--sort", order]);
    assert_eq!(ids(&sorted("newest")["hits"])[..2], ["labor-basics", "labor-advanced"]);
    assert_eq!(ids(&sorted("title")["hits"])[..2], ["trs-711", "danger-line"]);
    assert_eq!(ids(&sorted("shortest")["hits"])[..1], ["briefing-films"]);
}

#[test]
fn a_search_without_hits_helps_on() {
    let Answer { code, out, err } = run(&["search", "signs", "kind:site"]);
    assert_eq!((code, out.as_str()), (1, ""));
    insta::assert_snapshot!(err);
    let Answer { code, out, .. } = run(&["search", "zzzz", "--json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &found["total"]), (1, &Value::from(0)));
    let Answer { code, err, .. } = run(&["search", "\"labor trafic\""]);
    assert_eq!(code, 1);
    assert!(err.contains("No results have this phrase."), "{err}");
    assert!(err.contains(" results): squadroom search labor trafic\n"), "{err}");
    let Answer { code, err, .. } = run(&["search", "kind:webinar year:1990"]);
    assert_eq!(code, 1);
    assert!(!err.contains("fewer words"), "{err}");
}

/// The built-in catalog, which has languages of hotlines and words near to those of places.
fn built_in(args: &[&str]) -> Answer {
    let home = TempDir::new().unwrap();
    answer(squadroom(&home).env_remove("SQUADROOM_CATALOG_ONLY").args(args).output().unwrap())
}

#[test]
fn a_filter_never_adds_entries_to_a_place() {
    for line in ["tempe", "fbi chicago"] {
        assert_eq!(built_in(&["search", line]).code, 1, "{line}");
        for filter in ["kind:toolkit", "topic:labor", "-kind:webinar", "is:current", "-child"] {
            let Answer { code, out, .. } = built_in(&["search", line, filter]);
            assert_eq!((code, out.as_str()), (1, ""), "{line} {filter}");
        }
    }
}

#[test]
fn a_place_beside_other_words_is_not_answered_by_words_that_look_like_it() {
    for line in ["hotel tempe", "labor tempe", "hotel reno", "visa toledo", "spa raid plano"] {
        let Answer { out, err, .. } = built_in(&["search", line]);
        let place = line.rsplit(' ').next().unwrap();
        assert!(!out.contains(&format!("{place} → ")), "{line}: {out}");
        assert!(err.contains(&format!("`{place}` is a place.")), "{line}: {err}");
    }
}

#[test]
fn a_filter_of_languages_has_the_hotlines_that_speak_them() {
    let Answer { out, err, .. } = built_in(&["list", "kind:hotline", "lang:es"]);
    for id in ["national-human-trafficking-hotline", "988-lifeline"] {
        assert!(out.contains(id), "{id}: {out}");
    }
    let Answer { err: searched, .. } = built_in(&["search", "kind:hotline", "lang:es"]);
    assert!(searched.contains("Most don't."), "{searched} {err}");
}

#[test]
fn list_keeps_what_every_option_keeps() {
    let hotlines = text(&["list", "--kind", "hotline"]);
    assert_eq!(hotlines.lines().count(), 4 + squadroom::embedded::catalog().hotlines().count());
    let first: Vec<&str> = hotlines.lines().take(8).collect();
    insta::assert_snapshot!(first.join("\n"), @r"
    hotline     current    National Example Hotline  [national-line]
    hotline     current    911  [danger-line]
    hotline     current    Example Tip Line  [tip-line]
    hotline     current    National Human Trafficking Hotline (NHTH)  [national-human-trafficking-hotline]
    hotline     current    911  [emergency-911]
    hotline     current    NCMEC Call Center (1-800-THE-LOST)  [ncmec-call-center]
    hotline     current    988 Suicide & Crisis Lifeline  [988-lifeline]
    hotline     current    Report trafficking to your local FBI office  [fbi-local-field-office]
    ");
    let cases: &[(&[&str], &[&str])] = &[
        (&["--kind", "task-force"], &["task-force-north"]),
        (&["--kind", "task_force"], &["task-force-north"]),
        (&["--kind", "Webinars,video"], &["briefing-films", "signs-webinar"]),
        (&["--kind", "site", "--kind", "faq"], &["faq-who-to-call", "portal"]),
        (&["--topic", "roll-call", "--kind", "site"], &["portal"]),
        (&["--topic", "Roll Call", "--kind", "site"], &["portal"]),
        (&["--topic", "forced labor", "--kind", "training"], &["labor-basics", "labor-advanced"]),
        (&["--publisher", "EAPS", "--kind", "webinar"], &["signs-webinar"]),
        (&["--publisher", "office of examples", "--kind", "faq"], &["faq-who-to-call"]),
        (
            &["--status", "superseded,archived"],
            &["labor-advanced", "signs-webinar", "contact-former"],
        ),
        (&["--since", "2020"], &["labor-basics", "labor-advanced"]),
        (&["--since", "2020-05"], &["labor-basics", "labor-advanced"]),
        (&["--since", "2023-02-28"], &["labor-basics"]),
        (&["--since", "2019-03-13"], &["labor-basics", "labor-advanced"]),
        (&["--since", "2019-03-12", "--status", "archived"], &["signs-webinar"]),
    ];
    for (options, expected) in cases {
        let list = json(&[&["list"], *options].concat());
        assert_eq!(ids(&list["entries"]), *expected, "{options:?}");
        assert_eq!(list["total"], expected.len());
    }
    insta::assert_snapshot!("list_json", text(&["list", "--json", "--kind", "training"]));
}

#[test]
fn an_empty_list_says_so() {
    let Answer { code, out, err } = run(&["list", "--kind", "site", "--status", "upcoming"]);
    assert_eq!((code, out.as_str()), (1, ""));
    let told = "squadroom: No resource has `status:upcoming`.\n\
                squadroom: no matches. Remove a filter\n";
    assert_eq!(err, told);
}

#[test]
fn a_wrong_value_of_an_option_says_which_there_are() {
    for (option, value, told) in [
        ("--kind", "zzzz", "Unknown type `zzzz`. Known: "),
        ("--publisher", "zzzzzz", "Known: agency, college,"),
        ("--since", "soon", "Nov 2026"),
    ] {
        let Answer { code, out, err } = run(&["list", option, value]);
        assert_eq!((code, out.as_str()), (2, ""), "{option} {value}");
        assert!(err.contains(told) && err.contains(value), "{err}");
    }
}

#[test]
fn topics_list_the_words_that_lead_to_them() {
    let labor = json(&["list", "--topic", "labor-trafficking"])["total"].clone();
    let expected = format!(
        "\
Labor trafficking [labor-trafficking]
  Also called: forced labor; debt bondage
  See also: Interviewing
  Resources: {labor}

Interviewing [interviewing]
  Also called: talking to victims
  Resources: 4

Roll call [roll-call]
  Part of: Interviewing
  Resources: 4\n"
    );
    let shown = text(&["topics"]);
    assert!(shown.starts_with(&expected), "{shown}");
    assert!(shown.contains("Sex trafficking [sex-trafficking]"), "those of the lent hotlines");
    let topics = json(&["topics"]);
    assert!(topics["total"].as_u64().unwrap() > 18, "those of the lent hotlines, too");
    assert_eq!(topics["topics"][2]["broader"], "interviewing");
}

#[test]
fn a_place_is_not_answered_by_other_words_and_leads_to_its_office() {
    for line in ["tempe", "tempe az", "fbi tempe", "O'Fallon MO", "china", "poland", "lebanon"] {
        let Answer { code, out, err } = run(&["search", line]);
        assert_eq!((code, out.as_str()), (1, ""), "{line}");
        assert!(
            err.contains(" is a place. For its FBI office and hotlines: squadroom office \""),
            "{err}"
        );
        assert!(!err.contains("Did you mean"), "{err}");
    }
    let Answer { err, .. } = run(&["search", "fbi tempe"]);
    assert!(err.contains("squadroom office \"tempe\""), "{err}");
    let Answer { err, .. } = run(&["search", "in", "golf"]);
    assert!(!err.contains("squadroom office"), "{err}");
}

#[test]
fn a_limit_of_nothing_is_an_error_and_no_long_line_is_offered() {
    let Answer { code, out, err } = run(&["search", "labor", "--limit", "0"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("`--limit 0` shows nothing. Use 1 or more"), "{err}");
    assert_eq!(run(&["search", "labor", "--limit", "0", "--facets"]).code, 0);
    let slips = "trafickng victms laboor exploitaton investigaton prosecuton interviewng";
    for (more, is_offered) in [("", true), ("labor visa", false)] {
        let line = format!("{slips} {more} kind:site year:2001");
        let args: Vec<&str> = ["search"].into_iter().chain(line.split_whitespace()).collect();
        let home = TempDir::new().unwrap();
        let mut command = squadroom(&home);
        let Answer { err, .. } =
            answer(command.env_remove("SQUADROOM_CATALOG_ONLY").args(&args).output().unwrap());
        assert_eq!(err.contains("Did you mean"), is_offered, "{err}");
    }
}

#[test]
fn near_hits_are_told_apart_whatever_the_number_of_words_and_hits() {
    let home = TempDir::new().unwrap();
    for words in [&["seattle"][..], &["seattle", "police"], &["seattle", "--limit", "1"]] {
        // The shipped catalog.
        let output = squadroom(&home)
            .env_remove("SQUADROOM_CATALOG_ONLY")
            .arg("search")
            .args(words)
            .output();
        let Answer { code, out, .. } = answer(output.unwrap());
        let second = out.lines().nth(1).unwrap();
        let (count, rest) = second.split_once(' ').unwrap();
        assert!(count.parse::<usize>().is_ok_and(|count| count > 1), "{words:?}: {out}");
        assert_eq!((code, rest), (0, "exact matches, then similar results."), "{words:?}: {out}");
    }
}
