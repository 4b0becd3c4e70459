use super::*;
use crate::catalog::{Catalog, Entry, EntryPosition, Kind, LoadOptions, load};
use crate::effects::catalog::{CatalogFolders, open as open_catalog};
use crate::effects::platform::files::{directory_listing, read_catalog};
use crate::embedded;
use crate::faults::Fault;
use crate::search::{Request, Searcher};
use std::fs::File;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};
use tempfile::{TempDir, tempdir};

mod harm;
mod parts;

/// The text of sites with ids from `range`.
fn sites(range: std::ops::Range<usize>) -> String {
    let site = |number| {
        let filler = "# A remark makes the file as long as one with more to say.\n".repeat(45);
        format!(
            "{filler}[[site]]\nid = \"site-{number}\"\ntitle = \"Massage parlor manual {number}\"\n\
             abstract = \"It shows the signs.\"\npublisher = [\"us\"]\nurl = \"https://example.org/{number}\"\n\
             url_kind = \"exact\"\ntopics = [\"all\"]\nstatus = \"current\"\n\
             source = [{{ url = \"https://example.org/\" }}]\n"
        )
    };
    range.map(site).collect()
}

const TERMS: &str = "[[publisher]]\nid = \"us\"\nname = \"Us\"\nshort_name = \"Us\"\n\
    [[topic]]\nid = \"all\"\nlabel = \"All\"\n";

/// A catalog of 1,400 entries, one of them faulty, and room for its cache.
struct Home {
    place: TempDir,
}

impl Home {
    fn new() -> Self {
        let home = Self { place: tempdir().unwrap() };
        fs::create_dir(home.files()).unwrap();
        for part in 0..7 {
            fs::write(home.file(part), sites(part * 200..part * 200 + 200)).unwrap();
        }
        fs::write(home.files().join("a.toml"), TERMS).unwrap();
        let faulty = sites(1400..1401).replace("\"all\"", "\"al\"");
        fs::write(home.files().join("faulty.toml"), faulty).unwrap();
        home
    }

    fn files(&self) -> PathBuf {
        self.place.path().join("files")
    }

    fn file(&self, part: usize) -> PathBuf {
        self.files().join(format!("part-{part}.toml"))
    }

    fn cache(&self) -> PathBuf {
        self.place.path().join("cache")
    }

    /// The only file in the cache directory.
    fn image(&self) -> PathBuf {
        let mut all = fs::read_dir(self.cache()).unwrap().map(|item| item.unwrap().path());
        let image = all.next().unwrap();
        assert_eq!(all.next(), None, "one whole file and nothing else");
        image
    }

    /// Opens it; tells whether the cache was made for that.
    fn open(&self) -> (Opened, bool) {
        let mut made = false;
        let opened =
            open_catalog(&CatalogFolders::only(&self.files()), Some(&self.cache()), &mut |_| {
                made = true;
                true
            });
        (opened, made)
    }

    /// The same catalog, loaded whole, with the hotlines that it is lent.
    fn loaded(&self) -> (Catalog, Vec<Fault>) {
        let options = LoadOptions::local().in_folder("files");
        let loaded = load(&read_catalog(&self.files()).files, options);
        let mut catalog = loaded.catalog;
        embedded::built_in().lend(&mut catalog);
        catalog.entries.make_mut().sort_by_key(|entry| entry.kind);
        (catalog, loaded.faults)
    }
}

#[track_caller]
fn assert_whole(opened: &Opened) {
    assert_eq!(opened.catalog.entries.len(), 1400 + embedded::catalog().hotlines().count());
    assert!(opened.catalog.entry("site-1399").is_some());
    assert!(!opened.catalog.pinned().is_empty(), "the first row has a number");
}

#[test]
fn a_cached_catalog_is_the_loaded_one() {
    let home = Home::new();
    let (catalog, faults) = home.loaded();
    assert_eq!(faults.len(), 1);
    for round in ["made", "found"] {
        let (opened, made) = home.open();
        assert_eq!(made, round == "made");
        assert_eq!(opened.notices, Vec::<String>::new());
        assert_eq!(opened.catalog, catalog, "{round}");
        let places = |faults: &[Fault]| -> Vec<(String, usize, usize, String)> {
            let place = |f: &Fault| (f.file.clone(), f.line, f.column, f.message.clone());
            faults.iter().map(place).collect()
        };
        assert_eq!(places(&opened.faults), places(&faults), "{round}");
        let stored = &opened.catalog.entries;
        assert_eq!(stored.position("site-700"), catalog.entries.position("site-700"));
        assert_eq!(stored.position("site-1400"), None);
        assert_eq!(stored.get(EntryPosition::new(stored.len())), None);
        for kind in Kind::ALL {
            assert_eq!(stored.of_kind(*kind), catalog.entries.of_kind(*kind));
            assert_eq!(stored.count_of(*kind), catalog.entries.count_of(*kind));
        }
        assert!(!stored.is_damaged());
        let request = Request { query: "masage parlor".to_owned(), limit: 9, ..Request::default() };
        let answer = |catalog: &Catalog| {
            let index = Index::build(catalog);
            Searcher::default().search(&index, catalog, &request)
        };
        let (stored, loaded) = (answer(&opened.catalog), answer(&catalog));
        assert_eq!((stored.total, &stored.hits), (loaded.total, &loaded.hits));
        assert_eq!(stored.total, 1400);
    }
}

#[test]
fn a_small_catalog_has_no_cache() {
    let home = Home::new();
    (1..7).for_each(|part| fs::remove_file(home.file(part)).unwrap());
    let (opened, made) = home.open();
    assert!(!made && !home.cache().exists());
    assert_eq!(opened.catalog.entries.len(), 200 + embedded::catalog().hotlines().count());
}

fn has(opened: &Opened, id: &str) -> bool {
    opened.catalog.entry(id).is_some()
}

#[test]
fn changed_sources_are_seen() {
    let home = Home::new();
    home.open();
    // The same length, and a time that says nothing.
    let text = fs::read_to_string(home.file(3)).unwrap();
    let time = fs::metadata(home.file(3)).unwrap().modified().unwrap();
    fs::write(home.file(3), text.replace("\"site-600\"", "\"side-600\"")).unwrap();
    File::options().write(true).open(home.file(3)).unwrap().set_modified(time).unwrap();
    let (opened, made) = home.open();
    assert!(made && has(&opened, "side-600") && !has(&opened, "site-600"));

    fs::write(home.files().join("z.toml"), sites(2000..2001)).unwrap();
    let (opened, made) = home.open();
    assert!(made && has(&opened, "site-2000"), "a file more");

    fs::rename(home.files().join("z.toml"), home.files().join("y.toml")).unwrap();
    assert!(home.open().1, "another name");
    fs::remove_file(home.files().join("y.toml")).unwrap();
    let (opened, made) = home.open();
    assert!(made && !has(&opened, "site-2000"), "a file less");
    assert!(!home.open().1);
    home.image();
}

#[test]
fn another_time_alone_changes_nothing_and_an_old_time_hides_no_change() {
    let home = Home::new();
    let old = SystemTime::now() - Duration::from_secs(1000);
    let paths = directory_listing(&home.files()).unwrap();
    let set = |path: &Path, time| {
        File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
    };
    paths.iter().for_each(|path| set(path, old));
    assert!(home.open().1);
    set(&home.file(2), old - Duration::from_secs(50));
    assert!(!home.open().1, "the contents decide");
    // One digit corrected, with the length and the time as they were.
    let text = fs::read_to_string(home.file(5)).unwrap();
    fs::write(home.file(5), text.replace("site-1000", "side-1000")).unwrap();
    set(&home.file(5), old);
    let (opened, made) = home.open();
    assert!(made && has(&opened, "side-1000") && !has(&opened, "site-1000"));
    // The same by another file under this name, as programs save.
    let (text, beside) = (fs::read_to_string(home.file(5)).unwrap(), home.place.path().join("new"));
    fs::write(&beside, text.replace("side-1000", "tide-1000")).unwrap();
    set(&beside, old);
    fs::rename(&beside, home.file(5)).unwrap();
    let (opened, made) = home.open();
    assert!(made && has(&opened, "tide-1000") && !has(&opened, "side-1000"));
}

/// A cache that is made once, and its bytes.
fn sound() -> &'static (Home, Vec<u8>) {
    static SOUND: OnceLock<(Home, Vec<u8>)> = OnceLock::new();
    SOUND.get_or_init(|| {
        let home = Home::new();
        home.open();
        let bytes = fs::read(home.image()).unwrap();
        (home, bytes)
    })
}

/// Opens bytes as a cache and reads every entry of it.
fn read_all(bytes: Vec<u8>) -> Result<Vec<Option<Entry>>, FormatError> {
    let index = Index::open(Arc::new(bytes))?;
    index.verify()?;
    let catalog = index.catalog()?;
    let entries = &catalog.entries;
    let read: Vec<_> =
        entries.positions().map(|at| entries.get(at).map(|entry| entry.into_owned())).collect();
    assert_eq!(entries.is_damaged(), read.iter().any(Option::is_none));
    Ok(read)
}

#[test]
fn damage_is_found_wherever_it_is() {
    let (_, bytes) = sound();
    let whole = read_all(bytes.clone()).unwrap();
    assert!(whole.iter().all(Option::is_some));
    for length in (0..400).chain((400..bytes.len()).step_by(101)) {
        assert!(read_all(bytes[..length].to_vec()).is_err(), "{length} bytes are not whole");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(read_all(longer).is_err());
    let mut missing = 0;
    for at in (0..300).chain((300..bytes.len()).step_by(bytes.len() / 80)) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x10;
        // A wrong record is missing; no record is ever wrong.
        let Ok(read) = read_all(flipped) else { continue };
        for (read, sound) in read.iter().zip(&whole) {
            assert!(read.is_none() || read == sound, "byte {at}");
        }
        missing += usize::from(read.iter().any(Option::is_none));
    }
    assert!(missing > 5, "records were hit, too");
}

#[test]
fn a_damaged_cache_is_made_anew_and_told() {
    let home = Home::new();
    home.open();
    let image = home.image();
    let bytes = fs::read(&image).unwrap();
    let mut flipped = bytes.clone();
    let last = flipped.len() - 1;
    flipped[last] ^= 1;
    for (spoiled, told) in [(flipped, true), (bytes[..bytes.len() / 2].to_vec(), true)] {
        fs::write(&image, spoiled).unwrap();
        let (opened, made) = home.open();
        assert!(made);
        assert_eq!(opened.notices.iter().any(|notice| notice.contains("Rebuilding")), told);
        assert_whole(&opened);
        assert!(!home.open().1);
    }
    // One of another version is as good as none.
    let mut foreign = bytes.clone();
    foreign[8] ^= 0x40;
    fs::write(&image, foreign).unwrap();
    let (opened, made) = home.open();
    assert!(made && opened.notices.is_empty());
    assert_whole(&opened);
    fs::write(&image, b"something else").unwrap();
    assert_whole(&home.open().0);
    discard(&home.files(), &BaseCatalog::built_in(), Some(&home.cache()));
    assert!(!image.exists());
}

#[test]
fn a_damaged_index_is_never_searched() {
    let (home, bytes) = sound();
    let paths = directory_listing(&home.files()).unwrap();
    let place = tempdir().unwrap();
    let image = place.path().join("image");
    let (mut damaged, mut whole) = (0, 0);
    // The index lies behind the records, the head at the end.
    for at in (bytes.len() / 2..bytes.len()).step_by(bytes.len() / 60) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 4;
        fs::write(&image, flipped).unwrap();
        // The parts for the first screen are checked at once.
        let Ok(Some((opened, _))) = found(&image, &paths) else { continue };
        let index = Index::build(&opened.catalog);
        let request = Request::all("site 7");
        let hits = Searcher::default().search(&index, &opened.catalog, &request).total;
        assert!(hits > 100, "byte {at}: {hits}");
        match opened.catalog.entries.is_damaged() {
            true => damaged += 1,
            false => whole += 1,
        }
    }
    assert!(damaged > 3, "{damaged} damaged, {whole} whole");
}

#[test]
fn where_nothing_can_be_written_it_is_read_into_memory() {
    let home = Home::new();
    // A file stands where the directory should be.
    fs::write(home.cache(), "").unwrap();
    let (opened, _) = home.open();
    assert_whole(&opened);
    let [notice] = opened.notices.as_slice() else { panic!("{:?}", opened.notices) };
    assert!(notice.starts_with("Can't save a cache"), "{notice}");
    let none = open_catalog(&CatalogFolders::only(&home.files()), None, &mut |_| true);
    assert_whole(&none);
    assert_eq!(none.notices, Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_costs_the_cache_only() {
    use super::build::build;
    use std::io::{Cursor, Read, Seek, Write};

    /// Takes a few bytes.
    struct Full(Cursor<Vec<u8>>);
    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            match self.0.position() {
                ..20_000 => self.0.write(bytes),
                _ => Err(io::ErrorKind::StorageFull.into()),
            }
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    impl Read for Full {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            self.0.read(bytes)
        }
    }
    impl Seek for Full {
        fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }
    let home = Home::new();
    let sources = Sources::new(directory_listing(&home.files()).unwrap(), &BaseCatalog::built_in());
    let built = build(Full(Cursor::new(Vec::new())), &sources, &mut |_| true);
    let Err(Failure::Io(error)) = built else { panic!("it does not fit") };
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
}

#[test]
fn whoever_stops_it_finds_nothing_left() {
    let home = Home::new();
    for steps in [0, 5, 700] {
        let mut left = steps;
        let opened =
            open_catalog(&CatalogFolders::only(&home.files()), Some(&home.cache()), &mut |_| {
                left -= 1;
                left > 0
            });
        assert!(opened.stopped && opened.catalog.entries.is_empty(), "{steps}");
        assert_eq!(fs::read_dir(home.cache()).unwrap().count(), 0);
    }
}

#[test]
fn several_at_once_all_get_a_whole_catalog() {
    let home = Home::new();
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..4).map(|_| scope.spawn(|| home.open().0)).collect();
        for opened in all {
            assert_whole(&opened.join().unwrap());
        }
    });
    assert!(!home.open().1);
    home.image();
}

#[test]
fn who_has_a_cache_open_keeps_it_when_it_is_replaced() {
    let home = Home::new();
    let (before, _) = home.open();
    fs::write(home.file(0), sites(3000..3200)).unwrap();
    let (after, made) = home.open();
    assert!(made && has(&after, "site-3000") && !has(&after, "site-0"));
    assert!(has(&before, "site-0") && !has(&before, "site-3000"));
}

#[test]
fn the_built_in_catalog_stands_in_for_a_large_one_without_a_sound_entry() {
    let home = Home::new();
    fs::remove_file(home.files().join("a.toml")).unwrap();
    let (opened, _) = home.open();
    assert!(opened.stands_in && opened.catalog == embedded::catalog());
    assert!(opened.faults.len() > 1400, "{}", opened.faults.len());
    assert_eq!(fs::read_dir(home.cache()).unwrap().count(), 0);
}
