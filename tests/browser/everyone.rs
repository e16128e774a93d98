//! For everyone: what axe-core asks of every view in every theme, and what it cannot see:
//! narrow screens, a reader's own spacing, forced colours, an interface from right to left.

use std::path::PathBuf;
use std::{env, fs};

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::{LINE, SHEET, next, sheet};

/// The source of axe-core, which `make setup-test` installs.
fn axe() -> Outcome<String> {
    let tools = env::var("EPAPER_TOOLS").map(PathBuf::from);
    let tools = tools.or_else(|_| env::var("HOME").map(|home| PathBuf::from(home).join(".cache/epaper")))?;
    let file = tools.join("node_modules/axe-core/axe.min.js");
    fs::read_to_string(&file)
        .map_err(|error| format!("{}: {error}; `make setup-test` installs it", file.display()).into())
}

/// Fails with every violation in what is shown.
pub(crate) async fn check(page: &Page, view: &str) -> Outcome {
    if !page.eval::<bool>("'axe' in window").await? {
        page.call::<serde_json::Value>(&axe()?, vec![]).await?;
    }
    let violations: Vec<String> = page
        .eval(
            "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(violation =>
                `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`))",
        )
        .await?;
    if violations.is_empty() { Ok(()) } else { Err(format!("{view}: {}", violations.join("\n  ")).into()) }
}

/// Every view of the reader in one theme.
fn check_theme(screen: Screen, theme: &str) -> Outcome {
    let published = Published::newest(&Site::built())?;
    let id = &published.edition.pages[0].articles[0];
    browse(screen, Site::built(), async |page| {
        page.open("/").await?;
        page.eval::<()>(&format!("localStorage.setItem('epaper:preferences', '{{\"theme\":\"{theme}\"}}')")).await?;
        page.open("/").await?;
        check(page, "page").await?;
        for panel in ["contents", "settings"] {
            page.click(&format!("[data-open={panel}]")).await?;
            page.until(&format!("document.querySelector('.panel[open][data-panel={panel}]')")).await?;
            check(page, panel).await?;
            page.click(".panel [data-close]").await?;
            page.until("!document.querySelector('.panel[open]')").await?;
        }
        page.press("?").await?;
        page.until("document.querySelector('.panel[open]')").await?;
        check(page, "keys").await?;
        page.click(".panel [data-close]").await?;
        page.click("[data-action=distance]").await?;
        page.until("document.querySelector('[data-distance=far]')").await?;
        check(page, "whole page").await?;
        page.open(&format!("/{}/a/{id}/", published.path)).await?;
        page.until("document.querySelector('[data-reading] [data-line]')").await?;
        check(page, "article").await?;
        page.eval::<()>(&format!(
            "localStorage.setItem('epaper:preferences', '{{\"theme\":\"{theme}\",\"scrolled\":true,\"large\":true}}')"
        ))
        .await?;
        page.open("/").await?;
        check(page, "scrolled, in large print").await
    })
}

#[test]
fn axe_finds_nothing_on_paper() -> Outcome {
    check_theme(Screen::DESKTOP, "paper")
}

#[test]
fn axe_finds_nothing_in_sepia() -> Outcome {
    check_theme(Screen::DESKTOP, "sepia")
}

#[test]
fn axe_finds_nothing_in_the_dark() -> Outcome {
    check_theme(Screen::PHONE, "dark")
}

#[test]
fn axe_finds_nothing_in_high_contrast() -> Outcome {
    check_theme(Screen::PHONE, "contrast")
}

#[test]
fn axe_finds_nothing_where_there_is_no_paper() -> Outcome {
    browse(Screen::PHONE, Site::built().without("editions/index.json"), async |page| {
        page.tolerate("404");
        page.visit("/").await?;
        page.until("document.querySelector('[role=alert]')").await?;
        check(page, "failure").await
    })
}

/// Whether anything that can be pressed stands outside the window, and what.
const OUTSIDE: &str = "[...document.querySelectorAll('.bar button, .panel[open] :is(button, select, input, a)')]
    .filter(element => element.checkVisibility())
    .filter(element => { const box = element.getBoundingClientRect();
        return box.left < -1 || box.right > innerWidth + 1; })
    .map(element => element.outerHTML.slice(0, 120))";

async fn check_fits(page: &Page, what: &str) -> Outcome {
    let outside: Vec<String> = page.eval(OUTSIDE).await?;
    assert!(outside.is_empty(), "{what}: {outside:?}");
    assert!(!page.eval::<bool>("document.scrollingElement.scrollWidth > innerWidth").await?, "{what} scrolls sideways");
    Ok(())
}

#[test]
fn nothing_is_out_of_reach_at_320_px_or_400_percent() -> Outcome {
    // 1280 × 1024 at 400 % is 320 × 256.
    for (name, width, height) in [("320 px", 320, 568), ("400 %", 320, 256)] {
        browse(Screen::mouse("narrow", width, height), Site::built(), async |page| {
            page.open("/").await?;
            check_fits(page, name).await?;
            assert!(
                page.eval::<bool>(&format!("!!document.querySelector('{SHEET} {LINE}')")).await?,
                "no text at {name}"
            );
            for panel in ["contents", "settings"] {
                page.eval::<()>(&format!("document.querySelector('[data-open={panel}]').click()")).await?;
                page.until("document.querySelector('.panel[open]')").await?;
                check_fits(page, panel).await?;
                page.click(".panel [data-close]").await?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_reader_s_own_spacing_cuts_off_no_control() -> Outcome {
    browse(Screen::PHONE, Site::built(), async |page| {
        page.open("/").await?;
        page.eval::<()>(OWN_SPACING).await?;
        page.click("[data-open=settings]").await?;
        page.until("document.querySelector('.panel[open]')").await?;
        check_fits(page, "settings").await?;
        let cut: Vec<String> = page
            .eval(
                "[...document.querySelectorAll('.panel :is(label, button, h2)')]
                    .filter(element => element.scrollWidth > element.clientWidth + 1).map(element => element.textContent)",
            )
            .await?;
        assert!(cut.is_empty(), "{cut:?}");
        Ok(())
    })
}

/// What WCAG 1.4.12 has readers set.
const OWN_SPACING: &str =
    "(style => { style.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`); document.adoptedStyleSheets.push(style); })
    (new CSSStyleSheet())";

#[test]
fn a_reader_s_own_spacing_parts_no_text_from_the_page() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, Site::built(), async |page| {
            page.open("/").await?;
            page.eval::<()>(OWN_SPACING).await?;
            page.until("document.querySelector('[data-spacing=own] .stack [data-sheet]')").await?;
            check_flow(page, ".stack").await?;
            page.eval::<()>("document.querySelector('.stack [data-article] a.unfold').click()").await?;
            page.until("document.querySelector('[data-reading] [data-line]')").await?;
            check_flow(page, "[data-reading]").await
        })?;
    }
    Ok(())
}

/// Texts stand below each other in their order, none wider than what scrolls them.
async fn check_flow(page: &Page, scroller: &str) -> Outcome {
    let faults: Vec<String> = page
        .eval(&format!(
            "(scroller => {{
                const texts = [...scroller.querySelectorAll('.sheet :is(.text, .head-part)')];
                const faults = [];
                let before = -Infinity;
                for (const text of texts) {{
                    const range = document.createRange();
                    range.selectNodeContents(text);
                    const {{ top, bottom, left, right }} = range.getBoundingClientRect();
                    if (top < before - 2) faults.push('over another: ' + text.textContent.slice(0, 30));
                    if (left < -1 || right > scroller.clientWidth + 1) faults.push('too wide: ' + text.textContent.slice(0, 30));
                    before = bottom;
                }}
                return texts.length > 3 ? faults : ['few texts'];
            }})(document.querySelector('{scroller}'))"
        ))
        .await?;
    assert!(faults.is_empty(), "{scroller}: {faults:#?}");
    Ok(())
}

#[test]
fn forced_colours_leave_text_and_controls() -> Outcome {
    browse(Screen::DESKTOP, Site::built(), async |page| {
        page.media(&[("forced-colors", "active")]).await?;
        page.open("/").await?;
        let hidden: bool = page
            .eval(&format!(
                "(line => getComputedStyle(line).color === getComputedStyle(line.closest('.sheet')).backgroundColor)
                (document.querySelector('{SHEET} {LINE}'))"
            ))
            .await?;
        assert!(!hidden, "text has the colour of the paper");
        check_fits(page, "forced colours").await
    })
}

#[test]
fn an_interface_from_right_to_left_is_mirrored() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, Site::built(), async |page| {
            page.open("/").await?;
            let left = "(way => document.querySelector(way).getBoundingClientRect().left)";
            let before: Vec<f64> = page.eval(&format!("['.bar-ways', '.bar-comfort'].map({left})")).await?;
            page.eval::<()>("document.documentElement.setAttribute('dir', 'rtl')").await?;
            let after: Vec<f64> = page.eval(&format!("['.bar-ways', '.bar-comfort'].map({left})")).await?;
            assert!(before[0] < before[1] && after[0] > after[1], "{before:?} became {after:?}");
            check_fits(page, "right to left").await?;
            page.click("[data-open=settings]").await?;
            page.until("document.querySelector('.panel[open]')").await?;
            check_fits(page, "settings from right to left").await?;
            // The paper itself stands as it was printed.
            let inside: bool = page
                .eval(&format!(
                    "[...document.querySelectorAll('{SHEET} .article')].every(article => {{
                        const box = article.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth; }})"
                ))
                .await?;
            assert!(inside, "an article stands outside the sheet");
            Ok(())
        })?;
    }
    Ok(())
}

/// Fails with every control in view that is lower or narrower than a finger.
async fn check_targets(page: &Page, what: &str) -> Outcome {
    let small: Vec<String> = page
        .eval(
            "[...document.querySelectorAll('.epaper :is(button, select, input, .panel a, .found a)')]
                .filter(control => control.checkVisibility() && !control.closest('.calendar'))
                .map(control => control.closest('label') ?? control)
                .filter(control => { const box = control.getBoundingClientRect(); return Math.min(box.width, box.height) < 43.5; })
                .map(control => control.outerHTML.slice(0, 100))",
        )
        .await?;
    assert!(small.is_empty(), "{what}: {small:?}");
    Ok(())
}

#[test]
fn fingers_have_targets_of_44_px() -> Outcome {
    let published = Published::newest(&Site::built())?;
    let id = &published.edition.pages[0].articles[0];
    for (width, height) in [(390, 844), (320, 568)] {
        browse(Screen { width, height, ..Screen::PHONE }, Site::built(), async |page| {
            page.open("/").await?;
            check_targets(page, "page").await?;
            check_fits(page, "page").await?;
            for panel in ["contents", "settings"] {
                page.click(&format!("[data-open={panel}]")).await?;
                page.until("document.querySelector('.panel[open]')").await?;
                check_targets(page, panel).await?;
                page.click(".panel [data-close]").await?;
                page.until("!document.querySelector('.panel[open]')").await?;
            }
            page.press("e").await?;
            page.until("document.querySelector('.calendar')").await?;
            check_targets(page, "calendar").await?;
            page.click(".panel [data-close]").await?;
            page.open(&format!("/{}/a/{id}/?q=的", published.path)).await?;
            page.until("document.querySelector('.found a')").await?;
            check_targets(page, "search and article").await
        })?;
    }
    Ok(())
}

#[test]
fn the_masthead_stays_inside_its_rows() -> Outcome {
    for (width, height, large) in
        [(320, 568, true), (320, 568, false), (320, 256, true), (390, 844, true), (844, 390, true)]
    {
        browse(Screen { width, height, ..Screen::PHONE }, Site::built(), async |page| {
            page.open("/").await?;
            page.eval::<()>(&format!("localStorage.setItem('epaper:preferences', '{{\"large\":{large}}}')")).await?;
            page.open("/").await?;
            let outside: Vec<String> = page
                .eval(
                    "(([room]) => [...document.querySelectorAll('.masthead > *')].filter(part => part.checkVisibility()).filter(part => {
                        const [box, all] = [part, room].map(element => element.getBoundingClientRect());
                        return box.top < all.top - 1 || box.bottom > all.bottom + 1 || box.left < all.left - 1 || box.right > all.right + 1;
                    }).map(part => part.textContent))(document.querySelectorAll('.masthead'))",
                )
                .await?;
            assert!(outside.is_empty(), "{width}×{height}: {outside:?}");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn axe_finds_nothing_on_any_sheet() -> Outcome {
    for published in Published::all(&Site::built())? {
        browse(Screen::DESKTOP, Site::built(), async |page| {
            page.open("/").await?;
            page.eval::<()>("localStorage.setItem('epaper:preferences', '{\"language\":\"zh-Hans\"}')").await?;
            page.open(&format!("/{}/", published.path)).await?;
            loop {
                let sheet = sheet(page).await?;
                check(page, &sheet.place).await?;
                if sheet.last {
                    return Ok(());
                }
                next(page).await?;
            }
        })?;
    }
    Ok(())
}
