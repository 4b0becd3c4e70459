//! The states of links, in `link-state.toml`.

use crate::catalog::{LINK_STATE, PartialDate, quoted};
use crate::disk;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// Failures in a row after which a link is dead, if they span enough days.
const DEAD_AFTER: u32 = 3;

/// Days that they must span.
const DEAD_DAYS: i32 = 7;

/// Bytes of the file at most.
const LARGEST: u64 = 32 * 1024 * 1024;

const HEAD: &str = "# Written by `squadroom check --links`. It changes no entry.\n";

/// The state of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// It leads to a page.
    Ok,
    /// It fails, but not long enough to call it dead.
    Failing,
    /// It failed three times or more, over a week or longer.
    Dead,
    /// No answer has said yet whether the page is there.
    Unknown,
}

impl LinkState {
    const ALL: [Self; 4] = [Self::Ok, Self::Failing, Self::Dead, Self::Unknown];

    /// Returns its word in the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Failing => "failing",
            Self::Dead => "dead",
            Self::Unknown => "unknown",
        }
    }
}

/// The record of one link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRecord {
    /// Its state.
    pub state: LinkState,
    /// The day since when it has this state; of one that fails, the day of the first failure.
    pub since: PartialDate,
    /// The day of the last check.
    pub checked: PartialDate,
    /// Failures in a row.
    pub failures: u32,
    /// The address that it redirects to.
    pub redirects_to: Option<String>,
    /// The words for what went wrong last.
    pub why: Option<String>,
}

impl LinkRecord {
    /// Returns the record of a link that leads to a page.
    pub fn there(before: Option<&Self>, to: Option<String>, today: &PartialDate) -> Self {
        let since = before.filter(|own| own.state == LinkState::Ok).map(|own| &own.since);
        Self {
            state: LinkState::Ok,
            since: since.unwrap_or(today).clone(),
            checked: today.clone(),
            failures: 0,
            redirects_to: to,
            why: None,
        }
    }

    /// Returns the record of a link that failed once more.
    pub fn missing(before: Option<&Self>, why: String, today: &PartialDate) -> Self {
        let before = before.filter(|own| own.failures > 0);
        let since = before.map_or(today, |own| &own.since).clone();
        let failures = before.map_or(0, |own| own.failures).saturating_add(1);
        let spans = since.days_until(today).unwrap_or(0) >= DEAD_DAYS;
        let is_dead = failures >= DEAD_AFTER && spans;
        let state = if is_dead { LinkState::Dead } else { LinkState::Failing };
        let checked = today.clone();
        Self { state, since, checked, failures, redirects_to: None, why: Some(why) }
    }

    /// Returns the record of a link about which the site says nothing: as it was.
    pub fn unsure(before: Option<Self>, why: String, today: &PartialDate) -> Self {
        let new = || Self { state: LinkState::Unknown, ..Self::there(None, None, today) };
        Self { checked: today.clone(), why: Some(why), ..before.unwrap_or_else(new) }
    }
}

/// The records of all links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkStates {
    /// The records, by address.
    pub links: BTreeMap<String, LinkRecord>,
}

impl LinkStates {
    /// Reads the file of a folder; one that is not there has no records.
    ///
    /// # Errors
    /// It can't be read, or is not such a file.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let file = disk::open_named(&folder.join(LINK_STATE));
        let bytes = match file.and_then(|file| disk::read_to_end(&file, LARGEST)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            read => read?,
        };
        let text = String::from_utf8(bytes).map_err(io::Error::other)?;
        Self::parse(&text).ok_or_else(|| io::Error::other("it isn't a list of links. Delete it"))
    }

    fn parse(text: &str) -> Option<Self> {
        let table: toml::Table = text.parse().ok()?;
        let mut states = Self::default();
        for link in table.get("link").map_or(Some(&Vec::new()), toml::Value::as_array)? {
            let text = |key| link.get(key).and_then(toml::Value::as_str);
            let date = |key| text(key).and_then(PartialDate::parse);
            let state = LinkState::ALL.into_iter().find(|own| Some(own.as_str()) == text("state"));
            let failures = link.get("failures").map_or(Some(0), toml::Value::as_integer)?;
            let record = LinkRecord {
                state: state?,
                since: date("since")?,
                checked: date("checked")?,
                failures: u32::try_from(failures).ok()?,
                redirects_to: text("redirects_to").map(str::to_owned),
                why: text("why").map(str::to_owned),
            };
            states.links.insert(text("url")?.to_owned(), record);
        }
        Some(states)
    }

    /// Writes the file of a folder.
    ///
    /// # Errors
    /// The system refuses it.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        disk::replace_shared(&folder.join(LINK_STATE), self.to_toml().as_bytes())
    }

    fn to_toml(&self) -> String {
        let mut text = HEAD.to_owned();
        for (url, record) in &self.links {
            let mut line = |key: &str, value: &str| {
                let _ = writeln!(text, "{key} = {}", quoted(value));
            };
            line("\n[[link]]\nurl", url);
            line("state", record.state.as_str());
            line("since", record.since.as_str());
            line("checked", record.checked.as_str());
            record.redirects_to.iter().for_each(|to| line("redirects_to", to));
            record.why.iter().for_each(|why| line("why", why));
            if record.failures > 0 {
                let _ = writeln!(text, "failures = {}", record.failures);
            }
        }
        text
    }

    /// Returns whether a link was checked on this day.
    pub fn is_checked(&self, url: &str, today: &PartialDate) -> bool {
        self.links.get(url).is_some_and(|record| record.checked == *today)
    }

    /// Returns the links in a state, with their records.
    pub fn in_state(&self, state: LinkState) -> impl Iterator<Item = (&String, &LinkRecord)> {
        self.links.iter().filter(move |(_, record)| record.state == state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    #[test]
    fn a_link_is_dead_after_three_failures_over_a_week() {
        let mut record = None;
        let mut fail = |today: &str| {
            let next = LinkRecord::missing(record.as_ref(), "status 404".into(), &day(today));
            record = Some(next.clone());
            (next.state, next.failures, next.since.as_str().to_owned())
        };
        let since = || "2026-11-01".to_owned();
        assert_eq!(fail("2026-11-01"), (LinkState::Failing, 1, since()));
        assert_eq!(fail("2026-11-07"), (LinkState::Failing, 2, since()));
        assert_eq!(fail("2026-11-07"), (LinkState::Failing, 3, since()), "six days");
        assert_eq!(fail("2026-11-08"), (LinkState::Dead, 4, since()));
        let first = LinkRecord::missing(None, String::new(), &day("2026-11-01"));
        let second = LinkRecord::missing(Some(&first), String::new(), &day("2026-11-20"));
        assert_eq!(second.state, LinkState::Failing, "two failures");
        let there = LinkRecord::there(Some(&second), None, &day("2026-11-21"));
        assert_eq!((there.failures, there.since.as_str()), (0, "2026-11-21"));
        let unsure = LinkRecord::unsure(Some(second), "status 403".into(), &day("2026-11-22"));
        assert_eq!((unsure.failures, unsure.state), (2, LinkState::Failing));
    }

    #[test]
    fn the_file_is_read_back() {
        let mut states = LinkStates::default();
        let why = "a \"quote\" and \\ and é".to_owned();
        let dead = LinkRecord::missing(None, why, &day("2026-11-01"));
        states.links.insert("https://example.org/a?b=\"c".into(), dead);
        let to = Some("https://example.org/new".to_owned());
        let there = LinkRecord::there(None, to, &day("2026-11-02"));
        states.links.insert("https://example.org/b".into(), there);
        let text = states.to_toml();
        assert_eq!(LinkStates::parse(&text).unwrap(), states, "{text}");
        assert_eq!(LinkStates::parse("").unwrap(), LinkStates::default());
        for bad in ["[", "link = 1", "[[link]]\nurl = \"x\"\n"] {
            assert_eq!(LinkStates::parse(bad), None, "{bad}");
        }
    }
}
