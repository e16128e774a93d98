//! An element's life: near, mounted, moved, changed, removed, and nothing left.

use std::time::Duration;

use serde_json::{Value, json};

use super::{host, times, told};
use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;

/// Whether something of the reader was fetched.
const FETCHED: &str =
    "performance.getEntriesByType('resource').some(entry => /reader\\.|epaper\\.|editions/.test(entry.name))";

#[test]
fn nothing_heavy_is_fetched_before_an_element_is_near() -> Outcome {
    let body =
        "<div id=\"above\" style=\"block-size: 5000px\"></div><e-paper id=\"a\"><p id=\"own\">今日报纸</p></e-paper>";
    browse(Screen::DESKTOP, host(Site::built(), "", "", body), async |page| {
        page.visit("/host.html").await?;
        page.until("customElements.get('e-paper')").await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(!page.eval::<bool>(FETCHED).await?, "the reader came too soon");
        assert!(
            page.eval::<bool>("own.getBoundingClientRect().height > 0").await?,
            "what stands in the tag is not seen"
        );
        page.call::<Value>("above.remove();", vec![]).await?;
        told(page, "a", "ready").await?;
        assert!(page.eval::<bool>("own.getBoundingClientRect().height === 0").await?, "both are seen");
        Ok(())
    })
}

#[test]
fn the_script_is_small() -> Outcome {
    browse(Screen::DESKTOP, host(Site::built(), "", "", ""), async |page| {
        page.visit("/host.html").await?;
        // What gzip packs brotli packs smaller.
        let packed = "fetch('e-paper.js').then(({ body }) =>
            new Response(body.pipeThrough(new CompressionStream('gzip'))).arrayBuffer()).then(packed => packed.byteLength)";
        let packed = page.eval::<usize>(packed).await?;
        assert!(packed > 100 && packed <= 5 * 1024, "{packed} bytes");
        Ok(())
    })
}

#[test]
fn attributes_are_followed() -> Outcome {
    let site = Published::of_three_pages().site()?;
    let body = "<e-paper id=\"a\" view=\"page\" page=\"02\" lang=\"en\" theme=\"sepia\"></e-paper>";
    browse(Screen::DESKTOP, host(site, "", "", body), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        assert_eq!(page.eval::<(String, String)>("[a.place.page, a.page]").await?, ("02".into(), "02".into()));
        let set = async |name: &str, value: &str| {
            page.call::<Value>("a.setAttribute(arguments[0], arguments[1]);", vec![json!(name), json!(value)]).await
        };
        assert!(page.eval::<bool>("inside('a', '.epaper').dataset.theme === 'sepia'").await?);
        set("page", "03").await?;
        page.until("a.place.page === '03' && inside('a', '[data-page=\"03\"]')").await?;
        set("theme", "dark").await?;
        page.until("inside('a', '.epaper').dataset.theme === 'dark'").await?;
        let size = "parseFloat(getComputedStyle(inside('a', '.sheet')).fontSize)";
        let before: f64 = page.eval(size).await?;
        set("text-size", "200").await?;
        page.until(&format!("{size} > {}", before * 1.5)).await?;
        set("article", "p1-a2").await?;
        page.until("inside('a', '[data-reading=\"p1-a2\"]')").await?;
        page.call::<Value>("a.removeAttribute('article');", vec![]).await?;
        page.until("!inside('a', '[data-reading]')").await?;
        set("view", "article").await?;
        page.until("inside('a', '[data-reading]') && !inside('a', '[data-sheet]')").await?;
        set("view", "reader").await?;
        page.until("inside('a', '.bar')").await?;
        Ok(())
    })
}

#[test]
fn one_article_is_as_high_as_it_is() -> Outcome {
    let body = "<e-paper id=\"a\" view=\"article\"></e-paper><p id=\"after\">after</p>";
    browse(Screen::PHONE, host(Site::built(), "", "", body), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        page.until("inside('a', '[data-reading-end]')").await?;
        let gap = "after.getBoundingClientRect().top - inside('a', '.reading .sheet').getBoundingClientRect().bottom";
        let gap: f64 = page.eval(gap).await?;
        assert!((0.0..60.0).contains(&gap), "{gap} px between the article and what follows");
        assert_eq!(times(page, "a", "read").await?, 0);
        page.call::<Value>("after.scrollIntoView();", vec![]).await?;
        told(page, "a", "read").await
    })
}

#[test]
fn an_element_that_is_moved_keeps_its_reader_and_one_that_comes_back_has_another() -> Outcome {
    let body = "<div id=\"here\"><e-paper id=\"a\" view=\"page\"><p id=\"own\">今日报纸</p></e-paper></div><div id=\"there\"></div>";
    browse(Screen::DESKTOP, host(Site::built(), "", "", body), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        // A framework that draws the same again: attributes set to what they are, nodes moved.
        page.call::<Value>(
            "window.element = a; window.sheet = inside('a', '.sheet');
            for (let round = 0; round < 50; round++) {
                element.setAttribute('view', 'page');
                (round % 2 ? here : there).append(element);
            }",
            vec![],
        )
        .await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert!(page.eval::<bool>("inside('a', '.sheet') === sheet").await?, "the reader did not stay");
        assert_eq!(times(page, "a", "ready").await?, 1);
        page.call::<Value>("element.remove();", vec![]).await?;
        page.until("!element.shadowRoot.querySelector('.epaper')").await?;
        assert_eq!(page.eval::<u32>("document.fonts.size").await?, 0);
        page.call::<Value>("here.append(element);", vec![]).await?;
        page.until("told.filter(news => news.kind === 'ready').length === 2").await?;
        Ok(())
    })
}

#[test]
fn a_reader_that_cannot_come_leaves_what_stands_in_the_tag() -> Outcome {
    let body = "<e-paper id=\"a\"><p id=\"own\">今日报纸</p><p id=\"sorry\" slot=\"error\">报纸没有送到</p></e-paper>
        <e-paper id=\"b\"><p id=\"plain\">今日报纸</p></e-paper>";
    let site = Site::built();
    let script = String::from_utf8(site.read("e-paper.js")?)?;
    let wasm = script.split('"').find(|name| name.ends_with(".wasm")).ok_or("no wasm")?.to_owned();
    browse(Screen::DESKTOP, host(site.without(&wasm), "", "", body), async |page| {
        for expected in ["404", "WebAssembly", "wasm"] {
            page.tolerate(expected);
        }
        page.visit("/host.html").await?;
        page.until("sorry.getBoundingClientRect().height > 0 && own.getBoundingClientRect().height === 0").await?;
        page.until("plain.getBoundingClientRect().height > 0").await
    })
}

/// What the browser holds after collecting its garbage.
#[derive(Debug)]
struct Held {
    heap: f64,
    nodes: f64,
    listeners: f64,
    wasm: f64,
}

async fn held(page: &Page) -> Outcome<Held> {
    page.cdp("Performance.enable", json!({})).await?;
    for _ in 0..3 {
        page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let answer = page.cdp("Performance.getMetrics", json!({})).await?;
    let metric = |name: &str| {
        let metrics = answer["metrics"].as_array().into_iter().flatten();
        metrics.filter(|metric| metric["name"] == name).find_map(|metric| metric["value"].as_f64()).unwrap_or(f64::NAN)
    };
    let reader = "import(performance.getEntriesByType('resource').map(entry => entry.name)
        .find(name => /reader\\.\\w+\\.js$/.test(name))).then(reader => reader.default())
        .then(({ memory }) => memory.buffer.byteLength)";
    Ok(Held {
        heap: metric("JSHeapUsedSize"),
        nodes: metric("Nodes"),
        listeners: metric("JSEventListeners"),
        wasm: page.eval(reader).await?,
    })
}

/// Bytes of memory that the allocator may take once more.
const STEP: f64 = 2.0 * 1024.0 * 1024.0;

#[test]
fn an_element_leaves_nothing_behind() -> Outcome {
    let cycles: u32 = std::env::var("EPAPER_CYCLES").ok().and_then(|cycles| cycles.parse().ok()).unwrap_or(40);
    browse(Screen::DESKTOP, host(Published::of_three_pages().site()?, "", "", ""), async |page| {
        page.visit("/host.html").await?;
        let live = async |cycles: u32| {
            page.call::<Value>(
                "const cycles = arguments[0];
                return (async () => {
                    for (let cycle = 0; cycle < cycles; cycle++) {
                        const element = document.createElement('e-paper');
                        element.setAttribute('view', ['reader', 'page', 'front', 'article'][cycle % 4]);
                        const ready = new Promise(done => element.addEventListener('epaper-ready', done));
                        document.body.append(element);
                        await ready;
                        element.next();
                        element.remove();
                        await new Promise(done => setTimeout(done));
                    }
                    told.length = 0;
                    performance.clearMarks();
                })();",
                vec![json!(cycles)],
            )
            .await
        };
        live(12).await?;
        let before = held(page).await?;
        live(cycles).await?;
        let mut after = held(page).await?;
        // What waits for an idle browser lets go of its element then.
        for _ in 0..10 {
            if after.nodes <= before.nodes && after.listeners <= before.listeners {
                break;
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
            after = held(page).await?;
        }
        println!("{cycles} cycles: {before:?} to {after:?}");
        assert!(after.nodes <= before.nodes && after.listeners <= before.listeners, "{before:?} {after:?}");
        // Its memory never shrinks and grows by a step where pieces do not fit; a reader that
        // stayed would hold more than that in each cycle.
        assert!(after.wasm - before.wasm < STEP, "wasm grew: {before:?} {after:?}");
        // What the browser itself keeps of a cycle is some hundred bytes.
        assert!(after.heap - before.heap < 2000.0 * f64::from(cycles), "{before:?} {after:?}");
        Ok(())
    })
}
