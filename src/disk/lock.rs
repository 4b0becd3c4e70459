//! Files that are locked while one program works.

use std::fs::{File, TryLockError};

/// A file that no other program has locked.
///
/// A child process that begins at this moment has every file of this program open until it
/// runs its own program, and would keep the lock. So it is given back when this value is
/// dropped, not when the last of them closes the file.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Lock {
    /// Locks a file, or returns `None` if another program has locked it. Some network drives
    /// know no locks; there it goes without.
    pub fn now(file: File) -> Option<Self> {
        Self::patiently(file, |_| false)
    }

    /// Locks a file as soon as no other program has it locked. `waits` is given the number of
    /// tries before, and pauses or ends the wait with false.
    pub fn patiently(file: File, waits: impl Fn(i32) -> bool) -> Option<Self> {
        let mut tries = 0;
        while let Err(TryLockError::WouldBlock) = file.try_lock() {
            if !waits(tries) {
                return None;
            }
            tries += 1;
        }
        Some(Self { file })
    }

    /// Returns the file to read and write it.
    pub const fn file(&mut self) -> &mut File {
        &mut self.file
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The system does it when the file is closed, if not now.
        let _ = self.file.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn a_lock_is_given_back_even_if_a_child_still_has_the_file() {
        let home = tempfile::tempdir().unwrap();
        let open = || File::create(home.path().join("lock")).unwrap();
        let first = open();
        let of_child = first.try_clone().unwrap();
        let first = Lock::now(first).unwrap();
        assert!(Lock::now(open()).is_none());
        drop(first);
        assert!(Lock::now(open()).is_some());
        drop(of_child);
    }

    #[test]
    fn a_wait_ends_when_it_is_enough_or_the_other_is_done() {
        let home = tempfile::tempdir().unwrap();
        let open = || File::create(home.path().join("lock")).unwrap();
        let first = Cell::new(Lock::now(open()));
        assert!(Lock::patiently(open(), |tries| tries < 3).is_none());
        let is_let_go = |tries: i32| {
            if tries == 2 {
                first.take();
            }
            tries < 3
        };
        assert!(Lock::patiently(open(), is_let_go).is_some());
    }
}
