//! What a labeller says of an entry: which of its characters are which field.
//!
//! The seam between labelling and typing. A labeller knows no
//! [`crate::paper::Reference`]; what makes values of its labels knows no model.

use std::ops::Range;

use crate::paper::Confidence;

/// A field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The label printed before the entry: "[12]".
    Number,
    /// Names of the authors, as one list.
    Author,
    /// Names of the editors, as one list, with "In" and "(eds.)" around them.
    Editor,
    /// Names of the translators, as one list.
    Translator,
    /// Year, date, or the words that stand for it.
    Date,
    /// Title of the work.
    Title,
    /// Journal, newspaper or other serial that holds the work.
    Journal,
    /// Book or proceedings that hold the work.
    Book,
    /// Series of the book.
    Series,
    /// Volume.
    Volume,
    /// Issue or number.
    Issue,
    /// Pages or the number of the article.
    Pages,
    /// Publisher, university or other body that published the work.
    Publisher,
    /// Place of publication or of the meeting.
    Place,
    /// Edition.
    Edition,
    /// DOI, ISBN, ISSN, arXiv, PubMed or other number, with the words around it.
    Identifier,
    /// Web address, with the words around it ("Available at").
    Url,
    /// When the web address was visited.
    Accessed,
    /// Kind of the work: "PhD thesis", "[Online]".
    Genre,
    /// Anything else.
    Note,
}

impl Field {
    /// Every field with its name in models and annotations.
    pub const ALL: &[(Self, &'static str)] = &[
        (Self::Number, "number"),
        (Self::Author, "author"),
        (Self::Editor, "editor"),
        (Self::Translator, "translator"),
        (Self::Date, "date"),
        (Self::Title, "title"),
        (Self::Journal, "journal"),
        (Self::Book, "book"),
        (Self::Series, "series"),
        (Self::Volume, "volume"),
        (Self::Issue, "issue"),
        (Self::Pages, "pages"),
        (Self::Publisher, "publisher"),
        (Self::Place, "place"),
        (Self::Edition, "edition"),
        (Self::Identifier, "identifier"),
        (Self::Url, "url"),
        (Self::Accessed, "accessed"),
        (Self::Genre, "genre"),
        (Self::Note, "note"),
    ];
}

/// Characters of an entry that are one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// Which field.
    pub field: Field,
    /// Where it stands in the text of the entry, in bytes. Marks and lead-ins around the
    /// value ("In:", "pp.", brackets, a closing comma) may be inside.
    pub range: Range<usize>,
    /// How sure the labeller is of all of it.
    pub confidence: Confidence,
}

/// The fields of an entry, in the order of the text, without overlap. A field may be there
/// more than once.
pub type Labels = Vec<Labelled>;
