//! The screens over the finder, as the model has them: what each one shows and where
//! it is. What keys do there is in `screens`, a file for each.

use super::state::add_form::AddForm;
use super::state::export_form::ExportForm;
use super::state::form::Form;
use super::state::help_view::HelpView;
use super::state::list_choice::ListChoice;
use super::state::locator::Locator;
use super::state::note_editor::NoteEditor;
use super::state::palette::Palette;
use super::state::reader::Reader;
use super::state::record_form::RecordForm;
use super::state::training_log::TrainingLog;
use crate::catalog::EntryPosition;

/// A screen over the finder: a modal, popup or dialog of other toolkits.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// The help.
    Help(Box<HelpView>),
    /// The command palette.
    Palette(Box<Palette>),
    /// The faults of the user's files, scrolled down by so many rows.
    /// Typing closes it.
    Notices(usize),
    /// The hotline card.
    Card(Card),
    /// One entry on the full screen.
    Detail(DetailView),
    /// The text of a saved copy.
    Reader(Box<Reader>),
    /// The way from a place to its FBI office.
    Locator(Locator),
    /// The card to show a victim, alone on the screen.
    Victim(VictimCard),
    /// The officer's own record.
    Record(Box<TrainingLog>),
    /// The note on an entry, while it is written.
    Note(Box<NoteEditor>),
    /// The lists that an entry is in, while that is chosen.
    Lists(Box<ListChoice>),
    /// The form of a training that was done or is planned.
    Form(Box<RecordForm>),
    /// The form that exports the training log.
    Export(Box<ExportForm>),
    /// The form of a resource to add to the reader's own catalog.
    Add(Box<AddForm>),
    /// The changes of the catalogs.
    News(NewsView),
}

impl Overlay {
    /// Returns how far its text is scrolled down, in rows; `None` where it has no text
    /// or scrolls in a way of its own.
    pub(in crate::app) fn scroll(&self) -> Option<usize> {
        Some(match self {
            Self::Notices(scroll) => *scroll,
            Self::Record(log) => log.scroll,
            Self::Help(view) => view.scroll,
            Self::Palette(palette) => palette.scroll,
            Self::Card(card) => card.scroll,
            Self::Detail(view) => view.scroll,
            Self::Locator(locator) => locator.scroll,
            Self::News(view) => view.scroll,
            _ => return None,
        })
    }

    /// Returns [`scroll`](Self::scroll), to change it.
    pub(in crate::app) fn scroll_mut(&mut self) -> Option<&mut usize> {
        Some(match self {
            Self::Notices(scroll) => scroll,
            Self::Record(log) => &mut log.scroll,
            Self::Help(view) => &mut view.scroll,
            Self::Palette(palette) => &mut palette.scroll,
            Self::Card(card) => &mut card.scroll,
            Self::Detail(view) => &mut view.scroll,
            Self::Locator(locator) => &mut locator.scroll,
            Self::News(view) => &mut view.scroll,
            _ => return None,
        })
    }

    /// Returns what is typed there for the record; `None` for a screen without that.
    pub(in crate::app) fn form(&self) -> Option<&dyn Form> {
        match self {
            Self::Note(editor) => Some(&**editor),
            Self::Lists(choice) => Some(&**choice),
            Self::Form(form) => Some(&**form),
            Self::Export(form) => Some(&**form),
            Self::Add(form) => Some(&**form),
            _ => None,
        }
    }

    /// Returns [`form`](Self::form), to change it.
    pub(in crate::app) fn form_mut(&mut self) -> Option<&mut dyn Form> {
        match self {
            Self::Note(editor) => Some(&mut **editor),
            Self::Lists(choice) => Some(&mut **choice),
            Self::Form(form) => Some(&mut **form),
            Self::Export(form) => Some(&mut **form),
            Self::Add(form) => Some(&mut **form),
            _ => None,
        }
    }

    /// Returns the key under which a draft of this screen is kept; `None` for a screen
    /// that nothing is typed into which the record would keep.
    pub(in crate::app) fn draft_key(&self) -> Option<String> {
        self.form().map(|form| form.kind().key(form.draft_id()))
    }

    /// Returns the text that is typed and not saved, after the key of its draft.
    pub(in crate::app) fn unsaved(&self) -> Option<(String, String)> {
        Some((self.draft_key()?, self.form()?.unsaved()?))
    }

    /// Puts a draft in the place of the text. Returns whether it says something else.
    pub(in crate::app) fn take_draft(&mut self, draft: &str) -> bool {
        if let Some(form) = self.form_mut() {
            form.take_draft(draft);
        }
        self.unsaved().is_some()
    }
}

/// The state of one sort of screen.
pub trait OverlayState {
    /// Returns the state, if the screen is of that sort.
    fn of(overlay: &Overlay) -> Option<&Self>;

    /// Returns the state to change it, if the screen is of that sort.
    fn of_mut(overlay: &mut Overlay) -> Option<&mut Self>;
}

macro_rules! overlay_states {
    ($($variant:ident: $state:ty,)+) => {$(
        impl OverlayState for $state {
            fn of(overlay: &Overlay) -> Option<&Self> {
                match overlay {
                    Overlay::$variant(state) => Some(state),
                    _ => None,
                }
            }

            fn of_mut(overlay: &mut Overlay) -> Option<&mut Self> {
                match overlay {
                    Overlay::$variant(state) => Some(state),
                    _ => None,
                }
            }
        }
    )+};
}

overlay_states! {
    Help: HelpView,
    Palette: Palette,
    Card: Card,
    Detail: DetailView,
    Reader: Reader,
    Locator: Locator,
    Victim: VictimCard,
    Record: TrainingLog,
    Note: NoteEditor,
    Lists: ListChoice,
    Form: RecordForm,
    Export: ExportForm,
    Add: AddForm,
    News: NewsView,
}

/// The hotline card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// The shown hotline, by its place in [`card_order`](super::card_order).
    pub selected: usize,
    /// How far its text is scrolled down, in rows.
    pub scroll: usize,
    /// The chosen way to reach it, by its place among the entry's lines;
    /// absent: the best one.
    pub way: Option<usize>,
    /// The help that is needed, as it was typed.
    pub need: String,
    /// The hotlines for that need; absent: all,
    /// because nothing was typed or no hotline fits.
    pub found: Option<Vec<EntryPosition>>,
}

/// One entry on the full screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DetailView {
    /// The entry.
    pub entry: EntryPosition,
    /// How far its text is scrolled down, in rows.
    pub scroll: usize,
    /// The selected link.
    pub link: Option<usize>,
    /// The entries from which related ones were followed, the last one last.
    pub trail: Vec<DetailView>,
}

/// The changes of the catalogs, on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewsView {
    /// How far its text is scrolled down, in rows.
    pub scroll: usize,
    /// The selected resource, by its place among the links.
    pub link: Option<usize>,
}

/// The card for a victim, on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VictimCard {
    /// The hotline.
    pub entry: EntryPosition,
    /// The language of its words.
    pub language: Language,
}

/// A language of the card for a victim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// Its BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// The language that the switch leads to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::English => Self::Spanish,
            Self::Spanish => Self::English,
        }
    }
}
