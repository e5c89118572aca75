//! What parses prints, and what is printed parses to the same.
#![no_main]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use etl::ident::{ArxivId, Doi, Email, Isbn, Issn, Orcid, Pmcid, Pmid, Ror, Url};
use libfuzzer_sys::fuzz_target;

fn check<T: FromStr + Display + PartialEq + Debug>(text: &str) {
    if let Ok(value) = text.parse::<T>() {
        let again = value.to_string().parse::<T>().ok();
        assert_eq!(again.as_ref(), Some(&value), "from {text:?}");
    }
}

fuzz_target!(|text: &str| {
    check::<ArxivId>(text);
    check::<Doi>(text);
    check::<Email>(text);
    check::<Isbn>(text);
    check::<Issn>(text);
    check::<Orcid>(text);
    check::<Pmcid>(text);
    check::<Pmid>(text);
    check::<Ror>(text);
    check::<Url>(text);
});
