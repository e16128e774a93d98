//! The gate: what is not free for all, and who lets readers through.

use serde_json::{Value, json};

use super::{host, told};
use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;

/// An edition whose first article has one free paragraph of three.
fn published() -> Published {
    let mut published = Published::made_up(&[&[
        ("要闻", &["头一段人人可读。", "第二段凭订阅。", "第三段凭订阅。"]),
        ("短讯", &["全文。"]),
    ]]);
    published.edition.articles[0].free = Some(1);
    published
}

async fn text(page: &Page, selector: &str) -> Outcome<String> {
    page.eval(&format!("inside('a', '{selector}')?.textContent ?? ''")).await
}

/// A page whose host holds the gate, and keeps what lets through in `gates`.
fn held(site: Site) -> Site {
    let body = "<e-paper id=\"a\" view=\"page\"><form id=\"offer\" slot=\"gate\">订阅</form></e-paper>";
    let keep = "window.gates = [];
        addEventListener('epaper-gate', event => { event.preventDefault(); gates.push(event.detail); });";
    host(site.with("gates.js", keep), "", "<script src=\"gates.js\"></script>", body)
}

#[test]
fn without_an_answer_all_is_open() -> Outcome {
    let body = "<e-paper id=\"a\" view=\"page\"></e-paper>";
    browse(Screen::DESKTOP, host(published().site()?, "", "", body), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        told(page, "a", "gate").await?;
        assert!(text(page, ".sheet").await?.contains("第三段凭订阅。"));
        Ok(())
    })
}

#[test]
fn the_papers_own_page_shows_what_it_has() -> Outcome {
    browse(Screen::DESKTOP, published().site()?, async |page| {
        page.open("/").await?;
        let text: String = page.eval("document.querySelector('[data-sheet]').textContent").await?;
        assert!(text.contains("第三段凭订阅。"), "{text}");
        Ok(())
    })
}

#[test]
fn a_held_article_shows_what_is_free_until_it_is_granted() -> Outcome {
    browse(Screen::DESKTOP, held(published().site()?), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        let closed = text(page, ".sheet").await?;
        assert!(
            closed.contains("要闻") && closed.contains("头一段人人可读。") && closed.contains("全文。"),
            "{closed}"
        );
        assert!(!closed.contains("凭订阅"), "{closed}");
        let news: Value = page.eval("gates.map(({ article, wanted }) => [article, wanted])").await?;
        assert_eq!(news, json!([["p1-a1", false]]));

        page.call::<Value>("a.setAttribute('article', 'p1-a1');", vec![]).await?;
        page.until("gates.length === 2 && gates[1].wanted").await?;
        page.until("offer.getBoundingClientRect().height > 0").await?;
        assert!(!text(page, ".reading").await?.contains("凭订阅"));
        assert_eq!(page.eval::<usize>("told.filter(news => news.kind === 'read').length").await?, 0);

        page.call::<Value>("gates[1].grant();", vec![]).await?;
        page.until("inside('a', '.reading .sheet').textContent.includes('第三段凭订阅。')").await?;
        assert!(page.eval::<bool>("offer.getBoundingClientRect().height === 0").await?, "the offer stays");
        told(page, "a", "read").await
    })
}

#[test]
fn a_host_brings_what_the_bundle_does_not_have() -> Outcome {
    let mut published = published();
    let body = &mut published.bodies[0].articles[0];
    let whole = body.clone();
    body.close_after(1);
    body.withheld = true;
    let site = held(published.site()?).with("bodies/p1-a1.json", serde_json::to_vec(&whole)?);
    browse(Screen::DESKTOP, site, async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        assert!(!text(page, ".sheet").await?.contains("凭订阅"));
        // What is no body is told to the host, and changes nothing.
        let refused = "(() => { try { gates[0].grant({ blocks: 1 }); return false } catch { return true } })()";
        assert!(page.eval::<bool>(refused).await?);
        page.call::<Value>(
            "return fetch('bodies/p1-a1.json').then(answer => answer.json()).then(body => gates[0].grant(body));",
            vec![],
        )
        .await?;
        page.until("inside('a', '.sheet').textContent.includes('第三段凭订阅。')").await
    })
}

#[test]
fn a_denied_article_stays_closed_and_asks_no_more() -> Outcome {
    browse(Screen::DESKTOP, held(published().site()?), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        page.call::<Value>("gates[0].deny(); a.setAttribute('article', 'p1-a1');", vec![]).await?;
        page.until("inside('a', '[data-reading=\"p1-a1\"]') && offer.getBoundingClientRect().height > 0").await?;
        assert_eq!(page.eval::<usize>("gates.length").await?, 1);
        Ok(())
    })
}
