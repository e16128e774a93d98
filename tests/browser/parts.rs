//! Parts of the reader that come in files of their own when they are wished for.

use crate::harness::{Outcome, Page, Screen, Site, browse};

/// The file of a part in the built site; a development build has none.
fn file_of(site: &Site, part: &str) -> Option<String> {
    site.file(&format!("split-{part}."), ".wasm")
}

/// Whether a file came, as an expression.
pub(crate) fn fetched(file: &str) -> String {
    format!("performance.getEntriesByType('resource').some(entry => entry.name.endsWith('{file}'))")
}

#[test]
fn a_part_comes_when_it_is_wished_for() -> Outcome {
    let site = Site::built();
    let Some(file) = file_of(&site, "desk") else { return Ok(()) };
    browse(Screen::DESKTOP, site, async |page| {
        page.open("/").await?;
        assert!(!page.eval::<bool>(&fetched(&file)).await?, "{file} came before anybody asked for it");
        page.click("[data-open=settings]").await?;
        page.until("document.querySelector('dialog[open] .settings')").await?;
        // The browser may list a file later than it is used.
        page.until(&fetched(&file)).await
    })
}

/// Asks for what does not come, and is told so.
async fn ask_in_vain(page: &Page, what: &str) -> Outcome {
    page.tolerate("404");
    page.tolerate("WebAssembly");
    page.open("/").await?;
    page.click(&format!("[data-open={what}]")).await?;
    page.until("document.querySelector('[data-unmet][role=alert]')").await
}

#[test]
fn a_part_that_does_not_come_is_told_and_comes_when_asked_again() -> Outcome {
    // Of its own, or with others in the file that every visit asks for.
    for file in [file_of(&Site::built(), "desk"), Site::built().file("chunk-soon.", ".wasm")] {
        let site = Site::built();
        let Some(file) = file else { return Ok(()) };
        let bytes = site.read(&file)?;
        browse(Screen::PHONE, site.without(&file), async |page| {
            ask_in_vain(page, "settings").await?;
            page.click("[data-unmet=retry]").await?;
            page.until("document.querySelector('[data-unmet][role=alert]')").await?;
            page.deploy(&file, Some(bytes.clone()));
            page.click("[data-unmet=retry]").await?;
            page.until("document.querySelector('dialog[open] .settings')").await?;
            page.until("!document.querySelector('[data-unmet]')").await
        })?;
    }
    Ok(())
}

#[test]
fn a_visit_asks_for_few_files_after_the_first_sheet() -> Outcome {
    browse(Screen::PHONE, Site::built(), async |page| {
        page.open("/").await?;
        page.settled().await?;
        let parts = "performance.getEntriesByType('resource').filter(entry => entry.name.endsWith('.wasm')).length";
        let count: usize = page.eval(parts).await?;
        assert!(count <= 8, "{count} parts of the program");
        Ok(())
    })
}

#[test]
fn what_did_not_come_can_be_given_up() -> Outcome {
    let site = Site::built();
    let Some(file) = file_of(&site, "search") else { return Ok(()) };
    browse(Screen::DESKTOP, site.without(&file), async |page| {
        ask_in_vain(page, "search").await?;
        page.click("[data-unmet=leave]").await?;
        page.until("!document.querySelector('[data-unmet]')").await?;
        page.click("[data-turn=next]").await?;
        page.until("document.querySelector('[data-sheet=\"2\"]')").await
    })
}
