use super::*;
use tempfile::tempdir;

#[test]
fn a_file_of_ours_is_not_reached_through_a_link_and_one_that_is_named_is() {
    let home = tempdir().unwrap();
    let path = |name: &str| home.path().join(name);
    fs::write(path("file"), "words").unwrap();
    assert_eq!(read_own_text(&path("file"), 5).unwrap(), "words");
    assert_eq!(read_own(&path("file"), 4).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    assert_eq!(open_own(&path("none")).unwrap_err().kind(), io::ErrorKind::NotFound);
    assert_eq!(open_own(home.path()).unwrap_err().kind(), io::ErrorKind::IsADirectory);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(path("file"), path("link")).unwrap();
        std::os::unix::fs::symlink(path("elsewhere"), path("dangling")).unwrap();
        for name in ["link", "dangling"] {
            for refused in
                [open_own(&path(name)), open_lock(&path(name)), open_private(&path(name))]
            {
                assert_eq!(refused.unwrap_err().to_string(), LINK, "{name}");
            }
        }
        assert!(!path("elsewhere").exists());
        assert_eq!(read_to_end(&open_named(&path("link")).unwrap(), 9).unwrap(), b"words");
    }
}

#[cfg(unix)]
#[test]
fn a_file_with_a_second_name_is_not_written_to() {
    let home = tempdir().unwrap();
    let (file, second) = (home.path().join("file"), home.path().join("second"));
    fs::write(&file, "words").unwrap();
    fs::hard_link(&file, &second).unwrap();
    assert_eq!(open_private(&second).unwrap_err().to_string(), TWO_NAMES);
    open_lock(&second).unwrap();
    fs::remove_file(&file).unwrap();
    open_private(&second).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_followed_only_if_both_are_the_users_own() {
    let home = tempdir().unwrap();
    let (folder, link) = (home.path().join("folder"), home.path().join("link"));
    fs::create_dir(&folder).unwrap();
    std::os::unix::fs::symlink(&folder, &link).unwrap();
    let user = std::os::unix::fs::MetadataExt::uid(&fs::symlink_metadata(&link).unwrap());
    check_link_of(&link, user).unwrap();
    check_link_of(&folder, user + 1).unwrap();
    check_link_of(&home.path().join("none"), user).unwrap();
    assert_eq!(check_link_of(&link, user + 1).unwrap_err().to_string(), LINK_OF_OTHERS);
    assert_eq!(check_own_folder(&link).unwrap_err().to_string(), LINK);
    check_own_folder(&folder).unwrap();
    // A link of the user's own to a folder of somebody else.
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink("/", &link).unwrap();
    let is_root = user == 0;
    assert_eq!(check_link_of(&link, user).is_ok(), is_root);
}

#[cfg(target_os = "linux")]
#[test]
fn pipes_devices_and_files_of_the_system_are_refused_at_once() {
    let home = tempdir().unwrap();
    let pipe = home.path().join("pipe");
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
    for path in [&pipe, Path::new("/dev/zero"), Path::new("/proc/kmsg"), Path::new("/proc/version")]
    {
        for refused in [open_named(path), open_own(path)] {
            let refused = refused.unwrap_err();
            let is_told = refused.to_string() == NOT_PLAIN;
            // Not everybody may open the messages of the kernel.
            assert!(is_told || refused.kind() == io::ErrorKind::PermissionDenied, "{refused}");
        }
    }
    assert_eq!(open_lock(&pipe).unwrap_err().to_string(), NOT_PLAIN);
}

#[test]
fn a_digest_stops_behind_the_length_that_is_known() {
    let home = tempdir().unwrap();
    let path = home.path().join("file");
    fs::write(&path, "abc").unwrap();
    let (digits, bytes) = digest(&path, 3).unwrap();
    assert_eq!((digits.get(..8), bytes), (Some("ba7816bf"), 3));
    File::create(&path).unwrap().set_len(1 << 40).unwrap();
    assert_eq!(digest(&path, 3).unwrap().1, 4);
}

#[test]
fn only_names_that_were_drawn_are_unfinished() {
    let home = tempdir().unwrap();
    let drawn = unfinished_file(home.path()).unwrap();
    let name = drawn.path().file_name().unwrap().to_str().unwrap();
    assert!(
        name.len() == "squadroom-new-".len() + 6 && name.starts_with("squadroom-new-"),
        "{name}"
    );
    for name in ["squadroom-new-x4Ru0c", "squadroom-new-policy"] {
        assert!(is_unfinished(name), "{name}");
    }
    for name in [
        "new-x4Ru0c",
        "new-PoLicy",
        "squadroom-new-",
        "squadroom-new-x4Ru0c.pdf",
        "squadroom-x4Ru0c",
    ] {
        assert!(!is_unfinished(name), "{name}");
    }
}

#[test]
fn a_file_is_replaced_whole_and_a_link_in_its_place_is_not_followed() {
    let home = tempdir().unwrap();
    let path = home.path().join("file");
    replace(&path, b"one").unwrap();
    replace(&path, b"two").unwrap();
    #[cfg(unix)]
    {
        let (link, other) = (home.path().join("link"), home.path().join("other"));
        fs::write(&other, "not mine").unwrap();
        std::os::unix::fs::symlink(&other, &link).unwrap();
        replace(&link, b"three").unwrap();
        assert_eq!(
            (fs::read(&link).unwrap(), fs::read(&other).unwrap().len()),
            (b"three".into(), 8)
        );
        let mode = std::os::unix::fs::MetadataExt::mode(&fs::symlink_metadata(&link).unwrap());
        assert_eq!(mode & 0o777, 0o600);
        assert!(remove(&link).unwrap() && remove(&other).unwrap());
    }
    assert_eq!(fs::read(&path).unwrap(), b"two");
    // A folder has the name: it stays, and so does nothing else.
    let folder = home.path().join("folder");
    fs::create_dir(&folder).unwrap();
    assert!(replace(&folder, b"four").is_err());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
    assert!(remove(&path).unwrap() && !remove(&path).unwrap());
}

#[test]
fn a_name_alone_is_in_the_folder_that_is_open() {
    assert_eq!(folder_of(Path::new("file")), Path::new("."));
    assert_eq!(folder_of(Path::new("folder/file")), Path::new("folder"));
}

#[test]
fn the_number_of_a_fault_is_left_out_and_nothing_else() {
    let fault = std::io::Error::from_raw_os_error(5);
    let told = without_number(&fault);
    assert!(!told.is_empty() && !told.contains("os error"), "{told}");
    let more = std::io::Error::other(format!("{fault}; the rest"));
    assert_eq!(without_number(&more), format!("{told}; the rest"));
    assert_eq!(without_number(&std::io::Error::other("as it is")), "as it is");
}
