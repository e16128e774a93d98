//! Whole editions are on the sheets: every character once, in order, nothing over anything
//! else, on every screen and at small and large text sizes.

use std::collections::{BTreeMap, BTreeSet};

use epaper::edition::Figure;

use crate::geometry::sound;
use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::{Published, caption, solid};
use crate::reading::{by_article, next, sheet, walk};

/// Text sizes in percent: small, normal, large.
const SIZES: [u16; 3] = [80, 100, 150];
/// The largest, at which one edition has hundreds of sheets.
const LARGEST: u16 = 250;

/// Opens an edition at a text size.
async fn open(page: &Page, path: &str, size: u16) -> Outcome {
    page.open(path).await?;
    page.eval::<()>(&format!(
        "void localStorage.setItem('epaper:preferences', JSON.stringify({{ text_size: {size} }}))"
    ))
    .await?;
    page.open(path).await
}

/// Walks an edition at a text size; every sheet is sound, and all of them have all of it.
async fn check(page: &Page, published: &Published, screen: Screen, size: u16) -> Outcome {
    let name = format!("{} on {} at {size} %", published.path, screen.name);
    open(page, &format!("/{}/", published.path), size).await?;
    let mut sheets = vec![sheet(page).await?];
    sound(page, &name).await?;
    while sheets.last().is_some_and(|sheet| !sheet.last) {
        sheets.push(next(page).await?);
        sound(page, &name).await?;
    }
    let captions: Vec<&String> = sheets.iter().flat_map(|sheet| &sheet.captions).collect();
    let set: BTreeSet<&String> = captions.iter().copied().collect();
    // A caption too long for its column runs on as text; its credit stays.
    let runs_on = |figure: &Figure| !figure.caption.is_empty() && !set.contains(&caption(figure));
    same(&published.texts_with(&runs_on), &by_article(&sheets), &name);
    let expected =
        published.figures().map(|figure| if runs_on(figure) { solid(&figure.credit) } else { caption(figure) });
    let mut expected: Vec<String> = expected.filter(|caption| !caption.is_empty()).collect();
    let mut captions: Vec<String> = captions.into_iter().cloned().collect();
    captions.sort();
    expected.sort();
    assert_eq!(captions, expected, "captions of {name}");
    Ok(())
}

/// Fails at the first place where an article's text differs.
fn same(expected: &BTreeMap<String, String>, found: &BTreeMap<String, String>, name: &str) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "articles of {name}");
    for (id, expected) in expected {
        let found = &found[id];
        let at = expected.chars().zip(found.chars()).take_while(|(expected, found)| expected == found).count();
        let from = |text: &str| text.chars().skip(at.saturating_sub(10)).take(30).collect::<String>();
        assert!(
            expected == found,
            "{id} of {name} at character {at}: …{}… is set as …{}…",
            from(expected),
            from(found)
        );
    }
}

/// Both demo editions, all sizes.
fn all_of_it(screen: Screen) -> Outcome {
    let site = Site::built();
    let editions = Published::all(&site)?;
    browse(screen, site, async |page| {
        for published in &editions {
            for size in SIZES {
                check(page, published, screen, size).await?;
            }
        }
        check(page, &editions[0], screen, LARGEST).await
    })
}

#[test]
fn the_demo_editions_are_whole_and_sound_on_a_desktop() -> Outcome {
    all_of_it(Screen::DESKTOP)
}

#[test]
fn the_demo_editions_are_whole_and_sound_on_a_wide_screen() -> Outcome {
    all_of_it(Screen::WIDE)
}

#[test]
fn the_demo_editions_are_whole_and_sound_on_a_tablet() -> Outcome {
    all_of_it(Screen::TABLET)
}

#[test]
fn the_demo_editions_are_whole_and_sound_on_a_phone() -> Outcome {
    all_of_it(Screen::PHONE)
}

#[test]
fn an_edition_of_three_pages_is_whole_across_them() -> Outcome {
    let published = Published::of_three_pages();
    browse(Screen::DESKTOP, published.site()?, async |page| {
        page.open("/").await?;
        same(&published.texts(), &by_article(&walk(page).await?), "three pages");
        Ok(())
    })
}
