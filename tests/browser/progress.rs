//! Finding the way: contents in miniature, the slider, what was read, and going on later.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Outcome, Screen, browse};
use crate::paper::Published;
use crate::reading::{SHEET, next, sheet};

#[test]
fn the_contents_show_each_page_in_miniature_and_slide_over_them() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        let text = "送报人把报纸分成三摞，一摞给邮局，一摞给车站。";
        let published = Published::made_up(&[
            &[("头条", &[text, text]), ("短讯", &[text])],
            &[("第二版的头条", &[text])],
            &[("第三版的头条", &[text])],
        ]);
        browse(screen, published.site()?, async |page| {
            page.open("/").await?;
            page.click("[data-open=contents]").await?;
            for drawn in 1..=3 {
                page.until(&format!("document.querySelectorAll('.panel .miniature').length >= {drawn}")).await?;
            }
            let articles: Vec<String> = page
                .eval("[...document.querySelectorAll('.miniature [data-article]')].map(area => area.dataset.article)")
                .await?;
            let ids = published.edition.pages.iter().flat_map(|page| &page.articles);
            assert_eq!(articles.iter().collect::<Vec<_>>(), ids.collect::<Vec<_>>());
            let heads: u32 = page.eval("document.querySelectorAll('.miniature .mini-head').length").await?;
            assert_eq!(heads, 4);
            // The panel is written once more when it is known whether the edition is kept.
            page.until("document.querySelector('.panel [data-keep]')").await?;
            page.eval::<()>("document.querySelector('.panel [name=page]').focus()").await?;
            page.press(Key::Right).await?;
            page.until("location.pathname.endsWith('/02/')").await?;
            let name: String =
                page.eval("document.querySelector('.panel [name=page]').getAttribute('aria-valuetext')").await?;
            assert_eq!(name, "02 第2叠");
            page.click(".panel [data-page='2']").await?;
            page.until("location.pathname.endsWith('/03/') && !document.querySelector('.panel[open]')").await
        })?;
    }
    Ok(())
}

#[test]
fn a_return_offers_to_go_on_and_the_contents_know_what_was_read() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, Published::of_three_pages().site()?, async |page| {
            page.open("/").await?;
            assert!(
                !page.eval::<bool>("!!document.querySelector('.offer')").await?,
                "a first visit is offered nothing"
            );
            next(page).await?;
            let left = next(page).await?;
            // What notes it comes behind the first sheet.
            page.until("localStorage.getItem('epaper:progress')").await?;
            page.open("/").await?;
            page.until("document.querySelector('.offer')").await?;
            // One line, with both of its buttons in view.
            let [height, right, overflow]: [f64; 3] = page
                .eval(
                    "(offer => [offer.getBoundingClientRect().height, offer.getBoundingClientRect().right,
                        offer.scrollWidth - offer.clientWidth])(document.querySelector('.offer'))",
                )
                .await?;
            assert!(height < 64.0 && overflow < 1.0, "{height} px high, {overflow} too wide");
            assert!(right <= page.eval::<f64>("innerWidth").await?);
            page.click("[data-offer=take]").await?;
            page.until(&format!(
                "`${{location.pathname}} ${{document.querySelector('[data-sheet]').dataset.sheet}}`.endsWith(' {}')",
                left.place.rsplit(' ').next().unwrap_or_default()
            ))
            .await?;
            assert_eq!(sheet(page).await?.text(), left.text());
            page.until("!document.querySelector('.offer')").await?;
            // A sheet that stood for a while was read.
            page.open("/2024-01-02/03/").await?;
            page.until("localStorage.getItem('epaper:progress').includes('p3-a1')").await?;
            page.click("[data-open=contents]").await?;
            page.until("document.querySelector('[data-read=\"p3-a1\"] .was-read')").await?;
            let line: String = page.eval("document.querySelector('.finish-line').textContent").await?;
            assert!(line.contains("1 of 4"), "{line}");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_reload_stays_where_the_reader_is() -> Outcome {
    browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
        page.open("/2024-01-02/01/").await?;
        next(page).await?;
        let before = next(page).await?;
        page.until("localStorage.getItem('epaper:progress')").await?;
        page.eval::<()>("void (window.before = true)").await?;
        page.cdp("Page.reload", json!({})).await?;
        page.until("!window.before && document.querySelector('html[data-epaper-ready]')").await?;
        let number = before.place.rsplit(' ').next().unwrap_or_default();
        page.until(&format!("document.querySelector('{SHEET}').dataset.sheet === '{number}'")).await?;
        assert_eq!(sheet(page).await?, before);
        assert!(!page.eval::<bool>("!!document.querySelector('.offer')").await?, "it offers to go where it is");
        Ok(())
    })
}

#[test]
fn pages_far_away_have_miniatures_too() -> Outcome {
    let text = "清晨的城门洞里，送报人把还带着油墨气味的报纸分成三摞。";
    let articles: &[(&str, &[&str])] = &[("头条", &[text])];
    browse(Screen::DESKTOP, Published::made_up(&[articles; 10]).site()?, async |page| {
        page.open("/").await?;
        page.click("[data-open=contents]").await?;
        page.until("document.querySelectorAll('.panel .miniature').length === 10").await
    })
}
