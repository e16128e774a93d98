//! Search: what is found, where it leads, how it is lit, by keys and by finger.

use epaper::edition::Block;
use thirtyfour::Key;

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::sheet;

const LIST: &str = "document.querySelector('[data-search=list]')";
const STRIP: &str = "document.querySelector('[data-search=strip]')";
/// The words that are lit under a name, as they stand in the document.
const LIT: &str = "(name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString()))";

/// Two editions, the newer one with three pages.
fn archive() -> Outcome<Site> {
    let line = "清晨的城门洞里，送报人把还带着油墨气味的报纸分成三摞。";
    let long = line.repeat(3);
    let mut filled = vec![long.as_str(); 40];
    filled.push("傍晚，送报人骑着Bicycle回家。");
    let newer = Published::made_up(&[
        &[("城門洞里的早晨", &filled), ("短讯", &["煤矿职工医院今日开诊。"])],
        &[("第二版的头条", &["煤矿的早晨，送报人不来。", line])],
        &[("第三版的头条", &[line, "今日出了Morning Edition一份。"])],
    ]);
    let mut older = Published::made_up(&[&[("旧闻", &["一年以前的送报人。"])]]);
    older.path = "2023-01-02".into();
    older.edition.edition.date.year = 2023;
    Published::archive(&[newer, older])
}

async fn look_for(page: &Page, words: &str) -> Outcome {
    page.press("/").await?;
    page.until(&format!("{LIST} && document.activeElement.matches('[data-search=list] input')")).await?;
    // At once: what is found for the first sign alone is no answer.
    page.insert(words).await?;
    page.until("/[0-9]|Nothing|没有/.test(document.querySelector('[data-search=list] [role=status]').textContent)")
        .await
}

async fn titles(page: &Page) -> Outcome<Vec<String>> {
    page.eval("[...document.querySelectorAll('.found-title')].map(a => a.lastChild.textContent)").await
}

#[test]
fn any_piece_of_text_is_found_whatever_its_case_and_script() -> Outcome {
    for (words, expect) in [
        ("送报人", &["城門洞里的早晨", "第二版的头条", "第三版的头条"][..]),
        ("送報人", &["城門洞里的早晨", "第二版的头条", "第三版的头条"]),
        ("ｂｉｃｙｃｌｅ", &["城門洞里的早晨"]),
        ("城门洞里的早晨", &["城門洞里的早晨"]),
        ("煤矿 早晨", &["第二版的头条"]),
        ("矿职", &["短讯"]),
        ("morning   edition", &["第三版的头条"]),
        ("  morning\u{3000} edition ", &["第三版的头条"]),
        ("铁路", &[]),
    ] {
        browse(Screen::DESKTOP, archive()?, async |page| {
            page.open("/2024-01-02/").await?;
            look_for(page, words).await?;
            assert_eq!(titles(page).await?, expect, "{words}");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn keys_lead_from_hit_to_hit_lit_on_the_page() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, archive()?, async |page| {
            page.open("/2024-01-02/").await?;
            look_for(page, "煤矿").await?;
            page.press(Key::Enter).await?;
            page.until(STRIP).await?;
            page.until(&format!("{LIT}('at')[0] === '煤矿'")).await?;
            assert!(sheet(page).await?.articles.iter().any(|(id, _)| id == "p1-a2"));
            page.press("n").await?;
            page.until("document.querySelector('[data-sheet][data-page=\"02\"]')").await?;
            page.until(&format!("{LIT}('at')[0] === '煤矿'")).await?;
            assert!(page.path().await?.contains("/02/?q="));
            page.press("p").await?;
            page.until("document.querySelector('[data-sheet][data-page=\"01\"]')").await?;
            page.click("[data-hit-step=next]").await?;
            page.until("document.querySelector('[data-sheet][data-page=\"02\"]')").await?;
            page.click("[data-action=close-search]").await?;
            page.until(&format!("!{STRIP} && {LIT}('found').length === 0")).await?;
            assert!(!page.path().await?.contains("q="));
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn hits_light_up_on_the_miniatures() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, archive()?, async |page| {
            let lit =
                "[...document.querySelectorAll('.miniature [data-found]')].map(area => area.dataset.article).join()";
            page.open("/2024-01-02/").await?;
            look_for(page, "煤矿").await?;
            page.press(Key::Enter).await?;
            page.until(STRIP).await?;
            // Once as they are drawn, once as they were drawn before.
            for _ in 0..2 {
                page.press("c").await?;
                page.until(&format!("{lit} === 'p1-a2,p2-a1'")).await?;
                page.click(".panel [data-close]").await?;
                page.until("!document.querySelector('.panel[open]')").await?;
            }
            page.click("[data-action=close-search]").await?;
            page.until(&format!("!{STRIP}")).await?;
            page.press("c").await?;
            page.until("document.querySelectorAll('.miniature').length === 3").await?;
            assert_eq!(page.eval::<String>(lit).await?, "");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn hits_are_lit_in_the_unfolded_article_and_brought_into_view() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, archive()?, async |page| {
            page.open("/2024-01-02/a/p1-a1/?q=Bicycle").await?;
            page.until("document.querySelectorAll('[data-hit]').length > 1").await?;
            page.click("[data-hit='0.0']:not(.found-title)").await?;
            page.until(&format!("{LIT}('at')[0] === 'Bicycle'")).await?;
            page.until(
                "(box => box && box.top > 0 && box.bottom < innerHeight)
                ([...CSS.highlights.get('at')][0]?.getBoundingClientRect())",
            )
            .await?;
            assert!(page.eval("!!document.querySelector('[data-reading=\"p1-a1\"]')").await?);
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn hits_are_lit_in_heads_lists_tables_and_captions() -> Outcome {
    let line = "清晨的城门洞里，送报人把还带着油墨气味的报纸分成三摞。".repeat(4);
    let mut published = Published::made_up(&[&[("城門洞裏的早晨", &[line.as_str()])]]);
    let text = |text: &str| epaper::edition::Text::plain(text);
    let item = |words: &str| epaper::edition::ListItem { label: "•".into(), text: text(words) };
    let figure = |words: &str, credit: &str| epaper::edition::Figure {
        caption: text(words),
        credit: credit.into(),
        ..epaper::edition::Figure::default()
    };
    published.bodies[0].articles[0].blocks.extend([
        Block::List(vec![item("豆浆两元"), item("油条三元，送到家")]),
        Block::Table(vec![vec![text("品种"), text("价钱")], vec![text("晚报"), text("一元整")]]),
        Block::Figures(vec![figure("街口的老主顾。", "记者一元 摄"), figure("车站的报亭。", "记者 摄")]),
    ]);
    published.edition.articles[0].signed = "城门记者".into();
    for (words, lit) in [
        ("城门洞里的早晨", "城門洞裏的早晨"),
        ("三元，送", "三元，送"),
        ("一元整", "一元整"),
        ("报亭", "报亭"),
        ("城门记者", "城门记者"),
    ] {
        browse(Screen::DESKTOP, published.site()?, async |page| {
            page.open("/").await?;
            look_for(page, words).await?;
            page.press(Key::Enter).await?;
            page.until(&format!("{LIT}('at').length === 1")).await?;
            assert_eq!(page.eval::<Vec<String>>(&format!("{LIT}('at')")).await?, [lit]);
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_hit_of_another_edition_opens_it_and_back_returns() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, archive()?, async |page| {
            page.open("/2024-01-02/").await?;
            look_for(page, "一年以前").await?;
            assert!(titles(page).await?.is_empty());
            page.click("[data-search=list] [role=group] button:last-child").await?;
            page.until("document.querySelector('.found-title')").await?;
            page.click(".found-title").await?;
            page.until("location.pathname.endsWith('/2023-01-02/01/')").await?;
            page.until(&format!("{LIT}('at')[0] === '一年以前'")).await?;
            page.back().await?;
            page.until("location.pathname.endsWith('/2024-01-02/')").await
        })?;
    }
    Ok(())
}

#[test]
fn without_highlights_boxes_are_laid_over_the_text() -> Outcome {
    browse(Screen::DESKTOP, archive()?, async |page| {
        let forget = serde_json::json!({ "source": "delete globalThis.Highlight" });
        page.cdp("Page.addScriptToEvaluateOnNewDocument", forget).await?;
        page.open("/2024-01-02/02/").await?;
        look_for(page, "煤矿的早晨").await?;
        page.press(Key::Enter).await?;
        page.until("document.querySelector('[data-light=at] > i')").await?;
        let off: f64 = page
            .eval(
                "(([box, word]) => Math.max(...['left', 'top', 'right', 'bottom'].map(side => Math.abs(box[side] - word[side]))))
                ((() => {
                    const line = [...document.querySelectorAll('[data-line]')].find(line => line.textContent.startsWith('煤矿的早晨'));
                    const range = new Range();
                    range.selectNodeContents(line);
                    const all = [...document.querySelectorAll('[data-light=at] > i')].map(box => box.getBoundingClientRect());
                    const left = Math.min(...all.map(box => box.left)), right = Math.max(...all.map(box => box.right));
                    const word = range.getClientRects()[0];
                    return [{ left, right: word.right, top: all[0].top, bottom: all[0].bottom }, word];
                })())",
            )
            .await?;
        assert!(off < 1.5, "a box is off by {off} px");
        page.press(Key::Escape).await?;
        page.until("!document.querySelector('[data-light]')").await
    })
}

#[test]
fn a_search_that_cannot_reach_the_index_says_so() -> Outcome {
    browse(Screen::DESKTOP, archive()?.without("editions/search/index.json"), async |page| {
        page.tolerate("404");
        page.open("/2024-01-02/").await?;
        page.press("/").await?;
        page.until(LIST).await?;
        page.press("煤矿").await?;
        page.until("document.querySelector('[data-search=list] [role=status]').textContent.includes('editions/search/index.json')").await
    })
}

#[test]
fn only_what_a_query_needs_is_fetched_and_only_once_search_is_used() -> Outcome {
    browse(Screen::DESKTOP, archive()?, async |page| {
        let fetched =
            "performance.getEntriesByType('resource').filter(entry => entry.name.includes('/editions/search/')).length";
        page.open("/2024-01-02/").await?;
        assert_eq!(page.eval::<u32>(fetched).await?, 0);
        look_for(page, "矿职").await?;
        // Index, folding, volume, its one shard, the one page that has the words.
        page.until(&format!("{fetched} >= 5")).await?;
        assert_eq!(page.eval::<u32>(fetched).await?, 5);
        Ok(())
    })
}

#[test]
fn what_is_typed_before_the_field_is_there_is_looked_for() -> Outcome {
    browse(Screen::DESKTOP, archive()?, async |page| {
        page.open("/2024-01-02/").await?;
        page.eval::<()>(
            "[...'/煤 c'].forEach(key =>
                document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))",
        )
        .await?;
        page.until("document.activeElement.value === '煤 c'").await?;
        assert!(!page.eval::<bool>("!!document.querySelector('dialog[open]')").await?, "a shortcut was taken");
        page.until("new URLSearchParams(location.search).get('q') === '煤 c'").await
    })
}

#[test]
fn places_in_one_headline_are_stepped_through_one_by_one() -> Outcome {
    const AT: &str =
        "[...(CSS.highlights.get('at') ?? [])].map(range => range.startContainer.textContent + range.startOffset)";
    let site = Published::archive(&[Published::made_up(&[&[("早报说早报", &["读早报的人。"])]])])?;
    browse(Screen::DESKTOP, site, async |page| {
        page.open("/2024-01-02/").await?;
        look_for(page, "早报").await?;
        let mut lit: Vec<String> = vec![];
        for _ in 0..3 {
            page.press(Key::Enter).await?;
            page.until(&format!("(at => at.length === 1 && !{lit:?}.includes(at[0]))({AT})")).await?;
            lit.extend(page.eval::<Vec<String>>(AT).await?);
            page.press("/").await?;
            page.until("document.activeElement.matches('[data-search=list] input')").await?;
        }
        assert_eq!(lit.len(), 3, "{lit:?}");
        Ok(())
    })
}
