//! The regions of the finder that have a state of their own.

pub(in crate::app) mod facet_pane;
pub(in crate::app) mod tab_bar;
