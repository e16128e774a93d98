//! The shell of every page: Trunk's `index.html`, made fit for any host.
//!
//! Trunk starts the reader with a script inside the page, which a strict Content Security
//! Policy forbids, and names files before `wasm-opt` has changed them. Here they are named
//! by what they hold in the end, and the script becomes a file. What else stands in
//! `index.html`, a publisher's own icons or style sheets, stays.

use std::fs;
use std::ops::Range;
use std::path::Path;

use super::{SiteError, save, text};
use crate::markup;
use crate::press::name::content_name;

/// Where the shell is kept once `index.html` is the newest edition.
pub(super) const FILE: &str = "shell.html";

/// Says that a page was written here, and is no shell.
const GENERATOR: &str = "<meta name=\"generator\" content=\"epaper press\">";

const BOOT: &str = include_str!("assets/boot.js");
const THEME: &str = include_str!("assets/theme.js");

/// What the head and the body of a page add to the shell.
#[derive(Clone, Debug, Default)]
pub struct Dress<'a> {
    /// The site's base, as seen from the page.
    pub base: &'a str,
    /// BCP 47 tag of the page's language.
    pub language: &'a str,
    /// The page's title.
    pub title: &'a str,
    /// Further elements of the head.
    pub head: &'a str,
    /// What the page shows until the reader takes over.
    pub body: &'a str,
}

/// The parts of a page that are the same at every address.
#[derive(Clone, Debug)]
pub struct Shell(String);

impl Shell {
    /// The shell of a site. One that Trunk has just built is prepared: its files are
    /// renamed and the scripts that it lacks are written.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub fn open(site: &Path) -> Result<Self, SiteError> {
        let page = text(&site.join("index.html"))?;
        if page.contains(GENERATOR) {
            return Ok(Self(text(&site.join(FILE))?));
        }
        let shell = prepare(site, page)?;
        save(&site.join(FILE), shell.as_bytes())?;
        Ok(Self(shell))
    }

    /// A shell as [`Shell::open`] left it, for tests.
    pub fn of(html: impl Into<String>) -> Self {
        Self(html.into())
    }

    /// The shell as it is.
    pub fn html(&self) -> &str {
        &self.0
    }

    /// A page.
    pub fn dress(&self, dress: &Dress) -> String {
        let tag = |open: &str, name: &str, value: &str| {
            let mut tag = open.to_owned();
            markup::attribute(name, value, &mut tag);
            tag + ">"
        };
        let mut heading = "<title>".to_owned();
        markup::escape(dress.title, &mut heading);
        let page = with(&self.0, "<html", ">", &tag("<html", "lang", dress.language));
        let page = with(&page, "<base", ">", &tag("<base", "href", dress.base));
        let page = with(&page, "<title>", "</title>", &(heading + "</title>"));
        let page = with(&page, "</head>", "", &[dress.head, "</head>"].concat());
        with(&page, "</div></body>", "", &[dress.body, "</div></body>"].concat())
    }
}

/// Trunk's page as a shell.
fn prepare(site: &Path, mut page: String) -> Result<String, SiteError> {
    let css = file_name(&page, "epaper-", ".css");
    let wasm = file_name(&page, "reader-", "_bg.wasm");
    let js = wasm.as_ref().map(|wasm| wasm.replace("_bg.wasm", ".js"));
    let mut renamed = |old: Option<String>, stem: &str, extension: &str| {
        let Some(old) = old else { return Ok(None) };
        while let Some(element) = element_around(&page, &old) {
            page.replace_range(element, "");
        }
        let path = site.join(&old);
        let bytes = fs::read(&path).map_err(|error| SiteError::File(path.clone(), error))?;
        let new = content_name(stem, extension, &bytes);
        fs::rename(&path, site.join(&new)).map_err(|error| SiteError::File(path, error))?;
        Ok(Some(new))
    };
    let (css, js, wasm) =
        (renamed(css, "epaper", "css")?, renamed(js, "reader", "js")?, renamed(wasm, "reader", "wasm")?);
    let mut links = format!("{GENERATOR}<link rel=\"manifest\" href=\"{}\">", super::offline::MANIFEST);
    if let Some(css) = css {
        links += &format!("<link rel=\"stylesheet\" href=\"{css}\">");
    }
    if let (Some(js), Some(wasm)) = (js, wasm) {
        let boot = script(site, "boot", &BOOT.replace("READER_JS", &js).replace("READER_WASM", &wasm))?;
        links += &format!(
            "<link rel=\"ahead\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\
             <link rel=\"ahead\" href=\"{js}\" as=\"script\" crossorigin>\
             <script type=\"module\" src=\"{boot}\"></script>"
        );
    }
    let theme = script(site, "theme", THEME)?;
    let body = format!("<body><div class=\"epaper static\" data-static><script src=\"{theme}\"></script></div></body>");
    let head = page.split_once("</head>").map_or(page.as_str(), |(head, _)| head);
    Ok([head, &links, "</head>\n", &body, "\n</html>\n"].concat())
}

/// Writes a script and gives its name. Lines that are comments, and what lines are indented by, are
/// for its authors.
fn script(site: &Path, stem: &str, text: &str) -> Result<String, SiteError> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let text = &(lines.collect::<Vec<_>>().join("\n") + "\n");
    let name = content_name(stem, "js", text.as_bytes());
    save(&site.join(&name), text.as_bytes())?;
    Ok(name)
}

/// The first file of Trunk's naming that its page names, without folders.
fn file_name(page: &str, stem: &str, ending: &str) -> Option<String> {
    page.match_indices(stem).find_map(|(at, _)| {
        let hash = page[at + stem.len()..].find(|c: char| !c.is_ascii_hexdigit())? + at + stem.len();
        page[hash..].starts_with(ending).then(|| page[at..hash + ending.len()].to_owned())
    })
}

/// Where an element stands that names a file: a link, or a script with its content.
fn element_around(page: &str, name: &str) -> Option<Range<usize>> {
    let at = page.find(name)?;
    let (link, script) = (page[..at].rfind("<link"), page[..at].rfind("<script"));
    let (start, close) = if script > link { (script?, "</script>") } else { (link?, ">") };
    Some(start..at + page[at..].find(close)? + close.len())
}

/// `page` with what stands from `open` to `close` replaced.
fn with(page: &str, open: &str, close: &str, replacement: &str) -> String {
    let Some((before, rest)) = page.split_once(open) else { return page.to_owned() };
    let Some((_, after)) = rest.split_once(close) else { return page.to_owned() };
    [before, replacement, after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Trunk writes, in a development build and minified.
    const TRUNK: [&str; 2] = [
        "<!doctype html><html lang=\"zh-Hans\"><head><base href=\"./\"><title>epaper</title><link rel=\"me\" href=\"own.css\">\
         <script type=\"module\">\nimport init from '/reader-0a1b.js';\nawait init('/reader-0a1b_bg.wasm');\n</script>\
         <link rel=\"stylesheet\" href=\"/epaper-2c3d.css\" integrity=\"sha384-x\"/>\
         <link rel=\"modulepreload\" href=\"/reader-0a1b.js\"><link rel=\"preload\" href=\"/reader-0a1b_bg.wasm\"></head>\n<body></body>\n</html>",
        "<!doctype html><html lang=zh-Hans><head><base href=./><title>epaper</title><link href=own.css rel=me>\
         <script type=module>import init from './reader-0a1b.js';await init('./reader-0a1b_bg.wasm')</script>\
         <link href=./epaper-2c3d.css rel=stylesheet><link href=./reader-0a1b.js rel=modulepreload>\
         <link href=./reader-0a1b_bg.wasm rel=preload></head><body></body></html>",
    ];

    fn site(index: &str) -> tempfile::TempDir {
        let site = tempfile::tempdir().expect("a folder");
        for (file, content) in [
            ("index.html", index),
            ("reader-0a1b.js", "js"),
            ("reader-0a1b_bg.wasm", "wasm"),
            ("epaper-2c3d.css", "css"),
        ] {
            save(&site.path().join(file), content.as_bytes()).expect("a file");
        }
        site
    }

    #[test]
    fn the_page_has_no_script_in_it_and_all_files_are_named_by_content() {
        for index in TRUNK {
            let site = site(index);
            let page = Shell::open(site.path()).expect("a shell").dress(&Dress { body: "<p>", ..Dress::default() });
            for gone in ["import", "0a1b", "2c3d", "integrity"] {
                assert!(!page.contains(gone), "{gone} in {page}");
            }
            assert!(page.contains("own.css"), "{page}");
            let mut names: Vec<_> =
                page.split(['"', '=']).filter(|word| word.contains('.') && word.len() > 12).collect();
            names.retain(|name| !name.contains("own") && !name.contains("webmanifest") && !name.contains('<'));
            assert_eq!(names.len(), 5, "{names:?}");
            for name in names {
                let bytes = fs::read(site.path().join(name)).expect(name);
                let (stem, rest) = name.split_once('.').expect("a hash");
                assert_eq!(content_name(stem, rest.split_once('.').expect("an ending").1, &bytes), name);
            }
            assert!(page.contains("<p></div></body>"), "{page}");
        }
    }

    #[test]
    fn a_shell_is_kept_when_the_index_has_become_a_page() {
        let site = site(TRUNK[0]);
        let first = Shell::open(site.path()).expect("a shell");
        let page = first.dress(&Dress { title: "雪 & <冰>", base: "../", language: "zh-Hans", ..Dress::default() });
        assert!(page.contains("<title>雪 &amp; &lt;冰&gt;</title>") && page.contains("<base href=\"../\">"), "{page}");
        save(&site.path().join("index.html"), page.as_bytes()).expect("a page");
        assert_eq!(Shell::open(site.path()).expect("the shell").0, first.0);
    }

    #[test]
    fn a_shell_without_a_reader_is_a_shell_too() {
        let site = site("<!doctype html><html><head><title>x</title></head><body></body></html>");
        let shell = Shell::open(site.path()).expect("a shell");
        assert!(!shell.0.contains("boot"), "{}", shell.0);
    }
}
