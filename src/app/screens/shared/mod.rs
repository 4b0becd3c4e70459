//! The interface of all screens, and the parts that several of them share.

pub(in crate::app) mod enabled;
pub(in crate::app) mod form;
mod keys_here;
pub(in crate::app) mod screen;
pub(in crate::app) mod scroll;
mod stack;
