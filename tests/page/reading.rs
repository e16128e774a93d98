//! One article for reading: in one column, or in openings of two.

use epaper::edition::{Block, Hints, Kind};
use epaper::layout::fragment::Content;
use epaper::layout::page::compose_article;
use epaper::layout::{Faces, PageLayout, Px, Settings, Size, Stylesheet};
use proptest::prelude::*;

use super::editions::{Article, edition, figure, table};
use super::invariants::check;
use super::properties::{article, grid};

fn read(article: Article, (width, height, text_size): (u32, u32, u16)) -> (Stylesheet, PageLayout) {
    let (edition, bodies) = edition(vec![article]);
    let space = Size { width: Px::from_css(width.into()), height: Px::from_css(height.into()) };
    let settings = Settings { text_size, ..Settings::default() };
    let found = compose_article(&edition, &bodies[0], space, settings, &Faces::default());
    let (style, layout) = found.expect("the edition has it");
    assert_eq!(layout.sheets.len(), 1);
    check(&layout, &bodies, &style);
    (style, layout)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, max_shrink_iters: 50, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_article_is_whole_and_in_order(article in article(), (width, height, text_size) in grid()) {
        read(article, (width, height, text_size));
    }
}

#[test]
fn two_columns_stand_where_one_would_be_long_and_there_is_room() {
    for (screen, paragraphs, columns) in [
        ((1440, 856, 100), 12, 2),
        ((1920, 1036, 100), 12, 2),
        ((1440, 856, 100), 2, 1),
        ((1440, 856, 180), 12, 1),
        ((1440, 300, 100), 12, 1),
        ((820, 1136, 100), 12, 1),
        ((390, 800, 100), 12, 1),
    ] {
        let (style, _) = read(Article::new(2, 12).text(paragraphs, 200), screen);
        assert_eq!(style.columns, columns, "{paragraphs} paragraphs at {screen:?}");
    }
}

#[test]
fn an_opening_is_no_higher_than_the_screen_and_the_last_one_is_balanced() {
    let photo = |width, height| Block::Figures(vec![figure(Some((width, height)), 30, false)]);
    let long = Article::new(1, 14).block(photo(900, 600)).text(14, 260).block(photo(600, 900)).text(14, 260);
    for screen in [(1440, 856, 100), (1920, 1036, 100), (1280, 720, 100)] {
        let (style, layout) = read(long.clone(), screen);
        let mut last = Vec::new();
        for fragment in &layout.sheets[0].regions[0].fragments {
            assert!(fragment.rect.height <= style.height(style.rows), "{:?} at {screen:?}", fragment.rect);
            if let Content::Text(text) = &fragment.content {
                last = text.legs.iter().map(std::ops::Range::len).collect();
            }
        }
        let [left, right] = last[..] else { panic!("{last:?}") };
        assert!(left.abs_diff(right) <= 3, "{left} and {right} rows at {screen:?}");
    }
}

#[test]
fn what_is_higher_than_the_screen_stands_all_the_same() {
    let tall = Block::Figures(vec![figure(Some((100, 3000)), 400, false)]);
    for article in [
        Article::new(1, 14).block(tall.clone()),
        Article::new(1, 60).block(tall.clone()).block(tall.clone()).text(20, 300),
        Article::new(3, 9).block(table(40, 6, 30)).text(9, 200),
        Article::new(3, 9).kind(Kind::Obituary).text(12, 300),
        Article::new(3, 9).hints(Hints { boxed: true, ..Hints::default() }).text(12, 300).block(tall),
    ] {
        read(article, (1440, 856, 100));
    }
}
