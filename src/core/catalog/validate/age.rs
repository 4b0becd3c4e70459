//! Numbers that nobody looked up for long.

use crate::catalog::model::doubt::is_ahead;
use crate::catalog::{PartialDate, PhoneNumber};
use crate::faults::{Code, Document};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Warns of each number in use that is due for review on that day.
pub(in crate::catalog) fn check(document: &Document<'_>, table: &DeTable<'_>, today: &PartialDate) {
    for hotline in tables(table, "hotline") {
        tables(hotline, "line").for_each(|line| check_line(document, line, today));
    }
    tables(table, "line").for_each(|line| check_line(document, line, today));
}

fn check_line(document: &Document<'_>, line: &DeTable<'_>, today: &PartialDate) {
    let number = text(line, "number").and_then(|number| PhoneNumber::parse(number).ok());
    let is_used = number.is_some_and(|number| number.ages()) && !line.contains_key("do_not_dial");
    let Some((value, seen)) = line.get("as_of").zip(text(line, "as_of")) else { return };
    let date = PartialDate::parse(seen);
    if date.as_ref().is_some_and(|date| is_ahead(date, today)) {
        let message = format!("This number was seen on {seen}, which is in the future.");
        let mend = "Enter the day on which you last saw it on the operator's own page.";
        document.report(Code::StaleNumber, value.span(), &message, mend);
    } else if is_used && date.is_some_and(|date| date.is_due_for_review(today)) {
        let message = format!("This number was last seen on {seen}, more than a year ago.");
        let mend = "Look up the number on the operator's own page, then update this date.";
        document.report(Code::StaleNumber, value.span(), &message, mend);
    }
}

fn text<'a>(table: &'a DeTable<'_>, key: &str) -> Option<&'a str> {
    table.get(key)?.get_ref().as_str()
}

/// The tables of a list of tables.
fn tables<'a, 'b>(
    table: &'a DeTable<'b>,
    key: &str,
) -> impl Iterator<Item = &'a DeTable<'b>> + use<'a, 'b> {
    let items = table.get(key).and_then(|value| value.get_ref().as_array());
    items.into_iter().flatten().filter_map(|item: &Spanned<DeValue<'b>>| item.get_ref().as_table())
}
