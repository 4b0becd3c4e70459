//! Files that a killed maker of a cache left behind.

use super::*;

#[test]
fn parts_of_makers_that_were_killed_go_after_a_day() {
    let home = Home::new();
    fs::create_dir_all(home.cache()).unwrap();
    let hours = |hours: u64| SystemTime::now() - Duration::from_secs(hours * 60 * 60);
    let names = [
        ("catalog-a1B2c3.part", 25, false),
        ("catalog-Zz9xY0.part", 1000, false),
        ("catalog-d4E5f6.part", 23, true),
        ("catalog-notes.part", 1000, true),
        ("catalog-a1B2c3d4.part", 1000, true),
        ("catalog-a1B-c3.part", 1000, true),
        ("catalog-a1B2c3.parts", 1000, true),
        ("a1B2c3.part", 1000, true),
        ("film.mp4.part", 1000, true),
    ];
    for (name, age, _) in names {
        let file = File::create(home.cache().join(name)).unwrap();
        file.set_modified(hours(age)).unwrap();
    }
    assert!(home.open().1, "a cache is written");
    for (name, age, is_kept) in names {
        assert_eq!(home.cache().join(name).exists(), is_kept, "{name}, {age} hours");
    }
    assert!(!home.open().1, "and found whole");
}
