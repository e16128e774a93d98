//! The search index: asked as a reader asks it, kept up to date, and small for a year of papers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use epaper::edition::read;
use epaper::press::build::build;
use epaper::press::search::{pairs, volume};
use epaper::search::{ArticleText, Folding, FoldingFile, PageText, Query, SearchIndex, Shard, Volume, VolumeIssue};
use proptest::prelude::*;
use serde::de::DeserializeOwned;

use super::folder::{Folder, MANIFEST, files, options};

fn published(days: &[(&str, &str)], out: &Path) {
    let folders: Vec<Folder> = days
        .iter()
        .map(|(day, body)| {
            let folder = Folder::with_body(body);
            folder.put("edition.toml", MANIFEST.replace("2024-12-06", day));
            folder
        })
        .collect();
    let paths: Vec<_> = folders.iter().map(|folder| folder.path().to_owned()).collect();
    let (_, problems) = build(&paths, &options(out));
    assert!(!problems.has_errors(), "{:?}", problems.sorted());
}

fn file<T: DeserializeOwned>(out: &Path, path: &str) -> T {
    let bytes = fs::read(out.join("editions/search").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    read(path, &bytes).expect("a file of the index")
}

/// Every article with some words, as `2024-12-06 1 lead: 3+2`, newest edition first.
fn find(out: &Path, words: &str) -> Vec<String> {
    let index: SearchIndex = file(out, "index.json");
    let folding = Folding::new(&file::<FoldingFile>(out, &index.folding).pairs);
    let query = Query::new(words, &folding).expect("words");
    let mut found = vec![];
    for entry in &index.volumes {
        let volume: Volume = file(out, &format!("{}/volume.json", entry.folder));
        let shard = |number: u32| {
            let path = out.join("editions/search").join(&entry.folder).join(format!("{number}.bin"));
            (number, Shard::new(fs::read(path).expect("a shard")))
        };
        let shards: BTreeMap<u32, Shard> = volume.shards_for(&query).into_iter().map(shard).collect();
        for listed in volume.candidates(&query, &shards) {
            let (edition, page) = volume.page(listed).expect("a page of the volume");
            let text: PageText = file(out, &format!("{}/{page}.json", edition.texts));
            for article in &text.articles {
                let hits = query.hits(article, &folding);
                let places: Vec<String> = hits.iter().map(|hit| format!("{}+{}", hit.at, hit.len)).collect();
                if !places.is_empty() {
                    found.push(format!("{} {page} {}: {}", edition.path, article.id, places.join(" ")));
                }
            }
        }
    }
    found
}

#[test]
fn words_are_found_in_every_edition_newest_first() {
    let out = tempfile::tempdir().expect("a folder");
    published(&[("2024-12-06", "长治市煤矿。\n"), ("2025-01-01", "長治在下雪，AED 到了。\n")], out.path());
    for (words, expect) in [
        ("长治", &["2025-01-01 1 lead: 0+2", "2024-12-06 1 lead: 0+2"][..]),
        ("長治市", &["2024-12-06 1 lead: 0+3"]),
        ("雪", &["2025-01-01 1 lead: 4+1"]),
        ("ａed", &["2025-01-01 1 lead: 6+3"]),
        ("头条", &["2025-01-01 1 lead: 0+2", "2024-12-06 1 lead: 0+2"]),
        ("头条 煤", &["2024-12-06 1 lead: 0+2 3+1"]),
        ("治在雪", &[]),
        ("铁路", &[]),
    ] {
        assert_eq!(find(out.path(), words), expect, "{words}");
    }
}

#[test]
fn an_edition_built_again_is_found_by_its_new_words_only() {
    let out = tempfile::tempdir().expect("a folder");
    published(&[("2024-12-05", "煤矿。\n"), ("2024-12-06", "煤矿。\n"), ("2023-01-01", "煤矿。\n")], out.path());
    let before = files(&out.path().join("editions/search"));
    published(&[("2024-12-06", "铁路。\n")], out.path());
    assert_eq!(find(out.path(), "铁路"), ["2024-12-06 1 lead: 0+2"]);
    assert_eq!(find(out.path(), "煤矿"), ["2024-12-05 1 lead: 0+2", "2023-01-01 1 lead: 0+2"]);
    let after = files(&out.path().join("editions/search"));
    assert!(before.keys().all(|path| after.contains_key(path)), "readers of the old index find what it names");
    published(&[("2024-12-06", "公路。\n")], out.path());
    let last = files(&out.path().join("editions/search"));
    assert_eq!(last.len(), after.len(), "what was replaced twice is cleared away");
    let of_2023: Vec<_> = before.iter().filter(|(path, _)| path.to_string_lossy().contains("/2023")).collect();
    assert!(!of_2023.is_empty());
    for (path, bytes) in of_2023 {
        assert_eq!(after.get(path), Some(bytes), "{}", path.display());
    }
}

#[test]
fn an_index_that_is_lost_or_damaged_is_made_anew() {
    let out = tempfile::tempdir().expect("a folder");
    published(&[("2024-12-05", "煤矿。\n"), ("2023-12-06", "铁路。\n")], out.path());
    let before = files(&out.path().join("editions/search"));
    let lost = |folder: &Path| fs::remove_dir_all(folder).expect("removed");
    let damaged = |folder: &Path| fs::write(folder.join("index.json"), "{").expect("written");
    for damage in [&lost as &dyn Fn(&Path), &damaged] {
        damage(&out.path().join("editions/search"));
        published(&[("2024-12-05", "煤矿。\n")], out.path());
        assert_eq!(files(&out.path().join("editions/search")), before);
    }
}

/// Papers of 16 pages, from a vocabulary in which few words make up most of the text.
#[test]
fn more_pages_make_more_files_not_larger_ones() {
    let mut seed = 1_u64;
    let mut random = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as u32
    };
    let mut word = |words: u32| {
        let rare = f64::from(random() % 1_000_000) / 1_000_000.0;
        // Zipf: the n-th word comes n times as seldom as the first.
        (f64::from(words).powf(rare)) as u32
    };
    let character = |number: u32| char::from_u32(0x4e00 + number % 3_500).expect("a character");
    let mut page = || {
        let text = (0..400).flat_map(|_| {
            let word = word(60_000);
            [character(word.wrapping_mul(2_654_435_761) >> 16), character(word.wrapping_mul(40_503))]
        });
        let article = ArticleText { id: "a".into(), title: "b".into(), head: vec![], blocks: vec![text.collect()] };
        PageText { schema: 1, number: "01".into(), section: String::new(), articles: vec![article] }
    };
    let (editions, pages) = (16, 16);
    let texts: Vec<PageText> = (0..editions * pages).map(|_| page()).collect();
    let date = epaper::edition::Date::new(2024, 1, 1).expect("a day");
    let issue = |number| VolumeIssue { path: format!("{number}"), date, pages, texts: String::new() };
    let folding = Folding::new(&pairs());
    let made = volume((0..editions).map(issue).collect(), &texts, &folding).expect("a volume");
    let shards: Vec<usize> =
        made.files.iter().filter(|(name, _)| name.ends_with("bin")).map(|file| file.1.len()).collect();
    let largest = shards.iter().max().copied().unwrap_or_default();
    assert!(shards.len() >= 8 && largest < 40_000, "{} shards, the largest of {largest} bytes", shards.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_piece_of_every_page_is_found_there(
        texts in proptest::collection::vec("[长長治市煤a-cAＢ。]{1,30}", 1..12),
        picked in any::<prop::sample::Index>(),
        start in any::<prop::sample::Index>(),
        len in 1_usize..8,
    ) {
        let folding = Folding::new(&pairs());
        let page = |text: &String| {
            let article = ArticleText { blocks: vec![text.clone()], ..ArticleText::default() };
            PageText { schema: 1, number: String::new(), section: String::new(), articles: vec![article] }
        };
        let pages: Vec<PageText> = texts.iter().map(page).collect();
        let date = epaper::edition::Date::new(2024, 1, 1).expect("a day");
        let issue = VolumeIssue { path: String::new(), date, pages: pages.len() as u32, texts: String::new() };
        let made = volume(vec![issue], &pages, &folding).expect("a volume");
        let shards = made.files.into_iter().filter_map(|(name, bytes)| {
            Some((name.strip_suffix(".bin")?.parse().ok()?, Shard::new(bytes)))
        });
        let shards: BTreeMap<u32, Shard> = shards.collect();

        let text = picked.get(&texts);
        let start = start.index(text.chars().count());
        let piece: String = text.chars().skip(start).take(len).collect();
        let query = Query::new(&piece, &folding).expect("a piece of text");
        let found: Vec<u32> = made.volume.candidates(&query, &shards).into_iter()
            .filter(|page| !query.hits(&pages[*page as usize].articles[0], &folding).is_empty())
            .collect();
        let has = |text: &String| {
            let (text, piece) = (folding.fold(text), folding.fold(&piece));
            text.windows(piece.len()).any(|window| window == piece)
        };
        let expect: Vec<u32> = (0..).zip(&texts).filter(|(_, text)| has(text)).map(|(page, _)| page).collect();
        prop_assert_eq!(found, expect, "{}", piece);
    }
}
