//! The thirteen kinds of entry and the small closed vocabularies of their keys.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares an enum whose values have one fixed spelling in TOML, JSON and on
/// the command line.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant,)+ }

        impl $name {
            /// All values, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The value's spelling in TOML and JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The value with exactly this spelling.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

vocabulary! {
    /// The kind of an entry. The order is the order of the catalog.
    Kind {
        /// A course that is taught or taken.
        Training = "training",
        /// A talk given over the network, live or recorded.
        Webinar = "webinar",
        /// A film or a series of short films.
        Video = "video",
        /// Checklists, guides and templates to work with.
        Toolkit = "toolkit",
        /// A report, article, guide or fact sheet.
        Publication = "publication",
        /// A number to call, text or chat with.
        Hotline = "hotline",
        /// A person or office to ask.
        Contact = "contact",
        /// A federal program.
        Program = "program",
        /// A round or sum of money.
        Funding = "funding",
        /// A task force, or a list of them.
        TaskForce = "task-force",
        /// Short points on one subject that need no network.
        Card = "card",
        /// A question with its answer.
        Faq = "faq",
        /// A web site to know.
        Site = "site",
    }
}

impl Kind {
    /// The name of the TOML table that holds entries of this kind.
    pub const fn table(self) -> &'static str {
        match self {
            Kind::TaskForce => "task_force",
            other => other.as_str(),
        }
    }

    /// Returns whether a person can take, watch or read an entry of this kind to its end, so
    /// that it counts as a training.
    pub const fn can_be_completed(self) -> bool {
        matches!(
            self,
            Kind::Training | Kind::Webinar | Kind::Video | Kind::Toolkit | Kind::Publication
        )
    }
}

vocabulary! {
    /// Tells an item's own page from one that leads to it.
    UrlKind {
        /// The item's own page.
        Exact = "exact",
        /// The best page known that leads to the item.
        Landing = "landing",
    }
}

vocabulary! {
    /// The job of the people that an entry is for.
    AudienceLevel {
        /// Officers who answer calls.
        Patrol = "patrol",
        /// Investigators.
        Detective = "detective",
        /// Trainers of others.
        Trainer = "trainer",
        /// Members and leads of task forces.
        TaskForce = "task-force",
        /// Prosecutors.
        Prosecutor = "prosecutor",
        /// Victim specialists and advocates.
        VictimSpecialist = "victim-specialist",
    }
}

vocabulary! {
    /// The condition for access to an item.
    Access {
        /// Anybody.
        Open = "open",
        /// Anybody who makes an account.
        Registration = "registration",
        /// Members of the publisher's organization.
        Members = "members",
        /// Law enforcement only.
        LawEnforcement = "law-enforcement",
    }
}

vocabulary! {
    /// The state of an entry: current, past or not known.
    Status {
        /// Nothing says that it moved or ended.
        Current = "current",
        /// It has not happened yet.
        Upcoming = "upcoming",
        /// Past, old or a one-off; may still be of use.
        Archived = "archived",
        /// Something newer took its place.
        Superseded = "superseded",
        /// There is no evidence either way.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// The form in which an item comes.
    Format {
        /// Taken on the web at one's own pace.
        Online = "online",
        /// In a room with an instructor.
        Classroom = "classroom",
        /// Part online, part in a room.
        Blended = "blended",
        /// Announced before its form was settled.
        ToBeDetermined = "to be determined",
        /// A live session on the web.
        Live = "live",
        /// A recording of a session.
        Recorded = "recorded",
        /// Sound only.
        Podcast = "podcast",
        /// A session of a conference.
        Conference = "conference session",
        /// A film to stream or download.
        Film = "video",
        /// A PDF file.
        Pdf = "PDF",
        /// A web page or site.
        Web = "web",
        /// A disc.
        Dvd = "DVD",
        /// Paper.
        Print = "print",
        /// Presentation slides.
        Slides = "slides",
    }
}

vocabulary! {
    /// How a line is reached.
    Channel {
        /// A telephone call.
        Voice = "voice",
        /// A text message.
        Text = "text",
        /// A text telephone, or the 711 relay.
        Tty = "tty",
        /// A video phone for sign language.
        Video = "video",
        /// A chat on the web.
        Chat = "chat",
    }
}

vocabulary! {
    /// How well a number or address is evidenced.
    Evidence {
        /// Independent sources agree.
        Confirmed = "confirmed",
        /// One source, or several of the same origin.
        SingleSource = "single-source",
        /// Sources contradict each other.
        Disagreement = "disagreement",
        /// No source that could be read gives it.
        Unconfirmed = "unconfirmed",
    }
}

impl Evidence {
    /// Returns true if a number with this evidence may be pinned, copied or dialed from the
    /// program.
    pub const fn is_offered(self) -> bool {
        matches!(self, Evidence::Confirmed | Evidence::SingleSource)
    }
}
