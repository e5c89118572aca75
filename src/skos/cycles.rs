//! Circles in a hierarchy: concepts that are broader than themselves.

/// The circle of each node that lies in one, by the smallest node in it.
///
/// `edges` are sorted pairs of nodes below `nodes`. Takes time and memory in their number, on
/// no stack of calls: hierarchies of vocabularies can be a million steps deep.
#[must_use]
pub fn circles(nodes: usize, edges: &[(u32, u32)]) -> Vec<Option<u32>> {
    let mut search = Search {
        edges,
        order: vec![0; nodes],
        low: vec![0; nodes],
        open: vec![false; nodes],
        path: Vec::new(),
        circle: vec![None; nodes],
        next: 1,
    };
    for edge in edges {
        if search.order[edge.0 as usize] == 0 {
            search.run(edge.0);
        }
    }
    search.circle
}

/// Tarjan's search for strongly connected components.
struct Search<'e> {
    edges: &'e [(u32, u32)],
    /// When each node was come to; 0 before.
    order: Vec<u32>,
    /// The earliest node that leads back to it.
    low: Vec<u32>,
    /// Nodes of components that are not closed yet.
    open: Vec<bool>,
    path: Vec<u32>,
    circle: Vec<Option<u32>>,
    next: u32,
}

impl Search<'_> {
    fn run(&mut self, start: u32) {
        let mut steps = vec![(start, self.enter(start))];
        while let Some((node, edge)) = steps.last_mut() {
            let (from, to) = (*node, self.edges.get(*edge).filter(|(from, _)| from == node));
            match to.map(|(_, to)| *to) {
                Some(to) => {
                    *edge += 1;
                    if self.order[to as usize] == 0 {
                        let first = self.enter(to);
                        steps.push((to, first));
                    } else if self.open[to as usize] {
                        self.lower(from, self.order[to as usize]);
                    }
                }
                None => {
                    steps.pop();
                    if let Some((before, _)) = steps.last() {
                        self.lower(*before, self.low[from as usize]);
                    }
                    self.leave(from);
                }
            }
        }
    }

    /// Comes to a node; gives its first edge.
    fn enter(&mut self, node: u32) -> usize {
        (self.order[node as usize], self.low[node as usize]) = (self.next, self.next);
        self.next += 1;
        self.open[node as usize] = true;
        self.path.push(node);
        self.edges.partition_point(|(from, _)| *from < node)
    }

    fn lower(&mut self, node: u32, order: u32) {
        let low = &mut self.low[node as usize];
        *low = (*low).min(order);
    }

    /// Closes the component that begins with a node, if one does.
    fn leave(&mut self, node: u32) {
        if self.low[node as usize] != self.order[node as usize] {
            return;
        }
        let start = self.path.iter().rposition(|other| *other == node).unwrap_or_default();
        let component = self.path.split_off(start);
        let edges = &self.edges[self.edges.partition_point(|edge| *edge < (node, node))..];
        let is_circle = component.len() > 1 || edges.first() == Some(&(node, node));
        let smallest = component.iter().min().copied().filter(|_| is_circle);
        for other in component {
            self.open[other as usize] = false;
            self.circle[other as usize] = smallest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(nodes: usize, edges: &[(u32, u32)], expected: &[Option<u32>]) {
        assert_eq!(circles(nodes, edges), expected, "{edges:?}");
    }

    #[test]
    fn circles_are_found_and_what_leads_to_them_is_none() {
        check(3, &[(0, 1), (1, 2)], &[None, None, None]);
        check(4, &[(0, 1), (1, 2), (2, 0), (2, 3)], &[Some(0), Some(0), Some(0), None]);
        check(2, &[(1, 1)], &[None, Some(1)]);
        check(4, &[(0, 1), (0, 2), (1, 3), (2, 3)], &[None; 4]);
        check(
            5,
            &[(0, 1), (1, 0), (1, 2), (3, 4), (4, 3)],
            &[Some(0), Some(0), None, Some(3), Some(3)],
        );
        check(0, &[], &[]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let nodes = 200_000;
        let mut edges: Vec<(u32, u32)> = (0..nodes - 1).map(|node| (node, node + 1)).collect();
        assert!(circles(nodes as usize, &edges).iter().all(Option::is_none));
        edges.push((nodes - 1, 0));
        assert!(circles(nodes as usize, &edges).iter().all(|circle| *circle == Some(0)));
    }
}
