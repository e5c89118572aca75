//! Groups of boxes with more links inside than to others, for their colours.
//!
//! Groups are joined two by two as long as that raises the modularity (Clauset, Newman and
//! Moore 2004), in whole numbers throughout. A picture has few boxes, so that no queue is
//! needed to find the best pair.

use super::map::{Map, Relation};

/// What a stated link weighs beside its strength.
const STATED: i64 = 2;

/// The group of each box; groups are numbered by how much their boxes weigh, the weightiest
/// first. A box without links is a group of its own.
pub(super) fn groups(map: &Map) -> Vec<usize> {
    let count = map.nodes.len();
    let mut between = vec![vec![0_i64; count]; count];
    let mut degrees = vec![0_i64; count];
    let mut twice_all = 0;
    for link in &map.links {
        // Where thousands of claims link two boxes, the rest must still count for something.
        let stated = if link.relation == Relation::Together { 0 } else { STATED };
        let weight = 1 + stated + i64::try_from(link.strength).unwrap_or(i64::MAX).min(1_000);
        between[link.from][link.to] += weight;
        between[link.to][link.from] += weight;
        degrees[link.from] += weight;
        degrees[link.to] += weight;
        twice_all += 2 * weight;
    }
    let mut member: Vec<usize> = (0..count).collect();
    while let Some((one, other)) = best(&between, &degrees, twice_all) {
        join(&mut between, one, other);
        degrees[one] += std::mem::take(&mut degrees[other]);
        member.iter_mut().filter(|group| **group == other).for_each(|group| *group = one);
    }
    number(map, &member)
}

/// The two groups that are best joined; nothing when none should be.
fn best(between: &[Vec<i64>], degrees: &[i64], twice_all: i64) -> Option<(usize, usize)> {
    let mut best = None;
    for one in 0..degrees.len() {
        for other in one + 1..degrees.len() {
            let weight = between[one][other];
            let gain = weight * twice_all - degrees[one] * degrees[other];
            if weight > 0 && gain > 0 && best.is_none_or(|(most, _)| gain > most) {
                best = Some((gain, (one, other)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// Gives one group what the other has.
fn join(between: &mut [Vec<i64>], one: usize, other: usize) {
    let weights = std::mem::take(&mut between[other]);
    between[other] = vec![0; weights.len()];
    for (group, weight) in weights.into_iter().enumerate() {
        between[group][other] = 0;
        if group != one {
            between[one][group] += weight;
            between[group][one] += weight;
        }
    }
}

fn number(map: &Map, member: &[usize]) -> Vec<usize> {
    let weight = |group: usize| {
        let members = member.iter().zip(&map.nodes).filter(|(of, _)| **of == group);
        members.fold((0_usize, 0_u64), |(count, size), (_, node)| (count + 1, size + node.size))
    };
    let mut order: Vec<usize> = member.to_vec();
    order.sort_unstable();
    order.dedup();
    // Groups of one come last: they have no colour of their own.
    order.sort_by_key(|group| {
        let (count, size) = weight(*group);
        (count == 1, std::cmp::Reverse(size), *group)
    });
    let place = |group: &usize| order.iter().position(|known| known == group);
    member.iter().map(|group| place(group).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::map::{Link, Node};
    use super::*;

    /// Groups of boxes of given sizes, linked by pairs with their strength.
    fn check(sizes: &[u64], links: &[(usize, usize, u64)], expected: &[usize]) {
        let node = |size: &u64| Node { label: String::new(), size: *size };
        let link = |(from, to, strength): &(usize, usize, u64)| Link {
            from: *from,
            to: *to,
            relation: Relation::Together,
            strength: *strength,
        };
        let (nodes, links) = (sizes.iter().map(node).collect(), links.iter().map(link).collect());
        assert_eq!(groups(&Map { nodes, links, left_out: (0, 0) }), expected);
    }

    #[test]
    fn what_is_closely_linked_is_one_group() {
        check(&[], &[], &[]);
        check(&[1, 1], &[], &[0, 1]);
        check(&[1, 1], &[(0, 1, 1)], &[0, 0]);
        let triangles =
            [(0, 1, 5), (1, 2, 5), (0, 2, 5), (3, 4, 5), (4, 5, 5), (3, 5, 5), (2, 3, 1)];
        check(&[1, 1, 1, 9, 1, 1], &triangles, &[1, 1, 1, 0, 0, 0]);
        check(&[9, 1, 1, 1], &[(1, 2, 3)], &[1, 0, 0, 2]);
        check(&[1, 1], &[(0, 1, u64::MAX)], &[0, 0]);
    }
}
