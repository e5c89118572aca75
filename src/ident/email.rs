//! E-mail addresses.

use super::{IdentError, Reason, error, identifier, strip_prefixes};

identifier! {
    /// An e-mail address, as printed but for its domain in lower case.
    Email
}

impl Email {
    /// Reads an address as papers print them, with or without `mailto:` and a final stop.
    ///
    /// Narrower than RFC 5322 on purpose: no quoted local part, no address literal.
    ///
    /// # Errors
    /// When it is not local part, `@`, and a domain with a dot.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let bare = strip_prefixes(text.trim(), &["mailto:"]);
        let bare = bare.trim_matches(['.', ',', ';', ':', '<', '>', '(', ')']);
        let wrong = || error("e-mail address", text, Reason::Shape);
        let (local, domain) = bare.split_once('@').ok_or_else(wrong)?;
        let local_fits = !local.is_empty()
            && !local.contains("..")
            && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
        let label_fits = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        };
        let domain_fits = domain.contains('.') && domain.split('.').all(label_fits);
        if local_fits && domain_fits {
            Ok(Self(format!("{local}@{}", domain.to_lowercase())))
        } else {
            Err(wrong())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_printed() {
        let check =
            |text: &str, email: &str| assert_eq!(Email::parse(text), Ok(Email(email.to_owned())));
        check("mailto:M.Gertler@Geog.utoronto.ca.", "M.Gertler@geog.utoronto.ca");
        check("<bd5@qsilver.queensu.ca>", "bd5@qsilver.queensu.ca");
        for text in ["", "a@b", "a b@c.de", "@c.de", "a@-c.de", "a@c..de", "a@b@c.de"] {
            assert!(Email::parse(text).is_err(), "{text}");
        }
    }
}
