//! A picture of an article large over the page.

use epaper::edition::{Block, Figure, Picture};
use serde_json::json;
use thirtyfour::Key;

use crate::everyone::check;
use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;

const OPEN: &str = "document.querySelector('.lightbox[open]')";
const SHUT: &str = "!document.querySelector('.lightbox[open]')";
/// The picture in view, in times of the size that fits.
const SCALE: &str = "new DOMMatrix(getComputedStyle(document.querySelector('.plate')).transform).a";
/// How far it is from the middle, in CSS px.
const SHIFT: &str = "new DOMMatrix(getComputedStyle(document.querySelector('.plate')).transform).e";

/// A paper with three pictures in its first article, one of them of a group, and one missing.
fn illustrated() -> Published {
    let paragraph = "清晨的城门洞里，送报人把还带着油墨气味的报纸分成三摞。";
    let mut published = Published::made_up(&[&[("城门洞里的早晨", &[paragraph, paragraph]), ("短讯", &[paragraph])]]);
    let figure = |name: &str, (width, height)| Figure {
        picture: Some(Picture { src: format!("{name}.svg"), width, height, ..Picture::default() }),
        caption: format!("图{name}的说明。").as_str().into(),
        credit: "本报记者 摄".into(),
        ..Figure::default()
    };
    let missing = Figure { caption: "没有来的图。".into(), ..Figure::default() };
    let blocks = &mut published.bodies[0].articles[0].blocks;
    blocks.push(Block::Figures(vec![figure("a", (400, 300))]));
    blocks.push(Block::Figures(vec![figure("b", (300, 400)), missing, figure("c", (900, 200))]));
    published
}

fn site() -> Outcome<Site> {
    let drawing = |colour: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'><path fill='{colour}' d='M0 0h4v3H0z'/></svg>"
        )
    };
    let site = illustrated().site()?;
    let named = [("a", "#a33"), ("b", "#3a3"), ("c", "#33a")];
    Ok(named
        .into_iter()
        .fold(site, |site, (name, colour)| site.with(&format!("editions/2024-01-02/{name}.svg"), drawing(colour))))
}

const ARTICLE: &str = "/2024-01-02/a/p1-a1/";

async fn read(page: &Page) -> Outcome {
    page.open(ARTICLE).await?;
    page.until("document.querySelectorAll('[data-reading] a.picture').length === 3").await
}

/// Opens a picture of the article that is being read.
async fn open(page: &Page, number: usize) -> Outcome {
    page.eval::<()>(&format!("void document.querySelectorAll('[data-reading] a.picture')[{number}].scrollIntoView()"))
        .await?;
    page.eval::<()>(&format!("document.querySelectorAll('[data-reading] a.picture')[{number}].click()")).await?;
    page.until(OPEN).await
}

async fn caption(page: &Page) -> Outcome<String> {
    page.eval("document.querySelector('.lightbox-caption').innerText").await
}

/// Waits until the picture has glided to its size.
async fn scaled(page: &Page, condition: &str) -> Outcome {
    page.until(&format!("(scale => {condition})({SCALE})")).await
}

#[test]
fn a_picture_opens_whole_with_its_words_and_escape_gives_the_focus_back() -> Outcome {
    browse(Screen::DESKTOP, site()?, async |page| {
        read(page).await?;
        page.eval::<()>("document.querySelector('[data-reading] a.picture').focus()").await?;
        page.press(Key::Enter).await?;
        page.until(OPEN).await?;
        let words = caption(page).await?;
        assert!(words.contains("1 / 3") && words.contains("图a的说明。") && words.contains("本报记者 摄"), "{words}");
        let inside: bool = page
            .eval(
                "(([picture, room]) => picture.width > innerWidth / 2 && Math.abs(picture.width / picture.height - 4 / 3) < .01
                    && picture.left >= room.left && picture.bottom <= room.bottom + .5)
                (['.plate img', '.lightbox-room'].map(part => document.querySelector(part).getBoundingClientRect()))",
            )
            .await?;
        assert!(inside, "it does not stand whole in its room");
        page.press(Key::Escape).await?;
        page.until(SHUT).await?;
        page.until("document.activeElement.matches('[data-reading] a.picture')").await?;
        assert_eq!(page.path().await?, ARTICLE);
        Ok(())
    })
}

#[test]
fn a_click_on_a_sheet_opens_the_picture_and_its_caption_the_article() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, site()?, async |page| {
            page.open("/").await?;
            page.click("[data-sheet] a.picture").await?;
            page.until(OPEN).await?;
            assert_eq!(page.path().await?, "/", "{}", screen.name);
            page.click(".lightbox [data-do=close]:is(button)").await?;
            page.until(SHUT).await?;
            page.click("[data-sheet] [data-article] figcaption").await?;
            page.until("document.querySelector('[data-reading=\"p1-a1\"]')").await
        })?;
    }
    Ok(())
}

#[test]
fn a_step_back_closes_it_and_nothing_else() -> Outcome {
    browse(Screen::PHONE, site()?, async |page| {
        page.open("/").await?;
        page.click("[data-sheet] [data-article=p1-a1] .legs").await?;
        page.until("document.querySelector('[data-reading]')").await?;
        for _ in 0..2 {
            open(page, 0).await?;
            page.back().await?;
            page.until(SHUT).await?;
            assert!(page.path().await?.ends_with(ARTICLE), "{}", page.path().await?);
            assert!(page.eval::<bool>("!!document.querySelector('[data-reading]')").await?);
        }
        // Closed by itself it leaves no entry behind either.
        open(page, 0).await?;
        page.click(".lightbox [data-do=close]:is(button)").await?;
        page.until(SHUT).await?;
        page.until("history.state === 'above'").await?;
        page.back().await?;
        page.until("!document.querySelector('[data-reading]')").await
    })
}

#[test]
fn keys_and_buttons_turn_to_the_other_pictures_of_the_article() -> Outcome {
    browse(Screen::DESKTOP, site()?, async |page| {
        read(page).await?;
        open(page, 1).await?;
        for (act, expect) in [("ArrowRight", "图c"), ("ArrowRight", "图a"), ("PageUp", "图c"), ("ArrowLeft", "图b")]
        {
            let key = match act {
                "ArrowRight" => Key::Right,
                "ArrowLeft" => Key::Left,
                _ => Key::PageUp,
            };
            page.press(key).await?;
            let words = caption(page).await?;
            assert!(words.contains(expect), "{act}: {words}");
        }
        page.click(".lightbox [data-do=next]").await?;
        assert!(caption(page).await?.contains("3 / 3"));
        page.click(".lightbox [data-do=previous]").await?;
        assert!(caption(page).await?.contains("2 / 3"));
        Ok(())
    })
}

#[test]
fn wheel_keys_and_buttons_bring_a_picture_nearer_and_arrows_then_move_it() -> Outcome {
    browse(Screen::DESKTOP, site()?, async |page| {
        read(page).await?;
        open(page, 0).await?;
        page.press("+").await?;
        scaled(page, "Math.abs(scale - 1.5) < .01").await?;
        page.click(".lightbox [data-do=in]").await?;
        scaled(page, "Math.abs(scale - 2.25) < .01").await?;
        page.press(Key::Right).await?;
        page.until(&format!("{SHIFT} < -70")).await?;
        assert!(caption(page).await?.contains("图a"));
        // No edge comes further in than that of the room.
        for _ in 0..40 {
            page.press(Key::Left).await?;
        }
        page.until(
            "(([picture, room]) => Math.abs(picture.left - room.left) < 1)
            (['.plate', '.lightbox-room'].map(part => document.querySelector(part).getBoundingClientRect()))",
        )
        .await?;
        page.press("0").await?;
        scaled(page, "scale === 1").await?;
        // The point under the wheel stays where it is.
        page.eval::<()>(
            "void document.querySelector('.plate').dispatchEvent(new WheelEvent('wheel',
                { deltaY: -500, bubbles: true, cancelable: true, clientX: innerWidth / 2 + 100, clientY: innerHeight / 2 }))",
        )
        .await?;
        scaled(page, "Math.abs(scale - 2) < .01").await?;
        page.until(&format!("Math.abs({SHIFT} + 100) < 1")).await?;
        for _ in 0..9 {
            page.press("-").await?;
        }
        scaled(page, "scale === 1").await
    })
}

#[test]
fn fingers_turn_pinch_double_tap_and_put_away() -> Outcome {
    browse(Screen::PHONE, site()?, async |page| {
        read(page).await?;
        open(page, 0).await?;
        page.swipe((300, 400), (100, 400)).await?;
        page.until("document.querySelector('.lightbox-caption').innerText.includes('图b')").await?;
        page.swipe((100, 400), (300, 400)).await?;
        page.until("document.querySelector('.lightbox-caption').innerText.includes('图a')").await?;

        let fingers =
            |apart: i32| json!([{ "x": 195 - apart, "y": 400, "id": 0 }, { "x": 195 + apart, "y": 400, "id": 1 }]);
        page.touch("touchStart", Page::now()?, fingers(40)).await?;
        for step in 1..=8 {
            page.touch("touchMove", Page::now()?, fingers(40 + 10 * step)).await?;
        }
        page.touch("touchEnd", Page::now()?, json!([])).await?;
        scaled(page, "scale > 2.5 && scale < 3.5").await?;
        // Nearer, a finger moves the picture and turns nothing.
        page.swipe((100, 400), (250, 400)).await?;
        assert!(caption(page).await?.contains("图a"));

        for near in [false, true, false] {
            let begin = Page::now()?;
            for at in [begin, begin + 0.1] {
                page.touch("touchStart", at, json!([{ "x": 195, "y": 400 }])).await?;
                page.touch("touchEnd", at + 0.05, json!([])).await?;
            }
            scaled(page, if near { "scale > 2" } else { "scale === 1" }).await?;
            tokio::time::sleep(std::time::Duration::from_millis(350)).await;
        }
        page.swipe((195, 300), (195, 600)).await?;
        page.until(SHUT).await
    })
}

#[test]
fn a_picture_that_is_missing_opens_nothing() -> Outcome {
    browse(Screen::DESKTOP, site()?, async |page| {
        read(page).await?;
        page.click("[data-reading] .missing").await?;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert!(page.eval::<bool>(SHUT).await?);
        Ok(())
    })
}

#[test]
fn axe_finds_nothing_beside_a_picture() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, site()?, async |page| {
            read(page).await?;
            check(page, "an article with pictures").await?;
            open(page, 1).await?;
            page.until("document.querySelector('.plate img').complete").await?;
            check(page, "a picture").await?;
            let small: Vec<String> = page
                .eval(
                    "[...document.querySelectorAll('.lightbox button')].filter(button => {
                        const box = button.getBoundingClientRect();
                        return Math.min(box.width, box.height) < 44 || box.left < 0 || box.right > innerWidth; })
                        .map(button => button.outerHTML)",
                )
                .await?;
            assert!(small.is_empty(), "{small:?}");
            Ok(())
        })?;
    }
    Ok(())
}
