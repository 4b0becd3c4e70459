//! The task forces that cover a place.

use super::*;

fn ids(query: &str) -> Vec<String> {
    places().find(query).task_forces.into_iter().map(|own| own.id).collect()
}

#[test]
fn a_county_has_its_own_task_force_before_those_of_the_state() {
    for query in ["Hill County, TX", "Hillsboro TX", "76645"] {
        let found = ids(query);
        assert_eq!(found[0], "task-force-heart-of-texas", "{query}: {found:?}");
        assert!(found.contains(&"task-force-texas-prevention".to_owned()), "{query}: {found:?}");
    }
    let other = ids("Houston TX");
    assert!(!other.contains(&"task-force-heart-of-texas".to_owned()), "{other:?}");
    assert!(other.contains(&"task-force-texas-prevention".to_owned()), "{other:?}");
}

#[test]
fn a_city_has_its_own_and_a_namesake_elsewhere_has_not() {
    assert!(ids("Norfolk VA").contains(&"task-force-hampton-roads".to_owned()));
    assert!(!ids("Norfolk NE").contains(&"task-force-hampton-roads".to_owned()));
    assert!(ids("Portland OR").contains(&"acteam-phase-ii".to_owned()));
    assert!(!ids("Salem OR").contains(&"acteam-phase-ii".to_owned()));
}

#[test]
fn a_state_has_all_that_are_in_it_and_an_unknown_place_has_none() {
    let ohio = ids("Ohio");
    for id in ["task-force-ohio-governor", "task-force-cuyahoga-regional"] {
        assert!(ohio.contains(&id.to_owned()), "{id}: {ohio:?}");
    }
    assert_eq!(ids("nowhere at all"), Vec::<String>::new());
    assert_eq!(ids("Springfield"), Vec::<String>::new(), "it is in more than three states");
}

#[test]
fn a_past_award_is_no_one_to_call() {
    // Its entry covers the city; it is archived.
    assert!(shipped().entry("task-force-phoenix-fy2019").is_some());
    assert!(!ids("Phoenix AZ").iter().any(|id| id.starts_with("task-force-phoenix")));
}

#[test]
fn a_task_force_of_an_unknown_place_is_a_fault() {
    let mut catalog = shipped();
    for entry in catalog.entries.make_mut() {
        if let crate::catalog::Detail::Award(award) = &mut entry.detail
            && entry.id == "task-force-utah-utip"
        {
            award.covers = vec!["Nowhere County, UT".to_owned()];
        }
    }
    let faults = pack::pack(&files(), &catalog).unwrap_err();
    assert_eq!(faults, ["catalog: task-force-utah-utip covers Nowhere County, UT, unknown here"]);
}
