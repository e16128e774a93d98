//! The page that comes as HTML: readable without the reader, and left without a jolt when
//! the reader takes over.

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::SHEET;

/// A name of a script that the shell loads.
fn script(site: &Site, stem: &str) -> Outcome<String> {
    let shell = String::from_utf8(site.read("shell.html")?)?;
    let name = shell.split('"').find(|word| word.starts_with(stem) && word.ends_with(".js"));
    Ok(name.ok_or(format!("no {stem} in {shell}"))?.to_owned())
}

/// The site with a reader that starts when the page says `go`.
fn held_back(site: Site) -> Outcome<Site> {
    let boot = script(&site, "boot.")?;
    let start = site.read(&boot)?;
    let wait = "addEventListener('go', () => import('./held.js'));";
    Ok(site.with(&boot, wait).with("held.js", start))
}

async fn go(page: &Page) -> Outcome {
    page.eval::<bool>("dispatchEvent(new Event('go'))").await?;
    page.ready().await
}

#[test]
fn the_text_stands_without_the_reader() -> Outcome {
    let site = Site::built();
    let published = Published::newest(&site)?;
    let boot = script(&site, "boot.")?;
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, Site::built().without(&boot), async |page| {
            page.tolerate("404");
            page.visit("/").await?;
            page.until("document.readyState === 'complete' && document.querySelector('[data-static]')").await?;
            // Each is come to: on a phone, what is far below is not laid out before.
            let shown: Vec<(String, String)> = page
                .eval(
                    "(async () => {
                        const frame = () => new Promise(done => requestAnimationFrame(done)), shown = [];
                        for (const article of document.querySelectorAll('[data-static] [data-article]')) {
                            article.scrollIntoView();
                            await frame();
                            await frame();
                            shown.push([article.dataset.article, article.innerText]);
                        }
                        return shown;
                    })()",
                )
                .await?;
            let solid = |text: &str| text.split_whitespace().collect::<String>();
            let on_page = &published.edition.pages[0].articles;
            assert_eq!(&shown.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(), on_page, "order");
            for (id, text) in &shown {
                let head = published.edition.head(id).ok_or("no such head")?;
                for part in head.headline.iter().chain(&head.deck).chain([&head.kicker, &head.signed, &head.lead_in]) {
                    assert!(solid(text).contains(&solid(part)), "{id}: {part}");
                }
                for part in
                    published.bodies[0].articles.iter().filter(|body| body.id == *id).flat_map(|body| &body.blocks)
                {
                    for words in part.texts() {
                        assert!(solid(text).contains(&solid(&words.flat())), "{id}: {}", words.flat());
                    }
                }
            }
            let wide: bool = page.eval("document.scrollingElement.scrollWidth > innerWidth").await?;
            assert!(!wide, "it scrolls sideways");
            Ok(())
        })?;
    }
    Ok(())
}

/// What a column's end has parted, a line each.
const PARTED: &str = "(() => {
    const boxes = element => [...element.getClientRects()];
    const all = selector => [...document.querySelectorAll(`[data-static] ${selector}`)];
    const named = (what, element) => `${what} of ${element.closest('[data-article]').dataset.article}`;
    const apart = (above, below) => Math.abs(boxes(above).at(-1).left - boxes(below)[0].left) > 100;
    const torn = all(':is(article > header, figure, table, blockquote, [data-frame])').filter(e => boxes(e).length > 1);
    const signed = all('.plain-signed').filter(e => e.previousElementSibling && apart(e.previousElementSibling, e));
    const heads = all(':is(article > header, .plain-body > :is(h2, h4))')
        .filter(e => e.nextElementSibling && apart(e, e.nextElementSibling));
    return [...torn.map(e => named(e.localName, e)), ...signed.map(e => named('signature', e)), ...heads.map(e => named('head', e))];
})()";

#[test]
fn the_end_of_a_column_parts_nothing_that_belongs_together() -> Outcome {
    let site = Site::built();
    let boot = script(&site, "boot.")?;
    for screen in [Screen::DESKTOP, Screen::TABLET] {
        browse(screen, Site::built().without(&boot), async |page| {
            page.tolerate("404");
            for number in 1..=8 {
                page.visit(&format!("/2024-12-01/0{number}/")).await?;
                page.until("document.readyState === 'complete' && document.fonts.status === 'loaded'").await?;
                let parted: Vec<String> = page.eval(PARTED).await?;
                assert!(parted.is_empty(), "page {number}: {parted:?}");
            }
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn the_reader_takes_over_without_a_shift() -> Outcome {
    browse(Screen::PHONE, held_back(Site::built())?, async |page| {
        page.visit("/").await?;
        page.until("document.fonts.status === 'loaded'").await?;
        let observe = "window.shifted = 0; window.bare = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => shifted += entry.value)).observe({ type: 'layout-shift' });
            const frame = () => { const shown = document.querySelector('[data-static]') || document.querySelector('[data-epaper]:not([data-behind]) [data-sheet]'); bare += !shown; requestAnimationFrame(frame); };
            requestAnimationFrame(frame);";
        page.call::<serde_json::Value>(observe, vec![]).await?;
        go(page).await?;
        page.until("!document.querySelector('[data-static]')").await?;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(page.eval::<u32>("bare").await?, 0, "frames without paper");
        assert!(page.eval::<f64>("shifted").await? < 0.001, "something was shifted");
        Ok(())
    })
}

/// Reads the page as it came down to block 40, and then lets the reader take over.
async fn scroll_and_go(page: &Page) -> Outcome {
    let block = "document.querySelector('[data-static] [data-block=\"40\"]')";
    page.call::<serde_json::Value>(&format!("{block}.scrollIntoView();"), vec![]).await?;
    go(page).await
}

#[test]
fn the_paragraph_that_was_read_is_on_the_sheet_that_follows() -> Outcome {
    browse(Screen::PHONE, held_back(Published::of_three_pages().site()?)?, async |page| {
        page.visit("/").await?;
        scroll_and_go(page).await?;
        let sheet: u32 = page.eval(&format!("Number(document.querySelector('{SHEET}').dataset.sheet)")).await?;
        assert!(sheet > 1, "the first sheet is open");
        Ok(())
    })
}

#[test]
fn colours_that_were_chosen_are_there_before_the_reader() -> Outcome {
    browse(Screen::PHONE, held_back(Site::built())?, async |page| {
        page.visit("/").await?;
        let keep = r#"localStorage.setItem("epaper:preferences", '{"theme":"sepia","text_size":160}');"#;
        page.call::<serde_json::Value>(keep, vec![]).await?;
        page.visit("/").await?;
        let seen: (String, String) = page
            .eval("(style => [style.backgroundColor, style.fontSize])(getComputedStyle(document.querySelector('[data-static]')))")
            .await?;
        assert_eq!(seen, ("rgb(245, 233, 211)".to_owned(), "25.6px".to_owned()));
        Ok(())
    })
}

#[test]
fn a_reader_that_cannot_start_leaves_the_text_and_says_so() -> Outcome {
    let shell = String::from_utf8(Site::built().read("shell.html")?)?;
    let wasm = shell.split('"').find(|word| word.ends_with(".wasm")).ok_or("no wasm")?.to_owned();
    for site in [Site::built().without(&wasm), Site::built().with(&wasm, "not wasm")] {
        browse(Screen::PHONE, site, async |page| {
            page.tolerate("404");
            page.tolerate("boot.");
            page.tolerate("reader.");
            page.visit("/").await?;
            page.until("document.querySelector('[role=alert][data-state=stopped] button')").await?;
            assert!(
                page.eval::<bool>("document.querySelector('[data-static] [data-article]').innerText.length > 100")
                    .await?
            );
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_panic_is_told_and_a_reload_reads_on() -> Outcome {
    browse(Screen::DESKTOP, Site::built(), async |page| {
        page.open("/").await?;
        let trap = "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))";
        page.eval::<bool>(trap).await?;
        page.eval::<bool>(trap).await?;
        assert_eq!(page.eval::<u32>("document.querySelectorAll('[data-state=stopped]').length").await?, 1);
        page.click("[data-state=stopped] button").await?;
        page.until("!document.querySelector('[data-state=stopped]')").await?;
        page.ready().await
    })
}

#[test]
fn the_paragraph_of_an_article_that_was_read_stays_at_the_top() -> Outcome {
    browse(Screen::PHONE, held_back(Published::of_three_pages().site()?)?, async |page| {
        page.visit("/2024-01-02/a/p1-a1/").await?;
        scroll_and_go(page).await?;
        page.until(
            "document.querySelector('[data-reading] [data-block=\"40\"]').getBoundingClientRect().top < innerHeight",
        )
        .await?;
        page.until("document.querySelector('[data-reading] [data-block=\"38\"]').getBoundingClientRect().bottom > -innerHeight / 2")
            .await
    })
}
