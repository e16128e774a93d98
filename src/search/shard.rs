//! A file of the index: for some of the grams, the pages that have them.
//!
//! Grams go to shards by their remainder, so that a query reads a few small files however many
//! pages there are. A shard is a row of lists, each gram and each page written as what it is
//! more than the one before, in seven bits a byte.

/// A shard as fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shard {
    bytes: Vec<u8>,
}

impl Shard {
    /// A shard from its file. Any bytes are one: what a damaged file lists is checked against
    /// the text of the pages, as any list is.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self { bytes }
    }

    /// The pages that have a gram, in ascending order; `shards` is how many there are.
    pub fn pages(&self, gram: u32, shards: u32) -> Vec<u32> {
        let wanted = gram / shards.max(1);
        let mut reader = self.bytes.iter();
        let mut key = 0_u32;
        while let (Some(step), Some(count)) = (number(&mut reader), number(&mut reader)) {
            key = key.wrapping_add(step);
            if key == wanted {
                let mut page = 0_u32;
                let steps = (0..count).map_while(|_| number(&mut reader));
                return steps
                    .map(|step| {
                        page = page.wrapping_add(step);
                        page
                    })
                    .collect();
            }
            if key > wanted {
                break;
            }
            // A number ends with the byte whose high bit is not set.
            let mut left = count;
            while left > 0 {
                let Some(byte) = reader.next() else { return vec![] };
                left -= u32::from(byte & 0x80 == 0);
            }
        }
        vec![]
    }
}

/// The files of `shards` shards, from the gram and the page of every pair, sorted and each once.
pub fn write_shards(pairs: &[(u32, u32)], shards: u32) -> Vec<Vec<u8>> {
    let shards = shards.max(1);
    let mut files: Vec<(Vec<u8>, u32)> = (0..shards).map(|_| (vec![], 0)).collect();
    for list in pairs.chunk_by(|a, b| a.0 == b.0) {
        let gram = list[0].0;
        let (file, last) = &mut files[(gram % shards) as usize];
        put(gram / shards - *last, file);
        put(list.len() as u32, file);
        *last = gram / shards;
        let mut before = 0;
        for (_, page) in list {
            put(page - before, file);
            before = *page;
        }
    }
    files.into_iter().map(|(file, _)| file).collect()
}

fn put(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn number<'a>(bytes: &mut impl Iterator<Item = &'a u8>) -> Option<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let byte = *bytes.next()?;
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_list_is_read_as_it_was_written(
            pairs in proptest::collection::btree_set((0_u32..60, 0_u32..5_000), 0..300),
            wide in proptest::collection::btree_set((any::<u32>(), any::<u32>()), 0..50),
            shards in 1_u32..40,
        ) {
            let pairs: BTreeSet<(u32, u32)> = pairs.union(&wide).copied().collect();
            let sorted: Vec<_> = pairs.iter().copied().collect();
            let files: Vec<Shard> = write_shards(&sorted, shards).into_iter().map(Shard::new).collect();
            let known = pairs.iter().map(|pair| pair.0);
            for gram in known.chain([61, 7_777, u32::MAX]) {
                let expect: Vec<u32> = pairs.iter().filter(|pair| pair.0 == gram).map(|pair| pair.1).collect();
                prop_assert_eq!(files[(gram % shards) as usize].pages(gram, shards), expect);
            }
        }

        #[test]
        fn no_bytes_are_too_strange(bytes: Vec<u8>, gram: u32, shards: u32) {
            let _ = Shard::new(bytes).pages(gram, shards);
        }
    }
}
