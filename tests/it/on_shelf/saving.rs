//! Documents on their way, and copies that go.

use super::*;

#[test]
fn one_key_saves_tells_how_far_it_is_and_that_it_is_done() {
    let mut finder = finder(80, 24);
    let asked = tasks(press(&mut finder, "massage businesses<F6>"));
    assert!(is_save(&asked, "massage-guide"), "{asked:?}");
    assert_eq!(
        told(&finder),
        "Saving: Closing the Door on Illicit Massage Businesses  connecting …  F8 cancel"
    );
    let transfer = TransferProgress { done: 3 << 20, total: Some(12 << 20), rate: 1 << 20 };
    let some = ShelfOutcome::Transferred("massage-guide".to_owned(), transfer);
    assert_eq!(tell(&mut finder, some), []);
    assert_eq!(
        told(&finder),
        "Saving: Closing the Door on…  3.0 MB of 12.0 MB, 1.0 MB/s, 9 s left  F8 cancel"
    );
    assert!(finder.model.holdings.is_empty());
    assert_eq!(tell(&mut finder, arrived("massage-guide")), []);
    assert_eq!(told(&finder), "Saved: massage-guide (PDF, 1.2 MB)");
    assert!(draw(&finder).text.contains("Saved copy: PDF, 1.2 MB"));
}

#[test]
fn one_goes_on_working_while_several_are_saved_in_turn() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>");
    let first = tasks(press(&mut finder, "f"));
    assert!(is_save(&first, "basic-course"), "{first:?}");
    assert_eq!(press(&mut finder, "f"), [], "it is asked for once");
    assert_eq!(told(&finder), "Already saving this document.");
    assert_eq!(press(&mut finder, "jf"), []);
    assert!(draw(&finder).text.contains("Waiting for other downloads: Closing"));
    press(&mut finder, "<Up>");
    assert!(told(&finder).contains("connecting …, 1 more waits"), "{}", told(&finder));
    let next = tell(&mut finder, arrived("basic-course"));
    assert!(is_save(&next, "massage-guide"), "{next:?}");
}

#[test]
fn a_save_that_failed_says_why_and_the_next_one_begins() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>fjfk");
    assert_eq!(finder.model.holdings.saves.waiting(), 1);
    let next = tell(&mut finder, not_saved("basic-course", "the site answered 404"));
    assert!(is_save(&next, "massage-guide"), "{next:?}");
    let text = draw(&finder).text;
    assert!(text.contains("Not saved: Basic Investigations: the site answered 404; 3.0 MB kept"));
    assert_eq!(text.matches("the site answered 404").count(), 1, "it is told once: {text}");
    press(&mut finder, "<Up>");
    let text = draw(&finder).text;
    assert!(text.contains("NOT SAVED: the site answered 404"), "{text}");
    tell(&mut finder, arrived("massage-guide"));
    press(&mut finder, "f");
    tell(&mut finder, arrived("basic-course"));
    assert!(!draw(&finder).text.contains("NOT SAVED"));
}

#[test]
fn a_full_disk_ends_all_of_them() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>fjfjf");
    let full = ShelfOutcome::CopyNotSaved {
        id: "basic-course".to_owned(),
        why: "the disk is full".to_owned(),
        kept: None,
        is_full: true,
        is_stopped: false,
    };
    assert_eq!(tell(&mut finder, full), []);
    let text = draw(&finder).text;
    assert!(text.contains("the disk is full; 2 more not started"), "{text}");
    assert_eq!(finder.model.holdings.saves.current(), None);
}

#[test]
fn a_save_is_stopped_from_anywhere() {
    let mut finder = finder(80, 24);
    assert_eq!(press(&mut finder, "<F8>"), []);
    press(&mut finder, "massage businesses<F6><F2>");
    assert_eq!(tasks(press(&mut finder, "<F8>")), [ShelfTask::StopSaving]);
    assert_eq!(press(&mut finder, "<F8>"), [], "it is asked once");
    assert!(told(&finder).contains("stopping …"));
    let stopped = match not_saved("massage-guide", "stopped") {
        ShelfOutcome::CopyNotSaved { id, why, kept, is_full, .. } => {
            ShelfOutcome::CopyNotSaved { id, why, kept, is_full, is_stopped: true }
        }
        _ => unreachable!(),
    };
    let left = finder.model.holdings.saves.left(Some(&stopped));
    assert_eq!(
        left,
        ["not saved: Closing the Door on Illicit Massage Businesses: stopped; 3.0 MB kept, \
          and the next try continues from there"]
    );
    assert_eq!(tell(&mut finder, stopped), []);
    assert!(draw(&finder).text.contains("Stopped: Closing the Door on Illicit Massage"));
    assert_eq!(finder.model.holdings.saves.left(None), Vec::<String>::new());
}

#[test]
fn a_copy_is_removed_by_the_same_key_twice() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc><Delete>");
    assert_eq!(told(&finder), "This resource has no saved copy.");
    put_on_shelf(&mut finder, &["basic-course", "advanced-course"]);
    assert_eq!(press(&mut finder, "<Delete>"), []);
    assert!(draw(&finder).text.contains("Remove the saved copy (PDF, 1.2 MB"));
    assert_eq!(press(&mut finder, "j<Delete>k<Delete>"), [], "any other key is a no");
    let remove = ShelfTask::Remove("basic-course".to_owned());
    assert_eq!(tasks(press(&mut finder, "<Delete>")), [remove]);
    tell(&mut finder, ShelfOutcome::CopyRemoved("basic-course".to_owned(), 2048));
    assert_eq!(told(&finder), "Removed the saved copy (2 KB).");
    press(&mut finder, "/on:shelf");
    assert_eq!(finder.model.row_count(), 1);
}

#[test]
fn a_copy_from_a_file_is_not_replaced_unasked() {
    let mut finder = finder(80, 24);
    let mut copy = saved("basic-course");
    (copy.url, copy.imported) = (None, Some("stick.pdf".to_owned()));
    tell(&mut finder, ShelfOutcome::CopiesRead(vec![copy], Vec::new()));
    assert_eq!(press(&mut finder, "<F6>"), []);
    let text = draw(&finder).text;
    assert!(text.contains("came from the file stick.pdf"), "{text}");
    assert!(is_save(&tasks(press(&mut finder, "<F6>")), "basic-course"));
}
