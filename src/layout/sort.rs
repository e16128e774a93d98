//! One stable sort for every list of the composer.
//!
//! The standard library's is some four kilobytes of code for each type that it sorts, which
//! readers would download; here a heap sorts numbers, and the lists follow them.

use std::collections::BinaryHeap;

/// Sorts by a key; what is equal keeps its order.
pub(super) fn sort_by_key<T>(list: &mut Vec<T>, key: impl Fn(&T) -> u32) {
    let order = list.iter().map(key).zip(0..).collect::<BinaryHeap<(u32, usize)>>().into_sorted_vec();
    let mut items: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.iter().filter_map(|(_, at)| items[*at].take()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_equal_keeps_its_order() {
        let mut words = vec!["三三三", "一", "二二", "乙", "丙丙", ""];
        sort_by_key(&mut words, |word| word.chars().count() as u32);
        assert_eq!(words, ["", "一", "乙", "二二", "丙丙", "三三三"]);
    }
}
