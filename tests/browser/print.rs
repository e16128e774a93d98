//! Print: newspaper pages of the printer's own size, of vector text.

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;

/// Media boxes of a PDF's pages, in millimetres, and whether fonts are in it.
fn pages(pdf: &[u8]) -> (Vec<(f64, f64)>, bool) {
    let text = String::from_utf8_lossy(pdf);
    let boxes = text.split("/MediaBox").skip(1).filter_map(|rest| {
        let inside = rest.split_once('[')?.1.split_once(']')?.0;
        let numbers: Vec<f64> = inside.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        let [left, bottom, right, top] = numbers[..] else { return None };
        let mm = |points: f64| (points * 25.4 / 72.0).round();
        Some((mm(right - left), mm(top - bottom)))
    });
    (boxes.collect(), text.contains("/FontFile") || text.contains("/Type0"))
}

/// What stands in the print while it is made: sheets, and articles of each.
async fn printed(page: &Page) -> Outcome<(Vec<(f64, f64)>, bool, Vec<Vec<String>>)> {
    page.settled().await?;
    page.eval::<()>(
        "addEventListener('beforeprint', () => { window.printed = [...document.querySelectorAll('.print [data-sheet]')]
            .map(sheet => [...sheet.querySelectorAll('[data-article]')].map(article => article.dataset.article)) })",
    )
    .await?;
    let (boxes, fonts) = pages(&page.pdf().await?);
    Ok((boxes, fonts, page.eval("window.printed").await?))
}

#[test]
fn a_page_is_printed_as_newspaper_sheets_of_vector_text() -> Outcome {
    let articles = Published::newest(&Site::built())?.edition.pages[0].articles.clone();
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, Site::built(), async |page| {
            page.open("/").await?;
            let (boxes, fonts, sheets) = printed(page).await?;
            assert_eq!(boxes.len(), sheets.len(), "a sheet is a page of paper");
            assert!(boxes.iter().all(|size| *size == (210.0, 297.0)), "{boxes:?}");
            assert!(fonts, "the text is no text");
            let mut seen: Vec<&String> = Vec::new();
            for id in sheets.iter().flatten() {
                if !seen.contains(&id) {
                    seen.push(id);
                }
            }
            assert_eq!(seen.len(), articles.len(), "{seen:?}");
            // Nothing of it is left on the screen.
            assert!(page.eval::<bool>("!document.querySelector('.print')").await?);
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn an_unfolded_article_is_printed_alone_and_on_the_paper_that_was_chosen() -> Outcome {
    browse(Screen::DESKTOP, Site::built(), async |page| {
        page.open("/").await?;
        page.eval::<()>("localStorage.setItem('epaper:preferences', '{\"paper\":\"A3\"}')").await?;
        let id = Published::newest(&Site::built())?.edition.pages[0].articles[0].clone();
        page.open(&format!("/2024-12-06/a/{id}/")).await?;
        page.until("document.querySelector('[data-reading] [data-line]')").await?;
        let (boxes, _, sheets) = printed(page).await?;
        assert!(boxes.iter().all(|size| *size == (297.0, 420.0)), "{boxes:?}");
        assert!(sheets.iter().flatten().all(|article| *article == id), "{sheets:?}");
        let folio = "document.querySelector('.print') === null";
        assert!(page.eval::<bool>(folio).await?);
        Ok(())
    })
}

#[test]
fn what_is_withheld_is_not_printed_and_said_to_be_missing() -> Outcome {
    let mut published =
        Published::made_up(&[&[("要闻", &["头一段人人可读。", "第二段凭订阅。"]), ("短讯", &["全文。"])]]);
    let body = &mut published.bodies[0].articles[0];
    body.close_after(1);
    body.withheld = true;
    browse(Screen::DESKTOP, published.site()?, async |page| {
        for (path, said) in [("/", true), ("/2024-01-02/a/p1-a1/", true), ("/2024-01-02/a/p1-a2/", false)] {
            page.open(path).await?;
            page.settled().await?;
            page.until("document.querySelector('[data-line]')").await?;
            page.eval::<()>(
                "addEventListener('beforeprint', () => { window.printed = document.querySelector('.print').textContent })",
            )
            .await?;
            page.pdf().await?;
            let text: String = page.eval("printed").await?;
            assert!(!text.contains("凭订阅"), "{text}");
            assert_eq!(text.contains("publisher lets in"), said, "{path}: {text}");
        }
        Ok(())
    })
}

#[test]
fn a_picture_that_is_seen_is_printed_the_first_time() -> Outcome {
    browse(Screen::DESKTOP, Site::built(), async |page| {
        page.open("/2024-12-01/a/dots/").await?;
        page.until("[...document.querySelectorAll('[data-reading] img')].some(picture => picture.complete && picture.naturalWidth)")
            .await?;
        // What hears of printing comes soon after the first sheet.
        page.settled().await?;
        let pdf = page.pdf().await?;
        let drawn = |name: &[u8]| pdf.windows(name.len()).any(|bytes| bytes == name);
        assert!(drawn(b"/Subtype /Image"), "only its colours were printed");
        Ok(())
    })
}
