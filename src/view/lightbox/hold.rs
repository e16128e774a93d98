//! How a picture is held: how near, and how far from the middle of its room.

use crate::layout::{Size, decimal};
use crate::web::Point;

/// As it is held; drawn by a transform, so that nothing is laid out anew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold {
    /// Times the size at which it fits its room.
    pub scale: f64,
    /// Its middle as seen from that of the room, in CSS px.
    pub at: Point,
    /// Whether it follows a finger, and so is not to glide.
    pub held: bool,
}

/// As it fits its room.
pub const FITTING: Hold = Hold { scale: 1.0, at: Point { x: 0.0, y: 0.0 }, held: false };

/// No picture has more to show than at so many times the size that fits.
const NEAREST: f64 = 8.0;

impl Hold {
    /// So many times nearer, with a point that stays where it is.
    pub fn nearer(self, times: f64, about: Point) -> Self {
        let scale = (self.scale * times).clamp(1.0, NEAREST);
        let grown = scale / self.scale;
        let along = |at: f64, about: f64| about - (about - at) * grown;
        Self { scale, at: Point { x: along(self.at.x, about.x), y: along(self.at.y, about.y) }, ..self }
    }

    /// Moved by so much.
    pub fn moved(self, by: Point) -> Self {
        Self { at: Point { x: self.at.x + by.x, y: self.at.y + by.y }, ..self }
    }

    /// Let go: what is larger than the room covers it, what is not stands in its middle.
    pub fn settled(self, picture: Size, room: Size) -> Self {
        let within = |at: f64, picture: f64, room: f64| {
            let most = ((picture * self.scale - room) / 2.0).max(0.0);
            at.clamp(-most, most)
        };
        let at = Point {
            x: within(self.at.x, picture.width.css(), room.width.css()),
            y: within(self.at.y, picture.height.css(), room.height.css()),
        };
        Self { at, held: false, ..self }
    }

    /// Whether it is nearer than it need be to be seen whole.
    pub fn is_near(self) -> bool {
        self.scale > 1.01
    }

    /// The transform that draws it.
    pub fn transform(self) -> Option<String> {
        (self != FITTING).then(|| {
            let [x, y, scale] = [self.at.x, self.at.y, self.scale].map(decimal);
            ["translate(", &x, "px, ", &y, "px) scale(", &scale, ")"].concat()
        })
    }
}
