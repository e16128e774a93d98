//! Taking over from the page that came as HTML: it stays until the first sheet stands with
//! its fonts, and goes in the frame that shows the sheet. If there is no sheet to show it
//! stays for good, and the reader only says what happened.

use leptos::prelude::*;

use super::Reader;
use super::reader::Spot;
use super::whenever::whenever;
use super::wish::Wish;
use crate::web;

/// Takes over when the reader is ready. Returns how it stands to the plain page: `waiting`
/// behind it, `failed` above it, or alone.
pub fn take_over(reader: Reader, failed: impl Fn() -> bool) -> impl Fn() -> Option<&'static str> {
    let beside = RwSignal::new(reader.home.has_plain_page());
    let drawn = move || {
        // An article needs what unfolds it, a page in one piece what shows that.
        let here = reader.article.with(Option::is_none) && !reader.is_stacked();
        here || reader.later.with(Option::is_some) || reader.unmet.get().is_some()
    };
    let ready = Memo::new(move |_| reader.fonts.get() && reader.is_composed() && drawn());
    let mut announced = false;
    whenever(move || {
        if ready.get() && !announced {
            announced = true;
            keep_spot(reader);
            reader.home.spawn(async move {
                web::next_frame().await;
                beside.set(false);
                reader.home.drop_plain_page("[data-sheet]");
                web::mark("epaper:first-sheet");
                reader.home.announce_ready();
                reader.home.tell("ready", &reader.news());
                web::when_idle().await;
                reader.wish(Wish::Soon);
            });
        }
    });
    move || beside.get().then(|| if failed() { "failed" } else { "waiting" })
}

/// Opens the sheet with the paragraph that was being read.
fn keep_spot(reader: Reader) {
    let Some(locator) = reader.home.plain_spot() else { return };
    let page = reader.edition().and_then(|opened| opened.edition.page_of(&locator.article));
    if page == Some(reader.place.with_untracked(|place| place.page)) {
        reader.taken_over.set(Some(locator.clone()));
        reader.place.update(|place| place.spot = Spot::At(locator));
    }
}
