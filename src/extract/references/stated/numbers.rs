//! Volume, issue, pages and dates of an entry, from fields of their own.

use std::ops::Range;

use crate::extract::references::typed::{dates, edges, numbers};
use crate::paper::EntryField;

use super::Reader;

impl Reader<'_> {
    /// Volume, issue and pages.
    pub fn numbers(&mut self) {
        self.reference.issue = self.value(EntryField::Issue, "issue", numbers::issue);
        self.volume();
        self.pages();
    }

    /// A volume; one that holds its issue in brackets is parted, unless the issue is stated.
    fn volume(&mut self) {
        let Some((value, range)) = self.placed(EntryField::Volume, numbers::volume) else { return };
        let both = numbers::read(self.arena, std::slice::from_ref(&range), &[], &[]);
        let parts = value.ends_with(')') && self.reference.issue.is_none();
        match (both.volume, both.issue) {
            (Some((volume, at)), Some((issue, beside))) if parts => {
                self.note("volume", at);
                self.note("issue", beside);
                self.reference.volume = Some(volume);
                self.reference.issue = Some(issue);
            }
            _ => {
                self.note("volume", range);
                self.reference.volume = Some(value);
            }
        }
    }

    /// First and last page, else the pages in one.
    fn pages(&mut self) {
        let first = self.placed(EntryField::FirstPage, numbers::page);
        let last = self.placed(EntryField::LastPage, numbers::page);
        let whole = self.placed(EntryField::Pages, numbers::page);
        let (first, last) = match (first, last, whole) {
            (Some(first), Some(last), _) => (first, Some(last)),
            (_, None, Some(whole)) => (whole, None),
            (Some(first), None, None) => (first, None),
            (None, Some(last), whole) => (whole.unwrap_or(last), None),
            (None, None, None) => return,
        };
        // "430 p." counts the pages of a book.
        if numbers::is_count(&first.0) && last.is_none() {
            return;
        }
        self.note("pages", first.1);
        let mut pages = numbers::plain_dashes(&first.0);
        if let Some((printed, range)) = last {
            self.note("pages", range);
            let last = numbers::plain_dashes(&printed);
            // Some sources give both in the field of the first.
            if !pages.ends_with(&format!("-{last}")) {
                pages = format!("{pages}-{last}");
            }
        }
        self.reference.pages = Some(pages);
    }

    /// Year, day, and the day of the last visit.
    pub fn dates(&mut self) {
        self.year();
        let visits = self.ranges(EntryField::Accessed);
        let arena = self.arena;
        let mut dated = visits.map(|range| (dates::read(arena, range.clone()).iso, range));
        if let Some((Some(day), range)) = dated.find(|(day, _)| day.is_some()) {
            self.note("accessed", edges::bare(arena, range));
            self.reference.accessed = Some(day);
        }
    }

    fn year(&mut self) {
        let arena = self.arena;
        let read = |range: Range<usize>| {
            let dated = dates::read(arena, range.clone());
            // What is stated to be a year is one, whatever it says.
            let bare = edges::bare(arena, range);
            let words =
                || (!bare.is_empty()).then(|| (arena[bare.clone()].to_owned(), bare.clone()));
            let year = dated.year.clone().or_else(words);
            year.map(|year| (year, dated))
        };
        let stated = || self.ranges(EntryField::Year).chain(self.ranges(EntryField::Date));
        let is_number = |year: &str| year.starts_with(|c: char| c.is_ascii_digit());
        let numbered = stated().filter_map(read).find(|((year, _), _)| is_number(year));
        let Some(((year, range), dated)) =
            numbered.or_else(|| self.ranges(EntryField::Year).find_map(read))
        else {
            return;
        };
        self.note("year", range);
        self.reference.date = dated.iso.or_else(|| self.day(&year));
        self.reference.original_year = dated.original;
        self.reference.year = Some(crate::text::collapse(&year));
    }

    /// The date of a year, from month and day in fields of their own.
    fn day(&self, year: &str) -> Option<String> {
        let year = year.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
        let parts: Vec<&str> =
            self.ranges(EntryField::Date).map(|range| self.arena[range].trim()).collect();
        let is_number = |part: &&str| part.len() <= 2 && part.parse::<u8>().is_ok();
        let words = match parts[..] {
            [] => return None,
            // Figures alone: the month comes first, unless it can be none.
            [one, other] if is_number(&one) && is_number(&other) => {
                let turned = one.parse().is_ok_and(|one: u8| one > 12);
                let (month, day) = if turned { (other, one) } else { (one, other) };
                format!("{year}-{month}-{day}")
            }
            [month] if is_number(&month) => format!("{year}-{month}"),
            _ => format!("{} {year}", parts.join(" ")),
        };
        dates::iso(&words, year)
    }
}
