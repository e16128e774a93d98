//! The controls of an embedded reader: in its box, in the browser's own sizes.

use serde_json::{Value, json};
use thirtyfour::Key;

use super::{host, told};
use crate::harness::{Outcome, Page, Screen, Site, browse};

const BODY: &str = "<e-paper id=\"a\" lang=\"en\" style=\"block-size: 600px; inline-size: 700px\"></e-paper>";

#[test]
fn contents_open_in_the_box_and_escape_closes_them() -> Outcome {
    // A root with another font size would change every rem.
    let head = "<style>html { font-size: 62.5% }</style>";
    browse(Screen::DESKTOP, host(Site::built(), "", head, BODY), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        page.call::<Value>("inside('a', '.bar button').focus(); inside('a', '.bar button').click();", vec![]).await?;
        page.until("inside('a', 'dialog[open] header')").await?;
        assert!(!page.eval::<bool>("inside('a', 'dialog').matches(':modal')").await?, "the host's page is inert");
        let within = "((inner, outer) => inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top \
            && inner.bottom <= outer.bottom)(inside('a', 'dialog').getBoundingClientRect(), a.getBoundingClientRect())";
        assert!(page.eval::<bool>(within).await?, "the contents leave the box");
        let margin: String = page.eval("getComputedStyle(inside('a', 'dialog header')).marginInlineStart").await?;
        assert_eq!(margin, "-20px", "a length of the controls is lost");
        page.press(Key::Escape).await?;
        page.until("!inside('a', 'dialog[open]')").await
    })
}

#[test]
fn selecting_text_unfolds_nothing() -> Outcome {
    browse(Screen::DESKTOP, host(Site::built(), "", "", BODY), async |page| {
        page.visit("/host.html").await?;
        told(page, "a", "ready").await?;
        let line = async |number: usize| {
            let script = format!(
                "(({{ x, y, height }}) => [x + 20, y + height / 2])(
                    a.shadowRoot.querySelectorAll('[data-line]')[{number}].getBoundingClientRect())"
            );
            page.eval::<(f64, f64)>(&script).await
        };
        let (from, to) = (line(2).await?, line(4).await?);
        let mouse = async |page: &Page, kind: &str, (x, y): (f64, f64)| {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
            page.cdp("Input.dispatchMouseEvent", event).await
        };
        for (kind, point) in [
            ("mousePressed", from),
            ("mouseMoved", to),
            ("mouseMoved", (to.0 + 60.0, to.1)),
            ("mouseReleased", (to.0 + 60.0, to.1)),
        ] {
            mouse(page, kind, point).await?;
        }
        assert!(page.eval::<bool>("String(getSelection()).length > 10").await?, "nothing was selected");
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert!(!page.eval::<bool>("!!inside('a', '[data-reading]')").await?, "a selection unfolded an article");
        // A click without one does.
        page.call::<Value>("getSelection().removeAllRanges(); inside('a', '[data-line]').click();", vec![]).await?;
        page.until("inside('a', '[data-reading]')").await
    })
}
