//! Hits on the paper: lit wherever they are drawn, and one of them brought into view.

use leptos::prelude::*;

use crate::view::Reader;
use crate::view::whenever::whenever;
use crate::web::{self, Passage};

/// Keeps the hits of the open edition lit on the sheet, or in the article that is unfolded.
pub fn keep_lights(reader: Reader) {
    let search = reader.search;
    // What leads to a hit brings it into view, what draws it anew later does not.
    let revealed = StoredValue::new(None);
    whenever(move || {
        reader.inked.track();
        let at = search.at.get();
        let opened = reader.edition();
        let root = if reader.article.with(Option::is_some) { "[data-reading]" } else { ".desk" };
        let (mut hits, mut current) = (vec![], None);
        search.found.with(|found| {
            for (index, found) in (0..).zip(found) {
                if opened.as_ref().is_some_and(|opened| opened.path == found.edition) {
                    hits.extend(found.passages.iter().cloned());
                    current = current
                        .take()
                        .or(at.filter(|at| at.0 == index).and_then(|at| found.passages.get(at.1).cloned()));
                }
            }
        });
        let current: Vec<Passage> = current.into_iter().collect();
        reader.home.spawn(async move {
            web::next_frame().await;
            reader.home.light("found", root, &hits);
            reader.home.light("at", root, &current);
            if let Some(passage) = current.first()
                && revealed.get_value() != at
                && reader.home.reveal(root, passage)
            {
                revealed.set_value(at);
            }
            if at.is_none() {
                revealed.set_value(None);
            }
        });
    });
}
