//! The entries of a bibliography, ready to be looked up by what a pointer says.

use std::collections::{BTreeMap, BTreeSet};

use crate::paper::lead::{self, Leads};
use crate::paper::{CitationKey, Contributor, Fit, LinkedReference, Reference};

use super::slug;
use super::spelling::is_alike;
use super::years::Year;

/// More entries than this with one name are not looked through, so that no input takes quadratic time.
const MOST_RIVALS: usize = 256;
/// Entries of fewer words may be alike and yet two.
const SHORT: usize = 4;
/// Candidates that come near and are shown when nothing fits.
const MOST_NEAR: usize = 5;

/// The entries that a pointer can mean: one when it is plain, several when it is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Those that fit, in order.
    pub fitting: Vec<usize>,
    /// How they fit; none when nothing does.
    pub fit: Option<Fit>,
    /// Those that come near when nothing fits.
    pub near: Vec<usize>,
}

impl Found {
    fn new(fitting: Vec<usize>, fit: Fit) -> Option<Self> {
        (!fitting.is_empty()).then_some(Self { fitting, fit: Some(fit), near: Vec::new() })
    }

    /// The entry, when there is one only.
    #[must_use]
    pub fn only(&self) -> Option<usize> {
        if let [one] = self.fitting[..] { Some(one) } else { None }
    }
}

/// What is compared of an entry.
#[derive(Debug)]
struct Entry {
    /// Folded forms of the first name, or of the organisation.
    names: BTreeSet<String>,
    /// Folded names of the people, in order.
    people: Vec<String>,
    /// Whether there are more of them than named.
    et_al: bool,
    year: Year,
    /// The raw text, folded, to know an entry that is printed twice.
    raw: String,
}

/// Indexes of entries by name, year, number and label.
#[derive(Debug, Default)]
pub struct Bibliography {
    entries: Vec<Entry>,
    leads: Leads,
    by_name: BTreeMap<String, Vec<usize>>,
    by_initial_and_year: BTreeMap<(char, u16), Vec<usize>>,
    by_person_and_year: BTreeMap<(String, u16), Vec<usize>>,
    by_number: BTreeMap<u32, usize>,
    by_label: BTreeMap<String, Vec<usize>>,
}

/// The names and the year of a pointer, ready to be compared.
struct Wanted<'k> {
    families: &'k [String],
    et_al: bool,
    year: Year,
}

impl Bibliography {
    /// Reads the entries once; `raw` gives the text of each.
    #[must_use]
    pub fn new<'t>(references: &[LinkedReference], raw: impl Fn(&Reference) -> &'t str) -> Self {
        let texts = || references.iter().map(|linked| raw(&linked.reference));
        let mut bibliography = Self { leads: Leads::of(texts()), ..Self::default() };
        for (index, (linked, raw)) in references.iter().zip(texts()).enumerate() {
            bibliography.add(index, &linked.reference, raw);
        }
        // Without labels, entries are counted as they stand, and labels made of names and years.
        if bibliography.by_number.is_empty() && bibliography.by_label.is_empty() {
            bibliography.by_number = (1..).zip(0..references.len()).collect();
            bibliography.add_made_labels();
        }
        bibliography
    }

    fn add(&mut self, index: usize, reference: &Reference, raw: &str) {
        let entry = Entry::of(reference, raw);
        for name in &entry.names {
            self.by_name.entry(name.clone()).or_default().push(index);
            for number in &entry.year.numbers {
                if let Some(initial) = name.chars().next() {
                    self.by_initial_and_year.entry((initial, *number)).or_default().push(index);
                }
            }
        }
        for name in entry.people.iter().skip(1) {
            for number in &entry.year.numbers {
                self.by_person_and_year.entry((name.clone(), *number)).or_default().push(index);
            }
        }
        if let Some(label) = reference.label.as_deref() {
            match lead::number_of_label(label) {
                Some(number) => _ = self.by_number.entry(number).or_insert(index),
                None => self.by_label.entry(bare(label).to_lowercase()).or_default().push(index),
            }
        }
        self.entries.push(entry);
    }

    fn add_made_labels(&mut self) {
        for (index, entry) in self.entries.iter().enumerate() {
            for label in made_labels(entry) {
                self.by_label.entry(label).or_default().push(index);
            }
        }
    }

    /// The entries that fit a pointer best, and how.
    #[must_use]
    pub fn fitting(&self, key: &CitationKey) -> Found {
        let found = match key {
            CitationKey::Stated(entry) => {
                let known = Some(*entry).filter(|entry| *entry < self.entries.len());
                Found::new(known.into_iter().collect(), Fit::Stated)
            }
            CitationKey::Unread => None,
            CitationKey::Number(number) => {
                Found::new(self.by_number.get(number).copied().into_iter().collect(), Fit::Exact)
            }
            CitationKey::Label(label) => {
                let label = bare(label).to_lowercase();
                Found::new(self.by_label.get(&label).cloned().unwrap_or_default(), Fit::Exact)
            }
            CitationKey::AuthorYear { families, et_al, year } => {
                return self.named(families, *et_al, Year::of(year));
            }
            CitationKey::Again { families } => {
                let only = families.first().map(|family| self.own(family)).unwrap_or_default();
                Found::new(only, Fit::Again).filter(|found| found.only().is_some())
            }
        };
        found.unwrap_or_default()
    }

    /// Each way to fit is tried on all names before the next, worse one.
    fn named(&self, families: &[String], et_al: bool, year: Year) -> Found {
        let wanted = Wanted { families, et_al, year };
        // "In Santo André, Dahl (1999)": what stands first may be no name.
        let skips = || 0..families.len();
        let found = skips()
            .find_map(|skipped| self.exact(&wanted.without(skipped)))
            .or_else(|| skips().find_map(|skipped| self.raw(&wanted.without(skipped))))
            .or_else(|| skips().find_map(|skipped| self.misspelt(&wanted.without(skipped))))
            .or_else(|| self.other_year(&wanted))
            .or_else(|| self.further_author(&wanted));
        found.unwrap_or_else(|| Found { near: self.near(&wanted), ..Found::default() })
    }

    /// Entries of the first name, in any of the forms it can have.
    fn own(&self, family: &str) -> Vec<usize> {
        let forms = forms(family);
        let own = forms.iter().find_map(|form| self.by_name.get(form));
        own.map(|own| own[..own.len().min(MOST_RIVALS)].to_vec()).unwrap_or_default()
    }

    fn exact(&self, wanted: &Wanted<'_>) -> Option<Found> {
        let own = self.own(wanted.first()?);
        let same = |index: &usize| wanted.year.is_year_of(&self.entries[*index].year);
        let own: Vec<usize> = own.into_iter().filter(same).collect();
        self.best(&own, wanted)
    }

    /// Among entries of name and year: by letter, then by the other names.
    fn best(&self, own: &[usize], wanted: &Wanted<'_>) -> Option<Found> {
        let fits: Vec<(Fit, usize)> =
            own.iter().filter_map(|index| Some((self.fit(*index, wanted)?, *index))).collect();
        let fit = fits.iter().map(|(fit, _)| *fit).min()?;
        let found = fits.iter().filter(|(one, _)| *one == fit).map(|(_, index)| *index).collect();
        let found = self.lettered(self.without_copies(found), wanted);
        Found::new(found, fit)
    }

    /// How an entry fits; a name that parsing missed may stand in the raw text.
    fn fit(&self, index: usize, wanted: &Wanted<'_>) -> Option<Fit> {
        let fit = self.entries[index].fit(wanted)?;
        let missed = fit == Fit::OtherNames && self.mentions_all(index, wanted);
        Some(if missed { Fit::Loose } else { fit })
    }

    /// An entry printed twice counts once.
    fn without_copies(&self, mut found: Vec<usize>) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let is_short = |raw: &str| raw.split(' ').count() < SHORT;
        found.retain(|index| {
            let raw = &self.entries[*index].raw;
            is_short(raw) || seen.insert(raw)
        });
        found
    }

    /// "2014b" among entries of that year without letters: the second one, as bibliographies are ordered.
    fn lettered(&self, found: Vec<usize>, wanted: &Wanted<'_>) -> Vec<usize> {
        let place = wanted.year.letter.map(|letter| usize::from(letter as u8 - b'a'));
        let plain = found.iter().all(|index| self.entries[*index].year.letter.is_none());
        match place.and_then(|place| found.get(place)) {
            Some(entry) if plain && found.len() > 1 => vec![*entry],
            _ => found,
        }
    }

    /// Entries whose raw text opens with the name and holds the year, where parsing went wrong.
    fn raw(&self, wanted: &Wanted<'_>) -> Option<Found> {
        let year = &wanted.year;
        let unpublished = year.numbers.is_empty() && !year.is_undated;
        let holds = |index: &usize| {
            self.leads.lead(*index).is_some_and(|lead| {
                year.numbers.iter().any(|year| lead.has_year(*year))
                    || unpublished && lead.is_forthcoming()
            })
        };
        let family = wanted.first()?;
        let found = raw_forms(family).iter().find_map(|form| {
            let named: Vec<usize> = self.leads.named(form).filter(holds).collect();
            (!named.is_empty()).then_some(named)
        })?;
        let agree = |index: &&usize| self.mentions_all(**index, wanted);
        let agreeing: Vec<usize> = found.iter().filter(agree).copied().collect();
        let (found, fit) =
            if agreeing.is_empty() { (found, Fit::OtherNames) } else { (agreeing, Fit::Raw) };
        Found::new(self.lettered(self.without_copies(found), wanted), fit)
    }

    fn mentions_all(&self, index: usize, wanted: &Wanted<'_>) -> bool {
        let lead = self.leads.lead(index);
        let mut further = wanted.families.iter().skip(1);
        lead.is_some_and(|lead| {
            further.all(|family| lead.mentions(&lead::words(family).collect::<Vec<_>>()))
        })
    }

    /// Entries of that year with a name that is spelt nearly so; nothing when there are several.
    fn misspelt(&self, wanted: &Wanted<'_>) -> Option<Found> {
        let name = slug(wanted.first()?);
        let initial = name.chars().next()?;
        let years = wanted.year.numbers.iter();
        let rivals = years.filter_map(|year| self.by_initial_and_year.get(&(initial, *year)));
        let rivals = rivals.filter(|rivals| rivals.len() <= MOST_RIVALS).flatten().copied();
        let alike: BTreeSet<usize> = rivals
            .filter(|index| self.entries[*index].names.iter().any(|other| is_alike(&name, other)))
            .collect();
        let fits = |index: &usize| {
            self.entries[*index].fit(wanted).is_some_and(|fit| fit < Fit::OtherNames)
        };
        let alike: Vec<usize> = self.without_copies(alike.into_iter().collect());
        let agreeing: Vec<usize> = alike.iter().copied().filter(fits).collect();
        let found = if agreeing.len() == 1 { agreeing } else { alike };
        Found::new(found, Fit::Spelling).filter(|found| found.only().is_some())
    }

    /// The only entry of the name that has the year before or after; failing that, the only one
    /// with the same number of people whose year is not known while the pointer's is, or the
    /// other way round.
    fn other_year(&self, wanted: &Wanted<'_>) -> Option<Found> {
        let rank = |index: usize| {
            let entry = &self.entries[index];
            let names = entry.names_fit(wanted);
            let year = self.nearness(index, &wanted.year)?;
            (names > 0 && (year > 1 || names > 1)).then_some((year, names))
        };
        let own = self.own(wanted.first()?).into_iter();
        let ranked: Vec<((u8, u8), usize)> =
            own.filter_map(|index| Some((rank(index)?, index))).collect();
        let best = ranked.iter().map(|(rank, _)| *rank).max()?;
        let near = ranked.into_iter().filter(|(rank, _)| *rank == best).map(|(_, index)| index);
        Found::new(self.without_copies(near.collect()), Fit::OtherYear)
            .filter(|found| found.only().is_some())
    }

    /// 2 for the year before or after, 1 when one of both is not known; an entry of which
    /// parsing found no year may have one in its raw text.
    fn nearness(&self, index: usize, year: &Year) -> Option<u8> {
        let entry = &self.entries[index].year;
        let undated =
            entry.is_undated || self.leads.lead(index).is_some_and(lead::Lead::is_undated);
        match (year.numbers.is_empty(), entry.numbers.is_empty()) {
            (false, false) => year.is_beside(entry).then_some(2),
            (true, true) => None,
            (true, false) => (!year.is_undated).then_some(1),
            (false, true) => undated.then_some(1),
        }
    }

    /// "Dymecki et al. 2000" for the work of Rodríguez, …, and Dymecki.
    fn further_author(&self, wanted: &Wanted<'_>) -> Option<Found> {
        let name = slug(wanted.first()?);
        let years = wanted.year.numbers.iter();
        let found = years.filter_map(|year| self.by_person_and_year.get(&(name.clone(), *year)));
        let found: Vec<usize> = found.flatten().copied().take(2).collect();
        let found = Found::new(found, Fit::FurtherAuthor).filter(|found| found.only().is_some());
        found.filter(|_| wanted.et_al || wanted.families.len() == 1)
    }

    /// Entries of the first name of any year, for the reader to choose from.
    fn near(&self, wanted: &Wanted<'_>) -> Vec<usize> {
        let mut own = wanted.first().map(|family| self.own(family)).unwrap_or_default();
        own.truncate(MOST_NEAR);
        own
    }
}

impl<'k> Wanted<'k> {
    fn first(&self) -> Option<&'k String> {
        self.families.first()
    }

    fn without(&self, skipped: usize) -> Wanted<'k> {
        Wanted { families: &self.families[skipped..], et_al: self.et_al, year: self.year.clone() }
    }
}

impl Entry {
    fn of(reference: &Reference, raw: &str) -> Self {
        let people =
            if reference.authors.is_empty() { &reference.editors } else { &reference.authors };
        let mut names = names(people);
        // "[Embrapa] Empresa Brasileira …": a label without digits is a name.
        let label = reference.label.as_deref().map(bare);
        names.extend(label.filter(|label| !label.contains(|c: char| c.is_ascii_digit())).map(slug));
        Self {
            names,
            people: people.iter().map(|person| slug(&person.family)).collect(),
            et_al: reference.et_al,
            year: year(reference),
            raw: lead::words(raw).collect::<Vec<_>>().join(" "),
        }
    }

    /// How the entry, whose first name and year are right, fits the rest; nothing when the
    /// letter is another one.
    fn fit(&self, wanted: &Wanted<'_>) -> Option<Fit> {
        if !wanted.year.may_share_letter(&self.year) {
            return None;
        }
        Some(match self.names_fit(wanted) {
            0 => Fit::OtherNames,
            2 if wanted.year.letter == self.year.letter => Fit::Exact,
            _ => Fit::Loose,
        })
    }

    /// 2 when names and their number fit, 1 when their number does not, 0 when a name differs.
    fn names_fit(&self, wanted: &Wanted<'_>) -> u8 {
        let further = wanted.families.iter().zip(&self.people).skip(1);
        let mut further = further.map(|(family, person)| (slug(family), person));
        let all = further.all(|(family, person)| {
            family == *person
                || person.ends_with(&format!("-{family}"))
                || family.ends_with(&format!("-{person}"))
                || is_alike(&family, person)
        });
        if !all && !wanted.families[1..].iter().all(|family| self.people.contains(&slug(family))) {
            return 0;
        }
        let (cited, named) = (wanted.families.len(), self.people.len());
        if cited > named && named > 0 && !self.et_al {
            return 0;
        }
        // Two authors are cited by both names.
        let counted =
            if wanted.et_al { named > cited.max(2) || self.et_al } else { named == cited };
        1 + u8::from(counted)
    }
}

/// The year of an entry, and that of the first edition where it names one.
fn year(reference: &Reference) -> Year {
    let mut year = Year::of(reference.year.as_deref().unwrap_or_default());
    let original = reference.original_year.as_deref().map(Year::of);
    year.numbers.extend(original.into_iter().flat_map(|original| original.numbers));
    year
}

/// Names that an entry can be cited by: its first author or editor, or its organisation.
///
/// "Nunes da Fonseca" is cited as "da Fonseca" and "Fonseca" too, "World Bank" as "Bank" where
/// the first word was taken for a given name, "SFB - Serviço Florestal" as "SFB".
fn names(people: &[Contributor]) -> BTreeSet<String> {
    let Some(first) = people.first() else { return BTreeSet::new() };
    let family = first.family.as_str();
    let spaces = family.match_indices(' ').map(|(at, space)| at + space.len());
    let mut names: BTreeSet<String> = spaces.map(|at| slug(&family[at..])).collect();
    names.insert(slug(family));
    if first.given.is_none() {
        let words = family.split(|c: char| !c.is_alphanumeric());
        names.extend(words.filter(|word| is_acronym(word)).map(slug));
        names.extend(initials(family).map(|letters| slug(&letters)));
    }
    names
}

/// Folded forms of a name in a pointer, the likelier before: as printed, without the short
/// form in brackets, the short form, without particles.
fn forms(family: &str) -> Vec<String> {
    raw_forms(family).into_iter().map(|words| words.join("-")).collect()
}

/// The same in words.
fn raw_forms(family: &str) -> Vec<Vec<String>> {
    let (name, short) = match family.split_once(" [") {
        Some((name, short)) => (name, Some(short.trim_end_matches(']'))),
        None => (family, None),
    };
    let words: Vec<String> = lead::words(name).collect();
    let small = name.split(' ').take_while(|word| word.starts_with(char::is_lowercase)).count();
    let mut forms = vec![words.clone()];
    forms.extend(short.map(|short| lead::words(short).collect()));
    if small > 0 && small < words.len() {
        forms.push(words[small..].to_vec());
    }
    forms.extend(short.and(initials(name)).map(|letters| vec![slug(&letters)]));
    forms
}

fn is_acronym(word: &str) -> bool {
    (2..=8).contains(&word.len()) && word.chars().all(char::is_uppercase)
}

/// Initials of the capitalised words of an organisation.
fn initials(name: &str) -> Option<String> {
    let firsts = name.split_whitespace().filter_map(|word| word.chars().next());
    let letters: String = firsts.filter(|c| c.is_uppercase()).collect();
    (letters.chars().count() >= 2).then_some(letters)
}

/// Labels as programs make them: "Knu84", "ABC+12", "ABC12", "Knu1984".
fn made_labels(entry: &Entry) -> Vec<String> {
    let Some(year) = entry.year.numbers.first() else { return Vec::new() };
    let letter = entry.year.letter.map(String::from).unwrap_or_default();
    let plain = |name: &String| name.replace('-', "");
    let head = |name: &String, count: usize| plain(name).chars().take(count).collect::<String>();
    let heads: String = entry.people.iter().take(4).map(|name| head(name, 1)).collect();
    let names = match &entry.people[..] {
        [] => return Vec::new(),
        [one] => vec![head(one, 3), plain(one)],
        [_, _, _, _, _, ..] => vec![format!("{}+", head(&heads, 3)), heads],
        [_, _, _, _] => vec![format!("{}+", head(&heads, 3)), heads],
        _ => vec![heads],
    };
    let years = [format!("{:02}", year % 100), year.to_string()];
    names
        .iter()
        .flat_map(|name| years.iter().map(move |year| format!("{name}{year}")))
        .map(|label| label + &letter)
        .collect()
}

fn bare(label: &str) -> &str {
    label.trim_matches(|c: char| !c.is_alphanumeric() && c != '+')
}
