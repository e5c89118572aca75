//! Fields of a record that are one text each.

/// A field that is one text, named as the Citation Style Language has it where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Title of the work.
    Title,
    /// Journal, book or proceedings that hold it.
    Container,
    /// Series that it or its container belongs to.
    Series,
    /// Volume.
    Volume,
    /// Issue or number.
    Issue,
    /// Pages or number of the article, with a plain hyphen in a range.
    Pages,
    /// Edition as printed.
    Edition,
    /// Publisher, or the university of a thesis.
    Publisher,
    /// Place of publication.
    Place,
    /// Kind of work as printed: "PhD thesis".
    Genre,
    /// DOI without resolver.
    Doi,
    /// ISBN.
    Isbn,
    /// ISSN.
    Issn,
    /// arXiv identifier without prefix.
    Arxiv,
    /// PubMed identifier.
    Pmid,
    /// PubMed Central identifier.
    Pmcid,
    /// Web address.
    Url,
    /// Date of the last visit to the web address, in ISO 8601.
    Accessed,
    /// Year of the first edition, where it is not the one used.
    OriginalYear,
    /// The whole entry as printed, where its title could not be read.
    Note,
}
