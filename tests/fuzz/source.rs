//! Sources with anything in them: an edition, or a diagnostic that says why not.

use std::fs;
use std::path::Path;

use epaper::press::source;

use super::{fuzz, mutate};

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small");
const ARTICLES: [&str; 3] = ["bridge", "library", "winter-market"];

fn written(file: &str) -> String {
    fs::read_to_string(Path::new(SMALL).join(file)).expect("a file of the small edition")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { copy(&from, &to) } else { assert!(fs::copy(&from, &to).is_ok(), "copied") }
    }
}

#[test]
fn a_source_is_an_edition_or_says_why_not() {
    let manifest = written("edition.toml");
    let articles = ARTICLES.map(|id| (id, written(&format!("articles/{id}.md"))));
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new(SMALL), folder.path());
    fuzz("source", |dealer| {
        let put = |file: &str, bytes: Vec<u8>| {
            fs::write(folder.path().join(file), &bytes).expect("written");
            bytes.len()
        };
        let changed = dealer.below(ARTICLES.len() + 1);
        let mut written = put(
            "edition.toml",
            if changed == ARTICLES.len() { mutate::text(&manifest, dealer).into() } else { manifest.clone().into() },
        );
        for (index, (id, article)) in articles.iter().enumerate() {
            let bytes = match (index == changed, dealer.below(5)) {
                (true, 0) => mutate::bytes(article.as_bytes(), dealer),
                (true, _) => mutate::text(article, dealer).into_bytes(),
                (false, _) => article.clone().into_bytes(),
            };
            written += put(&format!("articles/{id}.md"), bytes);
        }
        let (source, diagnostics) = source::read(folder.path());
        assert!(source.is_some() != diagnostics.has_errors(), "{diagnostics:?}");
        for problem in diagnostics.sorted() {
            assert!(!problem.message.is_empty());
        }
        written
    });
}
