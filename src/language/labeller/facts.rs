//! What is known of a token, and how its neighbours come to know it too.
//!
//! A fact is a kind and a value ("suffix" "ment"). Facts are hashed at once: a model holds
//! numbers, no strings, which keeps it small and quick to look up. That two of some
//! hundred thousand facts share a number is rare and does no harm beyond one odd weight.

/// Something that is true of one place in a sequence: a hashed fact and where it was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feature(pub u32);

/// What is known of one token.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    facts: Vec<Fact>,
    pairs: Vec<u64>,
}

/// A fact on its own, to note with several tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared(u64);

impl Shared {
    /// The fact of this kind and value.
    #[must_use]
    pub fn new(kind: &str, value: &str) -> Self {
        Self(hash(kind, value))
    }
}

#[derive(Clone, Copy, Debug)]
struct Fact {
    hash: u64,
    /// How many tokens away the fact is seen.
    reach: u8,
}

impl Facts {
    /// No facts yet, with room for so many.
    #[must_use]
    pub fn with_room(count: usize) -> Self {
        Self { facts: Vec::with_capacity(count), pairs: Vec::with_capacity(2) }
    }

    /// Notes a fact that matters to the token itself.
    pub fn note(&mut self, kind: &str, value: &str) {
        self.note_near(0, kind, value);
    }

    /// Notes a fact that several tokens share.
    pub fn note_shared(&mut self, fact: Shared) {
        self.facts.push(Fact { hash: fact.0, reach: 0 });
    }

    /// Notes a fact that tokens up to `reach` places away see too.
    pub fn note_near(&mut self, reach: u8, kind: &str, value: &str) {
        self.facts.push(Fact { hash: hash(kind, value), reach });
    }

    /// Notes a fact that is seen together with the fact noted at the same turn of the token
    /// before and of the token behind. Every token of a sequence has to note its pairs in
    /// the same order.
    pub fn note_pair(&mut self, kind: &str, value: &str) {
        self.pairs.push(hash(kind, value));
    }

    /// Notes the place in the sequence: its ends, and the tenth it stands in.
    pub fn note_place(&mut self, place: usize, count: usize) {
        if place == 0 {
            self.note_near(1, "place", "first");
        }
        if place + 1 == count {
            self.note_near(1, "place", "last");
        }
        self.note("tenth", &(place * 10 / count.max(1)).to_string());
    }
}

/// The features of every token: its own facts, those of its neighbours, and pairs.
#[must_use]
pub fn spread(facts: &[Facts]) -> Vec<Vec<Feature>> {
    let mut features: Vec<Vec<Feature>> =
        facts.iter().map(|own| Vec::with_capacity(own.facts.len() * 3)).collect();
    each_feature(facts, |place, feature| features[place].push(feature));
    features
}

/// Tells the place and the feature of all features of every token.
pub fn each_feature(facts: &[Facts], mut tell: impl FnMut(usize, Feature)) {
    let always = hash("always", "");
    for (place, own) in facts.iter().enumerate() {
        tell(place, seen(always, 0));
        for fact in &own.facts {
            let reach = usize::from(fact.reach);
            let to = (place + reach + 1).min(facts.len());
            for other in place.saturating_sub(reach)..to {
                tell(other, seen(fact.hash, place as i64 - other as i64));
            }
        }
        let Some(next) = facts.get(place + 1) else { continue };
        for (one, two) in own.pairs.iter().zip(&next.pairs) {
            let pair = mix(one.wrapping_mul(3) ^ two);
            tell(place, seen(pair, BEHIND));
            tell(place + 1, seen(pair, BEFORE));
        }
    }
}

/// Distances that stand for "together with the one behind" and "… before".
const BEHIND: i64 = 1_000;
const BEFORE: i64 = -1_000;

fn seen(hash: u64, distance: i64) -> Feature {
    Feature((mix(hash.wrapping_add(distance.cast_unsigned().wrapping_mul(GOLDEN))) >> 32) as u32)
}

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// FNV-1a, 64 bits, mixed: the same on every machine and compiler.
fn hash(kind: &str, value: &str) -> u64 {
    let bytes = kind.bytes().chain(std::iter::once(0)).chain(value.bytes());
    let folded = bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    mix(folded)
}

/// The finalizer of SplitMix64: every bit of the input changes half of the output's.
fn mix(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
