//! What a test does with a reader: see the sheet in view, turn it, walk through an edition.

use std::collections::BTreeMap;

use serde::Deserialize;
use thirtyfour::Key;

use crate::harness::{Outcome, Page};
use crate::paper::solid;

/// The sheet in view.
pub(crate) const SHEET: &str = "[data-sheet][aria-current=page]";

/// A line of body text.
pub(crate) const LINE: &str = "[data-line]";

/// Sheets of one edition on a screen: beyond it a walk has lost its way.
const LONGEST_WALK: usize = 500;

/// A sheet as a reader sees it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// Its path, without the site's address, and its number on that page.
    pub(crate) place: String,
    /// Articles with the text of their lines, in the document's order.
    pub(crate) articles: Vec<(String, String)>,
    /// Captions with their credits.
    pub(crate) captions: Vec<String>,
    /// Whether nothing comes after it.
    pub(crate) last: bool,
}

impl Sheet {
    /// The text of all its lines.
    pub(crate) fn text(&self) -> String {
        self.articles.iter().map(|(_, text)| text.as_str()).collect()
    }
}

/// Where the sheet in view is, or null while there is none.
const PLACE: &str = "(sheet => sheet && `${location.pathname} ${sheet.dataset.sheet}`)\
    (document.querySelector('[data-sheet][aria-current=page]'))";

/// Reads the sheet in view.
pub(crate) async fn sheet(page: &Page) -> Outcome<Sheet> {
    let script = format!(
        "const sheet = document.querySelector('{SHEET}');
        const all = (root, selector) => [...root.querySelectorAll(selector)];
        return {{
            place: {PLACE},
            articles: all(sheet, '[data-article]').map(article =>
                [article.dataset.article, all(article, '{LINE}').map(line => line.textContent).join('')]),
            captions: all(sheet, 'figcaption').map(caption => caption.textContent),
            last: document.querySelector('[data-turn=next]').getAttribute('aria-disabled') === 'true',
        }};"
    );
    let mut sheet: Sheet = page.call(&script, vec![]).await?;
    for (_, text) in &mut sheet.articles {
        *text = solid(text);
    }
    sheet.captions.iter_mut().for_each(|caption| *caption = solid(caption));
    Ok(sheet)
}

/// Does something that turns the page, and waits for another sheet.
pub(crate) async fn turned(page: &Page, turn: impl AsyncFnOnce() -> Outcome) -> Outcome<Sheet> {
    let before: String = page.eval(PLACE).await?;
    turn().await?;
    let before = serde_json::to_string(&before)?;
    page.until(&format!("(place => place && place !== {before})({PLACE})")).await?;
    sheet(page).await
}

/// Turns to the next sheet with the keyboard.
pub(crate) async fn next(page: &Page) -> Outcome<Sheet> {
    turned(page, async || page.press(Key::Right).await).await
}

/// Every sheet from the one in view to the last.
pub(crate) async fn walk(page: &Page) -> Outcome<Vec<Sheet>> {
    let mut sheets = vec![sheet(page).await?];
    while sheets.last().is_some_and(|sheet| !sheet.last) {
        if sheets.len() > LONGEST_WALK {
            return Err("the edition does not end".into());
        }
        sheets.push(next(page).await?);
    }
    Ok(sheets)
}

/// The text of each article over these sheets.
pub(crate) fn by_article(sheets: &[Sheet]) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::<String, String>::new();
    for (article, text) in sheets.iter().flat_map(|sheet| &sheet.articles) {
        texts.entry(article.clone()).or_default().push_str(text);
    }
    texts.retain(|_, text| !text.is_empty());
    texts
}
