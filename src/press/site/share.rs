//! The picture that share cards show: the head of the edition's first page, composed for the
//! size of a card and set in the edition's own faces.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::head::PICTURE;
use super::published::Published;
use super::{SiteError, save};
use crate::edition::FaceRole;
use crate::layout::page::Composer;
use crate::layout::{Faces, Px, Rect, Settings, Size, Stylesheet};
use crate::markup;
use crate::press::name::content_name;
use crate::press::sketch::{self, Look};

/// Drawings change with this, whatever an edition holds.
const VERSION: &str = "share 2";

/// Writes the picture of an edition unless it is there, and gives its path below the site.
/// An edition without faces has none: a machine's own would tell another story on each.
pub(super) fn picture(site: &Path, published: &Published) -> Result<Option<String>, SiteError> {
    let edition = &published.edition;
    let made_from = (VERSION, &edition.paper, &edition.edition, &edition.pages, &edition.faces);
    let Ok(made_from) = serde_json::to_vec(&made_from) else { return Ok(None) };
    let path = format!("{}/{}", published.path, content_name("share", "png", &made_from));
    let file = site.join(&path);
    if !file.is_file() {
        let Some(png) = draw(site, published) else { return Ok(None) };
        clear(&site.join(&published.path));
        save(&file, &png)?;
    }
    Ok(Some(path))
}

/// Removes the picture of an older build; one that cannot be removed does no harm.
fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("share.") && name.ends_with(".png") {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn draw(site: &Path, published: &Published) -> Option<Vec<u8>> {
    let edition = &published.edition;
    // Pictures are named as the bundle names them.
    let folder = site.join("editions").join(&published.path);
    let mut options = Options { resources_dir: Some(folder), ..Options::default() };
    let mut families: [&str; 4] = ["serif"; 4];
    for role in FaceRole::ALL {
        let face = edition.faces.iter().find(|face| face.role == role && face.language.is_empty())?;
        let packed = fs::read(site.join(published.file(&face.file))).ok()?;
        options.fontdb_mut().load_font_data(wuff::decompress_woff2(&packed).ok()?);
        families[role as usize] = &face.family;
    }
    let (width, height) = PICTURE;
    let size = Size { width: Px::from_css(width.into()), height: Px::from_css(height.into()) };
    let style = Stylesheet::solve(size, Settings::default());
    let bodies = published.bodies.first()?;
    let layout = Composer::default().page(edition, &bodies.articles, 0, &style, &Faces::new(&edition.faces));
    let sheet = layout.sheets.first()?;
    let look = Look { faces: families.map(|family| (family, 400)), boxes: false, pictures: Some(published) };
    // The sheet is a little smaller than the picture and stands in its middle.
    let left = (f64::from(width) - sheet.size.width.css()) / 2.0;
    let top = (f64::from(height) - sheet.size.height.css()) / 2.0;
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='{:.1} {:.1} {width} {height}'>\
         <rect x='{:.1}' y='{:.1}' width='{width}' height='{height}' fill='{}'/>",
        -left,
        -top,
        -left,
        -top,
        sketch::PAPER
    );
    svg.push_str(&sketch::sheet(&style, &layout, sheet, look));
    masthead(published, &sheet.furniture.rect, families, &mut svg);
    if let (Some(section), Some(page)) = (&sheet.furniture.section, edition.pages.first()) {
        let size = section.height.css() * 0.5;
        let y = section.y.css() + section.height.css() * 0.7;
        words(
            &page.section,
            families[FaceRole::Strong as usize],
            size,
            (section.x.css(), y),
            "start",
            "#1c1a17",
            &mut svg,
        );
    }
    svg.push_str("</svg>");
    let tree = Tree::from_str(&svg, &options).ok()?;
    let mut pixels = Pixmap::new(width, height)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// Title and date over a double rule, as on the sheet.
fn masthead(published: &Published, area: &Rect, families: [&str; 4], svg: &mut String) {
    const RED: &str = "#ad1f1b";
    let (paper, issue) = (&published.edition.paper, &published.edition.edition);
    let (left, right, foot) = (area.x.css(), area.right().css(), area.y.css() + area.height.css());
    let size = (area.height.css() * 0.6).min((right - left) * 0.5 / paper.title.chars().count().max(1) as f64 * 1.2);
    let title = families[FaceRole::Headline as usize];
    words(&paper.title, title, size, (left, foot - area.height.css() * 0.28), "start", RED, svg);
    let date = format!("{} {}", issue.date.in_words(&paper.language), issue.date.weekday().in_words(&paper.language));
    let body = families[FaceRole::Body as usize];
    words(&date, body, size * 0.3, (right, foot - area.height.css() * 0.28), "end", "#1c1a17", svg);
    for y in [foot - 8.0, foot - 4.0] {
        let _ = write!(svg, "<rect x='{left:.1}' y='{y:.1}' width='{:.1}' height='1.2' fill='{RED}'/>", right - left);
    }
}

fn words(text: &str, family: &str, size: f64, (x, y): (f64, f64), anchor: &str, fill: &str, svg: &mut String) {
    let _ = write!(svg, "<text x='{x:.1}' y='{y:.1}' font-size='{size:.1}' text-anchor='{anchor}' fill='{fill}'");
    markup::attribute("font-family", family, svg);
    svg.push('>');
    markup::escape(text, svg);
    svg.push_str("</text>");
}
