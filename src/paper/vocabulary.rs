//! What a vocabulary of the user says of a concept.

/// How a concept of a paper is linked to the vocabulary of the user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum VocabularyLink {
    /// Not at all: there is no vocabulary, or it does not know the concept.
    #[default]
    None,
    /// It is a concept of the vocabulary.
    One(Box<VocabularyConcept>),
    /// It may be one of several; their IRIs, two or more, sorted.
    Several(Vec<String>),
}

/// A concept of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VocabularyConcept {
    /// Its IRI.
    pub iri: String,
    /// Its preferred labels, one or none for each language.
    pub labels: Vec<TaggedText>,
    /// The schemes that it is in.
    pub schemes: Vec<VocabularyScheme>,
    /// IRIs of concepts of the same meaning in other vocabularies that were given, sorted.
    pub same: Vec<String>,
}

/// A concept scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VocabularyScheme {
    /// Its IRI.
    pub iri: String,
    /// Its title.
    pub title: Option<TaggedText>,
}

/// A text in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaggedText {
    /// The text.
    pub text: String,
    /// BCP 47 tag in lower case; none when the vocabulary does not tell.
    pub language: Option<String>,
}

impl VocabularyLink {
    /// The concept of the vocabulary, where it is one.
    #[must_use]
    pub fn one(&self) -> Option<&VocabularyConcept> {
        match self {
            Self::One(concept) => Some(concept),
            Self::None | Self::Several(_) => None,
        }
    }

    /// IRIs of the concepts that it may be, where it is not decided.
    #[must_use]
    pub fn candidates(&self) -> &[String] {
        match self {
            Self::Several(iris) => iris,
            Self::None | Self::One(_) => &[],
        }
    }
}
