//! What of an entry is searched, in three fields by weight.

use squadroom::catalog::{Catalog, Detail, Entry};

/// The searched texts of one entry.
pub struct Texts {
    pub title: String,
    /// Topics, publishers and people.
    pub names: String,
    /// The abstract, and every other name of the entry and its topics: such
    /// names find much that is only near, so that they weigh as little.
    pub body: String,
}

pub fn texts(catalog: &Catalog, entry: &Entry) -> Texts {
    let mut names: Vec<&str> = Vec::new();
    let mut body: Vec<&str> = vec![&entry.summary];
    for topic in entry.topics.iter().filter_map(|id| catalog.topic(id)) {
        names.push(&topic.label);
        body.extend(topic.alt_labels.iter().chain(&topic.keywords).map(String::as_str));
    }
    for id in entry.publisher.iter().chain(&entry.funder) {
        if let Some(publisher) = catalog.publisher(id) {
            names.extend([publisher.name.as_str(), &publisher.short_name]);
            body.extend(publisher.alt_names.iter().map(String::as_str));
        }
    }
    let other = entry.alt_titles.iter().chain(&entry.keywords);
    body.extend(other.chain(&entry.audience).map(String::as_str));
    for line in &entry.lines {
        body.extend(line.keywords.iter().chain(&line.vanity).map(String::as_str));
        body.extend(line.number.as_ref().map(|number| number.as_str()));
    }
    detail(&entry.detail, &mut names, &mut body);
    Texts { title: entry.title.clone(), names: names.join(" . "), body: body.join(" . ") }
}

fn detail<'a>(detail: &'a Detail, names: &mut Vec<&'a str>, body: &mut Vec<&'a str>) {
    match detail {
        Detail::Resource(own) => {
            names.extend(own.presenters.iter().chain(&own.creators).map(String::as_str));
            body.extend(own.parts.iter().map(|part| part.title.as_str()));
            body.extend(own.report_number.as_deref());
        }
        Detail::Service(own) => {
            names.extend(own.operator.as_deref());
            body.extend(
                [&own.who_answers, &own.area_served, &own.eligibility]
                    .into_iter()
                    .flatten()
                    .map(String::as_str),
            );
        }
        Detail::Person(own) => {
            names.extend(
                [&own.name, &own.role, &own.organization].into_iter().flatten().map(String::as_str),
            );
        }
        Detail::Award(own) => {
            names.extend(own.lead.iter().chain(&own.partners).map(String::as_str));
            body.extend(
                [&own.area_served, &own.award_number, &own.fiscal_year]
                    .into_iter()
                    .flatten()
                    .map(String::as_str),
            );
        }
        Detail::Card(own) => body.extend(own.points.iter().map(|point| point.text.as_str())),
        Detail::Answer(own) => body.push(&own.answer),
        Detail::Site => {}
    }
}
