//! Work shared among the cores of a machine, a bounded number of pieces at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does every piece of work, at most one for each core at once, and gives the results in the
/// order of the pieces.
pub(in crate::press) fn each<T: Sync, R: Send>(pieces: &[T], work: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<Option<R>>> = Mutex::new(pieces.iter().map(|_| None).collect());
    thread::scope(|scope| {
        for _ in 0..cores.min(pieces.len()) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(piece) = pieces.get(at) else { break };
                    let result = work(at, piece);
                    results.lock().unwrap_or_else(PoisonError::into_inner)[at] = Some(result);
                }
            });
        }
    });
    results.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_work() {
        let pieces: Vec<usize> = (0..100).collect();
        assert_eq!(each(&pieces, |at, piece| at + piece), (0..100).map(|i| 2 * i).collect::<Vec<_>>());
        assert_eq!(each(&[] as &[usize], |at, _| at), Vec::<usize>::new());
    }
}
