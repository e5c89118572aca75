//! Datatypes of dates, and the year in what bibliographies print.

use oxigraph::model::NamedNodeRef;
use oxigraph::model::vocab::xsd;

/// Datatype of an ISO date: `1999`, `1999-09` or `1999-09-16`; nothing for anything else.
pub fn datatype(text: &str) -> Option<NamedNodeRef<'static>> {
    let parts: Vec<&str> = text.split('-').collect();
    let all = |lengths: &[usize]| {
        parts.len() == lengths.len()
            && parts.iter().zip(lengths).all(|(part, length)| is_digits(part, *length))
    };
    let number = |part: usize| parts.get(part).and_then(|part| part.parse().ok()).unwrap_or(0);
    let (month, day) = (number(1), number(2));
    match parts.len() {
        1 if all(&[4]) && text != "0000" => Some(xsd::G_YEAR),
        2 if all(&[4, 2]) && days(month) > 0 => Some(xsd::G_YEAR_MONTH),
        3 if all(&[4, 2, 2]) && (1..=days(month)).contains(&day) => Some(xsd::DATE),
        _ => None,
    }
}

/// Most days that a month can have; none for what is no month.
fn days(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// The year in "1999" or "2019a", the first of "1999-2001"; nothing in "forthcoming".
pub fn year(printed: &str) -> Option<&str> {
    let year = printed.get(..4).filter(|year| is_digits(year, 4))?;
    let rest = &printed[4..];
    let is_letter = rest.len() <= 1 && rest.bytes().all(|byte| byte.is_ascii_lowercase());
    let last = rest.strip_prefix('-').is_some_and(|last| is_digits(last, 2) || is_digits(last, 4));
    (is_letter || last).then_some(year)
}

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_apart() {
        let check = |text: &str, expected| assert_eq!(datatype(text), expected, "{text}");
        check("1999", Some(xsd::G_YEAR));
        check("1999-09", Some(xsd::G_YEAR_MONTH));
        check("1999-09-16", Some(xsd::DATE));
        for text in [
            "",
            "99",
            "1999a",
            "1999-13",
            "1999-00",
            "1999-02-30",
            "1999-04-31",
            "1999-9-16",
            "1999-00-10",
            "1999-09-32",
            "n.d.",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn years_are_read_from_print() {
        let check = |text: &str, expected| assert_eq!(year(text), expected, "{text}");
        check("1999", Some("1999"));
        check("2019a", Some("2019"));
        check("1999-2001", Some("1999"));
        for text in ["forthcoming", "19", "19990", "1999/2000", "1999-x", "n.d.", "१९९९"] {
            check(text, None);
        }
    }
}
