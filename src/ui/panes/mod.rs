//! The regions of the finder, a file each.

pub(in crate::ui) mod brief;
pub(in crate::ui) mod download_progress;
pub(in crate::ui) mod facets;
pub(in crate::ui) mod hotline_bar;
pub(in crate::ui) mod key_hints;
pub(in crate::ui) mod place_row;
pub(in crate::ui) mod results;
pub(in crate::ui) mod search_line;
pub(in crate::ui) mod search_notes;
pub(in crate::ui) mod tabs;

use super::theme::Role;

/// Returns the role of a pane's selected row: a weak one where another pane has the keys.
fn selected_role(has_keys: bool) -> Role {
    if has_keys { Role::SelectedRow } else { Role::SelectedRowIdle }
}
