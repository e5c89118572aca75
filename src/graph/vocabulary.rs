//! The terms of the graph as constants, one module a vocabulary.
//!
//! Made of `ontology/terms.ttl` and `ontology/reused.ttl` by `tests/ontology.rs`; do not edit.
//! After a change there run `ETL_UPDATE=1 cargo test --test ontology`.

macro_rules! terms {
    ($prefix:ident, $namespace:literal; $($name:ident = $local:literal;)*) => {
        #[doc = concat!("Terms of `", $namespace, "`.")]
        pub mod $prefix {
            use oxigraph::model::NamedNodeRef;

            $(#[doc = concat!("`", stringify!($prefix), ":", $local, "`")]
            pub const $name: NamedNodeRef<'static> =
                NamedNodeRef::new_unchecked(concat!($namespace, $local));)*
        }
    };
}

/// Prefix and namespace of every vocabulary that the graph uses, sorted.
pub const PREFIXES: &[(&str, &str)] = &[
    ("biro", "http://purl.org/spar/biro/"),
    ("c4o", "http://purl.org/spar/c4o/"),
    ("cito", "http://purl.org/spar/cito/"),
    ("datacite", "http://purl.org/spar/datacite/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("deo", "http://purl.org/spar/deo/"),
    ("doco", "http://purl.org/spar/doco/"),
    ("etl", "https://w3id.org/paper-etl/terms#"),
    ("fabio", "http://purl.org/spar/fabio/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("frbr", "http://purl.org/vocab/frbr/core#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prism", "http://prismstandard.org/namespaces/basic/2.0/"),
    ("pro", "http://purl.org/spar/pro/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("scoro", "http://purl.org/spar/scoro/"),
    ("sh", "http://www.w3.org/ns/shacl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

terms! { biro, "http://purl.org/spar/biro/";
    BIBLIOGRAPHIC_REFERENCE = "BibliographicReference";
    REFERENCES = "references";
}

terms! { c4o, "http://purl.org/spar/c4o/";
    DENOTES = "denotes";
    HAS_CONTENT = "hasContent";
    HAS_CONTEXT = "hasContext";
    IN_TEXT_REFERENCE_POINTER = "InTextReferencePointer";
}

terms! { cito, "http://purl.org/spar/cito/";
    CITES = "cites";
}

terms! { datacite, "http://purl.org/spar/datacite/";
    HAS_IDENTIFIER = "hasIdentifier";
}

terms! { dcterms, "http://purl.org/dc/terms/";
    ABSTRACT = "abstract";
    ALTERNATIVE = "alternative";
    CONFORMS_TO = "conformsTo";
    CONTRIBUTOR = "contributor";
    CREATOR = "creator";
    DATE_ACCEPTED = "dateAccepted";
    DATE_SUBMITTED = "dateSubmitted";
    FORMAT = "format";
    ISSUED = "issued";
    IS_PART_OF = "isPartOf";
    LANGUAGE = "language";
    LICENSE = "license";
    PUBLISHER = "publisher";
    RIGHTS = "rights";
    SUBJECT = "subject";
    TITLE = "title";
}

terms! { deo, "http://purl.org/spar/deo/";
    ACKNOWLEDGEMENTS = "Acknowledgements";
    CONCLUSION = "Conclusion";
    DISCUSSION = "Discussion";
    INTRODUCTION = "Introduction";
    METHODS = "Methods";
    RESULTS = "Results";
}

terms! { doco, "http://purl.org/spar/doco/";
    ABSTRACT = "Abstract";
    APPENDIX = "Appendix";
    BIBLIOGRAPHY = "Bibliography";
    FOOTNOTE = "Footnote";
    LIST_OF_AGENTS = "ListOfAgents";
    SECTION = "Section";
}

terms! { etl, "https://w3id.org/paper-etl/terms#";
    ACT = "act";
    ACT_CLASS = "Act";
    AGREEMENT = "agreement";
    AGREES_WITH = "agreesWith";
    AMOUNT = "amount";
    ANSWERS = "answers";
    ASSERTION = "assertion";
    AS_PRINTED = "asPrinted";
    AUTHOR = "author";
    AUTHORS_SOURCE = "authorsSource";
    BASIS = "basis";
    BASIS_CLASS = "Basis";
    CANDIDATE = "candidate";
    CERTAINTY = "certainty";
    CERTAINTY_CLASS = "Certainty";
    CITED_PERSON = "citedPerson";
    CITED_WORK_SOURCE = "citedWorkSource";
    CODE = "code";
    COLUMN = "column";
    CONFIDENCE = "confidence";
    CONTENT_PASSAGE = "contentPassage";
    CONTINUES = "continues";
    CONTRIBUTOR = "contributor";
    COUNT = "count";
    COUNT_CLASS = "Count";
    COUNT_OF = "countOf";
    CUE = "cue";
    CUE_PASSAGE = "cuePassage";
    DIAGNOSTIC = "diagnostic";
    DIAGNOSTIC_CLASS = "Diagnostic";
    DISAGREEMENT = "disagreement";
    DISAGREES_WITH = "disagreesWith";
    EDITOR = "editor";
    EVIDENCE = "evidence";
    EXAMPLE = "example";
    FAILURE = "failure";
    FAILURE_CLASS = "Failure";
    FAMILY = "family";
    FUNDING_STATEMENT = "fundingStatement";
    FURTHER_AUTHORS = "furtherAuthors";
    GIVEN = "given";
    GRAPH = "graph";
    GROUP_SOURCE = "groupSource";
    HELP = "help";
    HIGH_CERTAINTY = "highCertainty";
    INFERRED = "inferred";
    LABEL = "label";
    LINE = "line";
    LOW_CERTAINTY = "lowCertainty";
    MEDIUM_CERTAINTY = "mediumCertainty";
    MENTIONED_PERSON = "mentionedPerson";
    MESSAGE = "message";
    NEGATIVE = "negative";
    NOBODY_SOURCE = "nobodySource";
    NORMATIVE = "normative";
    OBSERVATION = "observation";
    ORIGINAL_YEAR = "originalYear";
    PARTICIPANT = "participant";
    PARTLY_AGREES_WITH = "partlyAgreesWith";
    PATH = "path";
    PERSON_ROLE = "personRole";
    PERSON_ROLE_CLASS = "PersonRole";
    PERSON_SOURCE = "personSource";
    PLACE = "place";
    POLARITY = "polarity";
    POLARITY_CLASS = "Polarity";
    POSITIVE = "positive";
    PRINTED_YEAR = "printedYear";
    QUADS = "quads";
    QUESTION = "question";
    READER = "reader";
    REFERENCE = "reference";
    RESPONDS_TO = "respondsTo";
    REVIEWER = "reviewer";
    RULE = "rule";
    RUN = "run";
    SAID_AT = "saidAt";
    SCORE = "score";
    SENTENCE = "sentence";
    SETTINGS = "settings";
    SEVERITY = "severity";
    SHA256 = "sha256";
    SOURCE_FILE = "SourceFile";
    SOURCE_KIND = "sourceKind";
    SOURCE_KIND_CLASS = "SourceKind";
    SPEAKER_PASSAGE = "speakerPassage";
    STATED = "stated";
    SUFFIX = "suffix";
    SUGGESTION = "suggestion";
    TRANSLATOR = "translator";
    UNRESOLVED_CITATION = "UnresolvedCitation";
    VALID_AT = "validAt";
    XPATH = "xpath";
}

terms! { fabio, "http://purl.org/spar/fabio/";
    BOOK = "Book";
    BOOK_CHAPTER = "BookChapter";
    BOOK_REVIEW = "BookReview";
    BRIEF_REPORT = "BriefReport";
    CLINICAL_CASE_REPORT = "ClinicalCaseReport";
    COMPUTER_PROGRAM = "ComputerProgram";
    CONFERENCE_PAPER = "ConferencePaper";
    CONFERENCE_PROCEEDINGS = "ConferenceProceedings";
    CORRIGENDUM = "Corrigendum";
    DATASET = "Dataset";
    EXPRESSION = "Expression";
    HAS_ACCESS_DATE = "hasAccessDate";
    HAS_AR_XIV_ID = "hasArXivId";
    HAS_PLACE_OF_PUBLICATION = "hasPlaceOfPublication";
    HAS_PUBLICATION_YEAR = "hasPublicationYear";
    HAS_PUB_MED_CENTRAL_ID = "hasPubMedCentralId";
    HAS_PUB_MED_ID = "hasPubMedId";
    HAS_SHORT_TITLE = "hasShortTitle";
    HAS_SUBTITLE = "hasSubtitle";
    JOURNAL = "Journal";
    JOURNAL_ARTICLE = "JournalArticle";
    JOURNAL_EDITORIAL = "JournalEditorial";
    LETTER = "Letter";
    MAGAZINE = "Magazine";
    MAGAZINE_ARTICLE = "MagazineArticle";
    MEETING_REPORT = "MeetingReport";
    NEWSPAPER = "Newspaper";
    NEWSPAPER_ARTICLE = "NewspaperArticle";
    OBITUARY = "Obituary";
    PATENT_DOCUMENT = "PatentDocument";
    PREPRINT = "Preprint";
    RAPID_COMMUNICATION = "RapidCommunication";
    REPORT_DOCUMENT = "ReportDocument";
    REVIEW_ARTICLE = "ReviewArticle";
    SERIES = "Series";
    SPECIFICATION_DOCUMENT = "SpecificationDocument";
    THESIS = "Thesis";
    WEB_PAGE = "WebPage";
}

terms! { foaf, "http://xmlns.com/foaf/0.1/";
    FAMILY_NAME = "familyName";
    GIVEN_NAME = "givenName";
    GROUP = "Group";
    HOMEPAGE = "homepage";
    MBOX = "mbox";
    NAME = "name";
    PERSON = "Person";
    TITLE = "title";
}

terms! { frbr, "http://purl.org/vocab/frbr/core#";
    PART_OF = "partOf";
}

terms! { oa, "http://www.w3.org/ns/oa#";
    ANNOTATION = "Annotation";
    CLASSIFYING = "classifying";
    DESCRIBING = "describing";
    END = "end";
    EXACT = "exact";
    HAS_BODY = "hasBody";
    HAS_SELECTOR = "hasSelector";
    HAS_SOURCE = "hasSource";
    HAS_TARGET = "hasTarget";
    IDENTIFYING = "identifying";
    LINKING = "linking";
    MOTIVATED_BY = "motivatedBy";
    PREFIX = "prefix";
    SPECIFIC_RESOURCE = "SpecificResource";
    START = "start";
    SUFFIX = "suffix";
    TEXT_POSITION_SELECTOR = "TextPositionSelector";
    TEXT_QUOTE_SELECTOR = "TextQuoteSelector";
}

terms! { org, "http://www.w3.org/ns/org#";
    MEMBER = "member";
    MEMBERSHIP = "Membership";
    ORGANIZATION = "organization";
    ORGANIZATIONAL_UNIT = "OrganizationalUnit";
    ORGANIZATION_CLASS = "Organization";
    UNIT_OF = "unitOf";
}

terms! { owl, "http://www.w3.org/2002/07/owl#";
    SAME_AS = "sameAs";
}

terms! { prism, "http://prismstandard.org/namespaces/basic/2.0/";
    DOI = "doi";
    EDITION = "edition";
    ENDING_PAGE = "endingPage";
    ISBN = "isbn";
    ISSN = "issn";
    KEYWORD = "keyword";
    NUMBER = "number";
    PAGE_RANGE = "pageRange";
    SECTION = "section";
    STARTING_PAGE = "startingPage";
    VOLUME = "volume";
}

terms! { pro, "http://purl.org/spar/pro/";
    AUTHOR = "author";
    CONTRIBUTOR = "contributor";
    EDITOR = "editor";
    IS_HELD_BY = "isHeldBy";
    PEER_REVIEWER = "peer-reviewer";
    RELATES_TO_DOCUMENT = "relatesToDocument";
    ROLE_IN_TIME = "RoleInTime";
    TRANSLATOR = "translator";
    WITH_ROLE = "withRole";
}

terms! { prov, "http://www.w3.org/ns/prov#";
    ACTIVITY = "Activity";
    ENDED_AT_TIME = "endedAtTime";
    ENTITY = "Entity";
    GENERATED = "generated";
    SOFTWARE_AGENT = "SoftwareAgent";
    USED = "used";
    WAS_ASSOCIATED_WITH = "wasAssociatedWith";
    WAS_DERIVED_FROM = "wasDerivedFrom";
}

terms! { rdfs, "http://www.w3.org/2000/01/rdf-schema#";
    LABEL = "label";
}

terms! { schema, "https://schema.org/";
    ABOUT = "about";
    ADDRESS = "address";
    ADDRESS_COUNTRY = "addressCountry";
    ADDRESS_LOCALITY = "addressLocality";
    ADDRESS_REGION = "addressRegion";
    ATTENDEE = "attendee";
    AUTHOR = "author";
    CLAIM = "Claim";
    CONTENT_SIZE = "contentSize";
    EDITOR = "editor";
    END_DATE = "endDate";
    EVENT = "Event";
    FUNDER = "funder";
    FUNDING = "funding";
    GENRE = "genre";
    GRANT = "Grant";
    IDENTIFIER = "identifier";
    LEGISLATION = "Legislation";
    LOCATION = "location";
    MENTIONS = "mentions";
    NAME = "name";
    POSITION = "position";
    POSTAL_ADDRESS = "PostalAddress";
    POSTAL_CODE = "postalCode";
    ROLE_NAME = "roleName";
    SOFTWARE_VERSION = "softwareVersion";
    START_DATE = "startDate";
    STREET_ADDRESS = "streetAddress";
    TEXT = "text";
    TRANSLATOR = "translator";
    URL = "url";
}

terms! { scoro, "http://purl.org/spar/scoro/";
    CORRESPONDING_AUTHOR = "corresponding-author";
}

terms! { skos, "http://www.w3.org/2004/02/skos/core#";
    ALT_LABEL = "altLabel";
    BROADER = "broader";
    CLOSE_MATCH = "closeMatch";
    CONCEPT = "Concept";
    CONCEPT_SCHEME = "ConceptScheme";
    DEFINITION = "definition";
    EXACT_MATCH = "exactMatch";
    IN_SCHEME = "inScheme";
    PREF_LABEL = "prefLabel";
    RELATED = "related";
}
