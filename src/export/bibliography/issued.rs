//! When a work was published.

/// A date, years, or the words that stand for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issued {
    /// A year, perhaps with month and day. The letter of "1999a" belongs to the paper that
    /// cites, not to the work, and is left out.
    Date {
        /// Year of four digits at most.
        year: u16,
        /// Month, from 1.
        month: Option<u8>,
        /// Day of the month, from 1.
        day: Option<u8>,
    },
    /// From a year to a later one.
    Years(u16, u16),
    /// "forthcoming", "n.d.".
    Words(String),
}

impl Issued {
    /// Reads an ISO date: `1999`, `1999-09` or `1999-09-16`.
    #[must_use]
    pub fn date(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = year(parts.next()?)?;
        let mut number = || parts.next().and_then(|part| part.parse().ok());
        Some(Self::Date { year, month: number(), day: number() })
    }

    /// Reads what an entry prints: "1999", "1999a", "1998–99", "forthcoming".
    #[must_use]
    pub fn printed(text: &str) -> Option<Self> {
        let text = text.trim();
        let bare = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let lettered = (text.len() - bare.len() <= 1).then_some(bare).and_then(year);
        let years = || {
            let (first, last) = text.split_once(['-', '–', '—', '/'])?;
            let first = first.trim();
            let last = last.trim();
            // "1998-99" ends in the same century.
            let cut = first.len().checked_sub(last.len())?;
            let last = format!("{}{last}", first.get(..cut)?);
            let (first, last) = (year(first)?, year(&last)?);
            (first < last).then_some(Self::Years(first, last))
        };
        lettered
            .map(|year| Self::Date { year, month: None, day: None })
            .or_else(years)
            .or_else(|| (!text.is_empty()).then(|| Self::Words(text.to_owned())))
    }
}

/// A year of four digits.
fn year(text: &str) -> Option<u16> {
    let fits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| fits && *year > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Issued> {
        Some(Issued::Date { year, month, day })
    }

    #[test]
    fn dates_are_read() {
        assert_eq!(Issued::date("1999"), date(1999, None, None));
        assert_eq!(Issued::date("1999-09"), date(1999, Some(9), None));
        assert_eq!(Issued::date("1999-09-16"), date(1999, Some(9), Some(16)));
        assert_eq!(Issued::date("soon"), None);
    }

    #[test]
    fn printed_years_are_read() {
        assert_eq!(Issued::printed("1999a"), date(1999, None, None));
        for range in ["1998-99", "1998–1999", "1998/9", "1998 / 1999"] {
            assert_eq!(Issued::printed(range), Some(Issued::Years(1998, 1999)), "{range}");
        }
        for words in ["forthcoming", "n.d.", "0", "0000", "99999", "1999-98", "1999ab", "–9", "-"]
        {
            assert_eq!(Issued::printed(words), Some(Issued::Words(words.to_owned())), "{words}");
        }
        assert_eq!(Issued::printed(" "), None);
    }
}
