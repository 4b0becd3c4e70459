//! The JSON of the page is that of the program: its form, its values and its keys.

use crate::pages;
use crate::readme::{squadroom, words};
use serde_json::Value;
use std::collections::BTreeSet;

/// Keys whose values depend on the day or on the computer: the example keeps its own.
const KEPT: [&str; 4] = ["weak", "doubt", "path", "keys_path"];

/// The example with the values of the answer, if the answer has every key of it.
fn filled(example: &Value, answer: &Value, at: &str) -> Result<Value, String> {
    let is_kept = KEPT.iter().any(|key| at.ends_with(&format!(".{key}")));
    match (example, answer) {
        (Value::Object(example), Value::Object(answer)) => {
            let field = |(key, value): (&String, &Value)| {
                let at = format!("{at}.{key}");
                let answer = answer.get(key).ok_or(format!("no key {at}"))?;
                Ok((key.clone(), filled(value, answer, &at)?))
            };
            example.iter().map(field).collect()
        }
        (Value::Array(examples), Value::Array(answers)) => {
            if examples.iter().all(|example| !example.is_object() && answers.contains(example)) {
                return Ok(example.clone());
            }
            let item = |(place, example): (usize, &Value)| {
                let fitting = answers.iter().enumerate().filter_map(|(nth, answer)| {
                    let value = filled(example, answer, at).ok()?;
                    Some((likeness(example, &value), nth == place, value))
                });
                // Keys that say nothing are left out, so any item may have them.
                let best = fitting.max_by_key(|(alike, same_place, _)| (*alike, *same_place));
                best.map(|(.., value)| value).ok_or(format!("{at}: {example}"))
            };
            examples.iter().enumerate().map(item).collect()
        }
        (Value::Null, Value::Null | Value::String(_)) if is_kept => Ok(example.clone()),
        _ if std::mem::discriminant(example) != std::mem::discriminant(answer) => {
            Err(format!("another type at {at}"))
        }
        _ if is_kept => Ok(example.clone()),
        (Value::Number(_), Value::Number(number)) if number.is_f64() => {
            Ok(Value::from((answer.as_f64().unwrap() * 1000.0).round() / 1000.0))
        }
        _ => Ok(answer.clone()),
    }
}

/// Counts the values that two answers share.
fn likeness(one: &Value, other: &Value) -> usize {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            one.iter().filter_map(|(key, value)| Some(likeness(value, other.get(key)?))).sum()
        }
        (Value::Array(one), Value::Array(other)) => {
            one.iter().zip(other).map(|(one, other)| likeness(one, other)).sum()
        }
        _ => usize::from(one == other),
    }
}

/// JSON as the page has it: short lists and objects in one line.
fn pretty(value: &Value, indent: usize) -> String {
    let flat = |value: &Value| {
        let line = serde_json::to_string_pretty(value).unwrap();
        let line = line.lines().map(str::trim_start).collect::<Vec<_>>().join(" ");
        line.replace("[ ", "[").replace(" ]", "]")
    };
    let line = flat(value);
    let inner = " ".repeat(indent + 2);
    let (open, items, close) = match value {
        _ if indent > 0 && line.chars().count() + indent <= 100 => return line,
        Value::Object(object) => {
            let field = |(key, value): (&String, &Value)| {
                format!("{inner}\"{key}\": {}", pretty(value, indent + 2))
            };
            ('{', object.iter().map(field).collect::<Vec<_>>(), '}')
        }
        Value::Array(items) => {
            let item = |value: &Value| format!("{inner}{}", pretty(value, indent + 2));
            ('[', items.iter().map(item).collect(), ']')
        }
        _ => return line,
    };
    format!("{open}\n{}\n{}{close}", items.join(",\n"), " ".repeat(indent))
}

fn keys(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                into.insert(key.clone());
                keys(value, into);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, into)),
        _ => {}
    }
}

#[test]
fn json_has_the_documented_form_and_values_and_no_key_is_left_out() {
    let page = pages::read("docs/about/json.md");
    let explained = page.clone() + &pages::read("docs/contributing/catalog-keys.md");
    let mut commands = BTreeSet::new();
    for (before, block) in pages::blocks(&page, "json") {
        let line = before.split('`').nth(1).unwrap().strip_prefix("squadroom ").unwrap();
        let args = words(line);
        let answer: Value = serde_json::from_str(&squadroom(&args).1).unwrap();
        let example: Value = serde_json::from_str(&block).unwrap();
        let wanted = filled(&example, &answer, &args[0]).unwrap_or_else(|gap| panic!("{gap}"));
        if wanted != example {
            pages::compare("docs/about/json.md", &block, &pretty(&wanted, 0));
        }
        let mut found = BTreeSet::new();
        keys(&answer, &mut found);
        for key in found {
            let forms = [format!("`{key}`"), format!("\"{key}\":")];
            let is_there = forms.iter().any(|form| explained.contains(form));
            assert!(is_there, "`{key}` of squadroom {line} is not explained");
        }
        commands.insert(args[0].clone());
    }
    let all = [
        "search", "list", "show", "open", "hotline", "topics", "check", "config", "office", "about",
    ];
    assert_eq!(commands, all.map(str::to_owned).into());
}
