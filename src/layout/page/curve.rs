//! What a run of articles costs by its height, and what two of them cost together.

use super::weights as weigh;

/// Costs by height, between the first and the last that are possible.
#[derive(Clone, Debug, Default)]
pub(super) struct Curve {
    pub(super) first: usize,
    pub(super) costs: Vec<u32>,
}

impl Curve {
    /// Of costs by height from 0.
    pub(super) fn new(costs: &[u32]) -> Self {
        let possible = |cost: &u32| *cost < weigh::NEVER;
        match (costs.iter().position(possible), costs.iter().rposition(possible)) {
            (Some(first), Some(last)) => Self { first, costs: costs[first..=last].to_vec() },
            _ => Self::default(),
        }
    }

    pub(super) fn get(&self, height: u32) -> u32 {
        let at = (height as usize).checked_sub(self.first);
        at.and_then(|at| self.costs.get(at)).copied().unwrap_or(weigh::NEVER)
    }

    /// The least cost of standing above another run in so many rows, and the rows of the
    /// upper one.
    pub(super) fn best_sum(&self, below: &Self, rows: u32) -> Option<(u32, u32)> {
        let from = self.first.max(1);
        let upto = (self.first + self.costs.len()).min((rows as usize).saturating_sub(below.first.max(1)) + 1);
        let sums = (from..upto).map(|at| (self.costs[at - self.first] + below.get(rows - at as u32), at as u32));
        sums.filter(|(cost, _)| *cost < weigh::NEVER).min_by_key(|(cost, _)| *cost)
    }

    /// Offers the costs of standing above or below another run.
    pub(super) fn stacked(&self, other: &Self, best: &mut [u32]) {
        for (at, cost) in self.costs.iter().enumerate() {
            if *cost >= weigh::NEVER {
                continue;
            }
            let from = self.first + at + other.first;
            let Some(best) = best.get_mut(from..) else { break };
            let count = best.len().min(other.costs.len());
            let (best, others) = (&mut best[..count], &other.costs[..count]);
            for at in 0..count {
                let sum = cost + others[at] + weigh::CUT_ACROSS;
                if sum < best[at] {
                    best[at] = sum;
                }
            }
        }
    }

    /// Offers the costs of standing beside another run.
    pub(super) fn beside(&self, other: &Self, best: &mut [u32]) {
        let from = self.first.max(other.first);
        let upto = (self.first + self.costs.len()).min(other.first + other.costs.len());
        if from >= upto {
            return;
        }
        let (ones, others) = (&self.costs[from - self.first..], &other.costs[from - other.first..]);
        for (at, best) in best[from..upto].iter_mut().enumerate() {
            let sum = ones[at] + others[at] + weigh::CUT_DOWN;
            if sum < *best {
                *best = sum;
            }
        }
    }

    /// The costs with white below, at so much a row, up to a height.
    pub(super) fn padded(&self, price: u32, rows: usize) -> Self {
        let mut costs = self.costs.clone();
        if !costs.is_empty() {
            costs.resize(rows + 1 - self.first, weigh::NEVER);
        }
        for at in 1..costs.len() {
            costs[at] = costs[at].min(costs[at - 1] + price);
        }
        Self { first: self.first, costs }
    }
}
