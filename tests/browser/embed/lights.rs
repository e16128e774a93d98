//! Hits lit by several readers on one page: names of lights are the document's.

use serde_json::{Value, json};

use super::{host, told};
use crate::harness::{Outcome, Page, Screen, browse};
use crate::paper::Published;

const BODY: &str =
    "<e-paper id=\"a\" style=\"block-size: 400px\"></e-paper><e-paper id=\"b\" style=\"block-size: 400px\"></e-paper>";

/// Every text that is lit, whoever lit it.
const LIT: &str = "[...(CSS.highlights.get('found') ?? [])].map(range => range.toString()).sort().join()";

async fn look_for(page: &Page, id: &str, words: &str) -> Outcome {
    page.call::<Value>("inside(arguments[0], '[data-open=search]').click();", vec![json!(id)]).await?;
    page.until(&format!("inside('{id}', '[data-search=list] input')")).await?;
    let script = "const field = inside(arguments[0], '[data-search=list] input'); field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));";
    page.call::<Value>(script, vec![json!(id), json!(words)]).await.map(drop)
}

#[test]
fn each_reader_lights_its_own_and_takes_nothing_of_another_s() -> Outcome {
    let published = Published::made_up(&[&[("头条", &["煤矿的早晨。"]), ("短讯", &["送报人不来。"])]]);
    browse(Screen::DESKTOP, host(published.site()?, "", "", BODY), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        told(page, "b", "ready").await?;
        look_for(page, "a", "煤矿").await?;
        page.until(&format!("{LIT} === '煤矿'")).await?;
        look_for(page, "b", "送报人").await?;
        page.until(&format!("{LIT} === '煤矿,送报人'")).await?;
        page.call::<Value>("inside('b', '[data-action=close-search]').click();", vec![]).await?;
        page.until(&format!("{LIT} === '煤矿'")).await?;
        page.call::<Value>("a.remove();", vec![]).await?;
        page.until(&format!("{LIT} === ''")).await
    })
}
