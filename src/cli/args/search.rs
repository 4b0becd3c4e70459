//! The arguments of `squadroom search` and `squadroom list`.

use super::parsers::parse_date;
use crate::catalog::PartialDate;
use clap::Args;

/// The arguments of `squadroom search`.
#[derive(Debug, Clone, Args)]
pub struct SearchArgs {
    /// Words, phrases in quotes, and filters
    #[arg(required_unless_present_any = ["facets", "sort"], value_name = "WORDS")]
    pub words: Vec<String>,
    /// Sort by relevance, newest, shortest, or title
    #[arg(long, value_name = "ORDER", default_value = "relevance",
        value_parser = ["relevance", "newest", "shortest", "title"], hide_possible_values = true)]
    pub sort: String,
    /// Maximum number of results (default: 20, with --json all)
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Explain scores
    #[arg(long)]
    pub explain: bool,
    /// Count results by type, topic, publisher, and other filters
    #[arg(long)]
    pub facets: bool,
}

/// The filters of a list of entries.
#[derive(Debug, Clone, Default, Args)]
pub struct Filters {
    /// Filters as in a search, such as kind:webinar or topic:massage
    #[arg(value_name = "FILTER")]
    pub terms: Vec<String>,
    /// Only these types, such as training or task-force
    #[arg(long, value_delimiter = ',')]
    pub kind: Vec<String>,
    /// Only these topics, by id or name (see `squadroom topics`)
    #[arg(long, value_delimiter = ',')]
    pub topic: Vec<String>,
    /// Only from these publishers, by id, short name, or full name
    #[arg(long, value_delimiter = ',')]
    pub publisher: Vec<String>,
    /// Only these statuses: current, upcoming, archived, superseded, unknown
    #[arg(long, value_delimiter = ',')]
    pub status: Vec<String>,
    /// Only from this date on: 2020, May 2020, or 5/31/2020
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub since: Option<PartialDate>,
}
