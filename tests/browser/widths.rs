//! What decides where lines end when the edition's own faces do not come.

use serde_json::json;

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::{LINE, walk};

async fn widths(page: &Page) -> Outcome<String> {
    page.eval("document.querySelector('[data-widths]').dataset.widths").await
}

/// Lines whose drawn characters stand beyond their leg's edge by more than a pixel.
async fn beyond(page: &Page) -> Outcome<Vec<String>> {
    page.eval(&format!(
        "[...document.querySelectorAll('.legs {LINE}')].filter(line => {{
            const range = document.createRange();
            range.selectNodeContents(line);
            const spacing = parseFloat(getComputedStyle(line).letterSpacing) || 0;
            const legs = line.closest('.legs').getBoundingClientRect();
            return [...range.getClientRects()].some(box => box.right - Math.max(spacing, 0) > legs.right + 1);
        }}).map(line => line.textContent)"
    ))
    .await
}

#[test]
fn the_editions_faces_are_drawn_as_wide_as_it_says() -> Outcome {
    for screen in Screen::ALL {
        browse(screen, Site::built(), async |page| {
            page.open("/").await?;
            assert_eq!(widths(page).await?, "baked");
            assert_eq!(beyond(page).await?, Vec::<String>::new());
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn without_its_faces_the_paper_is_set_by_drawn_widths_and_stays_whole() -> Outcome {
    let published = Published::newest(&Site::built())?;
    let mut site = Site::built();
    for face in &published.edition.faces {
        site = site.without(&format!("editions/{}/{}", published.path, face.file));
    }
    browse(Screen::DESKTOP, site, async |page| {
        page.tolerate("woff2");
        page.open("/").await?;
        assert_eq!(widths(page).await?, "drawn");
        assert_eq!(beyond(page).await?, Vec::<String>::new());
        let text: usize = walk(page).await?.iter().map(|sheet| sheet.text().chars().count()).sum();
        let published: usize = published.texts().values().map(|text| text.chars().count()).sum();
        assert_eq!(text, published);
        Ok(())
    })
}

#[test]
fn the_debug_overlay_draws_grid_and_boxes_and_names_the_widths() -> Outcome {
    browse(Screen::DESKTOP, Site::built(), async |page| {
        page.open("/?debug=grid").await?;
        page.until("document.querySelector('.debug-report')").await?;
        let seen = page
            .eval::<serde_json::Value>(
                "({ columns: document.querySelectorAll('.debug-column').length,
                    boxes: document.querySelectorAll('.debug-box').length > 5,
                    baked: document.querySelector('.debug-report').textContent.includes('baked') })",
            )
            .await?;
        assert_eq!(seen, json!({ "columns": 6, "boxes": true, "baked": true }));
        Ok(())
    })
}
