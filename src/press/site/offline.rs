//! The paper as an application: its manifest and icons, and the worker that keeps it for
//! reading without a network.

use std::fs;
use std::path::Path;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{SiteError, save, shell, text};
use crate::edition::Paper;
use crate::press::name::{content_name, is_content_name, packed_of};

const WORKER: &str = include_str!("assets/worker.js");

/// Paper's colour by day: the ground of icons and of the start screen.
const GROUND: &str = "#fbf9f4";

/// Sizes of icons in px, and whether the system may cut them to a shape of its own: then
/// what matters stands in the middle four fifths.
const ICONS: [(u32, bool); 4] = [(180, false), (192, false), (512, false), (512, true)];

/// Writes the manifest, the icons drawn from `icon.svg`, and the worker. They belong to the
/// paper of the newest edition.
pub(super) fn write(site: &Path, paper: &Paper) -> Result<(), SiteError> {
    let mut icons = vec![];
    if let Ok(drawing) = fs::read_to_string(site.join(ICON)) {
        icons.push(json!({ "src": ICON, "type": "image/svg+xml", "sizes": "any", "purpose": "any" }));
        for (size, maskable) in ICONS {
            let Some(png) = draw(&drawing, size, maskable) else { continue };
            let stem = if maskable { "icon-maskable" } else { "icon" };
            let name = content_name(&format!("{stem}-{size}"), "png", &png);
            save(&site.join(&name), &png)?;
            let purpose = if maskable { "maskable" } else { "any" };
            icons.push(
                json!({ "src": name, "type": "image/png", "sizes": format!("{size}x{size}"), "purpose": purpose }),
            );
        }
    }
    let manifest = json!({
        "id": "./",
        "name": paper.title,
        "short_name": paper.title,
        "lang": paper.language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": icons,
    });
    save(&site.join(MANIFEST), format!("{manifest:#}\n").as_bytes())?;
    worker(site)
}

/// The web app manifest, below the site.
pub(super) const MANIFEST: &str = "app.webmanifest";

/// The icon that all others are drawn from, below the site; a publisher puts another there.
const ICON: &str = "icon.svg";

/// Writes the worker with the list of the shell's files.
fn worker(site: &Path) -> Result<(), SiteError> {
    let failed = |error| SiteError::File(site.to_owned(), error);
    let mut files: Vec<String> = fs::read_dir(site)
        .map_err(failed)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| is_content_name(name) && packed_of(name) == name)
        .collect();
    files.extend([shell::FILE.to_owned(), MANIFEST.to_owned()]);
    if site.join(ICON).is_file() {
        files.push(ICON.to_owned());
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in &files {
        hash.update(file);
        // Those that are not named by their content.
        if !is_content_name(file) {
            hash.update(text(&site.join(file))?);
        }
    }
    let version: String = hash.finalize()[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    let worker = WORKER.replace("SHELL_VERSION", &version).replace("SHELL_FILES", &json!(files).to_string());
    save(&site.join("sw.js"), worker.as_bytes())
}

/// An SVG as a square PNG; one that is to be cut to shape stands smaller, on a ground.
fn draw(svg: &str, size: u32, maskable: bool) -> Option<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    let mut pixels = Pixmap::new(size, size)?;
    let side = tree.size().width().max(tree.size().height());
    let inner = size as f32 * if maskable { 0.8 } else { 1.0 };
    let (scale, margin) = (inner / side, (size as f32 - inner) / 2.0);
    if maskable {
        pixels.fill(resvg::tiny_skia::Color::from_rgba8(0xfb, 0xf9, 0xf4, 0xff));
    }
    resvg::render(&tree, Transform::from_scale(scale, scale).post_translate(margin, margin), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> tempfile::TempDir {
        let site = tempfile::tempdir().expect("a folder");
        for (file, content) in [
            (ICON, include_str!("../../../public/icon.svg")),
            (shell::FILE, "<html>"),
            ("reader.0a1b2c3d.wasm", "wasm"),
            ("reader.0a1b2c3d.wasm.br", "packed"),
            ("index.html", "<html>"),
        ] {
            fs::write(site.path().join(file), content).expect("a file");
        }
        let paper = Paper { title: "晚报".into(), language: "zh-Hans".into(), ..Paper::default() };
        write(site.path(), &paper).expect("written");
        site
    }

    #[test]
    fn the_manifest_has_what_browsers_ask_of_an_application() {
        let site = written();
        let manifest: serde_json::Value =
            serde_json::from_str(&text(&site.path().join(MANIFEST)).expect("a file")).expect("JSON");
        assert_eq!(manifest["name"], "晚报");
        let icons = manifest["icons"].as_array().expect("icons");
        assert_eq!(icons.len(), 5);
        for icon in icons.iter().skip(1) {
            let bytes = fs::read(site.path().join(icon["src"].as_str().expect("a name"))).expect("a file");
            let picture = image::load_from_memory(&bytes).expect("a PNG");
            assert_eq!(icon["sizes"], format!("{}x{}", picture.width(), picture.height()));
        }
    }

    #[test]
    fn the_worker_lists_the_shell_and_changes_with_it() {
        let site = written();
        let worker = || text(&site.path().join("sw.js")).expect("a file");
        let first = worker();
        assert!(first.contains("\"reader.0a1b2c3d.wasm\"") && first.contains("\"shell.html\""), "{first}");
        assert!(
            !first.contains(".br\"") && !first.contains("index.html\"") && !first.contains("SHELL_FILES"),
            "{first}"
        );
        fs::write(site.path().join(shell::FILE), "<html lang>").expect("a file");
        super::worker(site.path()).expect("written");
        assert_ne!(worker(), first);
    }
}
