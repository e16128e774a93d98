//! The paper without a network: what was read opens again, what was kept opens whole, and
//! an update that does not arrive changes nothing.

use std::io::Cursor;

use epaper::edition::{Block, Figure, Format, Picture, Rendition};
use serde_json::json;

use crate::faults::{correct, corrected};
use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::{SHEET, next, sheet};

/// Opens the paper with its worker, and waits until that holds what the page has read.
async fn open_with_worker(page: &Page, path: &str) -> Outcome {
    page.bypass_worker(false).await?;
    page.open(path).await?;
    page.until("navigator.serviceWorker.controller").await?;
    holds(page, "epaper-read", "edition.json").await
}

/// Waits until a cache holds a file whose address ends so.
async fn holds(page: &Page, cache: &str, ending: &str) -> Outcome {
    page.until(&format!(
        "caches.open('{cache}').then(cache => cache.keys()).then(keys => keys.some(key => key.url.endsWith('{ending}')))"
    ))
    .await
}

/// Keeps the open edition whole.
async fn keep(page: &Page) -> Outcome {
    page.click("[data-open=contents]").await?;
    page.until("document.querySelector('[data-keep][aria-pressed=false]')").await?;
    page.click("[data-keep]").await?;
    page.until("document.querySelector('[data-keep][aria-pressed=true]')").await
}

#[test]
fn what_was_read_opens_without_a_network() -> Outcome {
    let site = Site::built();
    let published = Published::newest(&site)?;
    browse(Screen::PHONE, site, async |page| {
        let path = format!("/{}/", published.path);
        open_with_worker(page, &path).await?;
        holds(page, "epaper-read", &published.edition.pages[0].bodies).await?;
        for face in &published.edition.faces {
            holds(page, "epaper-read", &face.file).await?;
        }
        let before = sheet(page).await?;
        page.end_host();
        page.open(&path).await?;
        assert_eq!(sheet(page).await?.text(), before.text());
        Ok(())
    })
}

#[test]
fn an_edition_that_is_kept_opens_whole_and_can_be_given_up() -> Outcome {
    let published = Published::of_three_pages();
    browse(Screen::DESKTOP, named(&published)?, async |page| {
        open_with_worker(page, "/2024-01-02/").await?;
        keep(page).await?;
        page.end_host();
        page.open("/2024-01-02/03/").await?;
        assert!(sheet(page).await?.text().contains("送报人"), "the last page, which nobody had opened");
        page.click("[data-open=contents]").await?;
        page.until("document.querySelector('[data-keep][aria-pressed=true]')").await?;
        page.click("[data-keep]").await?;
        page.until("document.querySelector('[data-keep][aria-pressed=false]')").await?;
        assert!(!page.eval::<bool>("caches.has('epaper-kept-2024-01-02')").await?);
        Ok(())
    })
}

#[test]
fn a_kept_edition_has_one_file_of_each_picture_and_shows_it_for_the_others() -> Outcome {
    let mut published = Published::of_three_pages();
    let file = |format, width, ending: &str| Rendition {
        src: format!("street-{width}.0000000{width}.{ending}"),
        format,
        width,
    };
    let renditions = vec![file(Format::Avif, 8, "avif"), file(Format::Png, 4, "png"), file(Format::Png, 8, "png")];
    let src = renditions[2].src.clone();
    let picture = Picture { src: src.clone(), width: 8, height: 6, renditions, ..Picture::default() };
    let figure = Figure { picture: Some(picture), caption: "街景。".into(), ..Figure::default() };
    published.bodies[2].articles[0].blocks.insert(0, Block::Figures(vec![figure]));
    let mut png = Cursor::new(vec![]);
    image::DynamicImage::new_rgb8(8, 6).write_to(&mut png, image::ImageFormat::Png)?;
    let site = named(&published)?.with(&format!("editions/2024-01-02/{src}"), png.into_inner());
    browse(Screen::DESKTOP, site, async |page| {
        open_with_worker(page, "/2024-01-02/").await?;
        keep(page).await?;
        let pictures = "caches.open('epaper-kept-2024-01-02').then(cache => cache.keys())
            .then(keys => keys.map(key => key.url).filter(url => url.includes('street')).length)";
        assert_eq!(page.eval::<usize>(pictures).await?, 1);
        page.end_host();
        page.open("/2024-01-02/03/").await?;
        let shown = "document.querySelector('[data-sheet] [data-figure] img')";
        page.until(&format!("{shown}?.complete && {shown}.naturalWidth")).await?;
        let wanted: String = page.eval(&format!("{shown}.currentSrc")).await?;
        assert!(wanted.ends_with(".avif"), "{wanted} is what this browser would rather have");
        Ok(())
    })
}

#[test]
fn papers_in_folders_of_one_host_have_their_own_storage() -> Outcome {
    let site = Published::of_three_pages().site()?.under("/daily/");
    browse(Screen::DESKTOP, site, async |page| {
        page.bypass_worker(false).await?;
        page.open("/2024-01-02/").await?;
        page.until("navigator.serviceWorker.controller").await?;
        holds(page, "epaper-read@/daily/", "edition.json").await?;
        let names: Vec<String> = page.eval("caches.keys()").await?;
        assert!(names.iter().all(|name| name.ends_with("@/daily/")), "{names:?}");
        next(page).await?;
        page.click("[data-size=larger]").await?;
        page.until("localStorage.getItem('epaper:progress@/daily/')").await?;
        page.until("localStorage.getItem('epaper:preferences')").await?;
        assert_eq!(page.eval::<usize>("localStorage.length").await?, 2);
        Ok(())
    })
}

#[test]
fn an_edition_that_does_not_come_whole_is_not_kept() -> Outcome {
    let published = Published::of_three_pages();
    let site = named(&published)?;
    browse(Screen::DESKTOP, site.without("editions/2024-01-02/page-3.00000003.json"), async |page| {
        page.tolerate("404");
        open_with_worker(page, "/2024-01-02/").await?;
        page.click("[data-open=contents]").await?;
        page.until("document.querySelector('[data-keep]')").await?;
        page.click("[data-keep]").await?;
        page.until("document.querySelector('.keep [role=status]').innerText.includes('Not all')").await?;
        assert!(!page.eval::<bool>("caches.has('epaper-kept-2024-01-02')").await?, "a part of it is kept");
        Ok(())
    })
}

#[test]
fn a_kept_edition_is_searched_without_a_network() -> Outcome {
    let published = Published::of_three_pages();
    browse(Screen::PHONE, named(&published)?, async |page| {
        page.tolerate("editions/search/");
        open_with_worker(page, "/2024-01-02/").await?;
        keep(page).await?;
        page.end_host();
        // In Traditional characters: what stands for what is kept with the edition.
        page.open("/2024-01-02/?q=送報人").await?;
        page.until("document.querySelectorAll('.found-title').length === 4").await?;
        page.until("document.querySelector('[data-search=list] [role=status]').textContent.includes('on this device')")
            .await?;
        page.click("li:last-child > .found-title").await?;
        page.until("document.querySelector('[data-sheet][data-page=\"03\"]')").await
    })
}

#[test]
fn a_picture_that_is_not_on_the_device_comes_in_another_size() -> Outcome {
    let site = named(&Published::of_three_pages())?;
    let file = |name: &str| format!("editions/2024-01-02/{name}");
    let [small, large, other] =
        ["street-480.00000001.avif", "street-960.00000002.jpg", "street-market-1600.00000003.jpg"].map(file);
    let site = site.with(&small, "small").with(&large, "large").with(&other, "other");
    browse(Screen::PHONE, site, async |page| {
        let text = |file: &str| format!("fetch('/{file}').then(answer => answer.text(), () => 'none')");
        open_with_worker(page, "/2024-01-02/").await?;
        for file in [&small, &other] {
            page.eval::<String>(&text(file)).await?;
            holds(page, "epaper-read", file).await?;
        }
        assert_eq!(page.eval::<String>(&text(&large)).await?, "large", "asked for where there is a network");
        holds(page, "epaper-read", &large).await?;
        page.end_host();
        page.tolerate("street-");
        for (file, expect) in [
            ("street-1600.00000004.webp", "large"),
            ("street-480.00000001.avif", "small"),
            ("stre-480.00000005.avif", "none"),
        ] {
            let file = format!("editions/2024-01-02/{file}");
            page.tolerate(&file);
            assert_eq!(page.eval::<String>(&text(&file)).await?, expect, "{file}");
        }
        // The front page in the calendar.
        page.tolerate("front.");
        assert!(page.eval::<String>(&text("editions/2023-01-02/front.00000006.svg")).await?.starts_with("<svg"));
        Ok(())
    })
}

#[test]
fn a_half_finished_update_changes_nothing() -> Outcome {
    let site = Site::built();
    let worker = String::from_utf8(site.read("sw.js")?)?;
    let path = format!("/{}/", Published::newest(&site)?.path);
    // The next version names a file that has not been uploaded yet.
    let next = worker.replacen("const VERSION = \"", "const VERSION = \"next-", 1).replacen(
        "[\"",
        "[\"late.00000000.js\",\"",
        1,
    );
    assert_ne!(next, worker);
    browse(Screen::PHONE, site, async |page| {
        page.tolerate("404");
        page.tolerate("late.");
        open_with_worker(page, &path).await?;
        page.deploy("sw.js", Some(next.clone().into_bytes()));
        let update = "navigator.serviceWorker.ready.then(ready => ready.update()).then(() => new Promise(done => setTimeout(done, 500))).then(() => true)";
        let _ = page.eval::<bool>(update).await;
        let shells = "caches.keys().then(names => names.filter(name => name.startsWith('epaper-shell-')))";
        let complete: Vec<String> = page.eval(shells).await?;
        let started = "navigator.serviceWorker.getRegistration().then(it => Boolean(it.waiting))";
        assert!(!page.eval::<bool>(started).await?, "a worker without its files waits to start");
        page.end_host();
        page.open(&path).await?;
        assert!(page.eval::<bool>(&format!("Boolean(document.querySelector('{SHEET}'))")).await?);
        assert!(!complete.is_empty());
        Ok(())
    })
}

#[test]
fn the_next_version_takes_the_place_of_the_old_one_whole() -> Outcome {
    let site = Site::built();
    let worker = String::from_utf8(site.read("sw.js")?)?;
    let next = worker.replacen("const VERSION = \"", "const VERSION = \"next-", 1);
    let path = format!("/{}/", Published::newest(&site)?.path);
    browse(Screen::PHONE, site, async |page| {
        open_with_worker(page, &path).await?;
        page.deploy("sw.js", Some(next.clone().into_bytes()));
        page.eval::<bool>("navigator.serviceWorker.ready.then(ready => ready.update()).then(() => true)").await?;
        holds(page, &format!("epaper-shell-{}", version(&next)), ".wasm").await?;
        // As long as a page of the old version is open, its files stay.
        holds(page, &format!("epaper-shell-{}", version(&worker)), ".wasm").await?;
        let old = format!("caches.has('epaper-shell-{}')", version(&worker));
        // A worker that is not done when the page comes back has control of it once more.
        for _ in 0..10 {
            page.visit("about:blank").await?;
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            page.open(&path).await?;
            for _ in 0..40 {
                if !page.eval::<bool>(&old).await? {
                    return Ok(());
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
        }
        Err("the old shell stays".into())
    })
}

fn version(worker: &str) -> &str {
    worker.split("const VERSION = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

/// The edition with bodies that are named as the press names them.
fn named(published: &Published) -> Outcome<Site> {
    let mut published = published.clone();
    for (number, page) in (1..).zip(&mut published.edition.pages) {
        page.bodies = format!("page-{number}.0000000{number}.json");
    }
    published.site()
}

#[test]
fn the_browser_reads_the_manifest_of_the_application_without_complaint() -> Outcome {
    let published = Published::newest(&Site::built())?;
    browse(Screen::PHONE, Site::built(), async |page| {
        page.open("/").await?;
        let read = page.cdp("Page.getAppManifest", json!({})).await?;
        assert_eq!(read["errors"], json!([]));
        assert_eq!(read["manifest"]["name"], json!(published.edition.paper.title), "{read}");
        let icons = read["manifest"]["icons"].as_array().ok_or("no icons")?;
        assert_eq!(icons.len(), 5, "{icons:?}");
        let errors = page.cdp("Page.getInstallabilityErrors", json!({})).await?;
        // A tab without a profile of its own installs nothing, whatever the page says.
        let errors = errors["installabilityErrors"].as_array().cloned().unwrap_or_default();
        let own = errors.iter().filter(|error| error["errorId"] != "in-incognito");
        assert_eq!(own.count(), 0, "{errors:?}");
        Ok(())
    })
}

#[test]
fn a_kept_edition_stays_whole_when_it_is_corrected() -> Outcome {
    let (before, after) = corrected(1);
    browse(Screen::DESKTOP, named(&before)?, async |page| {
        open_with_worker(page, "/2024-01-02/").await?;
        keep(page).await?;
        // The correction is seen, but not the page that was corrected.
        correct(page, 1, &before, &after)?;
        page.call::<serde_json::Value>("return fetch('/editions/2024-01-02/edition.json').then(() => null);", vec![])
            .await?;
        page.until(&format!(
            "caches.match('/editions/2024-01-02/edition.json', {{ cacheName: 'epaper-read' }})
                .then(head => head.text()).then(text => text.includes('{}'))",
            after.edition.pages[1].bodies
        ))
        .await?;
        page.end_host();
        page.open("/2024-01-02/02/").await?;
        assert!(sheet(page).await?.text().contains("送报人"));
        Ok(())
    })
}
