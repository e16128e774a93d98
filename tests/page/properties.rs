//! Random editions on random grids.

use epaper::edition::{Block, Hints, Kind, Place, Text};
use epaper::layout::Faces;
use epaper::layout::page::Composer;
use proptest::prelude::*;

use super::editions::{Article, add_page, edition, figure, list, person, prose, table};
use super::invariants::{check, compose, solve};

fn block() -> impl Strategy<Value = Block> {
    let size = prop_oneof![Just(None), (100..3000_u32, 100..3000_u32).prop_map(Some)];
    prop_oneof![
        8 => (1..300_usize).prop_map(|characters| Block::Paragraph(Text::plain(prose(characters)))),
        1 => (2..20_usize).prop_map(|characters| Block::Crosshead(Text::plain(prose(characters)))),
        1 => (2..60_usize).prop_map(|characters| Block::Quote(Text::plain(prose(characters)))),
        1 => (1..5_usize, 1..50_usize).prop_map(|(items, characters)| list(items, characters)),
        1 => (1..6_usize, 1..6_usize, 0..20_usize).prop_map(|(rows, columns, characters)| table(rows, columns, characters)),
        2 => prop::collection::vec((size, 0..80_usize, any::<bool>()), 1..4).prop_map(|figures| {
            Block::Figures(figures.into_iter().map(|(size, caption, pointed)| figure(size, caption, pointed)).collect())
        }),
    ]
}

pub(super) fn article() -> impl Strategy<Value = Article> {
    let hints = (
        prop::option::weighted(0.1, 1..9_u8),
        prop::option::weighted(0.1, prop_oneof![Just(Place::TopLeft), Just(Place::Ear), Just(Place::Bottom)]),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(columns, place, boxed)| Hints { columns, place, boxed });
    let kind = prop_oneof![6 => Just(Kind::Report), 1 => Just(Kind::Picture), 1 => Just(Kind::Obituary), 1 => Just(Kind::Advertisement)];
    let words = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (1..=5_u8, 0..30_usize, kind, hints, words, prop::collection::vec(block(), 0..9)).prop_map(
        |(rank, headline, kind, hints, (deck, byline, lead_in, signed), blocks)| {
            let mut article = Article::new(rank, headline).kind(kind).hints(hints);
            if deck {
                article.head.deck = vec![prose(18)];
                article.head.kicker = prose(12);
            }
            if byline {
                article.head.byline = vec![person()];
            }
            if lead_in {
                article.head.lead_in = "本报讯 记者朱海云报道：".into();
            }
            if signed {
                article.head.signed = "彭楠".into();
            }
            article.blocks = blocks;
            article
        },
    )
}

/// Articles, and among them a run of short ones.
fn page(most: usize) -> impl Strategy<Value = Vec<Article>> {
    let brief = (0..20_usize, 1..150_usize, any::<bool>()).prop_map(|(headline, characters, of_series)| {
        let mut brief = Article::new(5, headline).text(1, characters);
        brief.head.series = if of_series { "简讯".into() } else { String::new() };
        brief
    });
    let briefs = prop_oneof![2 => prop::collection::vec(brief.clone(), 0..1), 1 => prop::collection::vec(brief, 1..40)];
    (prop::collection::vec(article(), 1..most), briefs, 0..14_usize).prop_map(|(mut articles, briefs, at)| {
        let at = at.min(articles.len());
        articles.splice(at..at, briefs);
        articles
    })
}

/// As many cases as `PROPTEST_CASES` says.
fn config(cases: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(cases);
    ProptestConfig { cases, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() }
}

pub(super) fn grid() -> impl Strategy<Value = (u32, u32, u16)> {
    let size = prop_oneof![Just(80_u16), Just(100), Just(125), Just(150), Just(250)];
    (200..2200_u32, 200..1500_u32, size)
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn every_page_is_whole_and_in_order(
        articles in page(14),
        behind in prop::collection::vec(page(5), 0..4),
        (width, height, text_size) in grid(),
    ) {
        let mut edition = edition(articles);
        behind.into_iter().for_each(|articles| add_page(&mut edition.0, articles));
        compose(&edition, &solve(width, height, text_size));
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn what_stands_from_before_changes_nothing(
        articles in page(8),
        grids in prop::collection::vec(grid(), 2..6),
    ) {
        let (edition, bodies) = edition(articles);
        let widths = Faces::default();
        let mut composer = Composer::reporting();
        for (width, height, text_size) in grids {
            let style = solve(width, height, text_size);
            let again = composer.page(&edition, &bodies, 0, &style, &widths);
            prop_assert!(again == Composer::reporting().page(&edition, &bodies, 0, &style, &widths));
            let space = style.sheet;
            let again = composer.whole(&edition, &bodies, 0, space, &widths);
            prop_assert!(again == Composer::reporting().whole(&edition, &bodies, 0, space, &widths));
            prop_assert_eq!(again.1.sheets.len(), 1);
            check(&again.1, &bodies, &again.0);
        }
    }
}
