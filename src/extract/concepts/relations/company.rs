//! Concepts that keep company: named in the same sentences more often than by chance.

use std::collections::{BTreeMap, BTreeSet};

use crate::paper::Broader;

use super::order::ancestors;

/// Fewest sentences that name both of two related concepts.
const FEWEST_TOGETHER: usize = 3;
/// Log-likelihood above which company is no chance (one in a thousand).
const BEYOND_CHANCE: f64 = 10.83;
/// Most concepts of a sentence that is company; longer ones are lists.
const FULLEST: usize = 40;
/// Most related concepts noted for one concept.
const MOST: usize = 5;

/// Pairs of concepts that stand together in sentences beyond chance, each at its smaller index.
///
/// `company` lists the concepts of each sentence by their outermost mentions, so that
/// "social capital" is no company for the "capital" in it. Pairs in which one lies above the
/// other are left out: what is broader is not related (SKOS S27).
pub fn related(
    count: usize,
    company: &[BTreeSet<usize>],
    broader: &[Vec<Broader>],
) -> Vec<Vec<usize>> {
    let above: Vec<Vec<usize>> =
        broader.iter().map(|links| links.iter().map(|link| link.concept).collect()).collect();
    let is_above = |one: usize, other: usize| ancestors(&above, [one]).contains(&other);
    let mut alone = vec![0usize; count];
    let mut together: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for concepts in company.iter().filter(|concepts| concepts.len() <= FULLEST) {
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
            *both >= FEWEST_TOGETHER && !is_above(*one, *other) && !is_above(*other, *one)
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
    use crate::paper::BroaderBasis;

    /// Sentences given as lists of concepts; pairs found.
    fn check(sentences: &[&[usize]], above: &[&[usize]], expected: &[(usize, usize)]) {
        let company: Vec<BTreeSet<usize>> =
            sentences.iter().map(|concepts| concepts.iter().copied().collect()).collect();
        let link = |concept: &usize| Broader { concept: *concept, basis: BroaderBasis::Head };
        let above: Vec<Vec<Broader>> =
            above.iter().map(|links| links.iter().map(link).collect()).collect();
        let related = related(above.len(), &company, &above);
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
        check(&sentences, &[&[], &[], &[]], &[(0, 1)]);
        check(&sentences, &[&[], &[0], &[]], &[]);
        check(&sentences, &[&[2, 3], &[], &[], &[1]], &[]);
        check(&[&together[..2], &alone[..]].concat(), &[&[], &[], &[]], &[]);
        let always: [&[usize]; 9] = [&[0, 1]; 9];
        check(&always, &[&[], &[]], &[]);
    }
}
