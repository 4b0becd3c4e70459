//! Cases that no small text can show: bytes, and texts too long to write down.

use super::case::minimal;
use squadroom::catalog::{LoadOptions, SourceFile, load};
use squadroom::faults::Code;

/// The one fault that some files must give.
pub struct Generated {
    pub code: Code,
    pub files: Vec<SourceFile>,
    pub line: usize,
    pub column: usize,
}

fn beside(code: Code, bytes: impl Into<Vec<u8>>, line: usize, column: usize) -> Generated {
    let mut files = minimal();
    files.push(SourceFile { name: "case.toml".into(), bytes: bytes.into() });
    Generated { code, files, line, column }
}

fn alone(text: &str) -> Generated {
    let file = SourceFile { name: "case.toml".into(), bytes: text.into() };
    Generated { code: Code::EmptyCatalog, files: vec![file], line: 0, column: 0 }
}

/// All of them.
pub fn all() -> Vec<Generated> {
    let utf16: Vec<u8> = "\u{feff}title".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let dotted = "a.".repeat(40_000);
    let topic = |label: &str| format!("[[topic]]\nid = \"new\"\nlabel = \"{label}\"\n");
    let long = "x".repeat(17_000);
    vec![
        beside(Code::FileTooLarge, vec![b'#'; 4 * 1024 * 1024 + 1], 0, 0),
        beside(Code::FileTooLarge, "#\n".repeat(3 * 1024 * 1024), 0, 0),
        beside(Code::FileTooLarge, "a.".repeat(2 * 1024 * 1024 + 1), 0, 0),
        beside(Code::NotUtf8, b"# fine\n# caf\xe9\n".to_vec(), 2, 6),
        beside(Code::NotUtf8, utf16, 1, 1),
        beside(Code::NotUtf8, b"# \xc3".to_vec(), 1, 3),
        beside(Code::LineTooLong, format!("# fine\n{dotted}a = 1\n"), 2, 1),
        beside(Code::LineTooLong, "#".repeat(70_000), 1, 1),
        beside(Code::LineTooLong, format!("x = [{}]\n", "1,".repeat(40_000)), 1, 1),
        beside(Code::StringTooLong, topic(&long), 3, 9),
        beside(
            Code::StringTooLong,
            topic("New") + &format!("alt_labels = [\"a\", \"{long}\"]\n"),
            4,
            20,
        ),
        beside(Code::StringTooLong, topic("New") + &format!("\"{long}\" = 1\n"), 4, 1),
        alone(""),
        alone("# Nothing yet.\n"),
        alone("[[topic]]\nid = \"new\"\nlabel = \"New\"\n"),
        Generated { code: Code::EmptyCatalog, files: Vec::new(), line: 0, column: 0 },
    ]
}

#[test]
fn each_gives_one_fault_in_its_place() {
    for case in all() {
        let loaded = load(&case.files, LoadOptions::shipped());
        let found: Vec<_> =
            loaded.faults.iter().map(|fault| (fault.code, fault.line, fault.column)).collect();
        assert_eq!(found, [(case.code, case.line, case.column)]);
        assert!(loaded.faults[0].source_line.len() < 1000);
    }
}
