//! What a section of a paper is for.

macro_rules! roles {
    ($($name:ident, $label:literal, $meaning:literal;)*) => {
        /// The part that a section plays in a paper.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SectionRole {
            $(#[doc = $meaning] $name,)*
        }

        impl SectionRole {
            /// Every role.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name used in annotation lines.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $label),* }
            }
        }
    };
}

roles! {
    Abstract, "abstract", "Summary before the text.";
    Keywords, "keywords", "Author keywords.";
    Introduction, "introduction", "Introduction.";
    Methods, "methods", "Materials and methods.";
    Results, "results", "Results.";
    Discussion, "discussion", "Discussion.";
    Conclusion, "conclusion", "Conclusion.";
    Acknowledgements, "acknowledgements", "Thanks and funding.";
    Participants, "participants", "List of people who took part in something.";
    References, "references", "Bibliography.";
    Appendix, "appendix", "Appendix or supplement.";
    Body, "body", "Any other section of the text.";
}
