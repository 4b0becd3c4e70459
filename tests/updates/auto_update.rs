//! Updates that nobody asks for: once a week, with a day between tries, and quiet.

use crate::fixture::*;
use jiff::{SignedDuration, Timestamp};
use squadroom::effects::auto_update::AutoUpdate;
use squadroom::shelf::ShelfError;
use squadroom::updates::{UpdateError, UpdateSite};
use std::cell::{Cell, RefCell};

/// A network that counts the sites that are opened, and is down or not.
struct Network {
    site: RefCell<Site>,
    opened: Cell<usize>,
    is_down: Cell<bool>,
}

/// The site of a network, as one connection sees it.
struct Connection<'a>(&'a Network);

impl UpdateSite for Connection<'_> {
    fn read(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, UpdateError> {
        self.0.site.borrow().read(path, most)
    }
}

impl Network {
    fn of(site: Site) -> Self {
        Self { site: RefCell::new(site), opened: Cell::new(0), is_down: Cell::new(false) }
    }

    /// A start at that moment; returns the catalogs with a new version.
    fn start(&self, laptop: &Laptop, now: Timestamp) -> Vec<String> {
        let connect = |url: &str| -> Result<Box<dyn UpdateSite + '_>, UpdateError> {
            assert_eq!(url, "https://a.example/");
            self.opened.set(self.opened.get() + 1);
            match self.is_down.get() {
                true => Err(UpdateError::Network(ShelfError::Address("down".to_owned()))),
                false => Ok(Box::new(Connection(self))),
            }
        };
        AutoUpdate { store: &laptop.store, now, connect: &connect, seed: "one" }.run()
    }
}

fn hours_after(hours: i64) -> Timestamp {
    now() + SignedDuration::from_hours(hours)
}

#[test]
fn a_week_after_the_last_update_a_new_version_comes_by_itself() {
    let site = Site::new();
    let laptop = Laptop::of(&site);
    let network = Network::of(site);
    network.site.borrow_mut().release(2, &catalog(SECOND));
    for day in 1..7 {
        assert_eq!(network.start(&laptop, after(day)), Vec::<String>::new(), "day {day}");
    }
    assert_eq!((network.opened.get(), laptop.number()), (0, FIRST.to_owned()));
    // The eighth day is over at the latest then: laptops are spread over it.
    assert_eq!(network.start(&laptop, after(8)), ["example-pd"]);
    assert_eq!((network.opened.get(), laptop.number()), (1, SECOND.to_owned()));
    assert_eq!(network.start(&laptop, after(9)), Vec::<String>::new());
    assert_eq!(network.opened.get(), 1);
}

#[test]
fn a_site_that_is_down_is_asked_once_a_day_and_nobody_is_told() {
    let site = Site::new();
    let laptop = Laptop::of(&site);
    let network = Network::of(site);
    network.is_down.set(true);
    let first = 8 * 24;
    for hours in [first, first + 1, first + 23] {
        assert_eq!(network.start(&laptop, hours_after(hours)), Vec::<String>::new());
    }
    assert_eq!(network.opened.get(), 1);
    network.start(&laptop, hours_after(first + 24));
    assert_eq!((network.opened.get(), laptop.number()), (2, FIRST.to_owned()));
}

#[test]
fn nothing_new_is_no_news_and_a_clock_set_back_stops_nothing() {
    let site = Site::new();
    let laptop = Laptop::of(&site);
    let network = Network::of(site);
    assert_eq!(network.start(&laptop, after(30)), Vec::<String>::new());
    assert_eq!(network.opened.get(), 1);
    // The last update is in the future now.
    assert_eq!(network.start(&laptop, after(10)), Vec::<String>::new());
    assert_eq!(network.opened.get(), 2);
}
