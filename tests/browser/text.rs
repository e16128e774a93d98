//! The whole edition is on the sheets: every character once, in order, on every screen.

use std::collections::BTreeMap;

use crate::harness::{Outcome, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::{by_article, walk};

fn all_of_it(screen: Screen, published: &Published, site: Site) -> Outcome {
    let path = format!("/{}/", published.path);
    browse(screen, site, async |page| {
        page.open(&path).await?;
        let sheets = walk(page).await?;
        same(&published.texts(), &by_article(&sheets));
        let mut captions: Vec<_> = sheets.iter().flat_map(|sheet| sheet.captions.clone()).collect();
        let mut expected = published.captions();
        captions.sort();
        expected.sort();
        assert_eq!(captions, expected, "captions on {}", screen.name);
        Ok(())
    })
}

/// Fails at the first place where an article's text differs.
fn same(expected: &BTreeMap<String, String>, found: &BTreeMap<String, String>) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "articles");
    for (id, expected) in expected {
        let found = &found[id];
        let at = expected.chars().zip(found.chars()).take_while(|(expected, found)| expected == found).count();
        let from = |text: &str| text.chars().skip(at.saturating_sub(10)).take(30).collect::<String>();
        assert!(expected == found, "{id} at character {at}: …{}… is set as …{}…", from(expected), from(found));
    }
}

#[test]
fn the_demo_edition_is_whole_on_a_desktop() -> Outcome {
    let site = Site::built();
    all_of_it(Screen::DESKTOP, &Published::newest(&site)?, site)
}

#[test]
fn the_demo_edition_is_whole_on_a_wide_screen() -> Outcome {
    let site = Site::built();
    all_of_it(Screen::WIDE, &Published::newest(&site)?, site)
}

#[test]
fn the_demo_edition_is_whole_on_a_tablet() -> Outcome {
    let site = Site::built();
    all_of_it(Screen::TABLET, &Published::newest(&site)?, site)
}

#[test]
fn the_demo_edition_is_whole_on_a_phone() -> Outcome {
    let site = Site::built();
    all_of_it(Screen::PHONE, &Published::newest(&site)?, site)
}

#[test]
fn an_edition_of_three_pages_is_whole_across_them() -> Outcome {
    let published = Published::of_three_pages();
    all_of_it(Screen::DESKTOP, &published, published.site()?)
}
