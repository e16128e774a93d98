//! A small map: pairs in the order of their keys.
//!
//! The standard library's map is made for millions of keys, and brings some four kilobytes of
//! code for each kind that is changed; a reader keeps a few dozen pages, faces and articles.

use std::borrow::Borrow;

/// Keys with a value each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs<K, V>(Vec<(K, V)>);

// By hand, for it asks nothing of the values.
impl<K, V> Default for Pairs<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Pairs<K, V> {
    /// No pairs.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    fn at<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(other, _)| other.borrow().cmp(key))
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.at(key).ok().map(|at| &self.0[at].1)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.at(key).ok().map(|at| &mut self.0[at].1)
    }

    /// Whether a key has a value.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.at(key).is_ok()
    }

    /// Gives a key a value, in the place of another if it had one.
    pub fn insert(&mut self, key: K, value: V) {
        match self.at(&key) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// Takes the value of a key.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.at(key).ok().map(|at| self.0.remove(at).1)
    }

    /// Keeps the pairs with some keys.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &V) -> bool) {
        self.0.retain(|(key, value)| keep(key, value));
    }

    /// The keys, in their order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Number of pairs.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Ord, V: Default> Pairs<K, V> {
    /// The value of a key, which is the default if it had none.
    pub fn of(&mut self, key: K) -> &mut V {
        let at = self.at(&key).unwrap_or_else(|at| {
            self.0.insert(at, (key, V::default()));
            at
        });
        &mut self.0[at].1
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pairs_are_a_map(steps in prop::collection::vec((0_u8..4, 0_u8..8, any::<u16>()), 0..60)) {
            let (mut pairs, mut map) = (Pairs::new(), BTreeMap::new());
            for (step, key, value) in steps {
                match step {
                    0 => {
                        pairs.insert(key, value);
                        map.insert(key, value);
                    }
                    1 => prop_assert_eq!(pairs.remove(&key), map.remove(&key)),
                    2 => *pairs.of(key) = *map.entry(key).and_modify(|now| *now ^= value).or_default(),
                    _ => {
                        pairs.retain(|other, _| *other != key);
                        map.retain(|other, _| *other != key);
                    }
                }
                prop_assert_eq!(pairs.get(&key), map.get(&key));
                prop_assert!(pairs.values().eq(map.values()) && pairs.len() == map.len());
            }
        }
    }
}
