//! Work that begins after the first frame: news of the catalogs, updates once a week.

use super::workers::news_worker::NewsPlace;
use super::{EffectRunner, auto_update};
use crate::app::Action;
use crate::effects::platform::clock;
use crate::updates::UpdateStore;

impl EffectRunner {
    /// The same with catalogs whose changes are told.
    #[must_use]
    pub fn with_news(mut self, place: Option<NewsPlace>) -> Self {
        self.news = place;
        self
    }

    /// The same with catalogs that are updated once a week, after the first frame.
    #[must_use]
    pub fn with_auto_update(mut self, store: Option<UpdateStore>) -> Self {
        self.auto_update = store;
        self
    }

    /// Has a thread update the catalogs whose week is over. Leaving does not wait for it: what
    /// is half done is not used.
    pub fn update_catalogs(&mut self) {
        let Some(store) = self.auto_update.clone() else { return };
        let sender = self.sender.clone();
        let update = move || {
            let updated = auto_update::over_network(&store, clock::moment());
            let _ = sender.send(Action::CatalogsUpdated(updated));
        };
        self.is_updating = std::thread::Builder::new().spawn(update).is_ok();
    }
}
