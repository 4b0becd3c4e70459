//! The layout: from the terminal's size and the parts to show to rectangles. Pure, so
//! that drawing, scrolling and the pointer agree.
//!
//! When rows run out, the detail goes first, then the message, the hints and
//! the tabs; the hotline, the search line and the selected row stay.

use ratatui::layout::{Rect, Size};

/// From this width on the detail stands beside the list.
pub const WIDE: u16 = 110;
/// The fewest rows of a list beside a detail: there a long title has two of them.
const LEAST_BESIDE: u16 = 16;
/// The narrowest list beside a detail.
const LEAST_LIST: u16 = 64;
/// From this width on the facets stand beside the list.
pub const WIDE_FACETS: u16 = 120;
/// From this width on the list is seen beside the facets while one is in them.
const LEAST_WITH_FACETS: u16 = 76;
/// The column of facets.
const FACETS: u16 = 30;
/// The rows under a detail beside the list, for its link where that is out of sight.
const LINK_BESIDE: u16 = 2;
/// The most rows of a detail below the list.
const MOST_BELOW: u16 = 7;
/// The longest line of prose on the full screen; shorter than the window, it is in the middle.
const LONGEST_LINE: u16 = 100;
/// The narrowest column of hotlines beside the card. It takes half of what a wider window adds.
const CARD_LIST: u16 = 44;
/// The widest column of hotlines: the longest of their names fits beside its number.
const WIDEST_CARD_LIST: u16 = 84;
/// The narrowest text beside a QR code.
const LEAST_BESIDE_CODE: u16 = 34;
/// From this width on the list of hotlines stands beside the card: it leaves a QR code its room.
const WIDE_CARD: u16 = 120;
/// From this width on a text over the finder has margins.
const NARROW: u16 = 30;

/// The regions of the finder, in cells. A region that is dropped is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Areas {
    /// The hotline.
    pub hotline: Rect,
    /// The tabs.
    pub tabs: Rect,
    /// The search line.
    pub search: Rect,
    /// The rule under the search line.
    pub rule: Rect,
    /// The pane of facets, where it is open.
    pub facets: Rect,
    /// The rule beside the facets.
    pub facet_rule: Rect,
    /// The FBI office of the place in the search line, over the list.
    pub place: Rect,
    /// The list.
    pub list: Rect,
    /// The rule over or beside the detail.
    pub divider: Rect,
    /// The text of the detail.
    pub detail: Rect,
    /// The key for the rest of the detail; empty where that is in the divider.
    pub more: Rect,
    /// The link of the selected entry, under the detail.
    pub link: Rect,
    /// The message.
    pub message: Rect,
    /// The keys that matter now.
    pub hints: Rect,
}

/// The parts of the finder besides its list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FinderParts {
    /// True if the facets are shown.
    pub facets: bool,
    /// True if a place stands over the list.
    pub place: bool,
    /// True if that place is selected.
    pub is_place_selected: bool,
}

/// Returns the regions of the finder on a terminal of this size.
pub fn finder_areas(size: Size, parts: FinderParts) -> Areas {
    let mut areas = areas_with(size, parts.facets);
    // The last row is for the selected one, the place or an entry.
    let least = if parts.is_place_selected { 1 } else { 2 };
    if parts.place && areas.list.height >= least {
        areas.place = Rect { height: 1, ..areas.list };
        areas.list.y += 1;
        areas.list.height -= 1;
    }
    areas
}

fn areas_with(size: Size, with_facets: bool) -> Areas {
    let Size { width, height } = size;
    let row = |y: u16, shown: bool| Rect::new(0, y, width, u16::from(shown && y < height));
    let mut areas = Areas { hotline: row(0, true), ..Areas::default() };
    let mut top = 1;
    let mut bottom = height;
    let mut take_top = |shown: bool| {
        let area = row(top, shown);
        top += area.height;
        area
    };
    areas.tabs = take_top(height >= 5);
    areas.search = take_top(true);
    areas.rule = take_top(height >= 10);
    let mut take_bottom = |shown: bool| {
        bottom -= u16::from(shown);
        row(bottom, shown)
    };
    areas.hints = take_bottom(height >= 6);
    areas.message = take_bottom(height >= 8);
    let mut middle = Rect::new(0, top, width, bottom.saturating_sub(top));
    if with_facets && width < LEAST_WITH_FACETS {
        areas.facets = middle;
        return areas;
    }
    if with_facets {
        areas.facets = Rect { width: FACETS, ..middle };
        areas.facet_rule = Rect { x: FACETS, width: 1, ..middle };
        middle = Rect { x: FACETS + 1, width: width - FACETS - 1, ..middle };
    }
    if middle.width >= WIDE && middle.height >= LEAST_BESIDE {
        beside(&mut areas, middle);
    } else if height >= 18 {
        below(&mut areas, middle);
    } else {
        areas.list = middle;
    }
    areas
}

fn beside(areas: &mut Areas, middle: Rect) {
    // 55 of 100 columns, in an order that overflows at no width.
    let share = middle.width / 100 * 55 + middle.width % 100 * 55 / 100;
    let list = share.max(LEAST_LIST);
    areas.list = Rect { width: list, ..middle };
    areas.divider = Rect { x: areas.list.right(), width: 1, ..middle };
    let x = areas.divider.right() + 1;
    let column = Rect { x, width: middle.right().saturating_sub(x + 1), ..middle };
    let rows = column.height.saturating_sub(LINK_BESIDE + 1);
    areas.detail = Rect { height: rows, ..column };
    areas.more = Rect { y: column.y + rows, height: 1, ..column };
    areas.link = Rect { y: column.y + rows + 1, height: LINK_BESIDE, ..column };
}

fn below(areas: &mut Areas, middle: Rect) {
    let rows = (middle.height / 2).saturating_sub(1).min(MOST_BELOW);
    let list = middle.height.saturating_sub(rows + 1);
    areas.list = Rect { height: list, ..middle };
    areas.divider = Rect { y: middle.y + list, height: 1, ..middle };
    let y = middle.y + list + 1;
    let text = Rect { x: middle.x + 1, y, width: middle.width.saturating_sub(2), height: rows };
    areas.detail = Rect { height: rows.saturating_sub(1), ..text };
    areas.link = Rect { y: y + rows.saturating_sub(1), height: rows.min(1), ..text };
}

/// The regions of a screen over the finder, in cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OverlayAreas {
    /// The hotline.
    pub hotline: Rect,
    /// The title of the screen.
    pub title: Rect,
    /// The list of hotlines beside the card; empty elsewhere.
    pub side: Rect,
    /// The text.
    pub text: Rect,
    /// The QR code of the card with a row over it; empty elsewhere, and where
    /// it does not fit whole.
    pub code: Rect,
    /// The message.
    pub message: Rect,
    /// The keys that matter now.
    pub hints: Rect,
}

/// The parts of a screen over the finder besides its text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OverlayParts {
    /// True if a list stands beside the text where there is room.
    pub side: bool,
    /// The size of the QR code beside the text, in cells.
    pub code: Option<Size>,
    /// The widest text, in columns; absent: that of a line of prose.
    pub widest: Option<u16>,
}

/// The regions of a screen over the finder on a terminal of this size.
pub fn overlay_areas(Size { width, height }: Size, parts: OverlayParts) -> OverlayAreas {
    let row = |y: u16, shown: bool| Rect::new(0, y, width, u16::from(shown && y < height));
    let hints = height >= 6;
    let message = height >= 8;
    let title = row(1, height >= 4);
    let top = 1 + title.height;
    let bottom = height.saturating_sub(u16::from(hints) + u16::from(message));
    let margin = u16::from(width >= NARROW);
    // The second margin comes a column later, so that no wider window has a narrower text.
    let margins = margin + u16::from(width > NARROW);
    let mut text =
        Rect::new(margin, top, width.saturating_sub(margins), bottom.saturating_sub(top));
    let mut side = Rect::default();
    if parts.side && width >= WIDE_CARD {
        let list = (CARD_LIST + (width - WIDE_CARD) / 2).min(WIDEST_CARD_LIST);
        side = Rect { x: 0, width: list, ..text };
        text.x = list + 2;
        text.width = width.saturating_sub(text.x + margin);
    }
    let code = parts.code.map_or(Rect::default(), |code| beside_text(code, &mut text));
    let width = text.width;
    text.width = width.min(parts.widest.unwrap_or(LONGEST_LINE));
    text.x += (width - text.width) / 2;
    OverlayAreas {
        hotline: row(0, true),
        title,
        side,
        text,
        code,
        message: row(height.saturating_sub(2), message),
        hints: row(height.saturating_sub(1), hints),
    }
}

/// Takes the room for a QR code and the row over it from the right end of a text.
fn beside_text(code: Size, text: &mut Rect) -> Rect {
    let (width, height) = (code.width, code.height + 1);
    if text.width < width + 2 + LEAST_BESIDE_CODE || text.height < height {
        return Rect::default();
    }
    text.width = (text.width - width - 2).min(LONGEST_LINE);
    Rect { x: text.right() + 2, y: text.y, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dropped_goes_in_the_right_order() {
        let shown = |height| {
            let areas = areas_with(Size::new(80, height), false);
            [
                areas.hotline,
                areas.search,
                areas.list,
                areas.tabs,
                areas.hints,
                areas.message,
                areas.detail,
            ]
            .map(|area| !area.is_empty())
        };
        let least = |count: usize| std::array::from_fn(|i| i < count);
        for (height, count) in
            [(0, 0), (1, 1), (2, 2), (3, 3), (5, 4), (6, 5), (8, 6), (17, 6), (18, 7)]
        {
            assert_eq!(shown(height), least(count), "height {height}");
        }
    }

    #[test]
    fn no_region_leaves_the_screen_or_lies_on_another() {
        for width in 0..=220 {
            for height in 0..=60 {
                let a = areas_with(Size::new(width, height), (width + height) % 2 == 0);
                let all = [
                    a.hotline,
                    a.tabs,
                    a.search,
                    a.rule,
                    a.list,
                    a.divider,
                    a.detail,
                    a.more,
                    a.link,
                    a.message,
                    a.hints,
                    a.facets,
                    a.facet_rule,
                ];
                let screen = Rect::new(0, 0, width, height);
                for (number, area) in all.iter().enumerate() {
                    assert_eq!(
                        area.intersection(screen).area(),
                        area.area(),
                        "{width}x{height} {number}"
                    );
                    for other in &all[number + 1..] {
                        assert!(
                            area.intersection(*other).is_empty(),
                            "{width}x{height}: {area} {other}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_widest_screen_has_all_its_regions() {
        let a = areas_with(Size::new(u16::MAX, u16::MAX), false);
        assert!(a.list.right() < a.detail.x && a.detail.right() < u16::MAX, "{a:?}");
        assert!(a.list.width > a.detail.width, "{a:?}");
    }

    #[test]
    fn a_wide_screen_has_the_detail_beside_a_list_of_at_least_64_columns() {
        for width in WIDE..220 {
            let areas = areas_with(Size::new(width, 40), false);
            assert!(areas.list.width >= LEAST_LIST && areas.detail.x > areas.list.width, "{width}");
        }
        assert!(areas_with(Size::new(WIDE - 1, 40), false).detail.y > 20);
    }
}
