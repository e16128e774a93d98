//! Screens to test on.

/// A screen: its viewport in CSS pixels, and whether fingers or a mouse work it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    /// For messages and file names.
    pub(crate) name: &'static str,
    /// Viewport width in CSS pixels.
    pub(crate) width: u32,
    /// Viewport height in CSS pixels.
    pub(crate) height: u32,
    /// Device pixels per CSS pixel.
    pub(crate) density: f64,
    /// A touch screen without a mouse.
    pub(crate) touch: bool,
}

impl Screen {
    /// A laptop.
    pub(crate) const DESKTOP: Self = Self::mouse("desktop", 1440, 900);
    /// A full-HD monitor.
    pub(crate) const WIDE: Self = Self::mouse("wide", 1920, 1080);
    /// A tablet held upright.
    pub(crate) const TABLET: Self = Self { touch: true, density: 2.0, ..Self::mouse("tablet", 820, 1180) };
    /// A phone held upright.
    pub(crate) const PHONE: Self = Self { touch: true, density: 3.0, ..Self::mouse("phone", 390, 844) };
    /// The sizes that every page must stand.
    pub(crate) const ALL: [Self; 4] = [Self::DESKTOP, Self::WIDE, Self::TABLET, Self::PHONE];

    /// A screen of this size with a mouse.
    pub(crate) const fn mouse(name: &'static str, width: u32, height: u32) -> Self {
        Self { name, width, height, density: 1.0, touch: false }
    }
}
