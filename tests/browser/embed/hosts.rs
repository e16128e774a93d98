//! Hosts of every kind: hostile styles, strict policies, other origins, other directions.

use serde_json::Value;

use super::{host, told};
use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;

/// A box that no style of the host takes its size from.
const BOX: &str = "<div id=\"box\" style=\"all: initial !important; display: block !important; \
    inline-size: 800px !important; block-size: 600px !important\"><e-paper id=\"a\" lang=\"en\" style=\"display: block !important; \
    block-size: 600px !important; border: 0 !important; float: none !important\"></e-paper></div>";

/// Every line and control of an element: text, place in the element, colour and size of text.
async fn drawn(page: &Page, id: &str) -> Outcome<Value> {
    page.call(
        &format!(
            "const root = document.getElementById('{id}').shadowRoot;
            const home = root.querySelector('.home').getBoundingClientRect();
            return [...root.querySelectorAll('[data-line], .head-part, button, .masthead h1')]
                .filter(element => element.offsetWidth > 0).map(element => {{
                const rect = element.getBoundingClientRect(), style = getComputedStyle(element);
                return [element.textContent, Math.round(rect.x - home.x), Math.round(rect.y - home.y),
                    Math.round(rect.width), style.color, style.fontSize, style.textTransform];
            }});"
        ),
        vec![],
    )
    .await
}

fn drawn_under(style: &str) -> Outcome<Value> {
    let mut seen = Value::Null;
    let css = format!("<style>{style}</style>");
    browse(Screen::DESKTOP, host(Site::built(), "", &css, BOX), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        seen = drawn(page, "a").await?;
        Ok(())
    })?;
    Ok(seen)
}

#[test]
fn no_style_of_the_host_gets_in() -> Outcome {
    let plain = drawn_under("")?;
    assert!(plain.as_array().is_some_and(|lines| lines.len() > 20), "{plain}");
    for style in [
        "* { all: unset }",
        "html { font-size: 62.5%; line-height: 3; letter-spacing: .3em; word-spacing: 1em; text-transform: uppercase }",
        "*, *::before, *::after { font: italic 700 30px/3 cursive !important; color: red !important; \
         letter-spacing: .2em !important; text-indent: 3em !important; text-align: end !important }",
        "html { direction: rtl; writing-mode: vertical-rl } * { direction: rtl; text-orientation: upright }",
        ":root, * { --paper: red; --ink: red; --accent: red; --bar: 9rem; --rem: 1px; --em: 40px; --row: 9px; \
         --face-body: cursive; --song: cursive; --controls: 40px }",
        "div, section, article, p, span, button, h1, h3 { display: flex !important; float: right !important; \
         border: 5px solid !important }",
    ] {
        let hostile = drawn_under(style)?;
        assert_eq!(hostile, plain, "{style}");
    }
    Ok(())
}

#[test]
fn a_strict_policy_and_another_origin_stop_nothing_but_what_they_should() -> Outcome {
    let paper = Site::built().serve()?;
    let origin = &paper.origin;
    let from = origin.trim_end_matches('/');
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'none'; \
         script-src 'self' 'wasm-unsafe-eval' {from}/; connect-src {from}/; font-src {from}/; img-src {from}/\">"
    );
    let body = format!("<e-paper id=\"a\" src=\"{origin}/\"></e-paper>");
    browse(Screen::DESKTOP, host(Site::built(), origin, &policy, &body), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        // Lines stand where the layout put them, and in the edition's faces.
        let widths: String = page.eval("inside('a', '.stage').dataset.widths").await?;
        assert_eq!(widths, "baked");
        assert!(page.eval::<bool>("inside('a', '.sheet').getBoundingClientRect().width > 1000").await?);
        // What the reader fetched it fetched from the paper.
        let strangers: Vec<String> = page
            .eval(&format!(
                "performance.getEntriesByType('resource').map(entry => entry.name)
                    .filter(name => !name.startsWith('{from}/') && !name.endsWith('/host.js'))"
            ))
            .await?;
        assert_eq!(strangers, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn two_editions_stand_beside_each_other() -> Outcome {
    let site = Published::of_three_pages().site()?;
    let body = "<e-paper id=\"a\" view=\"page\" src=\"editions/2024-12-06/\"></e-paper>
        <e-paper id=\"b\" view=\"page\" src=\"editions/2024-01-02/\"></e-paper>";
    browse(Screen::DESKTOP, host(site, "", "", body), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        page.call::<Value>("b.scrollIntoView();", vec![]).await?;
        told(page, "b", "ready").await?;
        let text = async |id: &str| page.eval::<String>(&format!("inside('{id}', '.sheet').textContent")).await;
        assert!(text("b").await?.contains("城门洞里的早晨"));
        assert!(!text("a").await?.contains("城门洞里的早晨"));
        // Turning one leaves the other.
        let before = text("a").await?;
        page.call::<Value>("b.next();", vec![]).await?;
        page.until("b.place.sheet === 2 && inside('b', '[data-sheet=\"2\"]')").await?;
        assert_eq!(text("a").await?, before);
        let readers = "performance.getEntriesByType('resource').filter(entry => /\\/reader[^/]*\\.wasm$/.test(entry.name)).length";
        assert_eq!(page.eval::<u32>(readers).await?, 1);
        Ok(())
    })
}

#[test]
fn a_box_of_any_size_holds_a_paper() -> Outcome {
    for (width, height) in [(40, 30), (120, 2000), (2400, 100), (4000, 3000)] {
        let body = format!(
            "<style>e-paper {{ inline-size: {width}px; block-size: {height}px }}</style><e-paper id=\"a\"></e-paper>"
        );
        browse(Screen::DESKTOP, host(Site::built(), "", "", &body), async |page| {
            page.visit("/host.html").await?;
            told(page, "a", "ready").await?;
            let fits = "(({ width, height }) => [width, height])(inside('a', '.home').getBoundingClientRect())";
            assert_eq!(page.eval::<(f64, f64)>(fits).await?, (width.into(), height.into()));
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_box_that_changes_is_composed_anew() -> Outcome {
    let body = "<style>e-paper { block-size: 600px }</style><e-paper id=\"a\" view=\"page\"></e-paper>";
    browse(Screen::DESKTOP, host(Site::built(), "", "", body), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        page.call::<Value>("a.style.inlineSize = '420px';", vec![]).await?;
        page.until("inside('a', '.sheet').getBoundingClientRect().width <= 420").await
    })
}
