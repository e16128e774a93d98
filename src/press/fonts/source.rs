//! A source font: its characters as quadratic outlines on an em of 1000 units.

use std::path::{Path, PathBuf};

use kurbo::{Affine, BezPath, CubicBez, Point, Shape};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use super::FontError;

/// Units of an em in everything that the press draws.
pub(super) const EM: u16 = 1000;

/// How far quadratics may run from the cubics that they stand for, in units of the em;
/// rounding to whole units comes on top.
const CUBIC_ACCURACY: f64 = 0.3;

/// A glyph: closed contours of lines and quadratics, y upwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Glyph {
    pub(super) path: BezPath,
    /// Advance in units.
    pub(super) advance: u16,
}

impl Glyph {
    /// A glyph without ink.
    pub(super) fn blank(advance: u16) -> Self {
        Self { path: BezPath::new(), advance }
    }

    /// Bounds of its ink; none without ink.
    pub(super) fn ink(&self) -> Option<kurbo::Rect> {
        (!self.path.is_empty()).then(|| self.path.bounding_box())
    }
}

/// A font file, read and unpacked: TrueType or OpenType, alone or in a collection.
#[derive(Debug)]
pub(super) struct SourceFile {
    /// Where it was found.
    pub(super) path: PathBuf,
    bytes: Vec<u8>,
    /// Which face of a collection.
    index: u32,
}

impl SourceFile {
    /// Reads `folder/name`; `name` may end in `#N` for face N of a collection.
    ///
    /// # Errors
    /// [`FontError::Missing`], or [`FontError::Unreadable`] if it does not unpack.
    pub(super) fn read(folder: &Path, name: &str, language: &str) -> Result<Self, FontError> {
        let (file, index) = name.rsplit_once('#').unwrap_or((name, "0"));
        let path = folder.join(file);
        let Ok(index) = index.parse() else {
            return Err(FontError::Unreadable { path, reason: format!("`{index}` is no face of a collection") });
        };
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(FontError::Missing { path, language: language.to_owned() });
            }
            Err(error) => return Err(FontError::Unreadable { path, reason: error.to_string() }),
        };
        let unpacked = match bytes.get(..4) {
            Some(b"wOFF") => wuff::decompress_woff1(&bytes),
            Some(b"wOF2") => wuff::decompress_woff2(&bytes),
            _ => Ok(bytes),
        };
        match unpacked {
            Ok(bytes) => Ok(Self { path, bytes, index }),
            Err(error) => Err(FontError::Unreadable { path, reason: format!("it does not unpack: {error:?}") }),
        }
    }

    /// The font in it.
    ///
    /// # Errors
    /// [`FontError::Unreadable`] if it is no font or one without outlines.
    pub(super) fn font(&self) -> Result<Source<'_>, FontError> {
        let unreadable = |reason: String| FontError::Unreadable { path: self.path.clone(), reason };
        let font = FontRef::from_index(&self.bytes, self.index).map_err(|error| unreadable(error.to_string()))?;
        let outlines = font.outline_glyphs();
        if outlines.format().is_none() {
            return Err(unreadable("it has no outlines".into()));
        }
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        if units == 0 {
            return Err(unreadable("it has no units per em".into()));
        }
        let scale = f64::from(EM) / f64::from(units);
        Ok(Source { charmap: font.charmap(), outlines, metrics, scale, font })
    }
}

/// A font to draw characters from.
pub(super) struct Source<'a> {
    font: FontRef<'a>,
    charmap: Charmap<'a>,
    outlines: OutlineGlyphCollection<'a>,
    metrics: GlyphMetrics<'a>,
    /// Units of the em per font unit.
    scale: f64,
}

impl Source<'_> {
    /// The glyph of a character, if the font has one. Hints are dropped, composites
    /// flattened; the points of a TrueType outline on an em of 1000 are kept as they are.
    pub(super) fn glyph(&self, character: char) -> Option<Glyph> {
        let id = self.charmap.map(character).filter(|id| id.to_u32() != 0)?;
        let mut pen = Pen { path: BezPath::new(), accuracy: CUBIC_ACCURACY / self.scale };
        self.outlines.get(id)?.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok()?;
        let mut path = pen.path;
        if self.scale != 1.0 {
            path.apply_affine(Affine::scale(self.scale));
        }
        let advance = f64::from(self.metrics.advance_width(id)?) * self.scale;
        Some(Glyph { path, advance: advance.round() as u16 })
    }

    /// The copyright notice that the font carries.
    pub(super) fn copyright(&self) -> Option<String> {
        self.font.localized_strings(StringId::COPYRIGHT_NOTICE).english_or_first().map(|text| text.to_string())
    }
}

/// Collects an outline, cubics turned into quadratics.
struct Pen {
    path: BezPath,
    /// In font units.
    accuracy: f64,
}

fn point(x: f32, y: f32) -> Point {
    Point::new(x.into(), y.into())
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(point(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(point(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(point(cx, cy), point(x, y));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let start = self.path.current_position().unwrap_or_default();
        let cubic = CubicBez::new(start, point(ax, ay), point(bx, by), point(x, y));
        for (_, _, quad) in cubic.to_quads(self.accuracy) {
            self.path.quad_to(quad.p1, quad.p2);
        }
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use kurbo::{ParamCurve, ParamCurveNearest, Rect};
    use skrifa::raw::TableProvider;
    use write_fonts::FontBuilder;
    use write_fonts::from_obj::ToOwnedTable;
    use write_fonts::tables::head::Head;

    use super::super::truetype;
    use super::*;

    #[test]
    fn cubics_become_quadratics_within_half_a_unit() {
        // A quarter of a circle as a CFF font on an em of 2000 units has it.
        let ends = [(0.0, 800.0), (442.0, 800.0), (800.0, 442.0), (800.0, 0.0)];
        let [p0, p1, p2, p3] = ends.map(|(x, y)| Point::new(x, y));
        let scale = 0.5;
        let mut pen = Pen { path: BezPath::new(), accuracy: CUBIC_ACCURACY / scale };
        pen.move_to(0.0, 800.0);
        pen.curve_to(442.0, 800.0, 800.0, 442.0, 800.0, 0.0);
        pen.path.apply_affine(Affine::scale(scale));
        let cubic = Affine::scale(scale) * CubicBez::new(p0, p1, p2, p3);
        let segments: Vec<_> = pen.path.segments().collect();
        assert!(segments.len() < 9, "{} quadratics for a quarter of a circle", segments.len());
        for segment in segments {
            for step in 0..=16 {
                let on = segment.eval(f64::from(step) / 16.0);
                assert!(cubic.nearest(on, 1e-6).distance_sq.sqrt() < 0.5, "{on:?} is off the curve");
            }
        }
    }

    #[test]
    fn a_font_on_another_em_is_scaled() {
        let square = Glyph { path: Rect::new(100.0, 0.0, 900.0, 800.0).to_path(0.1), advance: EM };
        let font = truetype::write("Square", &BTreeMap::from([('口', square)]), &truetype::Legal::default());
        let font = font.expect("written");
        let font = FontRef::new(&font).expect("a font");
        let head: Head = font.head().expect("head").to_owned_table();
        let mut on_2048 = FontBuilder::new();
        on_2048.add_table(&Head { units_per_em: 2048, ..head }).expect("head").copy_missing_tables(font);
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("square.ttf"), on_2048.build()).expect("written");
        let file = SourceFile::read(folder.path(), "square.ttf", "zh").expect("read");
        let glyph = file.font().expect("a font").glyph('口').expect("a glyph");
        assert_eq!(glyph.advance, 488);
        let ink = glyph.ink().expect("ink");
        assert!((ink.width() - 800.0 * 1000.0 / 2048.0).abs() < 1e-9, "{ink:?}");
    }

    #[test]
    fn what_is_no_font_is_refused_by_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let check = |bytes: &[u8], name: &str| {
            std::fs::write(folder.path().join("broken.ttf"), bytes).expect("written");
            let error = SourceFile::read(folder.path(), name, "zh").and_then(|file| file.font().map(drop));
            let Err(FontError::Unreadable { path, .. }) = error else { panic!("{name} was read: {error:?}") };
            assert!(path.ends_with("broken.ttf"));
        };
        check(b"", "broken.ttf");
        check(b"wOF2 and then nothing", "broken.ttf");
        check(b"wOFF and then nothing", "broken.ttf");
        check(b"<!DOCTYPE html>", "broken.ttf");
        check(b"", "broken.ttf#second");
    }
}
