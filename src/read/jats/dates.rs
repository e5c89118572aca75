//! Dates in parts: day, month, year.

use super::xml::Element;

/// A date as ISO 8601 writes it, as exact as it is given: "2014", "2014-05", "2014-05-31".
pub fn iso(date: Element<'_>) -> Option<String> {
    if let Some(stated) = date.value("iso-8601-date")
        && is_iso(&stated)
    {
        return Some(stated.into_owned());
    }
    let part = |name: &str| date.child(name).map(Element::words);
    let year = part("year").filter(|year| is_year(year))?;
    let Some(month) = part("month").and_then(|month| month_number(&month)) else {
        return Some(year);
    };
    let day =
        part("day").and_then(|day| day.parse::<u8>().ok()).filter(|day| (1..=31).contains(day));
    Some(match day {
        Some(day) => format!("{year}-{month:02}-{day:02}"),
        None => format!("{year}-{month:02}"),
    })
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_iso(text: &str) -> bool {
    let mut parts = text.split('-');
    let of = |part: Option<&str>, length: usize| {
        part.is_none_or(|part| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    parts.next().is_some_and(is_year)
        && of(parts.next(), 2)
        && of(parts.next(), 2)
        && parts.next().is_none()
}

/// "5", "05", "May", "Sept.".
fn month_number(text: &str) -> Option<u8> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if let Ok(number) = text.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let lower = text.to_lowercase();
    let found = MONTHS.iter().position(|month| lower.starts_with(month))?;
    u8::try_from(found + 1).ok()
}
