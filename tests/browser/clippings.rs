//! Keep and share: clippings, links to quotations, and copies that say where they are from.

use serde_json::json;

use crate::harness::{Outcome, Page, Screen, browse};
use crate::paper::Published;

const ARTICLE: &str = "/2024-01-02/a/p1-a1/";
const FIRST: &str = "清晨，送报人把报纸分成三摞。";
const SECOND: &str = "送报人绕过城门洞，在拐角处遇见了卖糖葫芦的老人，两个人站在雪里说了很久的话。";

fn published(second: &str) -> Published {
    Published::made_up(&[&[("拐角", &[FIRST, second]), ("另一篇", &["别的。"])]])
}

async fn open_article(page: &Page, path: &str) -> Outcome {
    page.open(path).await?;
    page.until("document.querySelector('[data-reading] [data-line]')").await
}

/// Selects words of the unfolded article that stand on one line.
async fn select(page: &Page, words: &str) -> Outcome {
    let find = format!("getSelection().empty() || window.find({})", json!(words));
    page.until(&format!("({find}) || getSelection().toString().includes({})", json!(words))).await
}

#[test]
fn an_article_is_clipped_with_its_slip_and_taken_along() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, published(SECOND).site()?, async |page| {
            open_article(page, ARTICLE).await?;
            page.click("[data-action=clip]").await?;
            page.until("document.querySelector('[data-action=clip]').ariaPressed === 'true'").await?;
            page.open("/").await?;
            page.press("k").await?;
            page.until("document.querySelector('.clippings li')").await?;
            let slip: String = page.eval("document.querySelector('.clippings .slip').textContent").await?;
            assert_eq!(slip, "测试日报 · 2024年1月2日 · 01 第1叠");
            let markdown: String = page
                .eval("decodeURIComponent(document.querySelector('.panel a[download]').href.split(',')[1])")
                .await?;
            assert!(markdown.starts_with("## 拐角\n\n测试日报 · 2024年1月2日"), "{markdown}");
            assert!(markdown.contains(ARTICLE), "{markdown}");
            page.click(".panel [data-unclip]").await?;
            page.until("!document.querySelector('.clippings')").await
        })?;
    }
    Ok(())
}

#[test]
fn a_link_to_a_quotation_finds_it_after_a_correction() -> Outcome {
    let shared = browse_link()?;
    let corrected = SECOND.replace("糖葫芦", "冰糖葫芦");
    browse(Screen::PHONE, published(&corrected).site()?, async |page| {
        open_article(page, &shared).await?;
        let lit = "[...(CSS.highlights.get('quoted') ?? [])].map(range => range.toString()).join('')";
        page.until(&format!("{lit}.length > 3")).await?;
        let lit: String = page.eval(lit).await?;
        assert!("遇见了卖冰糖葫芦的老人".contains(&lit) || lit.contains("遇见了"), "{lit}");
        Ok(())
    })
}

/// The path of a link to words of the second paragraph, as it is put on the clipboard.
fn browse_link() -> Outcome<String> {
    let mut path = String::new();
    browse(Screen::DESKTOP, published(SECOND).site()?, async |page| {
        let clipboard = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text } } });
            navigator.share = undefined;";
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": clipboard })).await?;
        open_article(page, ARTICLE).await?;
        select(page, "遇见了卖糖葫芦").await?;
        page.click("[data-action=share]").await?;
        page.until("window.copied").await?;
        path = page.eval::<String>("new URL(copied).pathname + new URL(copied).hash").await?;
        Ok(())
    })?;
    assert!(path.contains("#p2"), "{path}");
    Ok(path)
}

#[test]
fn a_paragraph_has_an_address() -> Outcome {
    browse(Screen::DESKTOP, published(SECOND).site()?, async |page| {
        open_article(page, &format!("{ARTICLE}#p2")).await?;
        page.until("[...(CSS.highlights.get('quoted') ?? [])].map(range => range.toString()).join('').startsWith('送报人绕过')").await
    })
}

#[test]
fn a_copy_says_where_it_is_from_if_that_is_wanted() -> Outcome {
    browse(Screen::DESKTOP, published(SECOND).site()?, async |page| {
        let copy = "(() => { const data = new DataTransfer();
            const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
            document.querySelector('[data-reading] [data-line]').dispatchEvent(event);
            return data.getData('text/plain'); })()";
        open_article(page, ARTICLE).await?;
        select(page, "送报人绕过城门洞").await?;
        assert_eq!(page.eval::<String>(copy).await?, "");
        page.eval::<()>("localStorage.setItem('epaper:preferences', '{\"cite\":true}')").await?;
        open_article(page, ARTICLE).await?;
        select(page, "送报人绕过城门洞").await?;
        // What hears of a copy comes when it is wished for.
        page.until(&format!("({copy}) !== ''")).await?;
        let copied: String = page.eval(copy).await?;
        let expected = "送报人绕过城门洞\n\n拐角\n测试日报 · 2024年1月2日 · 01 第1叠\nhttp";
        assert!(copied.starts_with(expected) && copied.ends_with(ARTICLE), "{copied}");
        Ok(())
    })
}

#[test]
fn what_another_tab_keeps_stays() -> Outcome {
    browse(Screen::PHONE, published(SECOND).site()?, async |page| {
        let pressed = "document.querySelector('[data-action=clip]').ariaPressed";
        open_article(page, ARTICLE).await?;
        page.click("[data-action=clip]").await?;
        page.until(&format!("{pressed} === 'true'")).await?;
        let other = "const kept = JSON.parse(localStorage.getItem('epaper:clippings'));
            kept.unshift({ ...kept[0], address: '2023-01-02/a/other/', headline: '另一页剪下的' });
            localStorage.setItem('epaper:clippings', JSON.stringify(kept));";
        page.call::<serde_json::Value>(other, vec![]).await?;
        page.click("[data-action=clip]").await?;
        page.until(&format!("{pressed} === 'false'")).await?;
        let kept: Vec<String> = page
            .eval("JSON.parse(localStorage.getItem('epaper:clippings')).map(clipping => clipping.headline)")
            .await?;
        assert_eq!(kept, ["另一页剪下的"]);
        Ok(())
    })
}
