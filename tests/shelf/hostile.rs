//! Documents that are made to break whoever reads them. Each is read in a child;
//! nothing else may come to harm.
//!
//! `cargo test --test shelf hostile -- --ignored --nocapture` prints the figures.

use super::reading::{pdf_of, read_bytes, whole};
use squadroom::effects::text::text_extraction::{ExtractError, MEMORY, PATIENCE};
use squadroom::shelf::DocumentType;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::time::{Duration, Instant};

type File = (String, DocumentType, Vec<u8>);

fn sound_pdf() -> Vec<u8> {
    let words = "Labor trafficking takes many forms and is often overlooked.";
    let page: Vec<(u32, &str)> = [(18, "A heading")].into_iter().chain([(10, words); 30]).collect();
    pdf_of(&[page.as_slice(); 5])
}

fn sound_page() -> Vec<u8> {
    let mut page = "<!doctype html><html><head><title>T</title></head><body>".to_owned();
    for part in 0..40 {
        page += &format!(
            "<h2>Part {part}</h2><p>Words &amp; more <b>words</b>.</p><ul><li>a<li>b</ul>"
        );
    }
    page.into_bytes()
}

/// Cut at many places and with bits turned over.
fn torn() -> Vec<File> {
    let mut random = fastrand::Rng::with_seed(4);
    let mut files = Vec::new();
    let paragraph = "<w:p><w:r><w:t>Words of a document.</w:t></w:r></w:p>".repeat(200);
    let word = super::books::document(&format!("<w:body>{paragraph}</w:body>"));
    for (sort, sound, count) in [
        (DocumentType::Pdf, sound_pdf(), 150),
        (DocumentType::Html, sound_page(), 150),
        (DocumentType::Epub, super::books::book(), 150),
        (DocumentType::Word, word, 150),
    ] {
        for turn in 0..count {
            let end = sound.len() * (turn + 1) / (count + 1);
            files.push((format!("cut {turn}"), sort, sound[..end].to_vec()));
            let mut flipped = sound.clone();
            for _ in 0..=turn * 4 {
                let at = random.usize(0..flipped.len());
                flipped[at] ^= 1 << random.u8(0..8);
            }
            files.push((format!("flipped {turn}"), sort, flipped));
        }
    }
    for turn in 0..20 {
        let mut noise = b"%PDF-1.7\n".to_vec();
        noise.extend(std::iter::repeat_with(|| random.u8(..)).take(1000 << (turn / 3)));
        files.push((format!("noise {turn}"), DocumentType::Pdf, noise));
    }
    files
}

pub fn packed(bytes: &[u8], times: usize) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..times {
        encoder.write_all(bytes).unwrap();
    }
    encoder.finish().unwrap()
}

fn stream(dictionary: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dictionary} /Length {} >>\nstream\n", bytes.len()).into_bytes();
    object.extend(bytes);
    object.extend(b"\nendstream");
    object
}

/// One page with this content, and objects from number 5 on.
fn with_content(content: Vec<u8>, more: &[Vec<u8>]) -> Vec<u8> {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources \
                << /Font << /F1 5 0 R >> /XObject << /X 5 0 R /Y 6 0 R >> >> >>";
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        page.as_bytes().to_vec(),
        content,
    ];
    objects.extend(more.iter().cloned());
    whole(&objects)
}

fn bombs() -> Vec<File> {
    let zeros = vec![b' '; 1 << 20];
    let once = packed(&zeros, 1024);
    let words = packed(b"BT /F1 9 Tf (a) Tj ET\n", 5_000_000);
    let twice = packed(&once, 1);
    let flate = "/Filter /FlateDecode";
    let mut files = vec![
        ("a bomb of 1 GB", with_content(stream(flate, &once), &[])),
        (
            "a bomb in a bomb",
            with_content(stream("/Filter [/FlateDecode /FlateDecode]", &twice), &[]),
        ),
        ("millions of letters", with_content(stream(flate, &words), &[])),
        ("a bomb as the table of objects", table_bomb(&once)),
        ("a bomb as a map of letters", map_bomb(&once)),
    ];
    let filters = "/FlateDecode ".repeat(5000);
    let many = stream(&format!("/Filter [{filters}]"), &packed(b"x", 1));
    files.push(("thousands of filters", with_content(many, &[])));
    let name = |(name, bytes): (&str, Vec<u8>)| (name.to_owned(), DocumentType::Pdf, bytes);
    files.into_iter().map(name).collect()
}

fn table_bomb(packed: &[u8]) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let dictionary = "/Type /XRef /Size 99999999 /W [8 8 8] /Root 1 0 R /Filter /FlateDecode";
    file.extend(b"1 0 obj\n");
    file.extend(stream(dictionary, packed));
    file.extend(b"\nendobj\nstartxref\n9\n%%EOF\n");
    file
}

fn map_bomb(packed: &[u8]) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H \
                /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>";
    let kin = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 1000 >>";
    with_content(
        stream("", b"BT /F1 9 Tf (ab) Tj ET"),
        &[font.into(), stream("/Filter /FlateDecode", packed), kin.into()],
    )
}

/// Depth and circles.
fn deep() -> Vec<File> {
    let mut files = Vec::new();
    for depth in [100, 1_000, 10_000, 100_000, 1_000_000] {
        let nest = |open: &str, close: &str| open.repeat(depth) + &close.repeat(depth);
        for (name, inside) in [
            ("arrays", nest("[", "]")),
            ("dictionaries", nest("<< /A ", " >>")),
            ("brackets in words", format!("({})", nest("(", ")"))),
        ] {
            let file = with_content(stream("", b""), &[inside.into_bytes()]);
            files.push((format!("{name} {depth} deep"), DocumentType::Pdf, file));
        }
        for (name, content) in [
            ("saved states", nest("q ", "Q ")),
            ("arrays in the content", nest("[", "]") + " TJ"),
            ("marked content", nest("/A BMC ", "EMC ")),
        ] {
            let file = with_content(stream("", content.as_bytes()), &[]);
            files.push((format!("{name} {depth} deep"), DocumentType::Pdf, file));
        }
        for (name, page) in [
            ("divs", nest("<div>", "</div>")),
            ("open tags", "<b><i><p>".repeat(depth)),
            ("attributes", format!("<p {}>", "a=b ".repeat(depth))),
            ("entities", "&amp&#x41;&nosuch;".repeat(depth)),
            ("remarks", "<!-- <!".repeat(depth)),
            ("scripts", "<script><script><!--<script>".repeat(depth)),
        ] {
            files.push((format!("{name} {depth} times"), DocumentType::Html, page.into_bytes()));
        }
    }
    files.extend(circles());
    files
}

fn circles() -> Vec<File> {
    let form = |names: &str, calls: &str| {
        stream(
            &format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << {names} >> >>"
            ),
            calls.as_bytes(),
        )
    };
    let page =
        |parent: &str| format!("<< /Type /Pages /Parent {parent} /Kids [2 0 R 2 0 R] /Count 9 >>");
    let root = b"<< /Type /Catalog /Pages 2 0 R >>".to_vec();
    let itself = with_content(stream("", b"/X Do"), &[form("/X 5 0 R", "/X Do")]);
    let both = with_content(
        stream("", b"/X Do"),
        &[form("/Y 6 0 R", "/Y Do /Y Do"), form("/X 5 0 R", "/X Do /X Do")],
    );
    let bushy: Vec<Vec<u8>> = (5..45)
        .map(|number| form(&format!("/Z {} 0 R", number + 1), "/Z Do /Z Do /Z Do /Z Do"))
        .collect();
    let files = [
        ("a form in itself", itself),
        ("two forms in each other", both),
        ("forms that double 40 times", with_content(stream("", b"/X Do"), &bushy)),
        ("a tree of pages in itself", whole(&[root.clone(), page("2 0 R").into_bytes()])),
        (
            "a length that is itself",
            with_content(b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream".to_vec(), &[]),
        ),
        (
            "a reference to itself",
            with_content(stream("", b"BT /F1 9 Tf (a) Tj ET"), &[b"5 0 R".to_vec()]),
        ),
        ("a root that is not there", whole(&[])),
        (
            "a page of no size",
            whole(&[
                root,
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
                b"<< /Type /Page /Parent 2 0 R >>".to_vec(),
            ]),
        ),
    ];
    files.map(|(name, bytes)| (name.to_owned(), DocumentType::Pdf, bytes)).into()
}

#[test]
fn some_hostile_documents_stop_nothing_but_their_reader() {
    let files = [torn(), deep()].into_iter().flatten();
    withstand(files.step_by(37).collect());
}

#[test]
#[ignore = "takes minutes"]
fn hostile_documents_stop_nothing_but_their_reader() {
    let files: Vec<File> = [torn(), bombs(), deep()].into_iter().flatten().collect();
    assert!(files.len() >= 200, "{}", files.len());
    withstand(files);
}

fn withstand(files: Vec<File>) {
    let count = files.len();
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut longest, mut which) = (Duration::ZERO, String::new());
    for (name, sort, bytes) in files {
        let started = Instant::now();
        let result = read_bytes(&bytes, sort);
        let took = started.elapsed();
        let outcome = match result {
            Ok(_) => "read",
            Err(ExtractError::NoWords) => "without words",
            Err(ExtractError::Told(_)) => "refused with a reason",
            Err(ExtractError::Spoiled) => "ended by the system or by its bounds",
            Err(ExtractError::Slow) => "ended after its time",
            Err(error) => panic!("{name}: {error}"),
        };
        *outcomes.entry(outcome).or_default() += 1;
        if took > longest {
            (longest, which) = (took, name);
        }
        assert!(took < PATIENCE + Duration::from_secs(3), "{which} took {took:?}");
    }
    let largest = largest_child();
    println!(
        "hostile files: {count}, 0 crashes of the program, {outcomes:?}; the largest child took \
         {} MB, the longest {longest:.1?} ({which})",
        largest / 1024 / 1024
    );
    assert!(largest <= MEMORY);
}

/// In bytes; the most of all programs that the tests started.
#[cfg(target_os = "linux")]
fn largest_child() -> u64 {
    use nix::sys::resource::{UsageWho, getrusage};
    let most = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap().max_rss();
    u64::try_from(most).unwrap() * 1024
}

/// Elsewhere the system does not tell.
#[cfg(not(target_os = "linux"))]
fn largest_child() -> u64 {
    0
}
