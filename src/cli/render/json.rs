//! Entries as JSON: the keys of the TOML files, flat, without the empty ones.

use crate::catalog::{Detail, Entry, Line, PartialDate};
use crate::faults::forbidden_runs;
use serde_json::{Map, Value, json};

/// Returns a value as text, indented, with a line break at the end. Characters that could
/// steer a terminal are escaped as JSON allows, so that nothing is lost.
pub(in crate::cli) fn text(value: &Value) -> String {
    escaped(&format!("{value:#}\n"))
}

/// A value in one line, with a line break at the end; escaped as [`text`] is.
pub(in crate::cli) fn line_of(value: &Value) -> String {
    escaped(&format!("{value}\n"))
}

fn escaped(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut end = 0;
    for run in forbidden_runs(raw) {
        text.push_str(&raw[end..run.start]);
        let escape = |unit: u16| format!("\\u{unit:04x}");
        text.extend(raw[run.clone()].encode_utf16().map(escape));
        end = run.end;
    }
    text + &raw[end..]
}

/// Returns what a list says of an entry.
pub(in crate::cli) fn brief(entry: &Entry) -> Map<String, Value> {
    let brief = json!({
        "id": entry.id,
        "kind": entry.kind.as_str(),
        "title": entry.title,
        "url": entry.url,
        "status": entry.status.as_str(),
        "publisher": entry.publisher,
        "topics": entry.topics,
        "issued": entry.issued,
        "catalog": entry.layer,
    });
    object(without_empty(brief))
}

/// The whole entry, without the keywords, which are for searching only.
pub(in crate::cli) fn whole(entry: &Entry, today: Option<&PartialDate>) -> Value {
    let mut whole = object(serde_json::to_value(entry).unwrap_or_default());
    let detail = whole.remove("detail").unwrap_or_default();
    if !matches!(entry.detail, Detail::Site) {
        // An enum of structs: the only value is what is inside the variant.
        let inner = object(detail).into_iter().next().map(|(_, inner)| object(inner));
        whole.extend(inner.unwrap_or_default());
    }
    if entry.email.as_ref().is_some_and(|email| email.do_not_use.is_some())
        && let Some(Value::Object(email)) = whole.get_mut("email")
    {
        email.retain(|key, _| ["evidence", "as_of", "do_not_use"].contains(&key.as_str()));
    }
    whole.shift_remove("keywords");
    whole.remove("lines");
    whole.insert("line".to_owned(), entry.lines.iter().map(|own| line(own, today)).collect());
    without_empty(Value::Object(whole))
}

/// A number or chat. `offered` tells whether it may be dialed from a program,
/// and only then `dial` is there; `weak` whether the number or the address of the
/// chat is to be confirmed first, and `doubt` why. A withheld number has only the reason.
pub(in crate::cli) fn line(line: &Line, today: Option<&PartialDate>) -> Value {
    let mut object = object(serde_json::to_value(line).unwrap_or_default());
    if line.do_not_dial.is_some() {
        object.retain(|key, _| {
            ["channel", "evidence", "as_of", "do_not_dial", "source"].contains(&key.as_str())
        });
    }
    let reachable = line.number.is_some() || line.url.is_some();
    let offered = reachable && line.evidence.is_offered();
    object.insert("offered".to_owned(), Value::Bool(offered));
    if let Some(dial) = line.dial_uri() {
        object.insert("dial".to_owned(), dial.into());
    }
    if reachable {
        let doubt = line.doubt(today);
        object.insert("weak".to_owned(), doubt.is_some().into());
        object.insert("doubt".to_owned(), doubt.map(|doubt| doubt.reason()).into());
    }
    without_empty(Value::Object(object))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

/// Leaves out whatever says nothing: null, empty texts, lists and objects.
pub(in crate::cli) fn without_empty(value: Value) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(object) => !object.is_empty(),
        _ => true,
    };
    match value {
        Value::Array(items) => items.into_iter().map(without_empty).collect(),
        Value::Object(object) => {
            let pruned = object.into_iter().map(|(key, value)| (key, without_empty(value)));
            Value::Object(pruned.filter(|(_, value)| says(value)).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::is_forbidden;

    #[test]
    fn nothing_in_json_steers_a_terminal_and_nothing_is_lost() {
        let typed = "a\u{9b}31m\u{202e}\u{7f}\u{e0041}\n\u{1b}";
        let text = text(&json!({ "query": typed }));
        assert!(!text.chars().any(is_forbidden), "{text:?}");
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["query"], typed);
    }

    #[test]
    fn empty_values_are_left_out_and_false_is_kept() {
        let value = json!({ "a": null, "b": "", "c": [], "d": { "e": null }, "f": false, "g": 0, "h": ["x"] });
        assert_eq!(without_empty(value), json!({ "f": false, "g": 0, "h": ["x"] }));
    }
}
