//! Rows of an archive that cannot be true: written on a day that is still to come, or
//! done in no time. Rows that are unlikely are named.

use super::archive::Archive;
use super::repeats::a_few;
use crate::catalog::PartialDate;
use crate::record::completion::is_ahead;
use crate::record::error::RecordError;
use crate::record::hours::Hours;
use jiff::civil::Date;

impl Archive {
    /// Returns sentences on the lines of the log that are dated on a day after `today`, or
    /// took longer than a day: most of them are slips.
    ///
    /// # Errors
    /// A row says that it was written on a day that is still to come, so that it would take
    /// the place of every newer one; or a line took no time.
    pub fn slips(&self, today: &PartialDate) -> Result<Vec<String>, RecordError> {
        // It may be tomorrow elsewhere.
        let tomorrow = today.as_str().parse().ok().and_then(|day: Date| day.tomorrow().ok());
        let last = tomorrow.map_or_else(|| today.as_str().to_owned(), |day| day.to_string());
        if let Some((id, time)) = self.times().find(|(_, time)| time.get(..10) > Some(&*last)) {
            return Err(RecordError::Invalid(format!(
                "the time of `{id}`, {time}, is in the future. Nothing was changed. Correct the time in the file, or this computer's clock"
            )));
        }
        if let Some(line) = self.done.iter().find(|line| line.minutes == Some(0)) {
            return Err(RecordError::Invalid(format!(
                "`{}` has 0 minutes. Nothing was changed. Correct the minutes in the file, or delete them",
                line.id
            )));
        }
        let mut slips = Vec::new();
        for line in &self.done {
            let (id, date) = (&line.id, line.date.as_deref().and_then(PartialDate::parse));
            if let Some(date) = date.filter(|date| is_ahead(date, today)) {
                slips.push(format!(
                    "the date of `{id}`, {date}, is in the future. To correct it: squadroom log edit {id} --date DATE"
                ));
            }
            let hours = line.minutes.and_then(Hours::of_minutes);
            slips.extend(hours.and_then(|hours| hours.long_in_words(id)));
        }
        Ok(a_few(slips))
    }

    /// The times at which the rows were written, with the ids that they are about.
    fn times(&self) -> impl Iterator<Item = (&str, &str)> {
        let stars = self.stars.iter().map(|star| (&star.subject, &star.changed));
        let lists = self.lists.iter().map(|listed| (&listed.subject, &listed.changed));
        let notes = self.notes.iter().map(|noted| (&noted.subject, &noted.changed));
        let planned = self.planned.iter().map(|due| (&due.subject, &due.changed));
        let done =
            self.done.iter().flat_map(|line| [(&line.id, &line.added), (&line.id, &line.changed)]);
        let times = stars.chain(lists).chain(notes).chain(planned).chain(done);
        times.map(|(id, time)| (id.as_str(), time.as_str()))
    }
}
