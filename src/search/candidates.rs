//! The pages that can hold what a query asks for.

use std::collections::BTreeMap;

use super::{Query, Shard, Volume};

impl Volume {
    /// The shards that a query needs, ascending.
    pub fn shards_for(&self, query: &Query) -> Vec<u32> {
        let mut shards: Vec<u32> = query.grams().into_iter().map(|gram| gram % self.shards.max(1)).collect();
        shards.sort_unstable();
        shards.dedup();
        shards
    }

    /// The pages that are on the list of every gram of a query, in the volume's order. `shards`
    /// are those that it needs; one that is not there lists nothing.
    pub fn candidates(&self, query: &Query, shards: &BTreeMap<u32, Shard>) -> Vec<u32> {
        let list = |gram: u32| {
            let shard = shards.get(&(gram % self.shards.max(1)));
            shard.map(|shard| shard.pages(gram, self.shards)).unwrap_or_default()
        };
        let mut lists: Vec<Vec<u32>> = query.grams().into_iter().map(list).collect();
        // The shortest first: what it lacks the others need not be asked for.
        lists.sort_by_key(Vec::len);
        let mut lists = lists.into_iter();
        let mut pages = lists.next().unwrap_or_default();
        for list in lists {
            pages.retain(|page| list.binary_search(page).is_ok());
        }
        pages
    }
}
