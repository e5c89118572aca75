//! Dates as papers print them: "September 16-17th, 1999", "2 October 2000".

use std::sync::LazyLock;

use regex::{Captures, Regex};

const MONTHS: &str =
    "January|February|March|April|May|June|July|August|September|October|November|December";
/// Months as they are printed, whole or cut; which one it is their first three letters tell.
const PRINTED: &str = "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.?)";
const DAY: &str = r"\d{1,2}(?:st|nd|rd|th)?";
const TO: &str = r"\s*(?:[-–—]|to|and)\s*";

/// A pattern that finds a date; its groups are read by [`parse`].
pub fn date_pattern() -> String {
    let (month, day, to) = (PRINTED, DAY, TO);
    format!(
        r"(?:{month}\s+{day}(?:{to}(?:{month}\s+)?{day})?,?\s+\d{{4}}|{day}(?:\s+{month})?(?:{to}{day})?\s+(?:of\s+)?{month},?\s+\d{{4}}|{month},?\s+\d{{4}})\b"
    )
}

static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(MM)\s+(\d{1,2})\D*?(?:TO(?:(MM)\s+)?(\d{1,2})\D*?)?,?\s+(\d{4})$")
});
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(\d{1,2})(?:st|nd|rd|th)?(?:(?:\s+(MM))?TO(\d{1,2})(?:st|nd|rd|th)?)?\s+(?:of\s+)?(MM),?\s+(\d{4})$",
    )
});

fn pattern(text: &str) -> Regex {
    crate::text::pattern(&text.replace("MM", PRINTED).replace("TO", TO))
}

/// First and last day, ISO 8601; none for a month without a day or a day that no month has.
pub fn parse(date: &str) -> Option<(String, String)> {
    if let Some(found) = MONTH_FIRST.captures(date) {
        let first = iso(&found, 5, &found[1], &found[2])?;
        let month = found.get(3).map_or(&found[1], |month| month.as_str());
        let last = found.get(4).map(|day| iso(&found, 5, month, day.as_str()));
        return ordered(first, last);
    }
    let found = DAY_FIRST.captures(date)?;
    let month = found.get(2).map_or(&found[4], |month| month.as_str());
    let first = iso(&found, 5, month, &found[1])?;
    let last = found.get(3).map(|day| iso(&found, 5, &found[4], day.as_str()));
    ordered(first, last)
}

fn ordered(first: String, last: Option<Option<String>>) -> Option<(String, String)> {
    let last = last.unwrap_or_else(|| Some(first.clone()))?;
    (first <= last).then_some((first, last))
}

fn iso(found: &Captures<'_>, year: usize, month: &str, day: &str) -> Option<String> {
    let month = MONTHS.split('|').position(|name| name.get(..3) == month.get(..3))? + 1;
    let day: u8 = day.parse().ok()?;
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=longest).contains(&day).then(|| format!("{}-{month:02}-{day:02}", &found[year]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        let check = |date: &str, expected: Option<(&str, &str)>| {
            let found = parse(date);
            let found = found.as_ref().map(|(first, last)| (first.as_str(), last.as_str()));
            assert_eq!(found, expected, "{date}");
        };
        check("September 16-17th, 1999", Some(("1999-09-16", "1999-09-17")));
        check("October 2, 2000", Some(("2000-10-02", "2000-10-02")));
        check("2nd of May 2001", Some(("2001-05-02", "2001-05-02")));
        check("3–5 June 2002", Some(("2002-06-03", "2002-06-05")));
        check("January 30 to February 2, 2003", Some(("2003-01-30", "2003-02-02")));
        check("30 January to 2 February 2003", Some(("2003-01-30", "2003-02-02")));
        check("Sept. 3, 1999", Some(("1999-09-03", "1999-09-03")));
        check("3-4 Oct 1999", Some(("1999-10-03", "1999-10-04")));
        check("2 February to 30 January 2003", None);
        check("June 2002", None);
        check("June 31, 2002", None);
        check("17-16 June 2002", None);
    }
}
