//! What host and element say to each other, and what stays the host's.

use serde_json::{Value, json};
use thirtyfour::Key;

use super::{host, times, told};
use crate::harness::{Outcome, Screen, Site, browse};
use crate::paper::Published;

const PAGE: &str = "<input id=\"field\" autofocus><e-paper id=\"a\" view=\"page\"></e-paper>";

#[test]
fn methods_turn_and_events_tell() -> Outcome {
    browse(Screen::DESKTOP, host(Published::of_three_pages().site()?, "", "", PAGE), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        page.call::<Value>("a.next();", vec![]).await?;
        page.until("a.place.sheet === 2 && inside('a', '[data-sheet=\"2\"]')").await?;
        page.call::<Value>("a.previous();", vec![]).await?;
        page.until("a.place.sheet === 1").await?;
        page.call::<Value>("a.goTo({ article: 'p3-a1' });", vec![]).await?;
        page.until("a.place.page === '03'").await?;
        page.call::<Value>("a.search('头条');", vec![]).await?;
        page.until("inside('a', '.search input')?.value === '头条'").await?;
        assert_eq!(page.eval::<String>("a.headline('p3-a1')").await?, "第三版的头条");
        let news: Value = page.eval("told.filter(news => news.kind === 'page').at(-1)").await?;
        let expected = json!({ "id": "a", "kind": "page", "edition": "2024-01-02", "page": "03", "article": null,
            "sheet": 1, "sheets": 1 });
        assert_eq!(news, expected);
        Ok(())
    })
}

#[test]
fn a_host_may_show_an_article_itself() -> Outcome {
    browse(Screen::DESKTOP, host(Published::of_three_pages().site()?, "", "", PAGE), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        page.call::<Value>(
            "a.addEventListener('epaper-article', event => event.preventDefault(), { once: true });",
            vec![],
        )
        .await?;
        let open = "inside('a', '[data-article=\"p1-a1\"] .unfold').click();";
        page.call::<Value>(open, vec![]).await?;
        told(page, "a", "article").await?;
        assert!(!page.eval::<bool>("!!inside('a', '[data-reading]')").await?, "the host's answer was not heard");
        page.call::<Value>(open, vec![]).await?;
        page.until("inside('a', '[data-reading=\"p1-a1\"]') && a.place.article === 'p1-a1'").await?;
        assert_eq!(times(page, "a", "article").await?, 2);
        Ok(())
    })
}

#[test]
fn focus_keys_title_and_history_stay_the_hosts() -> Outcome {
    browse(Screen::DESKTOP, host(Published::of_three_pages().site()?, "", "", PAGE), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        let hosts = "[document.title, location.href, history.length, document.documentElement.lang, \
            localStorage.length, document.documentElement.hasAttribute('data-epaper-ready')]";
        let before: Value = page.eval(hosts).await?;
        page.call::<Value>("field.focus(); a.setAttribute('article', 'p1-a1');", vec![]).await?;
        page.until("inside('a', '[data-reading]')").await?;
        page.call::<Value>("a.removeAttribute('article');", vec![]).await?;
        page.until("!inside('a', '[data-reading]')").await?;
        assert!(page.eval::<bool>("document.activeElement === field").await?, "the focus was taken");
        // Keys of the host's are the host's.
        page.call::<Value>("field.blur();", vec![]).await?;
        page.press(Key::Right).await?;
        assert_eq!(page.eval::<u32>("a.place.sheet").await?, 1);
        // Keys inside the paper turn it.
        page.call::<Value>("inside('a', '.sheet').focus();", vec![]).await?;
        page.press(Key::Right).await?;
        page.until("a.place.sheet === 2").await?;
        page.call::<Value>("a.goTo({ article: 'p2-a1' });", vec![]).await?;
        page.until("a.place.page === '02'").await?;
        assert_eq!(page.eval::<Value>(hosts).await?, before);
        Ok(())
    })
}

#[test]
fn the_front_page_is_a_list_of_articles() -> Outcome {
    let body = "<e-paper id=\"a\" view=\"front\"></e-paper>";
    browse(Screen::PHONE, host(Site::built(), "", "", body), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        assert!(page.eval::<bool>("!!inside('a', '[data-distance=far]')").await?);
        page.call::<Value>("inside('a', '[data-article] .head-part').click();", vec![]).await?;
        page.until("inside('a', '[data-reading]')").await
    })
}

#[test]
fn a_page_can_be_asked_for_twice_and_an_article_of_any_page() -> Outcome {
    let body =
        "<e-paper id=\"a\" view=\"page\"></e-paper><e-paper id=\"b\" view=\"article\" article=\"p1-a1\"></e-paper>";
    browse(Screen::DESKTOP, host(Published::of_three_pages().site()?, "", "", body), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        for _ in 0..2 {
            page.call::<Value>("a.page = '03';", vec![]).await?;
            page.until("a.place.page === '03'").await?;
            page.call::<Value>("a.goTo({ article: 'p1-a1' });", vec![]).await?;
            page.until("a.place.page === '01'").await?;
        }
        page.call::<Value>("b.scrollIntoView();", vec![]).await?;
        told(page, "b", "ready").await?;
        page.call::<Value>("b.goTo({ article: 'p3-a1' });", vec![]).await?;
        page.until("inside('b', '.reading')?.textContent.includes('第三版的头条')").await?;
        page.until("b.place.page === '03'").await
    })
}
