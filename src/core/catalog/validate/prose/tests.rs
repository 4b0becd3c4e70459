use super::*;

fn found(text: &str) -> Vec<&str> {
    let codes = BTreeSet::from(["233733", "88788"].map(str::to_owned));
    numbers(text, &codes).into_iter().map(|run| &text[run]).collect()
}

#[test]
fn numbers_are_found_however_they_are_written() {
    for text in [
        "1-888-373-7888",
        "888-373-7888",
        "888.373.7888",
        "888 373 7888",
        "(888) 373-7888",
        "+18883737888",
        "1 (888) 373-7888",
        "888/373-7888",
        "8883737888",
        "18883737888",
        "1-8883737888",
        "888-3737888",
        "888\u{2011}373\u{2011}7888",
        "888\u{a0}373\u{a0}7888",
        "８８８-３７３-７８８８",
        "373-7888",
        "233733",
    ] {
        assert_eq!(found(&format!("Call {text} now.")), [text], "{text}");
        assert_eq!(found(&format!("In 2019 call {text}.")), [text], "{text}");
    }
    assert_eq!(found("Dial 1-800-HELPNOW."), ["1-800"]);
    assert_eq!(found("888-373-7888 or 877-373-7888"), ["888-373-7888", "877-373-7888"]);
}

#[test]
fn a_local_number_with_a_blank_is_found_where_its_line_starts_with_0() {
    assert_eq!(found("Ask for Kim, 555 0143, at the desk."), ["555 0143"]);
    assert_eq!(found("212 ext 555 0143"), ["555 0143"]);
    assert_eq!(found("of 555 1943 were found, 200 2019"), Vec::<&str>::new());
}

#[test]
fn a_name_by_letters_is_known_only_when_its_line_is() {
    let text = "number = '1-800-843-5678'\nvanity = 'THE-LOST'";
    let mut known = KnownNumbers::default();
    assert!(known.learn(&DeTable::parse(text).unwrap().into_inner()));
    let names = known.names;
    assert!(is_name("NCMEC (1-800-THE-LOST)", 6, &names));
    assert!(!is_name("NCMEC (1-888-THE-LOST)", 6, &names));
    assert!(!is_name("NCMEC (1-800-THE-LIST)", 6, &names));
}

#[test]
fn years_sums_and_report_numbers_are_no_numbers() {
    for text in [
        "2019",
        "2019-2020",
        "from 2024-05-06 to 2024-07-01",
        "$1,450,000",
        "NCJ 249670",
        "911, 988 and 711",
        "18 USC 1591 and 22 USC 7102",
        "T visa form I-914",
        "24/7",
        "29 of 83 in 2015, 2016 and 2017",
        "about 10,000 to 15,000",
        "1-2 pages, 300 in all",
        "award 2019-VT-BX-0123",
        "COVID-19 2020",
        "v1233733x",
    ] {
        assert_eq!(found(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn numbers_that_hide_are_found() {
    for text in [
        "5550143",
        "555 0143",
        "888\u{b7}000\u{b7}0000",
        "888\u{2022}555\u{2022}0143",
        "+44 20 7946 0958",
        "+442079460958",
        "011 44 20 7946 0958",
        "1888-555-0143",
        "1-888-555-014-3",
        "888-555-014-3",
        "1-888-55-50143",
        "8-885550143",
        "8885-550-143",
        "1-888-5550 143",
        "888'555'0143",
        "888>555>0143",
        "888&555&0143",
        "8 8 8 5 5 5 0 1 4 3",
        "8-8-8-5-5-5-0-1-4-3",
        "88 85 55 01 43",
        "eight eight eight five five five zero one four three",
        "eight-eight-eight, five-five-five, zero-one-four-three",
        "888 five five five 0143",
        "ocho ocho ocho cinco cinco cinco cero uno cuatro tres",
        "888 dash 555 dash 0143",
        "8885 550 143",
        "888-555-01-43",
        "888,555,0143",
        "888_555_0143",
        "888*555*0143",
        "888|555|0143",
        "888:555:0143",
        "888~555~0143",
        "[888] 555-0143",
        "888...555...0143",
        "888--555--0143",
        "888\u{ff0e}555\u{ff0e}0143",
        "888\u{30fb}555\u{30fb}0143",
        "888\u{58a}555\u{58a}0143",
        "888\u{2e3a}555\u{2e3a}0143",
        "888\u{3000}555\u{3000}0143",
        "\u{ff18}\u{ff18}\u{ff18}\u{ff15}\u{ff15}\u{ff15}\u{ff10}\u{ff11}\u{ff14}\u{ff13}",
        "\u{668}\u{668}\u{668}\u{665}\u{665}\u{665}\u{660}\u{661}\u{664}\u{663}",
        "888, 555, 0143",
        "888 5 55 01 43",
        "888;555;0143",
        "888=555=0143",
        "888 x 555 x 0143",
        "888 \u{d7} 555 \u{d7} 0143",
        "888&nbsp;555&nbsp;0143",
        "888&#160;555&#8209;0143",
        "888<b>555</b>0143",
        "888<wbr>-555<wbr>-0143",
        "\u{2078}\u{2078}\u{2078}-\u{2075}\u{2075}\u{2075}-\u{2070}\u{b9}\u{2074}\u{b3}",
        "8OO-555-0143",
        "888-555-O143",
    ] {
        let runs = found(&format!("In trouble call {text}, please.")).concat();
        let digits = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        assert!(!runs.is_empty(), "{text}");
        assert!(digits(&runs) * 10 >= digits(text) * 7, "{text}: {runs}");
    }
    for (text, run) in [
        ("Text FAKE to 233744 at any time.", "233744"),
        ("Send a message with HELP to 44444.", "44444"),
        ("Call (800) GET-HELP.", "(800"),
        ("Call 1 800 GETHELP.", "1 800"),
        ("Call 1-888-555-HELP.", "1-888-555"),
        ("Call 1800CALLFBI.", "1800"),
        ("Call 800THELOST.", "800"),
        ("WhatsApp 44 20 7946 0958 for help.", "44 20 7946 0958"),
        ("Dial #77 on a highway.", "77"),
        ("Text BEFREE.", "BEFREE"),
        ("In danger? Text \"BEFREE\" (any time).", "BEFREE"),
        ("Text HELP to us.", "HELP"),
        ("Call 800 THE LOST.", "800"),
        ("NCMEC (1 800 THE LOST)", "(1 800"),
        ("text 233-733", "233-733"),
        ("Text HELP to 23 37 33.", "23 37 33"),
        ("Text START to 443-21 now.", "443-21"),
        ("Use 233-733 at any time.", "233-733"),
        ("Call 602, 555, 0134.", "602, 555, 0134"),
        ("602,   555,   0134", "602,   555,   0134"),
        ("602  555  0134", "602  555  0134"),
        ("602 [dot] 555 [dot] 0134", "602 [dot] 555 [dot] 0134"),
        ("602 (dash) 555 (dash) 0134", "602 (dash) 555 (dash) 0134"),
        ("six oh two 555 0134", "six oh two 555 0134"),
        ("six-oh-two 555-0134", "555-0134"),
        ("six oh two, five five five, 0134", "six oh two, five five five, 0134"),
        ("Call 61443179580 from abroad.", "61443179580"),
        ("Tel. No. 6025550134", "6025550134"),
        ("The number is 6025550134.", "6025550134"),
        ("Order by phone: 6025550134", "6025550134"),
        ("eight hundred 843 5678", "eight hundred 843 5678"),
        ("One eight hundred 843 5678.", "One eight hundred 843 5678"),
        ("eighteen hundred 843 5678", "eighteen hundred 843 5678"),
        ("ochocientos 843 5678", "ochocientos 843 5678"),
        (
            "eight hundred eight four three five six seven eight",
            "eight hundred eight four three five six seven eight",
        ),
        (
            "eight hundred eight forty-three fifty-six seventy-eight",
            "eight hundred eight forty-three fifty-six seventy-eight",
        ),
        ("triple eight, 373, 7888", "triple eight, 373, 7888"),
        (
            "triple eight three seven three seven triple eight",
            "triple eight three seven three seven triple eight",
        ),
        (
            "triple eight, three seven three, seven triple eight",
            "triple eight, three seven three, seven triple eight",
        ),
        ("Triple 8 373 7888", "Triple 8 373 7888"),
        ("888\u{2026}373\u{2026}7888", "888\u{2026}373\u{2026}7888"),
        ("888 \u{2026} 373 \u{2026} 7888", "888 \u{2026} 373 \u{2026} 7888"),
        ("888...373...7888", "888...373...7888"),
        ("(233733)", "(233733"),
        ("2-3-3-7-3-3", "2-3-3-7-3-3"),
        ("(2 3 3 7 3 3)", "(2 3 3 7 3 3"),
        ("two three three seven three three", "two three three seven three three"),
        ("(\u{b2}\u{b3}\u{b3}\u{2077}\u{b3}\u{b3})", "(\u{b2}\u{b3}\u{b3}\u{2077}\u{b3}\u{b3}"),
        ("\u{b2}\u{b3}\u{b3}-\u{2077}\u{b3}\u{b3}", "\u{b2}\u{b3}\u{b3}-\u{2077}\u{b3}\u{b3}"),
        ("code 741741", "741741"),
        ("Crisis line (code: 741741)", "741741"),
        ("The code is 741741.", "741741"),
        ("the short code number 7-4-1-7-4-1", "7-4-1-7-4-1"),
    ] {
        assert_eq!(found(text), [run], "{text}");
    }
}

#[test]
fn what_only_looks_alike_is_no_number() {
    for text in [
        "NCJ 2496701",
        "Order No. 1234567890.",
        "Item number 0123456789",
        "A page (48489201206) and 0123456789",
        "Order No. 6025550134.",
        "Order number 6025550134",
        "Order #6025550134",
        "Item 0123456789",
        "Item: 6025550134",
        "Docket 12-3456789",
        "Docket No. 5550134",
        "Case ID 6025550134",
        "ISBN 6025550134",
        "ISBN-10: 6025550134",
        "Grant 6025550134, Award 6025550134",
        "Item 0012345678",
        "the text of Order 65432",
        "the text of 22 U.S.C. 233-734",
        "full text PDF to read",
        "The text FBI agents wrote.",
        "Plain text. HELP to us is welcome.",
        "Texts, STOP signs",
        "an 800 MHZ BAND radio",
        "an 800 FBI and DEA staff",
        "rooms 602  and  555",
        "https://example.org/doc/8411624 and a-report-8419570",
        "https://example.org/?id=4096018",
        "$1450000",
        "1,234,567 people in 2019",
        "sections 107, 108, 2012",
        "from 08:00-09:00, 10:00-11:30 and 12:00",
        "ZIP codes 60601 to 60699",
        "one in two of three",
        "step one, step two, step three",
        "10, 11, 12, 13, 14",
        "The text of 22 CFR 62",
        "a text of 10,000 words",
        "1-2-3 of them; 4 in 5",
        "an 800 FBI staff",
        "May 2019 to June 2020 (14 months)",
        "Call within 24 hours, 7 days",
        "call 911 or 988",
        "800MHZ radios, 800METERS away and 1800HRS",
        "in 800, 555 and 2019",
        "sections 107; 108; 2012",
        "371; 981; 1591",
        "120 x 180 x 2000 mm",
        "counts of 800, 833, 1200",
        "WhatsApp in 2019, 2020, 2021 and 2022",
        "Signal of 10,000 in 2019; 12,000 in 2020",
        "Signal had 40 users in 2019",
        "18 U.S.C. 1591; 22 U.S.C. 7102; 8 C.F.R. 214.11",
        "rows 3 x 5 x 2000",
        "Eight hundred officers, 555 trainers in 2019",
        "eight hundred, five hundred and 1200 officers",
        "eight hundred, five hundred, one thousand",
        "Double one-day class, 2019-2020",
        "one in two, three in four, 843-5678x",
        "ages eleven, twelve, thirteen, fourteen, fifteen",
        "twenty twenty, 2019 and 2018",
        "ZIP code 60601",
        "the postal code 60601",
        "Offense code 64000",
        "Health and Safety Code 11590",
        "the Code 12345",
        "Register with the code 456789.",
        "The text of parts 2, 3, 4, 5, 6 and 7",
        "2019\u{2026} 2020\u{2026} 1200",
        "sold 233,733 copies\u{b9}",
    ] {
        assert_eq!(found(text), Vec::<&str>::new(), "{text}");
    }
}

/// Every text that ships, and every fact that may once ship, as far as it has
/// no number by design.
#[test]
fn the_shipped_texts_give_no_false_alarm() {
    let mut known = KnownNumbers::default();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join("catalog");
    let texts: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    let tables: Vec<_> = texts.iter().map(|text| DeTable::parse(text).unwrap()).collect();
    for table in &tables {
        known.learn(table.get_ref());
    }
    for table in &tables {
        visit(table.get_ref(), &mut |key, text, _| {
            if !EXEMPT.contains(&key) {
                let runs = numbers(text, &known.codes);
                let is_name = |run: &Range<usize>| is_name(text, run.start, &known.names);
                let left: Vec<_> = runs.into_iter().filter(|run| !is_name(run)).collect();
                assert_eq!(left, Vec::<Range<usize>>::new(), "{key}: {text}");
            }
        });
    }
}
