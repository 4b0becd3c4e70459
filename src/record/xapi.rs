//! The log as statements of the Experience API (xAPI 1.0.3), which a Learning Record Store
//! takes in. Ids are derived, so that a statement that is sent twice is stored once.

use super::completion::{Completion, LogEntry};
use super::hours::Hours;
use super::transcript::Officer;
use crate::catalog::PartialDate;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// The version of the standard, as a store wants it in a header.
pub const XAPI_VERSION: &str = "1.0.3";

/// The person that statements are about, as a store knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XapiActor {
    /// An e-mail address.
    Mailbox(String),
    /// An account of a system, such as a badge number of an agency.
    Account {
        /// The address of that system.
        home_page: String,
        /// The name of the account there.
        name: String,
    },
}

/// The start of the IRIs of this program's own facts.
const OWN_IRI: &str = "urn:squadroom:";

/// Returns the key of a store at an address, as far as it takes statements about an actor.
pub fn store_key(address: &str, actor: &XapiActor) -> String {
    uuid(&["store", address, &actor.key()])
}

/// Returns the id of the statement of a line of the log. A corrected line is another statement,
/// and so is one that came back after its statement was voided; `is_voided` tells which ids are.
pub fn statement_id(
    line: &LogEntry,
    actor: &XapiActor,
    is_voided: impl Fn(&str) -> bool,
) -> String {
    let (who, details) = (actor.key(), details(&line.completion));
    let of = |time: u64| {
        let again = time.to_string();
        let texts = ["statement", &who, &line.id, &line.changed, &details, &again];
        uuid(if time == 0 { &texts[..5] } else { &texts })
    };
    (0..).map(of).find(|id| !is_voided(id)).unwrap_or_default()
}

/// Returns the details of a completion in one text, so that two corrections within a second
/// differ.
fn details(completion: &Completion) -> String {
    let Completion { date, hours, provider, certificate, credit, expires } = completion;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day =
        |date: &Option<PartialDate>| text(&date.as_ref().map(|date| date.as_str().to_owned()));
    let minutes = hours.map_or(0, Hours::minutes).to_string();
    let parts = [day(date), minutes, text(provider), text(certificate), text(credit), day(expires)];
    parts.join("\0")
}

/// Returns the statement that voids another one of the same actor.
pub fn voiding(statement: &str, actor: &XapiActor, officer: &Officer) -> Value {
    json!({
        "id": uuid(&["voiding", &actor.key(), statement]),
        "actor": actor.json(officer.name.as_deref()),
        "verb": {
            "id": "http://adlnet.gov/expapi/verbs/voided",
            "display": { "en-US": "voided" },
        },
        "object": { "objectType": "StatementRef", "id": statement },
    })
}

/// Returns the statement that says of a line of the log that it is completed.
pub fn statement(line: &LogEntry, actor: &XapiActor, officer: &Officer) -> Value {
    let who = actor.key();
    let completion = &line.completion;
    let mut result = json!({ "completion": true });
    if let Some(hours) = completion.hours {
        result["duration"] = json!(duration(hours.minutes()));
    }
    let date = completion.date.as_ref();
    let facts = [
        ("certificate", completion.certificate.clone()),
        ("credit", completion.credit.clone()),
        ("expires", completion.expires.as_ref().map(|day| day.as_str().to_owned())),
        ("date", date.map(|date| date.as_str().to_owned())),
    ];
    extend(&mut result, facts);
    let subject = &line.subject;
    let mut context = json!({
        "registration": uuid(&["registration", &who, &subject.id]),
        "platform": "squadroom",
        "language": "en-US",
    });
    let provider = line.provider().map(str::to_owned);
    let topics = Some(subject.topics.join("; ")).filter(|topics| !topics.is_empty());
    extend(&mut context, [("provider", provider), ("topics", topics)]);
    let activity = match &subject.url {
        Some(url) => url.clone(),
        None => format!("urn:uuid:{}", uuid(&["activity", &subject.id])),
    };
    let mut statement = json!({
        "id": statement_id(line, actor, |_| false),
        "actor": actor.json(officer.name.as_deref()),
        "verb": {
            "id": "http://adlnet.gov/expapi/verbs/completed",
            "display": { "en-US": "completed" },
        },
        "object": {
            "objectType": "Activity",
            "id": activity,
            "definition": {
                "name": { "en-US": subject.title },
                "type": "http://adlnet.gov/expapi/activities/course",
            },
        },
        "result": result,
        "context": context,
    });
    let whole_day = date.filter(|date| date.as_str().len() == 10);
    // Noon in UTC is the same day all over the United States.
    let time = whole_day.map_or(line.added.clone(), |day| format!("{}T12:00:00Z", day.as_str()));
    statement["timestamp"] = json!(time);
    statement
}

impl XapiActor {
    /// Returns a text that tells this actor from all others.
    fn key(&self) -> String {
        match self {
            Self::Mailbox(address) => format!("mailto:{}", address.to_lowercase()),
            Self::Account { home_page, name } => format!("{home_page} {name}"),
        }
    }

    fn json(&self, name: Option<&str>) -> Value {
        let mut actor = json!({ "objectType": "Agent" });
        if let Some(name) = name {
            actor["name"] = json!(name);
        }
        match self {
            Self::Mailbox(address) => actor["mbox"] = json!(format!("mailto:{address}")),
            Self::Account { home_page, name } => {
                actor["account"] = json!({ "homePage": home_page, "name": name });
            }
        }
        actor
    }
}

/// Adds facts under IRIs of this program, where there are any.
fn extend(to: &mut Value, facts: impl IntoIterator<Item = (&'static str, Option<String>)>) {
    let facts = facts
        .into_iter()
        .filter_map(|(name, fact)| Some((format!("{OWN_IRI}{name}"), Value::String(fact?))));
    let facts: Map<String, Value> = facts.collect();
    if !facts.is_empty() {
        to["extensions"] = Value::Object(facts);
    }
}

/// Returns minutes as an ISO 8601 duration.
fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("PT{rest}M"),
        (hours, 0) => format!("PT{hours}H"),
        (hours, rest) => format!("PT{hours}H{rest}M"),
    }
}

/// Returns a UUID that is derived from texts: the same texts give the same one.
fn uuid(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    let hash = hash.finalize();
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&hash[..16]);
    // Derived from names, of the usual variant (RFC 9562).
    bytes[6] = (bytes[6] & 0x0f) | 0x50;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let part = |range| hex.get(range).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0..8), part(8..12), part(12..16), part(16..20), part(20..32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::PartialDate;
    use crate::record::{Completion, Hours, Item};

    fn line(changed: &str) -> LogEntry {
        LogEntry {
            id: "done.1".to_owned(),
            subject: Item {
                id: "own.1".to_owned(),
                title: "In-service".to_owned(),
                ..Item::default()
            },
            completion: Completion {
                date: PartialDate::parse("2026-11-20"),
                hours: Hours::of_minutes(90),
                credit: Some("POST".to_owned()),
                ..Completion::default()
            },
            added: "2026-11-21T08:00:00Z".to_owned(),
            changed: changed.to_owned(),
        }
    }

    fn of(line: &LogEntry, address: &str) -> Value {
        statement(line, &XapiActor::Mailbox(address.to_owned()), &Officer::default())
    }

    #[test]
    fn a_line_becomes_a_statement_with_a_derived_id() {
        let one = of(&line("a"), "doe@example.gov");
        assert_eq!(one, of(&line("a"), "doe@example.gov"), "each once");
        assert_ne!(one["id"], of(&line("b"), "doe@example.gov")["id"], "corrected");
        assert_ne!(one["id"], of(&line("a"), "roe@example.gov")["id"]);
        assert_eq!(
            one["context"]["registration"],
            of(&line("b"), "doe@example.gov")["context"]["registration"]
        );
        assert_eq!(one["actor"]["mbox"], "mailto:doe@example.gov");
        assert_eq!(one["result"]["duration"], "PT1H30M");
        assert_eq!(one["result"]["extensions"]["urn:squadroom:credit"], "POST");
        assert_eq!(one["timestamp"], "2026-11-20T12:00:00Z");
        let id = one["id"].as_str().unwrap();
        assert_eq!((id.len(), id.matches('-').count(), &id[14..15]), (36, 4, "5"));
        assert!(one["object"]["id"].as_str().unwrap().starts_with("urn:uuid:"));
    }

    #[test]
    fn a_line_that_comes_back_after_it_was_voided_is_another_statement() {
        let actor = XapiActor::Mailbox("doe@example.gov".to_owned());
        let first = statement_id(&line("a"), &actor, |_| false);
        let second = statement_id(&line("a"), &actor, |id| id == first);
        let third = statement_id(&line("a"), &actor, |id| id == first || id == second);
        assert!(first != second && second != third && third != first);
        assert_eq!(statement(&line("a"), &actor, &Officer::default())["id"], first.as_str());
        let void = voiding(&first, &actor, &Officer::default());
        assert_eq!(void["object"]["id"], first.as_str());
        assert_ne!(void["id"], voiding(&second, &actor, &Officer::default())["id"]);
    }

    #[test]
    fn lengths_are_iso_durations() {
        for (minutes, told) in [(20, "PT20M"), (60, "PT1H"), (90, "PT1H30M"), (1500, "PT25H")] {
            assert_eq!(duration(minutes), told);
        }
    }
}
