//! Text that is not free for all stays off a site that is built to withhold it.

use std::fs;

use epaper::edition::Body;
use epaper::press::build::{Options, build};

use super::folder::{Folder, files, options};

#[test]
fn what_is_not_free_is_nowhere_on_the_site() {
    let source = Folder::good();
    source.put("articles/lead.md", "+++\nheadline = [\"头条\"]\nfree = 1\n+++\n人人可读。\n\n凭订阅阅读。\n");
    let (site, aside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    // A shell, so that pages and search files are written too.
    fs::write(site.path().join("index.html"), "<!doctype html><html><head><title></title></head><body></body></html>")
        .expect("a shell");
    let options = Options { withhold: Some(aside.path().to_owned()), ..options(site.path()) };
    let (entries, problems) = build(&[source.path().to_owned()], &options);
    assert!(entries.len() == 1 && !problems.has_errors(), "{problems:?}");
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
