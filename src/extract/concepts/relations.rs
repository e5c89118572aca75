//! How the concepts of a paper lie to each other: broader by their heads, related by company.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::candidates::Key;

/// Fewest sentences that name both of two related concepts.
const FEWEST_TOGETHER: usize = 3;
/// Log-likelihood above which company is no chance (one in a thousand).
const BEYOND_CHANCE: f64 = 10.83;
/// Most related concepts noted for one concept.
const MOST: usize = 5;

/// The concept that the head of each concept is: "tacit knowledge" lies below "knowledge".
///
/// `keys` are the words of each concept; `joined` those that are parted by "of", where
/// the head stands first.
pub fn broader(keys: &[Key], of: Option<u32>) -> Vec<Vec<usize>> {
    let places: HashMap<&Key, usize> = keys.iter().enumerate().map(|(at, key)| (key, at)).collect();
    let head = |key: &Key| {
        let joint = of.and_then(|of| key.iter().position(|word| *word == of));
        let phrase = &key[..joint.unwrap_or(key.len())];
        let from = usize::from(joint.is_none());
        (from..phrase.len()).find_map(|start| places.get(&phrase[start..].to_vec()).copied())
    };
    keys.iter().map(|key| head(key).into_iter().collect()).collect()
}

/// Pairs of concepts that stand together in sentences beyond chance, each at its smaller index.
///
/// `company` lists the concepts of each sentence. Pairs of a concept and its broader one
/// are left out.
pub fn related(
    count: usize,
    company: &[BTreeSet<usize>],
    broader: &[Vec<usize>],
) -> Vec<Vec<usize>> {
    let mut alone = vec![0usize; count];
    let mut together: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for concepts in company {
        for one in concepts {
            alone[*one] += 1;
            for other in concepts.range(one + 1..) {
                *together.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    let mut ranked: Vec<(f64, usize, usize)> = together
        .into_iter()
        .filter(|((one, other), both)| {
            *both >= FEWEST_TOGETHER
                && !is_above(broader, *one, *other)
                && !is_above(broader, *other, *one)
        })
        .map(|((one, other), both)| {
            (likelihood(both, alone[one], alone[other], company.len()), one, other)
        })
        .filter(|(likelihood, _, _)| *likelihood > BEYOND_CHANCE)
        .collect();
    ranked.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    choose(count, &ranked)
}

/// The strongest pairs, as long as both have room.
fn choose(count: usize, ranked: &[(f64, usize, usize)]) -> Vec<Vec<usize>> {
    let mut related = vec![Vec::new(); count];
    let mut taken = vec![0; count];
    for (_, one, other) in ranked {
        if taken[*one] < MOST && taken[*other] < MOST {
            taken[*one] += 1;
            taken[*other] += 1;
            related[*one].push(*other);
        }
    }
    for others in &mut related {
        others.sort_unstable();
    }
    related
}

/// Whether `above` is reached from `concept` by going to broader ones.
fn is_above(broader: &[Vec<usize>], concept: usize, above: usize) -> bool {
    let mut next = broader[concept].first();
    while let Some(at) = next {
        if *at == above {
            return true;
        }
        next = broader[*at].first();
    }
    false
}

/// Dunning's log-likelihood for two concepts in `all` sentences; 0 when they avoid each other.
fn likelihood(both: usize, one: usize, other: usize, all: usize) -> f64 {
    let (both, one, other, all) = (both as f64, one as f64, other as f64, all as f64);
    if both * all <= one * other {
        return 0.0;
    }
    let part = |seen: f64, row: f64, column: f64| {
        if seen > 0.0 { seen * (seen * all / (row * column)).ln() } else { 0.0 }
    };
    2.0 * (part(both, one, other)
        + part(one - both, one, all - other)
        + part(other - both, all - one, other)
        + part(all - one - other + both, all - one, all - other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_head_is_broader() {
        // 1 tacit, 2 knowledge, 3 base, 4 division, 5 of, 6 labor
        let keys = [vec![2], vec![1, 2], vec![2, 3], vec![4], vec![4, 5, 6], vec![6]];
        let found = broader(&keys, Some(5));
        assert_eq!(found, [vec![], vec![0], vec![], vec![], vec![3], vec![]]);
    }

    /// Sentences given as lists of concepts; pairs found.
    fn check(sentences: &[&[usize]], above: &[Vec<usize>], expected: &[(usize, usize)]) {
        let company: Vec<BTreeSet<usize>> =
            sentences.iter().map(|concepts| concepts.iter().copied().collect()).collect();
        let related = related(above.len(), &company, above);
        let pairs: Vec<(usize, usize)> = related
            .iter()
            .enumerate()
            .flat_map(|(one, others)| others.iter().map(move |other| (one, *other)))
            .collect();
        assert_eq!(pairs, expected);
    }

    #[test]
    fn company_beyond_chance_relates() {
        let alone: [&[usize]; 12] = [&[2]; 12];
        let together: [&[usize]; 4] = [&[0, 1]; 4];
        let sentences = [&together[..], &alone[..]].concat();
        check(&sentences, &[vec![], vec![], vec![]], &[(0, 1)]);
        check(&sentences, &[vec![], vec![0], vec![]], &[]);
        check(&[&together[..2], &alone[..]].concat(), &[vec![], vec![], vec![]], &[]);
        let always: [&[usize]; 9] = [&[0, 1]; 9];
        check(&always, &[vec![], vec![]], &[]);
    }
}
