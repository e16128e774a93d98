//! What a visit may cost, in counts that no machine's speed changes.

use crate::harness::{Outcome, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::{LINE, SHEET};

/// Elements that a sheet's own size explains: a line and what adjusts its spacing.
const ELEMENTS_PER_LINE: f64 = 4.0;

#[test]
fn a_first_sheet_needs_few_files() -> Outcome {
    browse(Screen::PHONE, Site::built(), async |page| {
        page.open("/").await?;
        let files: Vec<String> = page
            .eval(
                "performance.getEntriesByType('resource')
                    .filter(entry => entry.startTime < performance.getEntriesByName('epaper:first-sheet')[0].startTime)
                    .map(entry => new URL(entry.name).pathname.split('/').pop())",
            )
            .await?;
        // Icons and the manifest are the browser's own wish.
        let own = |file: &&String| ![".woff2", ".ico", ".svg", ".webmanifest"].iter().any(|end| file.ends_with(end));
        let count = files.iter().filter(own).count();
        // The style sheet, two small scripts, the reader's two files, the list, the edition, its page.
        assert!(count <= 9, "{count}: {files:#?}");
        let fonts = files.iter().filter(|file| file.ends_with(".woff2")).count();
        assert!(fonts <= 4, "{files:#?}");
        Ok(())
    })
}

/// What the reader may weigh before its first sheet stands, in bytes as a good host packs them.
/// The aim is 150,000; what is there weighs this, and nothing may be added to it unseen.
const FIRST_SHEET: usize = 204_000;

#[test]
fn little_is_fetched_before_the_first_sheet() -> Outcome {
    let site = Site::built();
    // A development build is neither split nor packed.
    if site.file("split-", ".wasm").is_none() {
        return Ok(());
    }
    browse(Screen::PHONE, site.clone(), async |page| {
        page.open("/").await?;
        let files: Vec<String> = page
            .eval(
                "performance.getEntriesByType('resource')
                    .filter(entry => entry.startTime < performance.getEntriesByName('epaper:first-sheet')[0].startTime)
                    .map(entry => new URL(entry.name).pathname.split('/').pop())
                    .filter(name => /\\.(wasm|js|css)$/.test(name) && !name.startsWith('faces.'))",
            )
            .await?;
        let mut total = 0;
        for file in &files {
            total += site.packed(file)?;
        }
        assert!(files.iter().any(|file| file.ends_with(".wasm")), "{files:?}");
        assert!(total <= FIRST_SHEET, "{total} bytes: {files:?}");
        Ok(())
    })
}

#[test]
fn a_sheet_is_made_of_few_elements() -> Outcome {
    for screen in Screen::ALL {
        browse(screen, Site::built(), async |page| {
            page.open("/").await?;
            let count = |selector: &str| format!("document.querySelectorAll('{SHEET} {selector}').length");
            let elements: f64 = page.eval(&count("*")).await?;
            let lines: f64 = page.eval(&count(":is([data-line], [data-row])")).await?;
            assert!(
                elements < lines * ELEMENTS_PER_LINE + 200.0,
                "{}: {elements} elements for {lines} lines",
                screen.name
            );
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_step_of_a_drag_that_breaks_no_line_anew_leaves_the_elements_alone() -> Outcome {
    // Between these widths margins grow, and nothing else.
    let [before, after] = [796, 804].map(|width| Screen::mouse("tablet", width, 1180));
    browse(before, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        let width = format!("document.querySelector('{SHEET}').getBoundingClientRect().width");
        let narrow: f64 = page.eval(&width).await?;
        page.eval::<()>(&format!("void (document.querySelector('{SHEET} {LINE}').marked = true)")).await?;
        page.resize(after).await?;
        page.until(&format!("{width} > {narrow}")).await?;
        assert!(page.eval::<bool>(&format!("!!document.querySelector('{SHEET} {LINE}').marked")).await?);
        Ok(())
    })
}
