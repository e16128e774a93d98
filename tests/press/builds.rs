//! Builds: what is written, and that nothing is where one has failed.

use std::fs;
use std::path::Path;

use epaper::edition::{Block, Edition, EditionIndex, PageBodies, read};
use epaper::press::build::{Options, build, build_with, check};
use epaper::press::{divisions, pictures, source, words};

use super::folder::{Folder, MANIFEST, files, options};

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small");

/// Builds, and says which problems there were.
fn built(sources: &[&Path], out: &Path) -> Vec<&'static str> {
    let sources: Vec<_> = sources.iter().map(|source| source.to_path_buf()).collect();
    let (entries, problems) = build(&sources, &options(out));
    assert_eq!(entries.is_empty(), problems.has_errors());
    problems.sorted().into_iter().map(|problem| problem.code.as_str()).collect()
}

fn temporary() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn index(out: &Path) -> EditionIndex {
    read("index.json", &fs::read(out.join("editions/index.json")).expect("an index")).expect("an index")
}

fn paths(out: &Path) -> Vec<String> {
    index(out).editions.into_iter().map(|entry| entry.path).collect()
}

/// The good edition of another day.
fn edition_of(day: &str) -> Folder {
    let folder = Folder::good();
    folder.put("edition.toml", MANIFEST.replace("2024-12-06", day));
    folder
}

#[test]
fn a_bundle_reads_back_as_its_source() {
    let out = temporary();
    assert!(built(&[Path::new(SMALL)], out.path()).is_empty());
    let source = source::read(Path::new(SMALL)).0.expect("a good source");
    let folder = out.path().join("editions/2024-01-02");
    let mut edition: Edition =
        read("edition.json", &fs::read(folder.join("edition.json")).expect("a file")).expect("read");
    // The edition itself, the miniature of its front page, and the stamp of what it was made from.
    let mut named = 3;
    for (page, expect) in edition.pages.iter_mut().zip(&source.bodies) {
        let file = std::mem::take(&mut page.bodies);
        let mut bodies: PageBodies = read(&file, &fs::read(folder.join(&file)).expect("a file")).expect("read");
        named += 1;
        for block in bodies.articles.iter_mut().flat_map(|body| &mut body.blocks) {
            let Block::Figures(figures) = block else { continue };
            for picture in figures.iter_mut().filter_map(|figure| figure.picture.as_mut()) {
                let (stem, _) = picture.src.split_once('.').expect("a content name");
                let original = format!("images/{stem}.svg");
                let text = fs::read_to_string(folder.join(&picture.src)).expect("a picture");
                let drawn = fs::read(Path::new(SMALL).join(&original)).expect("the original");
                assert_eq!(text, pictures::drawing(&drawn).expect("a drawing"));
                picture.src = original;
                named += 1;
            }
        }
        assert_eq!(&bodies, expect);
    }
    let mut expect = source.edition;
    words::mark(&mut expect);
    assert_eq!(edition, expect);
    assert_eq!(files(&folder).len(), named, "no file but the named ones");
}

#[test]
fn the_index_has_every_edition_newest_first() {
    let out = temporary();
    let days = ["2024-12-06", "2025-01-01", "2024-12-05"].map(edition_of);
    assert!(built(&[days[0].path()], out.path()).is_empty());
    assert!(built(&[days[1].path(), days[2].path()], out.path()).is_empty());
    assert_eq!(paths(out.path()), ["2025-01-01", "2024-12-06", "2024-12-05"]);
    assert!(built(&[days[0].path()], out.path()).is_empty());
    assert_eq!(paths(out.path()), ["2025-01-01", "2024-12-06", "2024-12-05"]);
}

/// Names of the published files of the good edition's first page.
fn pages(out: &Path) -> Vec<String> {
    let names = files(&out.join("editions/2024-12-06")).into_keys();
    let names = names.map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with("page-01")).collect()
}

#[test]
fn corrections_keep_the_files_that_readers_of_earlier_ones_ask_for() {
    let (out, folder) = (temporary(), Folder::good());
    let mut seen = Vec::new();
    for text in ["第一版。", "第二版。", "第三版。", "第四版。"] {
        folder.put("articles/lead.md", format!("+++\n+++\n{text}\n"));
        assert!(built(&[folder.path()], out.path()).is_empty());
        seen.push(pages(out.path()));
    }
    assert_eq!(seen.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert!(seen[3].contains(&seen[0][0]), "a reader of the first build finds its page");
}

/// Time of each file below a folder, by its path in there.
fn times(folder: &Path) -> std::collections::BTreeMap<String, std::time::SystemTime> {
    let time = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).expect("a time");
    let name = |path: &Path| path.strip_prefix(folder).expect("inside").to_string_lossy().replace('\\', "/");
    files(folder).into_keys().map(|path| (name(&path), time(&path))).collect()
}

#[test]
fn a_correction_writes_no_file_anew_that_it_does_not_change() {
    let (out, folder) = (temporary(), Folder::good());
    fs::write(out.path().join("index.html"), "<!doctype html><html lang=und><base href=./><title>epaper</title>")
        .expect("a file");
    let page = "[[page]]\nnumber = \"02\"\nsection = \"副刊\"\narticles = [\"poem\"]\n";
    folder.put("edition.toml", format!("{MANIFEST}{page}"));
    folder.put("articles/poem.md", "+++\nheadline = [\"诗\"]\n+++\n![花](images/a.svg)\n\n雪落了一夜。\n");
    folder.put("images/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'/>");
    let options = Options {
        place: epaper::press::site::Options {
            base: "/".into(),
            address: Some("https://paper.example/".parse().expect("an address")),
        },
        ..options(out.path())
    };
    let made = || {
        let built = build_with(&[folder.path().to_owned()], &options, &|_| ());
        assert!(built.diagnostics.is_empty(), "{:?}", built.diagnostics.sorted());
        // Files written next have another time, whatever the file system counts in.
        std::thread::sleep(std::time::Duration::from_millis(20));
        (times(out.path()), files(out.path()))
    };
    let (before, old) = made();
    folder.put("articles/lead.md", "+++\nheadline = [\"头条\"]\n+++\n正文改过。\n");
    let (after, new) = made();
    let own = ["editions/.pages", "editions/2024-12-06/.press.json"];
    let mut kept = 0;
    for (file, time) in before.iter().filter(|(file, _)| !own.contains(&file.as_str())) {
        let path = out.path().join(file);
        if old.get(&path) == new.get(&path) {
            assert_eq!(after.get(file), Some(time), "{file}");
            kept += 1;
        }
    }
    let of_edition = |file: &str| after.keys().any(|name| name.starts_with(file));
    assert!(of_edition("editions/2024-12-06/page-02.") && of_edition("editions/2024-12-06/a."), "{after:?}");
    assert!(kept > 10, "{kept} files stayed");
    assert!(after.len() > before.len(), "the correction is a new file");
}

#[test]
fn what_has_not_changed_is_left_alone() {
    let out = temporary();
    let days = ["2024-12-05", "2024-12-06"].map(edition_of);
    let dirs = days.each_ref().map(|day| day.path().to_owned());
    let options = options(out.path());
    let made = || {
        let built = build_with(&dirs, &options, &|_| ());
        assert!(built.diagnostics.is_empty());
        assert_eq!(built.made.len() + built.unchanged.len(), 2);
        built.made.into_iter().map(|entry| entry.path).collect::<Vec<_>>()
    };
    assert_eq!(made(), ["2024-12-05", "2024-12-06"]);
    let before = files(out.path());
    assert_eq!(made(), [""; 0]);
    assert_eq!(files(out.path()), before);
    days[1].put("articles/lead.md", "+++\n+++\n改过的正文。\n");
    assert_eq!(made(), ["2024-12-06"]);
    fs::remove_file(out.path().join("editions/2024-12-05").join(pages_of(out.path(), "2024-12-05"))).expect("removed");
    assert_eq!(made(), ["2024-12-05"], "a lost file is made again");
}

/// The file of the first page of an edition.
fn pages_of(out: &Path, edition: &str) -> String {
    let head = fs::read(out.join("editions").join(edition).join("edition.json")).expect("a file");
    read::<Edition>("edition.json", &head).expect("an edition").pages.remove(0).bodies
}

#[test]
fn errors_in_one_source_keep_all_from_being_built() {
    let out = temporary();
    let (good, bad) = (edition_of("2024-12-05"), Folder::with_body("一\u{7}\n"));
    assert_eq!(built(&[good.path(), bad.path()], out.path()), ["control-character"]);
    assert!(files(out.path()).is_empty());
}

#[test]
fn a_failed_build_leaves_the_old_edition_as_it_was() {
    let (out, folder) = (temporary(), Folder::good());
    assert!(built(&[folder.path()], out.path()).is_empty());
    let before = files(out.path());
    folder.put("articles/lead.md", "+++\nrank = 9\n+++\n改过的正文。\n");
    assert_eq!(built(&[folder.path()], out.path()), ["bad-value"]);
    assert_eq!(files(out.path()), before);
}

#[test]
fn two_editions_of_one_day_are_refused() {
    let (out, one, two) = (temporary(), Folder::good(), Folder::good());
    assert_eq!(built(&[one.path(), two.path()], out.path()), ["duplicate-edition"]);
}

#[test]
fn a_site_that_cannot_be_written_is_reported() {
    let (out, folder) = (temporary(), Folder::good());
    let file = out.path().join("file");
    fs::write(&file, "not a folder").expect("a file");
    assert_eq!(built(&[folder.path()], &file), ["write-failed"]);
    assert_eq!(fs::read(&file).expect("still there"), b"not a folder");
}

#[test]
fn an_index_that_cannot_be_read_is_not_written_over() {
    for index in ["{\"schema\": 1, \"edi", "{\"schema\": 99}"] {
        let (out, folder) = (temporary(), Folder::good());
        fs::create_dir(out.path().join("editions")).expect("a folder");
        fs::write(out.path().join("editions/index.json"), index).expect("a file");
        assert_eq!(built(&[folder.path()], out.path()), ["write-failed"]);
        assert_eq!(files(out.path()).into_values().collect::<Vec<_>>(), [index.as_bytes()]);
    }
}

/// The last step but one cannot be done: the folder at `edition.json` stops the switch.
#[test]
fn a_build_that_stops_midway_leaves_what_was_there() {
    let (out, folder) = (temporary(), Folder::good());
    assert!(built(&[folder.path()], out.path()).is_empty());
    let head = out.path().join("editions/2024-12-06/edition.json");
    fs::remove_file(&head).expect("removed");
    fs::create_dir(&head).expect("a folder");
    fs::write(head.join("keep"), "").expect("a file");
    let before = files(out.path());
    folder.put("articles/lead.md", "+++\n+++\n改过的正文。\n");
    assert_eq!(built(&[folder.path()], out.path()), ["write-failed"]);
    assert_eq!(files(out.path()), before);
}

#[test]
fn leftovers_of_a_crash_harm_nothing_and_are_cleared() {
    let (out, folder) = (temporary(), Folder::good());
    assert!(built(&[folder.path()], out.path()).is_empty());
    // What a crash before the switch leaves: files beside those that edition.json names.
    let leftover = out.path().join("editions/2024-12-06/page-01.00000000.json");
    fs::write(&leftover, "{").expect("a file");
    folder.put("articles/lead.md", "+++\n+++\n改过的正文。\n");
    assert!(built(&[folder.path()], out.path()).is_empty());
    assert!(!leftover.exists());
}

#[test]
fn pages_for_every_address_are_made_beside_a_shell() {
    let (out, folder) = (temporary(), Folder::good());
    let shell = "<!doctype html><html lang=und><base href=./><title>epaper</title>";
    fs::write(out.path().join("index.html"), shell).expect("a file");
    assert_eq!(built(&[folder.path()], out.path()), ["no-address"]);
    for page in ["2024-12-06/index.html", "2024-12-06/01/index.html", "2024-12-06/a/lead/index.html", "404.html"] {
        assert!(out.path().join(page).is_file(), "{page}");
    }
}

#[test]
fn an_article_in_another_language_is_published_as_one() {
    let (out, folder) = (temporary(), Folder::good());
    folder.put("edition.toml", MANIFEST.replace("\"lead\"", "\"lead\", \"guest\""));
    let head = "+++\nlanguage = \"de\"\nheadline = [\"中文 Grundgesetz\"]\n+++\n";
    folder.put("articles/guest.md", format!("{head}Das Verfassungsgericht tagt.\n"));
    fs::write(out.path().join("index.html"), "<!doctype html><html lang=und><base href=./><title>epaper</title>")
        .expect("a file");
    assert_eq!(built(&[folder.path()], out.path()), ["no-address"]);
    let file = |name: &str| fs::read(out.path().join("editions/2024-12-06").join(name)).expect("a file");
    let edition: Edition = read("edition.json", &file("edition.json")).expect("read");
    let heads = &edition.articles;
    assert_eq!([edition.language_of(&heads[0]), edition.language_of(&heads[1])], ["zh-Hans", "de"]);
    assert_eq!([heads[0].words.is_empty(), heads[1].words.is_empty()], [false, true]);
    let bodies: PageBodies = read("page", &file(&edition.pages[0].bodies)).expect("read");
    let divisions = |tag| divisions::divisions(tag, "Verfassungsgericht Grundgesetz");
    assert_eq!(bodies.articles[1].divisions, divisions("de"));
    assert_ne!(divisions("de"), divisions("zh-Hans"));
    let page = fs::read_to_string(out.path().join("2024-12-06/index.html")).expect("a page");
    assert_eq!(page.matches("lang=\"de\"").count(), 1, "{page}");
}

#[test]
fn a_check_names_characters_that_no_font_draws() {
    let folder = Folder::with_body("正文\u{E000}。\n");
    let codes = |fonts: Option<&Path>| {
        let problems = check(&[folder.path().to_owned()], fonts);
        problems.sorted().iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>().join(" ")
    };
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    assert_eq!(codes(Some(&fonts)), "missing-glyph");
    assert_eq!(codes(None), "");
    // A source is not wrong because fonts are not there yet: that is a warning.
    let absent = folder.path().join("fonts");
    assert_eq!(codes(Some(&absent)), "broken-font");
    assert!(!check(&[folder.path().to_owned()], Some(&absent)).has_errors());
}

#[test]
fn fonts_that_are_not_there_stop_the_build() {
    let (out, folder) = (temporary(), Folder::good());
    let options = Options { fonts: Some(out.path().join("fonts")), ..options(out.path()) };
    let (entries, problems) = build(&[folder.path().to_owned()], &options);
    assert!(entries.is_empty());
    assert!(problems.sorted().iter().all(|problem| problem.code.as_str() == "broken-font" && problem.hint.is_some()));
    assert!(files(out.path()).is_empty());
}
