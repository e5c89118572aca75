//! Where a finding comes from, how sure it is, and which rule made it.

use std::fmt;

use crate::text::ArenaSpan;

/// Name of the rule or model that made a finding, such as `claims/reporting-verb`.
pub type Rule = &'static str;

/// How sure a finding is, from 0 to 1, kept in hundredths so that output is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

impl Confidence {
    /// As sure as rules can be.
    pub const CERTAIN: Self = Self(100);

    /// `hundredths` of certainty.
    ///
    /// # Panics
    /// When more than 100.
    #[must_use]
    pub const fn percent(hundredths: u8) -> Self {
        assert!(hundredths <= 100, "confidence is at most 100 hundredths");
        Self(hundredths)
    }

    /// A probability, in hundredths; what is out of range goes to the nearer end.
    #[must_use]
    pub fn of(probability: f64) -> Self {
        Self((probability.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// Between 0 and 1.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl fmt::Display for Confidence {
    /// Two decimals, such as `0.85`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// The words of the text that a finding rests on. Each finding has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    // Rule: never empty. Checked in `new`.
    span: ArenaSpan,
    /// How sure the finding is.
    pub confidence: Confidence,
    /// Which rule or model made it.
    pub rule: Rule,
}

impl Evidence {
    /// Evidence in the words of `span`.
    ///
    /// # Panics
    /// When the span is empty: a finding without words is an error of the extractor.
    #[must_use]
    pub fn new(span: ArenaSpan, rule: Rule, confidence: Confidence) -> Self {
        assert!(!span.is_empty(), "rule {rule} gave a finding without words");
        Self { span, confidence, rule }
    }

    /// The words, as a span of the arena.
    #[must_use]
    pub fn span(&self) -> ArenaSpan {
        self.span
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_prints_two_decimals() {
        assert_eq!(Confidence::percent(5).to_string(), "0.05");
        assert_eq!(Confidence::CERTAIN.to_string(), "1.00");
    }

    #[test]
    #[should_panic(expected = "without words")]
    fn evidence_needs_words() {
        let _ = Evidence::new(ArenaSpan::new(3, 3), "test", Confidence::CERTAIN);
    }
}
