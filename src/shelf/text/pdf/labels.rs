//! The numbers that a document itself gives its pages: `iv`, `A-1`.

use super::strings::text_of;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};

/// Levels of the tree of labels.
const DEEPEST: usize = 8;
/// Runs of pages that are read.
const MOST: usize = 10_000;
/// Letters of a label at most.
const LONGEST: usize = 20;

/// Pages whose labels count on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LabelRun {
    /// The first of them, counted from 0.
    page: u32,
    /// How it counts: `D`, `r`, `R`, `a`, or `A`; without it the label is the prefix.
    style: Option<u8>,
    prefix: String,
    /// The number of the first page.
    start: u32,
}

/// The labels of the pages of a file.
#[derive(Debug, Default)]
pub(super) struct PageLabels(Vec<LabelRun>);

impl PageLabels {
    pub(super) fn of(pdf: &Pdf) -> Self {
        let xref = pdf.xref();
        let root: Option<Dict<'_>> = xref.get(xref.root_id());
        let mut runs = Vec::new();
        if let Some(tree) = root.and_then(|root| root.get::<Dict<'_>>(b"PageLabels")) {
            add_runs(&tree, &mut runs, 0);
        }
        runs.sort_by_key(|run| run.page);
        Self(runs)
    }

    /// Returns the label of a page, which has that number counted from 1, if it is another
    /// number.
    pub(super) fn label(&self, page: u32) -> Option<String> {
        let at = page.checked_sub(1)?;
        let run = self.0.iter().rev().find(|run| run.page <= at)?;
        let number = run.start.saturating_add(at - run.page);
        let counted = run.style.map(|style| counted(style, number)).unwrap_or_default();
        let label = format!("{}{counted}", run.prefix);
        let fits = !label.trim().is_empty() && label.chars().count() <= LONGEST;
        (fits && label != page.to_string()).then_some(label)
    }
}

fn add_runs(tree: &Dict<'_>, runs: &mut Vec<LabelRun>, depth: usize) {
    if depth >= DEEPEST || runs.len() >= MOST {
        return;
    }
    if let Some(numbers) = tree.get::<Array<'_>>(b"Nums") {
        let mut items = numbers.iter::<Object<'_>>();
        while let (Some(page), Some(about)) = (items.next(), items.next()) {
            if let (Object::Number(page), Object::Dict(about)) = (page, about)
                && let Ok(page) = u32::try_from(page.as_i64())
                && runs.len() < MOST
            {
                let text = about.get::<PdfString<'_>>(b"P").map(|text| text_of(text.as_bytes()));
                let style =
                    about.get::<Name<'_>>(b"S").and_then(|name| name.as_ref().first().copied());
                let start = about.get::<u32>(b"St").unwrap_or(1);
                runs.push(LabelRun { page, style, prefix: text.unwrap_or_default(), start });
            }
        }
    }
    for child in tree.get::<Array<'_>>(b"Kids").iter().flat_map(|kids| kids.iter::<Dict<'_>>()) {
        add_runs(&child, runs, depth + 1);
    }
}

/// Returns a number in a style.
fn counted(style: u8, number: u32) -> String {
    match style {
        b'r' => roman(number).to_lowercase(),
        b'R' => roman(number),
        b'a' => lettered(number, b'a'),
        b'A' => lettered(number, b'A'),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            roman.push_str(sign);
            rest -= value;
        }
    }
    roman
}

/// Returns `a` to `z`, then `aa` to `zz`.
fn lettered(number: u32, first: u8) -> String {
    let Some(at) = number.checked_sub(1).filter(|at| *at < 26 * 10) else {
        return number.to_string();
    };
    let letter = u8::try_from(at % 26).map_or(first, |step| first + step);
    char::from(letter).to_string().repeat((at / 26 + 1) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_the_labels_of_their_run() {
        let run = |page, style, prefix: &str, start| LabelRun {
            page,
            style,
            prefix: prefix.to_owned(),
            start,
        };
        let labels = PageLabels(vec![
            run(0, None, "Cover", 1),
            run(1, Some(b'r'), "", 3),
            run(4, Some(b'D'), "", 1),
            run(30, Some(b'A'), "App-", 26),
        ]);
        let label = |page| labels.label(page);
        assert_eq!(label(1).as_deref(), Some("Cover"));
        assert_eq!((label(2).as_deref(), label(3).as_deref()), (Some("iii"), Some("iv")));
        assert_eq!(label(5).as_deref(), Some("1"));
        assert_eq!((label(31).as_deref(), label(32).as_deref()), (Some("App-Z"), Some("App-AA")));
        let plain = PageLabels(vec![run(0, Some(b'D'), "", 1)]);
        assert_eq!((plain.label(7), PageLabels::default().label(1)), (None, None));
        assert_eq!(roman(1994), "MCMXCIV");
    }
}
