//! How far the making of a cache is.

/// How far the making of a cache is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CacheProgress {
    /// In thousandths.
    pub done: usize,
}

/// Told of progress; returns whether to go on.
pub type CacheProgressFn<'w> = dyn FnMut(CacheProgress) -> bool + 'w;
