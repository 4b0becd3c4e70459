//! The list of hotlines beside the card: whole names, and numbers or words for their lack.

use crate::support::{draw, finder_on, press};
use squadroom::app::{ClickTarget, card_order};
use squadroom::embedded;
use squadroom::ui;

#[test]
fn every_name_is_whole_and_every_row_has_a_number_or_says_that_there_is_none() {
    let mut without = 0;
    for (width, height) in [(120, 40), (160, 40), (200, 50)] {
        let mut finder = finder_on(embedded::catalog(), width, height);
        press(&mut finder, "<F2>");
        let order = card_order(&finder.model);
        for (place, at) in order.iter().enumerate() {
            let side = finder.model.overlay_areas().side;
            let row = finder.model.hotline_row(*at, side.width).unwrap();
            let rows = finder.model.card_rows(side);
            let (_, area) = rows.iter().find(|(own, _)| *own == place).expect("it is in sight");
            let text = draw(&finder).text;
            let lines = text.lines().skip(area.y.into()).take(area.height.into());
            let lines: Vec<String> =
                lines.map(|line| line.chars().take(side.width.into()).collect()).collect();
            assert!(lines.last().unwrap().trim_end().ends_with(&row.number), "{lines:?}");
            let shown: Vec<_> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
            let title: Vec<_> = row.title.split_whitespace().collect();
            assert!(title.iter().all(|word| shown.contains(word)), "{title:?}: {lines:?}");
            without += usize::from(row.number == "No phone number");
            let at = area.as_position();
            assert_eq!(ui::hit(&finder.model, at), Some(ClickTarget::CardLine(place)));
            press(&mut finder, "<Down>");
        }
    }
    assert!(without > 0);
}
