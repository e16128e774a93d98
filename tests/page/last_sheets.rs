//! The last sheet of a page: filled by larger pictures and headlines, and by what comes next.

use epaper::edition::{Block, Body, Edition, Kind};
use epaper::layout::PageLayout;
use epaper::layout::fragment::{Content, HeadPart, Teased};
use epaper::markup::{self, Paper};

use super::editions::{Article, add_page, edition, figure};
use super::invariants::{compose, report, solve};

const SCREENS: [(u32, u32); 4] = [(1920, 1036), (1440, 856), (820, 1136), (390, 800)];

/// A page of one article, and pages behind it.
fn paper(paragraphs: usize, behind: usize) -> (Edition, Vec<Body>) {
    let mut paper = edition(vec![Article::new(1, 14).text(paragraphs, 120)]);
    for _ in 0..behind {
        let mut lead = Article::new(1, 12);
        lead.head.deck = vec!["副题".into()];
        let death = Article::new(4, 6).kind(Kind::Obituary);
        add_page(&mut paper.0, vec![death, lead, Article::new(3, 9), Article::new(4, 0), Article::new(4, 8)]);
    }
    paper
}

/// Pages that are named, and the articles called from each.
fn teased<'a>(layout: &PageLayout, edition: &'a Edition) -> Vec<(usize, Vec<&'a str>)> {
    let id = |entry: &Teased| edition.articles[entry.article].id.as_str();
    let teasers = layout.sheets.iter().flat_map(|sheet| &sheet.teasers);
    teasers.map(|teaser| (teaser.page, teaser.entries.iter().map(id).collect())).collect()
}

#[test]
fn what_is_left_white_tells_what_the_next_pages_bring() {
    let paper = paper(3, 2);
    for (width, height) in SCREENS {
        let layout = compose(&paper, &solve(width, height, 100));
        let named = teased(&layout, &paper.0);
        let (page, called) = named.first().expect("a teaser");
        // Neither the dead nor what has no headline calls.
        assert_eq!((*page, called[0]), (1, "p2-1"), "{width}×{height}: {named:?}");
        assert!(called[1..].iter().all(|id| ["p2-2", "p2-4"].contains(id)), "{width}×{height}: {named:?}");
        assert!(named.iter().map(|(page, _)| *page).eq(1..=named.len()), "{width}×{height}: {named:?}");
    }
}

#[test]
fn the_last_page_of_an_edition_ends_with_a_rule() {
    for (width, height) in SCREENS {
        let paper = paper(3, 0);
        let layout = compose(&paper, &solve(width, height, 100));
        let sheet = layout.sheets.last().unwrap();
        let foot = sheet.regions.iter().map(|region| region.rect.bottom()).max().unwrap();
        assert_eq!(teased(&layout, &paper.0), []);
        assert!(sheet.rules.iter().any(|rule| rule.y > foot && rule.width == sheet.body.width), "{width}×{height}");
    }
}

#[test]
fn teasers_are_links_outside_of_all_articles() {
    let (edition, bodies) = paper(3, 1);
    let style = solve(1440, 856, 100);
    let layout = compose(&(edition.clone(), bodies.clone()), &style);
    let paper = Paper { edition: &edition, bodies: &bodies, folder: "2024-12-06", base: "/", unfold: None };
    let html = markup::sheet(paper, &style, &layout, 0, "s").html;
    let (articles, teaser) = html.split_once("<nav class=\"teaser").expect("a teaser");
    assert!(articles.contains("</article>") && !teaser.contains("<article"));
    assert!(teaser.contains("aria-label=\"下版导读\u{3000}02 时政动态\""), "{teaser}");
    assert!(teaser.contains("href=\"/2024-12-06/02/\" data-leads=\"1\""), "{teaser}");
    assert!(teaser.contains("href=\"/2024-12-06/a/p2-1/\" data-opens=\"p2-1\""), "{teaser}");
    assert!(!teaser.contains("data-line"), "{teaser}");
}

/// Size of the lead's headline, in 1/64 px.
fn headline(layout: &PageLayout) -> i32 {
    let heads = layout.sheets[0].regions[0].fragments.iter().filter_map(|fragment| match &fragment.content {
        Content::Head(lines) => lines.iter().find(|line| line.part == HeadPart::Headline),
        _ => None,
    });
    heads.map(|line| line.size.0).next().unwrap()
}

#[test]
fn headlines_are_larger_on_a_page_with_room() {
    let style = solve(1920, 1036, 100);
    let roomy = compose(&edition(vec![Article::new(1, 8).text(5, 120)]), &style);
    let full = compose(&edition(vec![Article::new(1, 8).text(24, 120)]), &style);
    assert!(headline(&roomy) > headline(&full));
}

#[test]
fn pictures_grow_where_a_last_sheet_would_be_white() {
    let picture = |width| Block::Figures(vec![figure(Some((width, 1000)), 20, false)]);
    let articles = (0..7).map(|index: u32| Article::new(2 + index as u8 / 2, 9).block(picture(1300 + index * 40)).text(4, 120));
    for (width, height) in [(1920, 1036), (1440, 856)] {
        let layout = compose(&edition(articles.clone().collect()), &solve(width, height, 100));
        let last = report(&layout).sheets.last().unwrap();
        assert!(last.white * 4 < last.area, "{width}×{height}: {:?}", report(&layout));
    }
}
