//! The check of the catalog's links, for those who keep it: the only check that asks sites.
//!
//! Each link is asked once a day at most, one after the other, and a host not faster than every
//! two seconds. The result is a file beside the catalog; no entry is changed.

pub mod page_numbers;
pub mod state;

use crate::catalog::PartialDate;
use crate::shelf::{Fetcher, LinkAnswer, ShelfError};
use page_numbers::ExpectedNumbers;
use state::{LinkRecord, LinkStates};
use std::collections::BTreeMap;
use std::io;
use std::time::Duration;
use url::Url;

/// The time between two requests to one host.
pub const BETWEEN: Duration = Duration::from_secs(2);

/// Links after which the state is saved.
const SAVED_AFTER: usize = 10;

/// Bytes of a page that are searched for numbers.
const MOST_READ: u64 = 4 * 1024 * 1024;

/// A network that can be asked for a page.
pub trait LinkSite {
    /// Asks for a page, and reads at most so many bytes of it.
    ///
    /// # Errors
    /// There is no answer.
    fn ask(&self, url: &Url, most: u64) -> Result<LinkAnswer, ShelfError>;
}

impl LinkSite for Fetcher {
    fn ask(&self, url: &Url, most: u64) -> Result<LinkAnswer, ShelfError> {
        self.link(url, most)
    }
}

/// The meaning of what a site said.
enum Verdict {
    /// The page is there, perhaps at another address.
    There(Option<String>),
    /// The site says that it is not.
    Missing(String),
    /// The site does not answer.
    Silent(String),
    /// The site refuses programs or is busy, which says nothing of the page.
    Unsure(String),
}

/// Checks links.
pub struct LinkCheck<'a> {
    /// The network.
    pub site: &'a dyn LinkSite,
    /// The day.
    pub today: &'a PartialDate,
    /// The time since the start.
    pub clock: &'a dyn Fn() -> Duration,
    /// Waits so long.
    pub wait: &'a dyn Fn(Duration),
    /// Keeps the state, as far as the check is.
    pub save: &'a dyn Fn(&LinkStates) -> io::Result<()>,
    /// Is told how many of so many links are done; returns whether to go on.
    pub watch: &'a dyn Fn(usize, usize) -> bool,
}

/// The outcome of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkReport {
    /// Links that were asked for now.
    pub asked: usize,
    /// Links that were asked for earlier on this day.
    pub skipped: usize,
    /// Numbers that a page doesn't show: the page, the number.
    pub absent_numbers: Vec<(String, String)>,
    /// True if a person stopped it.
    pub is_stopped: bool,
}

impl LinkCheck<'_> {
    /// Checks each link that was not checked on this day. `numbers` are those that pages should
    /// show. Failures count only once some site says yes or no: without a network, none is dead.
    ///
    /// # Errors
    /// The state can't be kept.
    pub fn run(
        &self,
        links: &[String],
        numbers: &ExpectedNumbers,
        states: &mut LinkStates,
    ) -> io::Result<LinkReport> {
        let mut report = LinkReport::default();
        states.links.retain(|url, _| links.contains(url));
        let is_done = |url: &&String| states.is_checked(url, self.today);
        let (done, due): (Vec<&String>, Vec<&String>) = links.iter().partition(is_done);
        report.skipped = done.len();
        let due = taking_turns(&due);
        let mut last: BTreeMap<String, Duration> = BTreeMap::new();
        let mut held: Vec<(String, Verdict)> = Vec::new();
        let mut has_answer = false;
        for (at, url) in due.iter().enumerate() {
            if !(self.watch)(at, due.len()) {
                report.is_stopped = true;
                break;
            }
            self.pause(&mut last, url);
            let verdict = self.verdict(url, numbers, &mut report);
            report.asked += 1;
            has_answer |= matches!(verdict, Verdict::There(_) | Verdict::Missing(_));
            held.push(((*url).clone(), verdict));
            if has_answer {
                held.drain(..).for_each(|(url, verdict)| self.note(states, url, verdict));
                if at.is_multiple_of(SAVED_AFTER) {
                    (self.save)(states)?;
                }
            }
        }
        (self.save)(states)?;
        Ok(report)
    }

    /// Waits until the host of a link may be asked again.
    fn pause(&self, last: &mut BTreeMap<String, Duration>, url: &str) {
        let host = host_of(url);
        if let Some(before) = last.get(&host) {
            let since = (self.clock)().saturating_sub(*before);
            if since < BETWEEN {
                (self.wait)(BETWEEN - since);
            }
        }
        last.insert(host, (self.clock)());
    }

    fn verdict(&self, link: &str, numbers: &ExpectedNumbers, report: &mut LinkReport) -> Verdict {
        let Ok(url) = Url::parse(link) else {
            return Verdict::Silent("it isn't a complete address".to_owned());
        };
        let expected = numbers.of(link);
        let most = if expected.is_empty() { 0 } else { MOST_READ };
        let answer = match self.site.ask(&url, most) {
            Ok(answer) => answer,
            // Some sites are there without encryption only.
            Err(error) if url.scheme() == "http" => return Verdict::Unsure(error.to_string()),
            Err(error @ (ShelfError::NoConnection { .. } | ShelfError::TooManyRedirects(_))) => {
                return Verdict::Silent(error.to_string());
            }
            Err(error) => return Verdict::Unsure(error.to_string()),
        };
        match answer.status {
            200..=299 => {
                let absent = answer.text().map(|text| page_numbers::absent(&text, expected));
                let absent = absent.unwrap_or_default().into_iter();
                report.absent_numbers.extend(absent.map(|number| (link.to_owned(), number)));
                let is_same = answer.url.as_str().trim_start_matches("https:")
                    == url.as_str().trim_start_matches("http:").trim_start_matches("https:");
                Verdict::There((!is_same).then(|| answer.url.to_string()))
            }
            404 | 410 => Verdict::Missing(format!("status {}", answer.status)),
            status => Verdict::Unsure(format!("status {status}")),
        }
    }

    fn note(&self, states: &mut LinkStates, url: String, verdict: Verdict) {
        let before = states.links.remove(&url);
        let record = match verdict {
            Verdict::There(to) => LinkRecord::there(before.as_ref(), to, self.today),
            Verdict::Missing(why) | Verdict::Silent(why) => {
                LinkRecord::missing(before.as_ref(), why, self.today)
            }
            Verdict::Unsure(why) => LinkRecord::unsure(before, why, self.today),
        };
        states.links.insert(url, record);
    }
}

fn host_of(url: &str) -> String {
    let url = Url::parse(url).ok();
    url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

/// Returns the links so that those of one host are as far apart as they can be.
fn taking_turns<'a>(links: &[&'a String]) -> Vec<&'a String> {
    let mut turns: BTreeMap<String, usize> = BTreeMap::new();
    let mut all: Vec<(usize, usize, &String)> = Vec::new();
    for (at, link) in links.iter().enumerate() {
        let turn = turns.entry(host_of(link)).or_default();
        all.push((*turn, at, link));
        *turn += 1;
    }
    all.sort_unstable();
    all.into_iter().map(|(_, _, link)| link).collect()
}
