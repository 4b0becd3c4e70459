//! The layers of a PDF file that are not shown at first.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name};
use std::collections::BTreeSet;

/// The number and generation of an object.
type Id = (u32, i32);

/// The layers that a reader does not see.
#[derive(Debug, Default)]
pub(super) struct HiddenLayers(BTreeSet<Id>);

impl HiddenLayers {
    pub(super) fn of(pdf: &Pdf) -> Self {
        Self(Self::listed(pdf).unwrap_or_default())
    }

    fn listed(pdf: &Pdf) -> Option<BTreeSet<Id>> {
        let xref = pdf.xref();
        let root: Dict<'_> = xref.get(xref.root_id())?;
        let all = root.get::<Dict<'_>>(b"OCProperties")?;
        let shown = all.get::<Dict<'_>>(b"D")?;
        let ids = |array: Option<Array<'_>>| -> BTreeSet<Id> {
            let items = array.iter().flat_map(|array| array.raw_iter().collect::<Vec<_>>());
            let ids = items.filter_map(|item| item.as_obj_ref());
            ids.map(|id| (id.obj_number, id.gen_number)).collect()
        };
        let is_off =
            shown.get::<Name<'_>>(b"BaseState").is_some_and(|name| name.as_ref() == b"OFF");
        if is_off {
            let on = ids(shown.get(b"ON"));
            return Some(ids(all.get(b"OCGs")).difference(&on).copied().collect());
        }
        Some(ids(shown.get(b"OFF")))
    }

    /// Returns whether the layer under a key is hidden. A group of layers is hidden if all
    /// of its layers are.
    pub(super) fn has(&self, dict: &Dict<'_>, key: &[u8]) -> bool {
        if self.0.is_empty() {
            return false;
        }
        if dict.get_ref(key).is_some_and(|id| self.0.contains(&(id.obj_number, id.gen_number))) {
            return true;
        }
        let Some(group) = dict.get::<Dict<'_>>(key) else { return false };
        if let Some(layers) = group.get::<Array<'_>>(b"OCGs") {
            let mut ids = layers.raw_iter().filter_map(|item| item.as_obj_ref()).peekable();
            return ids.peek().is_some()
                && ids.all(|id| self.0.contains(&(id.obj_number, id.gen_number)));
        }
        group.get_ref(b"OCGs").is_some_and(|id| self.0.contains(&(id.obj_number, id.gen_number)))
    }
}
