//! Where a new item begins though no headline marks it.

use super::cohesion::Lexicon;
use super::openings;

/// A gap between two paragraphs of running text.
pub(super) struct Gap<'a> {
    /// The paragraphs of the item so far.
    pub before: &'a [&'a str],
    /// The paragraph in question.
    pub paragraph: &'a str,
    /// The paragraphs after it, up to the next headline or byline.
    pub after: &'a [&'a str],
    /// Whether there are more blank lines between them than usual.
    pub wide: bool,
    /// Whether a photo's caption or credit follows the paragraph directly.
    pub photo_follows: bool,
    /// Whether the item's last part is a photo.
    pub photo_before: bool,
}

/// Below this share of common words a paragraph speaks of something else. On the pages
/// studied, paragraphs of one item share 0.06 and more with all before them, those of
/// different items 0.00–0.05.
const STRANGE: f32 = 0.04;
/// Above this share it speaks of the same.
const FAMILIAR: f32 = 0.12;

impl Gap<'_> {
    /// The text to judge by, and the paragraphs after it.
    fn probe(&self) -> (String, &[&str]) {
        let mut probe = self.paragraph.to_owned();
        let mut after = self.after;
        while let [next, rest @ ..] = after
            && probe.chars().count() < TELLING
        {
            probe.push_str(next);
            after = rest;
        }
        (probe, after)
    }

    /// The cues for a new item, in words, if they suffice.
    pub(super) fn cues(&self, lexicon: &Lexicon) -> Option<String> {
        if openings::opening(self.paragraph).is_some() {
            return Some("the opening of a report".to_owned());
        }
        let (probe, after) = self.probe();
        let near = lexicon.affinity(&probe, self.before.iter().copied());
        let ahead = lexicon.affinity(&probe, after.iter().take(3).copied());
        // One paragraph says too little of its subject to tell another from it.
        let shift = self.before.len() > 1 && near < STRANGE && (ahead > near * 1.5 || self.photo_follows);
        let timed = is_timed(self.paragraph);
        let cues = [
            (self.wide, 2, "a wide gap"),
            (shift, 2, "a new subject"),
            (timed && !self.before.is_empty(), 1, "a date at its start"),
            (self.photo_follows, 1, "a photo after it"),
            (self.photo_before, 1, "a photo before it"),
        ];
        let mut evidence: i32 = cues.iter().filter(|(holds, ..)| *holds).map(|(_, weight, _)| weight).sum();
        evidence -= if near > FAMILIAR { 2 } else { 0 };
        evidence -= if is_connected(self.paragraph) { 2 } else { 0 };
        let named: Vec<&str> = cues.iter().filter(|(holds, ..)| *holds).map(|(_, _, name)| *name).collect();
        (evidence >= 2).then(|| named.join(", "))
    }
}

/// Characters that tell a subject; a shorter paragraph is judged with the next ones.
const TELLING: usize = 60;

/// Whether a paragraph begins with a date or the like, as reports and captions do.
fn is_timed(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (digits.len() < text.len() && digits.starts_with(['月', '日']))
        || ["近日", "日前", "连日来", "昨日", "昨天", "今日", "今天"].iter().any(|word| text.starts_with(word))
}

/// Whether its first word points back at what was said.
fn is_connected(text: &str) -> bool {
    const BACK: [&str; 34] = [
        "他",
        "她",
        "它",
        "该",
        "此",
        "这",
        "那",
        "其",
        "同时",
        "另外",
        "随后",
        "接着",
        "目前",
        "据悉",
        "据了解",
        "据介绍",
        "原来",
        "因此",
        "所以",
        "但",
        "而",
        "然而",
        "不过",
        "与此",
        "对此",
        "为此",
        "下一步",
        "截至",
        "会上",
        "会议",
        "座谈会",
        "活动中",
        "活动现场",
        "最后",
    ];
    BACK.iter().any(|word| text.starts_with(word))
}
