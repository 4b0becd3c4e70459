//! Caches that were damaged, cut short, or that others could write to.

use super::*;
use std::borrow::Cow;

/// Every entry of an opened catalog, where one is missing at none.
fn all_of(opened: &Opened) -> Vec<Option<Entry>> {
    let entries = &opened.catalog.entries;
    entries.positions().map(|at| entries.get(at).map(Cow::into_owned)).collect()
}

#[test]
fn a_damaged_entry_is_read_anew_at_once_and_the_cache_with_it() {
    let home = Home::new();
    let whole = all_of(&home.open().0);
    assert!(whole.iter().all(Option::is_some));
    let (image, mut hit) = (home.image(), 0);
    let bytes = fs::read(&image).unwrap();
    // The records come first.
    for at in (600..bytes.len() / 2).step_by(bytes.len() / 60) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x10;
        fs::write(&image, &flipped).unwrap();
        let (opened, _) = home.open();
        assert!(all_of(&opened) == whole, "byte {at}: an entry is wrong or missing");
        assert!(!opened.catalog.entries.is_damaged(), "byte {at}: nothing is missing");
        let now = fs::read(home.image()).unwrap();
        hit += usize::from(now != flipped);
        assert!(now == flipped || all_of(&home.open().0) == whole, "byte {at}");
    }
    assert!(hit > 5, "{hit} were made anew");
}

#[test]
fn where_the_files_changed_too_the_damage_is_told() {
    let home = Home::new();
    home.open();
    let (opened, image) = (home.open().0, home.image());
    File::options().write(true).open(&image).unwrap().set_len(700).unwrap();
    fs::write(home.file(0), sites(3000..3200)).unwrap();
    assert!(all_of(&opened).iter().any(Option::is_none));
    assert!(opened.catalog.entries.is_damaged());
}

#[test]
fn a_cache_that_is_cut_short_while_it_is_open_ends_nothing() {
    let home = Home::new();
    let whole = all_of(&home.open().0);
    for length in [0, 100, 20_000] {
        let (opened, _) = home.open();
        let image = home.image();
        File::options().write(true).open(&image).unwrap().set_len(length).unwrap();
        let index = Index::build(&opened.catalog);
        let hits = Searcher::default().search(&index, &opened.catalog, &Request::all("massage"));
        assert_eq!(hits.total, 1400, "{length}");
        assert!(all_of(&opened) == whole, "{length}");
        assert!(!opened.catalog.entries.is_damaged());
        assert!(all_of(&home.open().0) == whole, "{length}");
    }
}

#[cfg(unix)]
#[test]
fn a_cache_is_the_users_own_or_none() {
    use std::os::unix::fs::PermissionsExt;
    let set = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let home = Home::new();
    assert!(home.open().1);
    let mode = fs::metadata(home.cache()).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o700, "whatever the umask");
    assert!(!home.open().1);
    set(&home.image(), 0o622);
    assert!(home.open().1, "others could write to the file");
    assert!(!home.open().1);
    set(&home.cache(), 0o775);
    for _ in 0..2 {
        let (opened, made) = home.open();
        assert_whole(&opened);
        assert!(made);
        let [notice] = opened.notices.as_slice() else { panic!("{:?}", opened.notices) };
        assert!(notice.contains("others can write there"), "{notice}");
    }
    // As in /tmp, nobody else can put a file in place of this one.
    set(&home.cache(), 0o1777);
    assert!(!home.open().1);
}
