//! Texts that no output may pass on as they are.

use crate::harmless::INJECTED;

/// Sequences that terminals obey (ECMA-48, xterm), and what began lines elsewhere.
const SEQUENCES: &[&str] = &[
    "\u{1b}[31m",
    "\u{1b}[2J",
    "\u{1b}[8m",
    "\u{1b}[1;1H",
    "\u{1b}[?1049h",
    "\u{1b}[?2004l",
    "\u{1b}[6n",
    "\u{1b}[c",
    "\u{1b}c",
    "\u{1b}7",
    "\u{1b}(0",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]8;;https://evil.example/\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    "\u{1b}]52;c;ZXZpbA==\u{7}",
    "\u{1b}]11;?\u{7}",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}Ptmux;\u{1b}\u{1b}]52;c;eA==\u{7}\u{1b}\\",
    "\u{1b}_Gf=100;AAAA\u{1b}\\",
    "\u{1b}^private\u{1b}\\",
    "\u{1b}[201~",
    "\u{9b}31m",
    "\u{9d}0;title\u{9c}",
    "\u{90}q\u{9c}",
    "1-888-373-7888\u{8}9",
    "1-888-373-7888\r1-900-555-0199",
    "\u{202e}8887-373-888-1\u{202c}",
    "\u{2067}1-888\u{2069}",
    "a\u{2028}b",
    "a\u{2029}b",
    "a\u{85}b",
    "a\u{b}b\u{c}",
    "x\u{0}y",
    "\u{feff}",
    "\u{fff9}a\u{fffa}b\u{fffb}",
];

/// Marks that are drawn over the letter before them.
const MARKS: &[char] = &[
    '\u{300}', '\u{301}', '\u{308}', '\u{315}', '\u{31b}', '\u{321}', '\u{334}', '\u{338}',
    '\u{489}', '\u{5b0}', '\u{64e}', '\u{e31}', '\u{20d0}', '\u{20e3}', '\u{1ab0}', '\u{1161}',
];

/// Three hundred different texts, the same ones each time.
pub fn all() -> Vec<String> {
    let mut all: Vec<String> = SEQUENCES.iter().map(|text| (*text).to_owned()).collect();
    for end in ["\n", "\r\n", "\r\n\r\n", "\u{2028}\n", "\n \n"] {
        all.push(format!("x{end}{INJECTED}:mailto:evil@example.com"));
    }
    for mark in MARKS {
        for count in [5, 12, 300] {
            all.push(format!("e{}", mark.to_string().repeat(count)));
        }
    }
    // Parted by what is left out, they would be a heap again.
    all.push(format!("e{}", "\u{301}\u{301}\u{301}\u{200b}".repeat(40)));
    all.push(format!("e{}", "\u{301}\u{e0041}".repeat(40)));
    let points = (0..0x20).chain(0x7f..0xa0).chain([0xad, 0x34f, 0x61c, 0x115f, 0x1160]);
    let points = points.chain([0x17b4, 0x17b5]).chain(0x180b..=0x180f).chain(0x200b..=0x200f);
    let points = points.chain(0x2028..=0x202e).chain(0x2060..=0x206f).chain([0x3164, 0xffa0]);
    let points = points.chain(0xfe00..=0xfe0f).chain(0xfff0..=0xfff8).chain(0x13430..=0x1343f);
    let points = points.chain(0x1bca0..=0x1bca3).chain(0x1d173..=0x1d17a);
    let points = points.chain(0xe0000..=0xe0fff);
    let letters = points.filter_map(char::from_u32).filter(|c| !matches!(c, '\n' | '\t'));
    all.extend(letters.map(|c| format!("la{c}bor")).take(300 - all.len()));
    all
}

/// Those that may be an argument of a program.
pub fn for_arguments() -> Vec<String> {
    all().into_iter().map(|text| text.replace('\0', "\u{1}")).collect()
}
