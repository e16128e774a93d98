//! Comfort: what the reader prefers changes the paper, is kept, and is there from the start.

use thirtyfour::Key;

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::{Published, solid};
use crate::reading::{LINE, SHEET, walk};

/// Opens the settings and chooses a value of a menu, or flips a switch.
async fn prefer(page: &Page, name: &str, value: &str) -> Outcome {
    if !page.eval::<bool>("!!document.querySelector('.panel[open]')").await? {
        page.click("[data-open=settings]").await?;
    }
    let control = format!(".panel [name={name}]");
    page.until(&format!("document.querySelector('{control}')")).await?;
    if value.is_empty() {
        return page.click(&control).await;
    }
    page.eval::<()>(&format!(
        "(menu => {{ menu.value = '{value}'; menu.dispatchEvent(new Event('change', {{ bubbles: true }})); }})
        (document.querySelector('{control}'))"
    ))
    .await
}

async fn close(page: &Page) -> Outcome {
    page.click(".panel [data-close]").await?;
    page.until("!document.querySelector('.panel[open]')").await
}

/// Font size and line height of the first line of the sheet in view, in px.
async fn text(page: &Page) -> Outcome<(f64, f64)> {
    page.eval(&format!(
        "(style => [parseFloat(style.fontSize), parseFloat(style.lineHeight)])
        (getComputedStyle(document.querySelector('{SHEET} {LINE}')))"
    ))
    .await
}

#[test]
fn large_print_is_larger_and_spaces_paragraphs() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, Published::of_three_pages().site()?, async |page| {
            page.open("/").await?;
            let (size, _) = text(page).await?;
            prefer(page, "large", "").await?;
            close(page).await?;
            let (large, leading) = text(page).await?;
            // 18 point, and what standards of large print ask of the leading.
            assert!(large > size * 1.3 && large >= 22.0, "{size} became {large}");
            assert!(leading / large >= 1.3, "{leading} over {large}");
            let gap = "[...document.querySelectorAll('[data-sheet] .text[data-text=paragraph][data-above]')]
                .some(text => parseFloat(getComputedStyle(text).paddingBlockStart) > 20)";
            page.until(gap).await?;
            let bar: f64 = page.eval("parseFloat(getComputedStyle(document.querySelector('.bar')).fontSize)").await?;
            assert!(bar >= 18.0, "the bar stayed at {bar} px");
            let crowded = "(bar => bar.scrollWidth > bar.clientWidth)(document.querySelector('.bar'))";
            assert!(!page.eval::<bool>(crowded).await?, "the bar is wider than the screen");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn leading_opens_the_lines_and_a_ragged_edge_stretches_none() -> Outcome {
    let stretched = format!(
        "[...document.querySelectorAll('{SHEET} {LINE}')].filter(line => line.style.letterSpacing || line.style.wordSpacing
            || [getComputedStyle(line)].some(now => parseFloat(now.letterSpacing) > 0 || parseFloat(now.wordSpacing) > 0)).length"
    );
    browse(Screen::DESKTOP, Site::built(), async |page| {
        // A page of words, whose spaces are what stretches.
        page.open("/2024-12-01/05/").await?;
        let (size, leading) = text(page).await?;
        prefer(page, "leading", "180").await?;
        page.until(&format!("document.querySelector('{SHEET}')")).await?;
        let (same, opened) = text(page).await?;
        assert!((same - size).abs() < 0.1 && opened > leading * 1.1, "{leading} became {opened}");
        assert!(page.eval::<u32>(&stretched).await? > 0);
        prefer(page, "ragged", "").await?;
        page.until(&format!("{stretched} === 0")).await?;
        close(page).await?;
        assert!(!walk(page).await?.is_empty());
        Ok(())
    })
}

#[test]
fn what_was_chosen_is_there_before_the_first_paint_of_the_next_visit() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, Site::built(), async |page| {
            page.open("/").await?;
            for (name, value) in [("theme", "sepia"), ("size", "140"), ("language", "zh-Hans"), ("large", "")] {
                prefer(page, name, value).await?;
            }
            page.until("document.querySelector('.panel h2').textContent === '设置'").await?;
            // The form was written anew in the other language, and what had the focus has it still.
            page.until("document.activeElement.name === 'language' || document.activeElement.name === 'large'").await?;
            close(page).await?;
            let (size, _) = text(page).await?;
            page.open("/").await?;
            assert_eq!(page.eval::<String>("document.querySelector('.epaper').dataset.theme").await?, "sepia");
            assert!((text(page).await?.0 - size).abs() < 0.1);
            let contents: String = page.eval("document.querySelector('[data-open=contents]').textContent").await?;
            assert_eq!(contents, "目录");
            page.click("[data-open=settings]").await?;
            page.until("document.querySelector('.panel [data-reset]')").await?;
            page.click(".panel [data-reset]").await?;
            page.until("document.querySelector('.epaper').dataset.theme === 'system'").await?;
            assert!(!page.eval::<bool>("document.querySelector('.panel [name=large]').checked").await?);
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_panel_gives_the_focus_back_and_takes_no_key_of_the_paper() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        page.eval::<()>("document.querySelector('[data-open=settings]').focus()").await?;
        page.press(Key::Enter).await?;
        page.until("document.querySelector('.panel[open]')?.contains(document.activeElement)").await?;
        let place = "document.querySelector('[data-sheet]').dataset.sheet";
        page.press(Key::End).await?;
        assert_eq!(page.eval::<String>(place).await?, "1");
        page.press(Key::Escape).await?;
        page.until("!document.querySelector('.panel[open]')").await?;
        page.until("document.activeElement.dataset.open === 'settings'").await
    })
}

#[test]
fn without_pagination_the_page_scrolls_and_keeps_its_place() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        let published = Published::of_three_pages();
        browse(screen, published.site()?, async |page| {
            page.open("/").await?;
            prefer(page, "scrolled", "").await?;
            close(page).await?;
            page.until("document.querySelector('.stack [data-sheet]')").await?;
            // It is scrolled to its place in the next frame.
            page.drawn().await?;
            let shown: String = page
                .eval(&format!(
                    "[...document.querySelectorAll('.stack {LINE}')].map(line => line.textContent).join('')"
                ))
                .await?;
            let texts = published.texts();
            assert_eq!(
                solid(&shown),
                format!("{}{}", texts["p1-a1"], texts["p1-a2"]),
                "not the whole page, or not once"
            );
            let wide: bool =
                page.eval("(stack => stack.scrollWidth > stack.clientWidth)(document.querySelector('.stack'))").await?;
            assert!(!wide, "the page scrolls sideways");
            // What is read stays in view when the text grows.
            page.eval::<f64>("document.querySelector('.stack').scrollTop = 1500").await?;
            let at_top = format!(
                "(([left, top]) => [...document.querySelectorAll('.stack {LINE}')].filter(line => {{
                    const box = line.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }})
                .map(line => line.closest('[data-block]').dataset.block))([0, 0])"
            );
            page.until("document.querySelector('.stack').scrollTop > 1000").await?;
            page.drawn().await?;
            let before: Vec<String> = page.eval(&at_top).await?;
            prefer(page, "size", "160").await?;
            close(page).await?;
            page.drawn().await?;
            let after: Vec<String> = page.eval(&at_top).await?;
            assert!(after.iter().any(|block| before.contains(block)), "{before:?} became {after:?}");
            page.click("[data-turn=next]").await?;
            page.until("location.pathname.endsWith('/02/')").await?;
            page.until("document.querySelector('.stack').scrollTop === 0").await
        })?;
    }
    Ok(())
}

#[test]
fn a_page_in_one_piece_is_scrolled_by_keys_until_it_ends() -> Outcome {
    const TOP: &str = "document.querySelector('.stack').scrollTop";
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/2024-01-02/01/").await?;
        prefer(page, "scrolled", "").await?;
        close(page).await?;
        page.until("document.querySelector('.stack [data-sheet]')").await?;
        page.drawn().await?;
        page.press(Key::PageDown).await?;
        page.until(&format!("{TOP} > 200")).await?;
        assert!(page.path().await?.ends_with("/01/"), "it turned");
        page.press(Key::End).await?;
        page.until(&format!(
            "{TOP} + document.querySelector('.stack').clientHeight + 2 > document.querySelector('.stack').scrollHeight"
        ))
        .await?;
        page.press(Key::PageDown).await?;
        page.until("location.pathname.endsWith('/02/')").await
    })
}

#[test]
fn a_system_that_asks_for_contrast_gets_it_unless_a_theme_was_chosen() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.media(&[("prefers-contrast", "more"), ("prefers-color-scheme", "dark")]).await?;
        page.open("/").await?;
        let ink: String = page.eval("getComputedStyle(document.querySelector('[data-sheet] .text')).color").await?;
        assert_eq!(ink, "rgb(255, 255, 255)");
        prefer(page, "theme", "sepia").await?;
        page.until("getComputedStyle(document.querySelector('[data-sheet] .text')).color === 'rgb(59, 42, 26)'").await
    })
}

#[test]
fn a_reload_keeps_the_place_in_a_page_in_one_piece_and_in_an_article() -> Outcome {
    browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
        page.open("/2024-01-02/01/").await?;
        prefer(page, "scrolled", "").await?;
        close(page).await?;
        page.until("document.querySelector('.stack [data-sheet]')").await?;
        page.drawn().await?;
        for (path, scroller, kept) in
            [("/2024-01-02/01/", ".stack", "p1-a1"), ("/2024-01-02/a/p1-a2/", "[data-reading]", "p1-a2")]
        {
            page.eval::<()>("localStorage.removeItem('epaper:progress')").await?;
            page.open(path).await?;
            let top = format!("document.querySelector('{scroller}').scrollTop");
            page.until(&format!("{top} === 0 && document.querySelector('{scroller} {LINE}')")).await?;
            page.drawn().await?;
            let to = format!("document.querySelector('{scroller}').scrollHeight / 2");
            page.eval::<f64>(&format!("{top} = {to}")).await?;
            page.until(&format!("localStorage.getItem('epaper:progress')?.includes('{kept}')")).await?;
            let before: f64 = page.eval(&top).await?;
            page.eval::<()>("void (window.before = true)").await?;
            page.cdp("Page.reload", serde_json::json!({})).await?;
            page.until(&format!("!window.before && Math.abs({top} - {before}) < 120")).await?;
        }
        Ok(())
    })
}
