//! Cycles of a directed graph, without recursion.

use std::collections::VecDeque;

/// For each strongly connected component with a cycle, a shortest one through its smallest
/// node: the nodes in order, the first once more at the end.
///
/// `next` lists the neighbours of each node, sorted. Takes time linear in nodes and links, but
/// for the search of a cycle inside each component.
pub fn cycles(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let components = components(next);
    let mut smallest = vec![usize::MAX; next.len()];
    for (node, component) in components.iter().enumerate() {
        smallest[*component] = smallest[*component].min(node);
    }
    let mut starts: Vec<usize> = smallest.into_iter().filter(|node| *node < next.len()).collect();
    starts.sort_unstable();
    let round =
        |start: usize| path(next, start, start, |node| components[node] == components[start]);
    starts.into_iter().filter_map(round).collect()
}

/// A shortest way over links from one node to another, both ends included; at least one link.
pub fn path(
    next: &[Vec<usize>],
    from: usize,
    to: usize,
    allowed: impl Fn(usize) -> bool,
) -> Option<Vec<usize>> {
    let mut before = std::collections::HashMap::new();
    let mut waiting = VecDeque::from([from]);
    while let Some(node) = waiting.pop_front() {
        for other in next[node].iter().copied().filter(|other| allowed(*other)) {
            if other == to {
                let mut way = vec![to, node];
                while way[way.len() - 1] != from {
                    way.push(before[&way[way.len() - 1]]);
                }
                way.reverse();
                return Some(way);
            }
            if other != from && !before.contains_key(&other) {
                before.insert(other, node);
                waiting.push_back(other);
            }
        }
    }
    None
}

/// The number of the strongly connected component of each node, by Tarjan's algorithm with a
/// stack of its own: a chain of a million concepts must not overflow that of the program.
fn components(next: &[Vec<usize>]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let count = next.len();
    let (mut index, mut low) = (vec![NONE; count], vec![NONE; count]);
    let mut component = vec![NONE; count];
    let (mut stack, mut clock, mut found) = (Vec::new(), 0, 0);
    for root in 0..count {
        if index[root] != NONE {
            continue;
        }
        // Nodes on the way, each with the number of links that were followed.
        let mut way = vec![(root, 0)];
        while let Some((node, followed)) = way.pop() {
            if followed == 0 {
                (index[node], low[node]) = (clock, clock);
                clock += 1;
                stack.push(node);
            } else {
                low[node] = low[node].min(low_of(next[node][followed - 1], &low, &component));
            }
            let open = (followed..next[node].len()).find(|at| {
                let other = next[node][*at];
                let known = index[other] != NONE;
                if known && component[other] == NONE {
                    low[node] = low[node].min(index[other]);
                }
                !known
            });
            if let Some(at) = open {
                way.push((node, at + 1));
                way.push((next[node][at], 0));
            } else if low[node] == index[node] {
                while let Some(member) = stack.pop() {
                    component[member] = found;
                    if member == node {
                        break;
                    }
                }
                found += 1;
            }
        }
    }
    component
}

/// What a node that was visited from here reaches; nothing when its component is complete.
fn low_of(node: usize, low: &[usize], component: &[usize]) -> usize {
    if component[node] == usize::MAX { low[node] } else { usize::MAX }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(links: &[&[usize]], expected: &[&[usize]]) {
        let next: Vec<Vec<usize>> = links.iter().map(|to| to.to_vec()).collect();
        assert_eq!(cycles(&next), expected);
    }

    #[test]
    fn one_cycle_for_each_knot() {
        check(&[&[1], &[2], &[]], &[]);
        check(&[&[0]], &[&[0, 0]]);
        check(&[&[1], &[0]], &[&[0, 1, 0]]);
        check(&[&[1], &[2], &[0, 3], &[4], &[3]], &[&[0, 1, 2, 0], &[3, 4, 3]]);
        // Two ways round: the shorter one is told.
        check(&[&[1, 3], &[2], &[0], &[0]], &[&[0, 3, 0]]);
        // A node that is left and come back to later.
        check(&[&[1, 2], &[3], &[1], &[2]], &[&[1, 3, 2, 1]]);
    }

    #[test]
    fn long_chains_need_no_deep_stack() {
        let mut next: Vec<Vec<usize>> = (1..=300_000).map(|node| vec![node]).collect();
        next.push(Vec::new());
        assert_eq!(cycles(&next), [[0; 0]; 0]);
        next[300_000].push(299_999);
        assert_eq!(cycles(&next), [[299_999, 300_000, 299_999]]);
    }
}
