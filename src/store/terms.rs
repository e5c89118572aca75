//! Terms of the manifest graph.

use oxigraph::model::NamedNodeRef;

macro_rules! terms {
    ($namespace:literal: $($constant:ident = $name:literal;)*) => {
        $(pub(super) const $constant: NamedNodeRef<'_> =
            NamedNodeRef::new_unchecked(concat!($namespace, $name));)*
    };
}

terms! { "http://www.w3.org/ns/prov#":
    ACTIVITY = "Activity";
    SOFTWARE_AGENT = "SoftwareAgent";
    USED = "used";
    GENERATED = "generated";
    ENDED_AT = "endedAtTime";
    WAS_ASSOCIATED_WITH = "wasAssociatedWith";
}

terms! { "https://w3id.org/paper-etl/terms#":
    SOURCE_FILE = "SourceFile";
    COUNT = "Count";
    DIAGNOSTIC = "Diagnostic";
    FAILURE = "Failure";
    PATH = "path";
    SHA256 = "sha256";
    READER = "reader";
    SETTINGS = "settings";
    QUADS = "quads";
    RUN = "run";
    GRAPH = "graph";
    HAS_COUNT = "count";
    COUNT_OF = "countOf";
    AMOUNT = "amount";
    HAS_DIAGNOSTIC = "diagnostic";
    HAS_FAILURE = "failure";
    CODE = "code";
    SEVERITY = "severity";
    MESSAGE = "message";
    HELP = "help";
    LINE = "line";
    COLUMN = "column";
}

terms! { "https://schema.org/":
    CONTENT_SIZE = "contentSize";
    SOFTWARE_VERSION = "softwareVersion";
}

terms! { "http://purl.org/dc/terms/":
    FORMAT = "format";
}

terms! { "http://www.w3.org/ns/oa#":
    START = "start";
    END = "end";
    EXACT = "exact";
    PREFIX = "prefix";
    SUFFIX = "suffix";
    HAS_SELECTOR = "hasSelector";
}
