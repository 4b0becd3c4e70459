//! Where the regions of the screen stand now: the model in, rectangles out.

use crate::app::Model;
use crate::layout::{self, Areas, FinderParts, OverlayAreas};

impl Model {
    /// Returns the regions of the finder as it is.
    pub fn finder_areas(&self) -> Areas {
        let parts = FinderParts {
            facets: self.shows_facets(),
            place: self.place.is_some(),
            is_place_selected: self.is_place_selected(),
        };
        layout::finder_areas(self.size, parts)
    }

    /// Returns the regions of the topmost screen over the finder.
    pub fn overlay_areas(&self) -> OverlayAreas {
        layout::overlay_areas(self.size, self.screen().parts(self))
    }

    /// Returns the width of the text of that screen, in columns.
    pub fn text_width(&self) -> usize {
        self.overlay_areas().text.width.into()
    }

    /// Returns the height of the text of that screen, in rows.
    pub(in crate::app) fn text_height(&self) -> usize {
        self.overlay_areas().text.height.into()
    }
}
