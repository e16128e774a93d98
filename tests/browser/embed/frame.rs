//! The paper in an `<iframe>` of another origin: its height, its news, and who is heard.

use serde_json::{Value, json};

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;

/// Hears what frames tell.
const RECORDER: &str = "window.told = [];
for (const kind of ['ready', 'page', 'gate', 'forged', 'article']) addEventListener(`epaper-${kind}`, ({ target, detail }) => {
  told.push({ id: target.id, kind, ...detail });
  if (kind === 'gate') window.gate = detail;
});";

/// A page of another origin with a frame of the paper.
fn host(origin: &str, query: &str) -> Site {
    Site::built().with("host.js", RECORDER).with(
        "host.html",
        format!(
            "<!doctype html><title>host</title><link rel=icon href=data:,><script src=host.js></script>
            <script type=module src=\"{origin}/embed/iframe.js\"></script>
            <iframe id=a data-epaper title=paper style=\"width: 600px; height: 100px; border: 0\" src=\"{origin}/embed/frame/?{query}\"></iframe>"
        ),
    )
}

async fn told(page: &Page, kind: &str) -> Outcome {
    page.until(&format!("window.told?.some(news => news.id === 'a' && news.kind === '{kind}')")).await
}

#[test]
fn a_frame_gets_the_height_of_its_article() -> Outcome {
    let paper = Published::of_three_pages().site()?.serve()?;
    browse(Screen::DESKTOP, host(&paper.origin, "view=article&article=p1-a1"), async |page| {
        page.visit("/host.html").await?;
        told(page, "ready").await?;
        page.until("a.getBoundingClientRect().height > 2000").await
    })
}

#[test]
fn a_frame_turns_when_it_is_asked_and_tells_where_it_is() -> Outcome {
    let paper = Published::of_three_pages().site()?.serve()?;
    browse(Screen::DESKTOP, host(&paper.origin, "view=page&edition=2024-01-02"), async |page| {
        page.visit("/host.html").await?;
        told(page, "ready").await?;
        let call = async |name: &str, with: Value| {
            let script = format!(
                "return import('{}/embed/iframe.js').then(({{ call }}) => call(a, arguments[0], arguments[1]));",
                paper.origin
            );
            page.call::<Value>(&script, vec![json!(name), with]).await
        };
        call("goTo", json!({ "article": "p3-a1" })).await?;
        page.until("told.some(news => news.kind === 'page' && news.page === '03')").await?;
        call("set", json!({ "name": "page", "value": "02" })).await?;
        page.until("told.at(-1)?.page === '02'").await?;
        // A name that is no call is none, whatever objects have.
        call("constructor", json!(null)).await?;
        call("next", json!(null)).await?;
        page.until("told.at(-1)?.page === '03'").await
    })
}

#[test]
fn a_gate_is_answered_from_outside() -> Outcome {
    let long = "这一段要读者凭订阅阅读。".repeat(40);
    let mut published = Published::made_up(&[&[("要闻", &["头一段。", &long])]]);
    published.edition.articles[0].free = Some(1);
    let paper = published.site()?.serve()?;
    browse(Screen::DESKTOP, host(&paper.origin, "view=article&gate"), async |page| {
        page.visit("/host.html").await?;
        told(page, "ready").await?;
        page.until("window.gate").await?;
        page.until("a.getBoundingClientRect().height > 100").await?;
        let before: f64 = page.eval("a.getBoundingClientRect().height").await?;
        page.call::<Value>("gate.grant();", vec![]).await?;
        page.until(&format!("a.getBoundingClientRect().height > {before} + 200")).await
    })
}

#[test]
fn only_the_frame_and_its_host_are_heard() -> Outcome {
    let paper = Published::of_three_pages().site()?.serve()?;
    // The frame is told that its host is another: it tells this page nothing.
    browse(Screen::DESKTOP, host(&paper.origin, "view=page&origin=https://other.example"), async |page| {
        page.tolerate("https://other.example");
        page.visit("/host.html").await?;
        page.call::<Value>("window.postMessage({ epaper: 1, kind: 'ready', detail: {} }, '*');", vec![]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
        assert_eq!(page.eval::<Value>("told").await?, json!([]));
        Ok(())
    })
}
