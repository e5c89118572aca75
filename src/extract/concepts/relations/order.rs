//! One order of concepts out of many links: no cycle, and nothing that follows from other links.

/// The broader nodes of each of `count` nodes, from links (narrower, broader) given in the
/// order of their strength.
///
/// A link that would close a cycle with stronger ones is left out. Of those that remain, one
/// that others lead to as well is left out too.
pub fn order(count: usize, links: impl IntoIterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (narrow, broad) in links {
        if !above[narrow].contains(&broad) && !ancestors(&above, [broad]).contains(&narrow) {
            above[narrow].push(broad);
        }
    }
    let direct = |narrow: usize| {
        let all: &[usize] = &above[narrow];
        let others = |broad: usize| all.iter().copied().filter(move |other| *other != broad);
        let needed = |broad: &usize| !ancestors(&above, others(*broad)).contains(broad);
        all.iter().copied().filter(needed).collect()
    };
    (0..count).map(direct).collect()
}

/// The nodes themselves and all that lies above them, sorted.
pub fn ancestors(
    above: &[Vec<usize>],
    nodes: impl IntoIterator<Item = usize>,
) -> std::collections::BTreeSet<usize> {
    let mut reached = std::collections::BTreeSet::new();
    let mut waiting: Vec<usize> = nodes.into_iter().collect();
    while let Some(node) = waiting.pop() {
        if reached.insert(node) {
            waiting.extend(&above[node]);
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_weakest_link_of_a_cycle_is_left_out() {
        assert_eq!(order(3, [(0, 1), (1, 2), (2, 0)]), [vec![1], vec![2], vec![]]);
        assert_eq!(order(3, [(2, 0), (1, 2), (0, 1)]), [vec![], vec![2], vec![0]]);
        assert_eq!(order(2, [(0, 0), (1, 1), (0, 1), (0, 1)]), [vec![1], vec![]]);
    }

    #[test]
    fn what_follows_is_left_out() {
        assert_eq!(order(3, [(0, 2), (0, 1), (1, 2)]), [vec![1], vec![2], vec![]]);
        assert_eq!(order(4, [(0, 1), (0, 2), (1, 3), (2, 3), (0, 3)])[0], [1, 2]);
    }

    proptest! {
        #[test]
        fn never_a_cycle_and_never_more_than_needed(
            links in proptest::collection::vec((0usize..8, 0usize..8), 0..40)
        ) {
            let above = order(8, links);
            for node in 0..8 {
                prop_assert!(!ancestors(&above, above[node].iter().copied()).contains(&node));
                for broad in &above[node] {
                    let others = above[node].iter().copied().filter(|other| other != broad);
                    prop_assert!(!ancestors(&above, others).contains(broad));
                }
            }
        }
    }
}
