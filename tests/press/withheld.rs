//! Text that is not free for all stays off a site that is built to withhold it.

use std::fs;

use epaper::edition::Body;
use epaper::press::build::{Options, build};
use epaper::press::site;
use serde_json::Value;

use super::folder::{Folder, files, options};

/// An edition whose one article is free for a paragraph, built to withhold the rest: the site,
/// and the folder for the rest.
fn withheld() -> [tempfile::TempDir; 2] {
    let source = Folder::good();
    source.put("articles/lead.md", "+++\nheadline = [\"头条\"]\nfree = 1\n+++\n人人可读。\n\n凭订阅阅读。\n");
    let [site, aside] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    // A shell, so that pages and search files are written too.
    fs::write(site.path().join("index.html"), "<!doctype html><html><head><title></title></head><body></body></html>")
        .expect("a shell");
    let place = site::Options { base: "/".to_owned(), address: "https://paper.example/".parse().ok() };
    let options = Options { withhold: Some(aside.path().to_owned()), place, ..options(site.path()) };
    let (entries, problems) = build(&[source.path().to_owned()], &options);
    assert!(entries.len() == 1 && !problems.has_errors(), "{problems:?}");
    [site, aside]
}

/// What a page says of itself.
fn data(page: &str) -> Value {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("data");
    serde_json::from_str(rest.split_once("</script>").expect("an end").0).expect("JSON")
}

#[test]
fn what_ends_before_its_end_says_so() {
    let [site, _] = withheld();
    let read = |file: &str| fs::read_to_string(site.path().join(file)).expect(file);
    for file in ["2024-12-06/a/lead/index.html", "2024-12-06/index.html", "feed.xml", "feed.json"] {
        assert!(read(file).contains("本文其余部分须经报社许可方可阅读。"), "{file}: {}", read(file));
    }
    // As search engines read it: the closed part is the element that stands for it.
    let page = read("2024-12-06/a/lead/index.html");
    let data = data(&page);
    assert_eq!(data["isAccessibleForFree"], false);
    assert_eq!(data["hasPart"]["isAccessibleForFree"], false);
    let class =
        data["hasPart"]["cssSelector"].as_str().and_then(|selector| selector.strip_prefix('.')).expect("a class");
    assert!(page.contains(&format!("<p class=\"{class}\">")), "{page}");
}

#[test]
fn pages_that_list_what_is_withheld_say_that_it_is_not_free() {
    let [site, _] = withheld();
    for file in ["2024-12-06/index.html", "2024-12-06/01/index.html", "index.html"] {
        let issue = data(&fs::read_to_string(site.path().join(file)).expect(file));
        let listed = &issue["hasPart"][0];
        assert_eq!(listed["isAccessibleForFree"], false, "{file}: {issue}");
        let selector = "[data-article=\"lead\"] .plain-withheld";
        assert_eq!(listed["hasPart"]["cssSelector"], selector, "{file}: {issue}");
    }
}

#[test]
fn what_is_not_free_is_nowhere_on_the_site() {
    let [site, aside] = withheld();
    let mut read_files = 0;
    for (file, bytes) in files(site.path()) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("凭订阅"), "{}: {text}", file.display());
        read_files += usize::from(text.contains("人人可读"));
    }
    assert!(read_files >= 2, "neither bundle nor page has the free text");
    let whole = fs::read(aside.path().join("2024-12-06/lead.json")).expect("the whole body");
    let whole: Body = serde_json::from_slice(&whole).expect("a body");
    assert!(whole.blocks.len() == 2 && !whole.withheld, "{whole:?}");
}
