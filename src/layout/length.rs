//! Lengths as integers: the browser's own subpixel, and thousandths of an em.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in 1/64 CSS px, the unit that Chromium lays out in. Integers make native and
/// wasm agree to the bit, and values `Eq + Hash`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Px(pub i32);

/// A length relative to the font size, in 1/1000 em: what advances and measures are
/// counted in, so that line breaks hold for every font size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Em(pub i32);

impl Px {
    /// No length.
    pub const ZERO: Self = Self(0);

    /// The length nearest to a number of CSS pixels.
    pub fn from_css(px: f64) -> Self {
        Self((px * 64.0).round() as i32)
    }

    /// In CSS pixels, exactly.
    pub fn css(self) -> f64 {
        f64::from(self.0) / 64.0
    }
}

impl Em {
    /// No length.
    pub const ZERO: Self = Self(0);
    /// One em.
    pub const ONE: Self = Self(1000);

    /// Whole ems.
    pub const fn whole(ems: i32) -> Self {
        Self(ems * 1000)
    }

    /// The length at a font size, rounded down to the subpixel.
    pub fn at(self, size: Px) -> Px {
        Px((i64::from(self.0) * i64::from(size.0)).div_euclid(1000) as i32)
    }

    /// As a number of ems.
    pub fn css(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

macro_rules! arithmetic {
    ($($length:ident)*) => {$(
        impl Add for $length { type Output = Self; fn add(self, other: Self) -> Self { Self(self.0 + other.0) } }
        impl Sub for $length { type Output = Self; fn sub(self, other: Self) -> Self { Self(self.0 - other.0) } }
        impl Neg for $length { type Output = Self; fn neg(self) -> Self { Self(-self.0) } }
        impl Mul<i32> for $length { type Output = Self; fn mul(self, times: i32) -> Self { Self(self.0 * times) } }
        impl Div<i32> for $length { type Output = Self; fn div(self, by: i32) -> Self { Self(self.0.div_euclid(by)) } }
        impl AddAssign for $length { fn add_assign(&mut self, other: Self) { self.0 += other.0; } }
        impl SubAssign for $length { fn sub_assign(&mut self, other: Self) { self.0 -= other.0; } }
        impl Sum for $length { fn sum<I: Iterator<Item = Self>>(items: I) -> Self { Self(items.map(|item| item.0).sum()) } }
    )*};
}
arithmetic!(Px Em);

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// Width.
    pub width: Px,
    /// Height.
    pub height: Px,
}

/// A rectangle; `x` and `y` are from the upper left of the sheet, or of the parent that
/// the field's documentation names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rect {
    /// Left edge.
    pub x: Px,
    /// Upper edge.
    pub y: Px,
    /// Width.
    pub width: Px,
    /// Height.
    pub height: Px,
}

impl Rect {
    /// Right edge.
    pub fn right(&self) -> Px {
        self.x + self.width
    }

    /// Lower edge.
    pub fn bottom(&self) -> Px {
        self.y + self.height
    }

    /// Whether two rectangles share area; touching edges do not.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether another rectangle lies wholly inside this one.
    pub fn contains(&self, other: &Self) -> bool {
        self.x <= other.x && other.right() <= self.right() && self.y <= other.y && other.bottom() <= self.bottom()
    }
}

/// A number to a millionth: the library's way of writing any fraction in full is 16 kB of code.
pub fn decimal(number: f64) -> String {
    let millionths = (number.abs() * 1e6).round() as u64;
    let sign = if number < 0.0 { "-" } else { "" };
    let fraction = (1_000_000 + millionths % 1_000_000).to_string();
    [sign, &(millionths / 1_000_000).to_string(), ".", &fraction[1..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_to_a_millionth() {
        for (number, expect) in
            [(0.0, "0.000000"), (-1.25, "-1.250000"), (0.015_625_4, "0.015625"), (1_023.999_999_9, "1024.000000")]
        {
            assert_eq!(decimal(number), expect);
        }
    }
}
