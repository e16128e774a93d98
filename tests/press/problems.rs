//! Bad sources, and the problems reported: which, at which line and column, with a hint.

use epaper::press::diagnostic::Code;
use epaper::press::source::{PARAGRAPH_LIMIT, TEXT_LIMIT};

use super::folder::{Folder, MANIFEST};

/// The problems of a folder, in the order of files and places, each with a hint.
fn check(folder: &Folder, expect: &[&str]) {
    assert_eq!(folder.problems(), expect);
    let (source, problems) = folder.read();
    assert_eq!(source.is_none(), problems.has_errors(), "a source exactly if there is no error");
    for problem in problems.sorted() {
        assert!(problem.hint.as_ref().is_some_and(|hint| !hint.is_empty()), "{problem}");
    }
}

/// The good edition with a text of its `edition.toml` replaced.
fn manifest(from: &str, to: &str, expect: &[&str]) {
    assert!(MANIFEST.contains(from), "{from}");
    let folder = Folder::good();
    folder.put("edition.toml", MANIFEST.replace(from, to));
    check(&folder, expect);
}

/// The good edition with other front matter.
fn front(lines: &str, expect: &[&str]) {
    let folder = Folder::good();
    folder.put("articles/lead.md", format!("+++\n{lines}\n+++\n正文。\n"));
    check(&folder, expect);
}

/// The good edition with another body, which begins on line 4.
fn body(text: &str, expect: &[&str]) {
    check(&Folder::with_body(text), expect);
}

/// The good edition with one more file.
fn file(path: &str, content: impl AsRef<[u8]>, expect: &[&str]) {
    let folder = Folder::good();
    folder.put(path, content);
    check(&folder, expect);
}

#[test]
fn a_good_edition_has_no_problems() {
    check(&Folder::good(), &[]);
}

#[test]
fn keys_and_values_of_the_manifest() {
    manifest("title =", "titel =", &["edition.toml:3:1 unknown-key"]);
    manifest("title =", "\"标题\" =", &["edition.toml:2:1 missing-key", "edition.toml:3:1 unknown-key"]);
    manifest("title = \"小城日报\"\n", "", &["edition.toml:2:1 missing-key"]);
    manifest("schema = 1\n", "", &["edition.toml:1:1 missing-key"]);
    manifest("\"小城日报\"", "\"\"", &["edition.toml:3:9 bad-value"]);
    manifest("\"小城日报\"", "[\"小城日报\"]", &["edition.toml:3:9 wrong-type"]);
    manifest("\"小城日报\"", "\"小\\u001b城\"", &["edition.toml:3:9 control-character"]);
    manifest("\"zh-Hans\"", "\"Chinese\"", &["edition.toml:4:12 bad-value"]);
    manifest("\"01\"", "1", &["edition.toml:8:10 wrong-type"]);
    manifest("\"01\"", "\"a\"", &["edition.toml:8:10 bad-value"]);
    manifest("\"01\"", "\"../1\"", &["edition.toml:8:10 bad-value"]);
    manifest("schema = 1", "schema = 0", &["edition.toml:1:10 bad-value"]);
    manifest("schema = 1", "schema = 2", &["edition.toml:1:10 newer-schema"]);
}

#[test]
fn a_site_that_is_no_whole_address_is_named_and_printed_all_the_same() {
    let with = |site: &str| format!("title = \"小城日报\"\nsite = \"{site}\"\n");
    for site in ["paper.example", "www.czrb.example", "ftp://paper.example/", "https://"] {
        manifest("title = \"小城日报\"\n", &with(site), &["edition.toml:4:8 no-address"]);
    }
    for site in ["", "https://paper.example", "http://paper.example/epaper/"] {
        manifest("title = \"小城日报\"\n", &with(site), &[]);
    }
}

#[test]
fn days_that_are_none() {
    for day in ["2024-02-30", "\"2024-02-30\"", "2023-02-29", "20241206", "2024-12-06T08:00:00", "\"明天\"", "1"] {
        manifest("2024-12-06", day, &["edition.toml:6:8 bad-date"]);
    }
    manifest("2024-12-06", "\"2024-12-06\"", &[]);
}

#[test]
fn a_bad_day_hides_no_other_problem() {
    let folder = Folder::good();
    folder.put("edition.toml", MANIFEST.replace("2024-12-06", "2024-02-30").replace("\"lead\"", "\"leed\""));
    let expect =
        ["articles/lead.md unplaced-article", "edition.toml:6:8 bad-date", "edition.toml:10:13 unknown-article"];
    check(&folder, &expect);
}

#[test]
fn what_is_no_toml() {
    manifest("\"小城日报\"", "“小城日报”", &["edition.toml:3:9 toml-syntax"]);
    manifest("[edition]", "title = \"又\"\n[edition]", &["edition.toml:5:1 toml-syntax"]);
    manifest("[paper]", "[paper", &["edition.toml:2:7 toml-syntax"]);
    manifest("\"小城日报\"", "\"小城日报", &["edition.toml:3:14 toml-syntax"]);
}

#[test]
fn articles_and_pages_that_do_not_match() {
    let unplaced = "articles/lead.md unplaced-article";
    manifest("\"lead\"", "\"leed\"", &[unplaced, "edition.toml:10:13 unknown-article"]);
    manifest("\"lead\"", "\"lead\", \"lead\"", &["edition.toml:10:21 placed-twice"]);
    manifest("\"lead\"", "", &[unplaced, "edition.toml:8:10 empty-page"]);
    manifest("\"lead\"", "\"Lead\"", &[unplaced, "edition.toml:8:10 empty-page", "edition.toml:10:13 bad-id"]);
    manifest("\"lead\"", "\"../lead\", \"lead\"", &["edition.toml:10:13 bad-id"]);
    manifest(
        "[[page]]\nnumber = \"01\"\nsection = \"要闻\"\narticles = [\"lead\"]\n",
        "",
        &[unplaced, "edition.toml:1:1 empty-page"],
    );
    let two = "articles = [\"lead\"]\n[[page]]\nnumber = \"01\"\nsection = \"又\"\narticles = [\"lead\"]";
    manifest("articles = [\"lead\"]", two, &["edition.toml:12:10 duplicate-page", "edition.toml:14:13 placed-twice"]);
    file("articles/brief.md", "+++\n+++\n简讯。\n", &["articles/brief.md unplaced-article"]);
}

#[test]
fn names_of_article_files() {
    let text = "+++\n+++\n正文。\n";
    file("articles/LEAD.md", text, &["articles/LEAD.md duplicate-article"]);
    file("articles/lead.markdown", text, &["articles/lead.markdown duplicate-article"]);
    file("articles/头条.md", text, &["articles/头条.md bad-id", "articles/头条.md unplaced-article"]);
    file("articles/notes.docx", "", &["articles/notes.docx unused-file"]);
    file("articles/old/lead.md", text, &["articles/old unused-file"]);
    file("articles/.DS_Store", "", &[]);
}

#[test]
fn files_that_are_not_there() {
    let folder = Folder::good();
    std::fs::remove_file(folder.path().join("edition.toml")).expect("removed");
    check(&folder, &["edition.toml missing-file"]);
    let folder = Folder::good();
    std::fs::remove_dir_all(folder.path().join("articles")).expect("removed");
    check(&folder, &["articles missing-file", "edition.toml:10:13 unknown-article"]);
    body("![图](images/a.jpg)\n", &["articles/lead.md:4:1 missing-file"]);
}

#[test]
fn front_matter() {
    front("rank = 6", &["articles/lead.md:2:8 bad-value"]);
    front("rank = \"1\"", &["articles/lead.md:2:8 wrong-type"]);
    front("rank = 1.5", &["articles/lead.md:2:8 wrong-type"]);
    front("rank = 99999999999999999999", &["articles/lead.md:2:8 bad-value"]);
    front("kind = \"reprot\"", &["articles/lead.md:2:8 bad-value"]);
    front("kind = 1", &["articles/lead.md:2:8 wrong-type"]);
    front("place = \"top\"", &["articles/lead.md:2:9 bad-value"]);
    front("language = \"English\"", &["articles/lead.md:2:12 bad-value"]);
    front("language = \"en-GB\"", &[]);
    front("columns = 0", &["articles/lead.md:2:11 bad-value"]);
    front("boxed = \"yes\"", &["articles/lead.md:2:9 wrong-type"]);
    front("headline = \"一行\"", &["articles/lead.md:2:12 wrong-type"]);
    front("headline = [\"一\", 2]", &["articles/lead.md:2:18 wrong-type"]);
    front("byline = [{ role = \"记者\" }]", &["articles/lead.md:2:11 missing-key"]);
    front("byline = [{ name = \"丁\", age = 1 }]", &["articles/lead.md:2:25 unknown-key"]);
    front(
        "headlin = [\"一\"]\nkicke = \"二\"",
        &["articles/lead.md:2:1 unknown-key", "articles/lead.md:3:1 unknown-key"],
    );
}

#[test]
fn front_matter_that_does_not_begin_or_end() {
    let article = |text: &str, expect: &[&str]| file("articles/lead.md", text, expect);
    article("正文。\n", &["articles/lead.md:1:1 missing-front-matter"]);
    article(
        "---\ntitle: x\n---\n正文。\n",
        &["articles/lead.md:1:1 missing-front-matter", "articles/lead.md:1:1 unsupported-markup"],
    );
    article("", &["articles/lead.md:1:1 missing-front-matter"]);
    article("+++\nrank = 1\n正文。\n", &["articles/lead.md:1:1 unterminated-front-matter"]);
    article("+++\n+++\n", &["articles/lead.md:1:1 empty-body"]);
    article("+++\nheadline = [\"只有标题\"]\n+++", &["articles/lead.md:1:1 empty-body"]);
}

#[test]
fn characters_that_are_none() {
    body("一\u{7}二\n", &["articles/lead.md:4:2 control-character"]);
    body("一&#27;二\n", &["articles/lead.md:4:2 control-character"]);
    body("一\u{feff}\n", &["articles/lead.md:4:2 control-character"]);
    file("articles/lead.md", b"+++\nrank = 1\n+++\n\xb3\xa4\xd6\xce\n", &["articles/lead.md:4:1 invalid-utf8"]);
    file("edition.toml", b"\xff\xfe", &["edition.toml:1:1 invalid-utf8"]);
}

#[test]
fn an_invalid_byte_is_named_with_its_offset_in_the_file() {
    let folder = Folder::good();
    folder.put("articles/lead.md", b"\xef\xbb\xbf+++\n+++\n\xb3\n");
    let (_, problems) = folder.read();
    assert!(problems.sorted()[0].message.contains("byte 11 (0xB3)"), "{}", problems.sorted()[0]);
}

#[test]
fn byte_order_marks_and_other_line_ends_are_fine() {
    let folder = Folder::good();
    folder.put("edition.toml", format!("\u{feff}{}", MANIFEST.replace('\n', "\r\n")));
    folder.put("articles/lead.md", "\u{feff}+++\r\nrank = 9\r\n+++\r\n第一段。\r\n\r\n第二段。\r\n");
    check(&folder, &["articles/lead.md:2:8 bad-value"]);
    folder.put("articles/lead.md", "\u{feff}+++\r\nrank = 1\r\n+++\r\n第一段。\r\n\r\n第二段。\r\n");
    assert_eq!(folder.blocks().len(), 2);
    folder.put("articles/lead.md", "+++\rrank = 1\r+++\r第一段。\r\r第二段。\r");
    assert_eq!(folder.blocks().len(), 2);
}

#[test]
fn html_is_reported_wherever_it_stands() {
    body("一<b>二</b>三\n", &["articles/lead.md:4:2 raw-html", "articles/lead.md:4:6 raw-html"]);
    body("<div>\n二\n</div>\n", &["articles/lead.md:4:1 raw-html"]);
    body("- <script>1</script>\n", &["articles/lead.md:4:3 raw-html"]);
    body("<!-- 备注 -->\n", &["articles/lead.md:4:1 raw-html"]);
    body("1 < 2，3 > 2\n", &[]);
}

#[test]
fn links_lead_to_addresses_and_articles_only() {
    let bad = ["articles/lead.md:4:2 bad-link"];
    for target in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/hosts",
        "lead.md",
        "//example.com",
        "http:",
        "https:/（一）",
        "",
    ] {
        body(&format!("见[此](<{target}>)\n"), &bad);
    }
    body("见[此](#leed)\n", &bad);
    for target in ["#lead", "https://example.com/一", "HTTP://example.com", "mailto:a@example.com"] {
        body(&format!("见[此]({target})\n"), &[]);
    }
}

#[test]
fn markup_that_a_page_does_not_have() {
    body("# 标题\n", &["articles/lead.md:4:1 unsupported-markup"]);
    body("一\n\n    缩进\n", &["articles/lead.md:6:5 unsupported-markup"]);
    body("```\n代码\n```\n", &["articles/lead.md:4:1 unsupported-markup"]);
    body("一`二`\n", &["articles/lead.md:4:2 unsupported-markup"]);
    body("一\n\n---\n\n二\n", &["articles/lead.md:6:1 unsupported-markup"]);
    body("- 一\n  - 二\n", &["articles/lead.md:5:3 unsupported-markup"]);
    body("一\n\n[注]: 文字\n", &["articles/lead.md:6:1 unsupported-markup"]);
    body("\\*\\*一\\*\\* \\![图]\n", &[]);
    body("一\\[^1]\n", &[]);
    body("**“强调”**后文\n", &["articles/lead.md:4:1 unmatched-emphasis"]);
}

#[test]
fn footnotes_are_named_as_such_and_not_lost() {
    let (mark, note) = ("articles/lead.md:4:2 unsupported-markup", "articles/lead.md:6:1 unsupported-markup");
    for text in ["全文", "See the report.", "<https://example.com>"] {
        let folder = Folder::with_body(&format!("一[^1]二\n\n[^1]: {text}\n"));
        check(&folder, &[mark, note]);
        for problem in folder.read().1.sorted() {
            assert!(problem.message.starts_with("footnotes are not supported"), "{problem}");
        }
        let blocks = folder.blocks();
        let printed: Vec<_> = blocks.iter().flat_map(epaper::edition::Block::texts).map(|text| text.flat()).collect();
        assert_eq!(printed, ["一[1]二".to_owned(), format!("[1] {}", text.trim_matches(['<', '>']))]);
    }
    body("一[^1]二\n", &[mark]);
}

#[test]
fn a_folder_named_by_another_day_is_noticed() {
    let date = MANIFEST.lines().position(|line| line.starts_with("date")).expect("a date") + 1;
    for (name, differs) in [
        ("2024-12-06", false),
        ("2024-12-07", true),
        ("20241207", true),
        ("2024-12-07-evening", true),
        ("2024-13-07", false),
        ("evening", false),
        ("issue-2024", false),
    ] {
        let inside = Folder::good();
        let path = inside.path().join(name);
        std::fs::create_dir_all(path.join("articles")).expect("a folder");
        std::fs::write(path.join("edition.toml"), MANIFEST).expect("a file");
        std::fs::write(path.join("articles/lead.md"), "+++\n+++\n正文。\n").expect("a file");
        let (source, problems) = epaper::press::source::read(&path);
        assert!(source.is_some(), "{name}: it is a warning");
        let found: Vec<_> = problems.sorted().iter().map(|problem| problem.to_string()).collect();
        let expect = format!("edition.toml:{date}:8: warning[bad-date]");
        assert_eq!(found.iter().any(|problem| problem.contains(&expect)), differs, "{name}: {found:?}");
        assert_eq!(found.len(), usize::from(differs), "{name}: {found:?}");
    }
}

#[test]
fn moments_of_corrections() {
    let bad = ["articles/lead.md:2:11 bad-date"];
    for moment in ["2024-12-06", "2024-12-06T14:30:00", "\"today\"", "1", "\"2024-12-06T25:00:00+08:00\""] {
        front(&format!("updated = {moment}"), &bad);
        manifest("date =", &format!("updated = {moment}\ndate ="), &["edition.toml:6:11 bad-date"]);
    }
    for moment in ["2024-12-06T14:30:00+08:00", "2024-12-06 06:30:00Z", "\"2024-12-06T14:30:00+08:00\""] {
        let folder = Folder::good();
        folder.put("articles/lead.md", format!("+++\nupdated = {moment}\n+++\n正文。\n"));
        check(&folder, &[]);
        let source = folder.read().0.expect("a source");
        assert_eq!(source.edition.articles[0].updated, "2024-12-06T06:30:00Z", "{moment}");
    }
}

#[test]
fn figures_and_their_attributes() {
    body(
        "![图]()\n{span=0 crop=2 focus=\"1\" colour=red}\n",
        &[
            "articles/lead.md:5:7 bad-value",
            "articles/lead.md:5:14 bad-value",
            "articles/lead.md:5:23 bad-value",
            "articles/lead.md:5:26 unknown-key",
        ],
    );
    body("![图]()\n{span=2\n", &["articles/lead.md:5:8 bad-attributes"]);
    body("![图]()\n\n{span=2}\n", &["articles/lead.md:6:1 bad-attributes"]);
    body("![]()\n", &["articles/lead.md:4:1 missing-alt"]);
    body("![图](\"甲摄\")\n", &["articles/lead.md:4:1 bad-path"]);
    body("![图](\"甲 摄\")\n", &["articles/lead.md:4:1 misplaced-figure"]);
    body("一\n![图](images/a b.jpg)\n", &["articles/lead.md:5:1 misplaced-figure"]);
    body("一![图]()二\n", &["articles/lead.md:4:2 misplaced-figure"]);
    body("- ![图]()\n", &["articles/lead.md:4:3 misplaced-figure"]);
    body("| ![图]() |\n|---|\n", &["articles/lead.md:4:3 misplaced-figure"]);
}

#[test]
fn paths_stay_in_the_folder() {
    for path in ["../a.jpg", "images/../../a.jpg", "/etc/a.jpg", "images//a.jpg", "./a.jpg", "C:/a.jpg", "a\\b.jpg"] {
        body(&format!("![图](<{path}>)\n"), &["articles/lead.md:4:1 bad-path"]);
    }
    body("![图](https://example.com/a.jpg)\n", &["articles/lead.md:4:1 bad-path"]);
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let elsewhere = Folder::good();
    let target = |file: &str| elsewhere.path().join(file);

    let folder = Folder::with_body("![图](images/a.svg)\n");
    symlink(target("articles"), folder.path().join("images")).expect("a link");
    check(&folder, &["articles/lead.md:4:1 symbolic-link"]);

    let folder = Folder::good();
    std::fs::remove_file(folder.path().join("articles/lead.md")).expect("removed");
    symlink(target("articles/lead.md"), folder.path().join("articles/lead.md")).expect("a link");
    check(&folder, &["articles/lead.md symbolic-link"]);
}

#[test]
fn a_paragraph_of_30_megabytes_is_refused_at_its_line() {
    let folder = Folder::with_body(&format!("第一段。\n\n{}\n", "长".repeat(10 << 20)));
    check(&folder, &["articles/lead.md:6:1 file-too-large"]);
    let (_, problems) = folder.read();
    assert!(problems.sorted()[0].message.contains("30 MB"), "{}", problems.sorted()[0]);
}

#[test]
fn a_paragraph_beyond_the_limit_is_refused_at_its_start() {
    let long = "长".repeat(PARAGRAPH_LIMIT);
    assert!((long.len() as u64) < TEXT_LIMIT);
    body(&format!("第一段。\n\n{long}\n"), &[]);
    body(&format!("第一段。\n\n{long}长\n"), &["articles/lead.md:6:1 paragraph-too-long"]);
}

#[test]
fn nesting_without_end_is_refused() {
    body(&format!("{}深\n", "> ".repeat(5000)), &["articles/lead.md:4:33 unsupported-markup"]);
    body(
        &format!("{}图{}\n", "![".repeat(500), "]()".repeat(500)),
        &["articles/lead.md:4:1 missing-alt", "articles/lead.md:4:3 misplaced-figure"],
    );
    for value in ["[".repeat(5000) + &"]".repeat(5000), "{a=".repeat(5000) + "1" + &"}".repeat(5000)] {
        let folder = Folder::good();
        folder.put("edition.toml", format!("{MANIFEST}extra = {value}\n"));
        let problems = folder.problems();
        assert!(
            problems.iter().all(|problem| problem.ends_with("toml-syntax")) && !problems.is_empty(),
            "{problems:?}"
        );
    }
}

#[test]
fn many_problems_of_one_kind_are_counted() {
    let folder = Folder::with_body(&"<b>\n\n".repeat(30_000));
    let (_, problems) = folder.read();
    assert_eq!(problems.sorted().len(), epaper::press::diagnostic::Diagnostics::SHOWN_PER_CODE);
    let unshown: Vec<_> = problems.unshown().map(|(_, code, more)| (code, more)).collect();
    assert_eq!(unshown, [(Code::RawHtml, 30_000 - 20)]);
}

#[test]
fn many_warnings_hide_no_error_of_their_code() {
    let folder = Folder::with_body(&format!("{}见[此](#leed)\n", "见[此](x)\n\n".repeat(30)));
    let (source, problems) = folder.read();
    assert!(source.is_none() && problems.errors() == 1);
}
