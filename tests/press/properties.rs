//! What holds of every source, whatever an editor writes.

use epaper::edition::PageBodies;
use epaper::press::build::build;
use proptest::prelude::*;

use super::folder::{Folder, files, options};

/// Bodies of what newspapers hold, of Markdown's signs, and of what does not belong there.
fn body() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[一-龥]{1,8}",
        2 => "[a-zA-Z0-9 ]{1,6}",
        4 => "[，。：；“”——…]{1,2}",
        4 => prop::sample::select(vec![
            "\n", "\n\n", "## ", "> ", "- ", "1. ", "**", "*", "_", "`", "![", "](", ")", "[", "]", "<b>", "</b>", "{", "}",
            "{span=2}", "![图]()", "![图](<> \"摄\")\n{crop=0.9}", "|", "|---|---|\n", "\\", "&amp;", "&#27;", "---\n",
            "```\n", "    ", "\t", "<!--", "#lead", "https://example.com", "\u{7}", "\u{3000}", "\r\n", "+++\n",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_body_is_read_and_its_bundle_reads_back(body in body()) {
        let folder = Folder::with_body(&body);
        let (source, problems) = folder.read();
        prop_assert_eq!(source.is_none(), problems.has_errors());
        for problem in problems.sorted() {
            prop_assert!(problem.hint.is_some(), "{}", problem);
        }
        if let Some(source) = source {
            for bodies in &source.bodies {
                let text = serde_json::to_string(bodies).expect("JSON");
                prop_assert_eq!(&serde_json::from_str::<PageBodies>(&text).expect("a page"), bodies);
            }
        }
    }

    #[test]
    fn any_front_matter_is_read(text in "[a-z_]{0,9}( = )?[\\[\\]{}\"',=0-9a-z\\n #.+-]{0,40}") {
        let folder = Folder::good();
        folder.put("articles/lead.md", format!("+++\n{text}\n+++\n正文。\n"));
        let (source, problems) = folder.read();
        prop_assert_eq!(source.is_none(), problems.has_errors());
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), manifest in any::<bool>()) {
        let folder = Folder::good();
        folder.put(if manifest { "edition.toml" } else { "articles/lead.md" }, &bytes);
        let (source, problems) = folder.read();
        prop_assert_eq!(source.is_none(), problems.has_errors());
    }

    #[test]
    fn han_text_comes_through_whole(paragraphs in prop::collection::vec("[一-龥，。]{1,60}", 1..6)) {
        let text = Folder::with_body(&paragraphs.join("\n\n")).blocks();
        let text: Vec<String> = text.iter().flat_map(|block| block.texts().map(|text| text.flat())).collect();
        prop_assert_eq!(text, paragraphs);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_source_built_twice_gives_the_same_bytes(body in body()) {
        let folder = Folder::with_body(&body);
        let site = || {
            let out = tempfile::tempdir().expect("a temporary folder");
            build(&[folder.path().to_owned()], &options(out.path()));
            let relative = |path: std::path::PathBuf| path.strip_prefix(out.path()).expect("inside").to_owned();
            files(out.path()).into_iter().map(|(path, bytes)| (relative(path), bytes)).collect::<Vec<_>>()
        };
        prop_assert_eq!(site(), site());
    }
}
