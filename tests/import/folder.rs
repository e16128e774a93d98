//! A draft on disk: whole or not at all, and never over something else.

use std::fs;
use std::path::Path;

use epaper::edition::Block;
use epaper::press::import::{Import, ImportError, Options};
use epaper::press::source;

use super::real::RAW;

fn import(file: &Path, out: &Path) -> (Result<(), ImportError>, String) {
    let mut report = Vec::new();
    let (file, out) = (file.to_owned(), out.to_owned());
    let options = Options { title: Some("长治日报".to_owned()), page: Some("03".to_owned()), ..Options::default() };
    let result = Import::Text { file, out, options }.run(&mut report);
    (result, String::from_utf8(report).expect("a report in UTF-8"))
}

#[test]
fn a_draft_is_written_with_what_was_passed_and_what_was_unsure() {
    let folder = tempfile::tempdir().expect("a folder");
    let (page, out) = (folder.path().join("page.txt"), folder.path().join("new/2024-12-06"));
    fs::write(&page, RAW).expect("the page");
    let (result, report) = import(&page, &out);
    result.expect("a draft");
    let manifest = fs::read_to_string(out.join("edition.toml")).expect("a manifest");
    for line in ["title = \"长治日报\"", "date = 2024-12-06", "number = \"03\"", "section = \"时政动态\""] {
        assert!(manifest.lines().any(|found| found == line), "{line}: {manifest}");
    }
    assert_eq!(fs::read_dir(out.join("articles")).expect("articles").count(), 11);
    assert!(report.contains("page.txt:92: unsure: one credit for 2 photos"), "{report}");
    assert_eq!(
        fs::read_dir(out.parent().expect("a parent")).expect("a folder").count(),
        1,
        "nothing is left beside it"
    );
}

#[test]
fn a_draft_and_the_finished_edition_build_without_a_problem() {
    let folder = tempfile::tempdir().expect("a folder");
    let (page, out) = (folder.path().join("page.txt"), folder.path().join("out"));
    fs::write(&page, RAW).expect("the page");
    import(&page, &out).0.expect("a draft");
    let finished = Path::new(env!("CARGO_MANIFEST_DIR")).join("editions/2024-12-06");
    for dir in [out, finished] {
        let (source, diagnostics) = source::read(&dir);
        assert!(diagnostics.is_empty(), "{:?}", diagnostics.sorted());
        let blocks = source.expect("a source").bodies.into_iter().flat_map(|page| page.articles);
        let figures = blocks.flat_map(|body| body.blocks).filter_map(|block| match block {
            Block::Figures(figures) => Some(figures),
            _ => None,
        });
        let groups: Vec<Vec<_>> = figures.collect();
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1], "a pair and a single photo");
        assert_eq!(groups.iter().flatten().filter(|figure| figure.pointed).count(), 2);
        assert!(groups.iter().flatten().all(|figure| figure.picture.is_none()));
    }
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let (page, out) = (folder.path().join("page.txt"), folder.path().join("out"));
    fs::write(&page, RAW).expect("the page");
    fs::create_dir(&out).expect("a folder");
    import(&page, &out).0.expect("an empty folder is taken");
    let before = fs::read_to_string(out.join("edition.toml")).expect("a manifest");
    fs::write(&page, "别的\n").expect("another page");
    assert!(matches!(import(&page, &out).0, Err(ImportError::Occupied(_))));
    assert_eq!(fs::read_to_string(out.join("edition.toml")).expect("a manifest"), before);
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    assert!(matches!(import(&page, &file).0, Err(ImportError::Occupied(_))));
}

#[test]
fn text_in_another_encoding_is_refused_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let (page, out) = (folder.path().join("page.txt"), folder.path().join("out"));
    fs::write(&page, b"SHIZHENG\n\n\xca\xb1\xd5\xfe\n").expect("the page");
    let error = import(&page, &out).0.expect_err("GB18030 is refused");
    assert!(error.to_string().contains("page.txt:3: not UTF-8"), "{error}");
    assert!(!out.exists());
}
