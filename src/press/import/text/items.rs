//! Pieces to items: where an item begins and ends, and what each piece is in it.

use super::cohesion::Lexicon;
use super::shapes::{self, Shape};
use super::topics::Gap;
use super::weave::{Form, Piece};
use super::{openings, punctuation, titles};
use crate::edition::{Date, Kind, Person, Rank};
use crate::press::import::{Doubt, DraftPage, Item, Part, Unsure};

/// Puts pieces together to pages of items; also the date that a folio line prints.
pub(super) fn assemble(pieces: &[Piece], lexicon: &Lexicon, doubts: &mut Vec<Doubt>) -> (Vec<DraftPage>, Option<Date>) {
    let usual_gap = usual_gap(pieces);
    let mut desk =
        Desk { pieces, lexicon, doubts, usual_gap, pages: vec![DraftPage::default()], item: None, date: None };
    let mut at = 0;
    while at < pieces.len() {
        at += desk.take(at);
    }
    desk.finish();
    (desk.pages, desk.date)
}

/// The most common number of blank lines between paragraphs.
fn usual_gap(pieces: &[Piece]) -> usize {
    let mut counts = [0_usize; 8];
    for piece in pieces.iter().filter(|piece| piece.form == Form::Text) {
        counts[piece.gap.min(7)] += 1;
    }
    (0..8).rev().max_by_key(|gap| counts[*gap]).unwrap_or(0)
}

/// The item in hand, and the pages done so far.
struct Desk<'a> {
    pieces: &'a [Piece],
    lexicon: &'a Lexicon,
    doubts: &'a mut Vec<Doubt>,
    usual_gap: usize,
    pages: Vec<DraftPage>,
    item: Option<Open>,
    date: Option<Date>,
}

/// An item in the making.
#[derive(Default)]
struct Open {
    item: Item,
    /// A signature, date or credit has ended it.
    closed: bool,
}

impl Open {
    fn is_headless(&self) -> bool {
        self.item.head.headline.is_empty()
    }

    /// Whether a body paragraph stands in it.
    fn paragraphs(&self) -> Vec<&str> {
        let text = |part: &'_ Part| matches!(part, Part::Paragraph(_));
        self.item.body.iter().filter(|part| text(part)).map(part_text).collect()
    }
}

fn part_text(part: &Part) -> &str {
    match part {
        Part::Paragraph(text) | Part::Crosshead(text) | Part::Markdown(text) | Part::Figure { caption: text, .. } => {
            text
        }
    }
}

impl Desk<'_> {
    /// Takes the piece at an index, with those that belong to it; says how many.
    fn take(&mut self, at: usize) -> usize {
        let pieces = self.pieces;
        let piece = &pieces[at];
        match &piece.form {
            Form::Title => return self.title(at),
            Form::Text => self.text(at),
            Form::Other(shape) => match shape {
                Shape::Section => {
                    let page = self.page(|page| page.section.is_empty());
                    page.section = piece.text().to_owned();
                }
                Shape::Romanised => {
                    let page = self.page(|page| page.romanised.is_empty());
                    page.romanised = piece.text().to_owned();
                }
                Shape::Folio(folio) => {
                    self.date = self.date.or(folio.date);
                    let page = self.page(|page| folio.number.is_none() || page.number.is_empty());
                    page.furniture.push(piece.text().to_owned());
                    page.number = folio.number.clone().unwrap_or_default();
                    if let Some(section) = &folio.section {
                        page.section.clone_from(section);
                    }
                }
                Shape::Editors(editors) => {
                    if let Some(page) = self.pages.last_mut() {
                        page.editors.extend(editors.iter().cloned());
                    }
                }
                Shape::Byline(people) => self.byline(at, people),
                Shape::Signature(signature) => self.sign(piece, signature),
                Shape::Date(date) => self.dated(piece, *date),
                Shape::Caption { caption, credit } => self.caption(piece, caption, credit),
                Shape::Credit => self.credit(piece),
                Shape::Jump => self.jump(piece),
                Shape::Series => self.series(at),
                Shape::Latin | Shape::Plain => self.text(at),
            },
        }
        1
    }

    /// The page that a section head or folio line belongs to: a new one if the present page
    /// has items or the line's place is taken.
    fn page(&mut self, free: impl Fn(&DraftPage) -> bool) -> &mut DraftPage {
        self.finish();
        if self.pages.last().is_none_or(|page| !page.items.is_empty() || !free(page)) {
            self.pages.push(DraftPage::default());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    fn doubt(&mut self, line: usize, about: Unsure) {
        self.doubts.push(Doubt { line, about });
    }

    /// The item in hand, made if there is none; `piece` is its latest.
    fn hand(&mut self, piece: &Piece) -> &mut Open {
        let open = self.item.get_or_insert_with(|| {
            let mut open = Open::default();
            open.item.lines = piece.lines;
            open
        });
        open.item.lines.1 = piece.lines.1;
        open
    }

    /// The item in hand if it can go on, else a new one.
    fn going_on(&mut self, piece: &Piece) -> &mut Open {
        if self.item.as_ref().is_some_and(|open| open.closed) {
            self.finish();
        }
        self.hand(piece)
    }

    fn has_body(&self) -> bool {
        self.item.as_ref().is_some_and(|open| !open.item.body.is_empty())
    }

    fn title(&mut self, at: usize) -> usize {
        let count = self.pieces[at..].iter().take_while(|piece| piece.form == Form::Title).count();
        let block = &self.pieces[at..at + count];
        if count == 1 && self.is_crosshead(at) {
            let piece = &block[0];
            self.doubt(piece.lines.0, Unsure::Crosshead);
            self.hand(piece).item.body.push(Part::Crosshead(piece.text().to_owned()));
            return 1;
        }
        // A series or byline above waits for its headline.
        if self.has_body() || self.item.as_ref().is_some_and(|open| !open.is_headless()) {
            self.finish();
        }
        for piece in block {
            self.hand(piece);
        }
        let blocks = block.iter().map(|piece| piece.texts.clone()).collect();
        let sure = titles::assign(blocks, &mut self.hand(&block[count - 1]).item.head);
        if !sure {
            self.doubt(block[0].lines.0, Unsure::Headline);
        }
        count
    }

    /// A short line inside an item, before text that speaks of the same.
    fn is_crosshead(&self, at: usize) -> bool {
        let [text] = self.pieces[at].texts.as_slice() else { return false };
        let Some(open) = self.item.as_ref().filter(|open| !open.closed && !open.item.body.is_empty()) else {
            return false;
        };
        let after = self.run(at + 1);
        let Some(first) = after.first() else { return false };
        let leads_item = openings::opening(first).is_some() || self.wide(at) || titles::is_notice(text);
        let length = text.chars().count();
        let numbered = text.starts_with(['①', '②', '③', '④', '⑤']) || text.find('、').is_some_and(|at| at < 8);
        let affinity = self.lexicon.affinity(&(after[..after.len().min(3)].concat() + text), open.paragraphs());
        let evidence = [
            (numbered, 3),
            (self.has_parallel(at), 2),
            (affinity > 0.08, 2),
            (affinity > 0.04, 1),
            (length <= 10, 1),
            (!open.item.head.lead_in.is_empty(), -1),
        ];
        let evidence: i32 = evidence.into_iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
        !leads_item && length <= 16 && evidence >= 2
    }

    /// Whether another short line near is built alike: as long, half of its characters the
    /// same, as crossheads are.
    fn has_parallel(&self, at: usize) -> bool {
        let text = self.pieces[at].text();
        let length = text.chars().count();
        let alike = |other: &str| {
            let same = text.chars().zip(other.chars()).filter(|(a, b)| a == b).count();
            other.chars().count() == length && same * 2 >= length
        };
        let near = at.saturating_sub(8)..self.pieces.len().min(at + 9);
        near.filter(|other| *other != at).any(|other| alike(self.pieces[other].text()))
    }

    /// The paragraphs from an index to the next headline, byline or other mark.
    fn run(&self, from: usize) -> Vec<&str> {
        let run = self.pieces.get(from..).unwrap_or_default().iter().take_while(|piece| piece.form == Form::Text);
        run.map(Piece::text).collect()
    }

    fn wide(&self, at: usize) -> bool {
        self.pieces[at].gap >= self.usual_gap + 2
    }

    fn text(&mut self, at: usize) {
        let piece = &self.pieces[at];
        if self.has_body()
            && self.item.as_ref().is_some_and(|open| !open.closed)
            && let Some(cues) = self.new_item(at)
        {
            self.finish();
            self.doubt(piece.lines.0, Unsure::ItemStart(cues));
        }
        // `市住房和城乡建设局` above the date of a notice.
        let dated = matches!(self.pieces.get(at + 1).map(|next| &next.form), Some(Form::Other(Shape::Date(_))));
        if dated && self.has_body() && is_signer(piece.text()) {
            return self.sign(piece, piece.text());
        }
        let open = self.going_on(piece);
        let mut text = piece.text().to_owned();
        let opened = !open.item.head.dateline.is_empty() || !open.item.head.lead_in.is_empty();
        if open.item.body.is_empty()
            && !opened
            && let Some(opening) = openings::opening(&text)
        {
            open.item.head.dateline = opening.dateline.to_owned();
            open.item.head.lead_in = opening.lead_in.to_owned();
            text = opening.rest.to_owned();
        }
        if !text.is_empty() {
            open.item.body.push(Part::Paragraph(text));
        }
    }

    /// The cues for a new item at a paragraph, if they suffice.
    fn new_item(&self, at: usize) -> Option<String> {
        let open = self.item.as_ref()?;
        let before = open.paragraphs();
        let after = self.run(at + 1);
        let next = self.pieces.get(at + 1).map(|piece| &piece.form);
        let points = |caption: &str| !caption.starts_with(['图', '上', '下', '左', '右']);
        let photo_follows = match next {
            Some(Form::Other(Shape::Caption { caption, .. })) => points(caption),
            Some(Form::Other(Shape::Credit)) => true,
            _ => false,
        };
        let ended = before.last().is_none_or(|text| punctuation::is_closed(text));
        let gap = Gap {
            before: &before,
            paragraph: self.pieces[at].text(),
            after: &after,
            wide: self.wide(at),
            photo_follows,
            photo_before: matches!(open.item.body.last(), Some(Part::Figure { .. })),
        };
        gap.cues(self.lexicon).filter(|_| ended)
    }

    fn byline(&mut self, at: usize, people: &[Person]) {
        let piece = &self.pieces[at];
        let body_follows = matches!(self.pieces.get(at + 1), Some(next) if next.form == Form::Text);
        match &mut self.item {
            // At the end: it signs.
            Some(open) if !open.item.body.is_empty() && !body_follows && open.item.head.signed.is_empty() => {
                let name = |person: &Person| format!("{} {}", person.role, person.name).trim().to_owned();
                open.item.head.signed = people.iter().map(name).collect::<Vec<_>>().join(" ");
                open.item.lines.1 = piece.lines.1;
                open.closed = true;
            }
            Some(open) if open.item.body.is_empty() => {
                open.item.head.byline.extend(people.iter().cloned());
                open.item.lines.1 = piece.lines.1;
            }
            _ => {
                self.finish();
                self.hand(piece).item.head.byline = people.to_vec();
            }
        }
    }

    /// A signature or date at the end of a body.
    fn sign(&mut self, piece: &Piece, signature: &str) {
        let open = self.hand(piece);
        if open.item.body.is_empty() {
            open.item.body.push(Part::Paragraph(piece.text().to_owned()));
            return;
        }
        let signed = &mut open.item.head.signed;
        if !signed.is_empty() {
            signed.push(' ');
        }
        signed.push_str(signature);
        open.closed = true;
    }

    fn dated(&mut self, piece: &Piece, date: Date) {
        if self.has_body() {
            self.sign(piece, piece.text());
        } else if self.item.is_none() && self.pages.last().is_some_and(|page| page.items.is_empty()) {
            self.date = self.date.or(Some(date));
            self.page(|_| true).furniture.push(piece.text().to_owned());
        } else {
            self.hand(piece).item.body.push(Part::Paragraph(piece.text().to_owned()));
        }
    }

    fn caption(&mut self, piece: &Piece, caption: &str, credit: &str) {
        let figure = Part::Figure { caption: caption.to_owned(), credit: credit.to_owned() };
        let open = self.going_on(piece);
        open.item.body.push(figure);
        if !credit.is_empty() {
            self.credited(piece);
        }
    }

    fn credit(&mut self, piece: &Piece) {
        let text = piece.text().to_owned();
        // `文/图`, `摄影报道`: whoever took the photo wrote the text.
        let wrote = ["报道", "文/图", "图/文", "文图"].iter().any(|end| text.ends_with(end));
        let open = self.going_on(piece);
        let paragraphs = open.paragraphs().len();
        let alone = paragraphs == 1 && open.item.body.len() == 1 && open.item.head.lead_in.is_empty();
        let figure = matches!(open.item.body.last(), Some(Part::Figure { .. }));
        match open.item.body.last_mut() {
            Some(Part::Figure { credit, .. }) if credit.is_empty() => *credit = text,
            Some(Part::Paragraph(_)) if wrote && !alone => return self.sign(piece, &text),
            Some(Part::Paragraph(caption)) if alone => {
                let caption = std::mem::take(caption);
                let headed = !open.is_headless();
                open.item.body = vec![Part::Figure { caption, credit: text }];
                if headed {
                    self.doubt(piece.lines.0, Unsure::Caption);
                }
            }
            _ => {
                open.item.body.push(Part::Figure { caption: String::new(), credit: text });
                self.doubt(piece.lines.0, Unsure::CreditWithoutCaption);
            }
        }
        if figure {
            let shared = self.shared();
            if shared > 1 {
                self.doubt(piece.lines.0, Unsure::SharedCredit(shared));
            }
        }
        self.credited(piece);
    }

    /// How many photos at the end of the item the last one's credit stands for.
    fn shared(&self) -> usize {
        let body = self.item.as_ref().map_or(&[][..], |open| &open.item.body);
        let uncredited = |part: &&Part| matches!(part, Part::Figure { credit, .. } if credit.is_empty());
        1 + body.iter().rev().skip(1).take_while(uncredited).count()
    }

    /// A credit ends an item that is a picture with a text and no headline.
    fn credited(&mut self, piece: &Piece) {
        let open = self.hand(piece);
        open.closed = open.is_headless() && open.item.head.byline.is_empty() && open.paragraphs().len() <= 1;
    }

    fn jump(&mut self, piece: &Piece) {
        self.doubt(piece.lines.0, Unsure::Jump);
        let onward = piece.text().contains("下转");
        let open = self.going_on(piece);
        open.item.body.push(Part::Paragraph(piece.text().to_owned()));
        open.closed = onward;
    }

    fn series(&mut self, at: usize) {
        let piece = &self.pieces[at];
        let begun = self.item.as_ref().is_some_and(|open| !open.closed && open.item.body.is_empty());
        if begun {
            // Below a headline it can only be a deck.
            self.hand(piece).item.head.deck.push(piece.text().to_owned());
        } else {
            self.finish();
            self.hand(piece).item.head.series = piece.text().to_owned();
        }
    }

    /// Lays the item in hand on its page.
    fn finish(&mut self) {
        let Some(mut open) = self.item.take() else { return };
        let item = &mut open.item;
        if let Some(Part::Paragraph(text)) = item.body.last_mut()
            && item.head.signed.is_empty()
            && let Some((body, signature)) = shapes::split_signature(text)
        {
            item.head.signed = signature.to_owned();
            *text = body.to_owned();
        }
        for part in &mut item.body {
            if let Part::Paragraph(text) = part {
                let (curled, paired) = punctuation::curl(&punctuation::widen(text));
                *text = curled;
                if !paired {
                    self.doubts.push(Doubt { line: item.lines.0, about: Unsure::Quotes });
                }
            }
        }
        item.head.opening = item.body.first().map_or("", part_text).chars().take(16).collect();
        item.head.kind = kind(item);
        if item.head.headline.is_empty() {
            self.doubts.push(Doubt { line: item.lines.0, about: Unsure::NoHeadline });
        }
        let Some(page) = self.pages.last_mut() else { return };
        let lead = page.items.iter().all(|before| before.head.headline.is_empty());
        item.head.rank = rank(item, lead);
        page.items.push(open.item);
    }
}

/// Whether a line is short enough to name who signs a notice.
fn is_signer(text: &str) -> bool {
    text.chars().count() <= 32 && !text.ends_with(['。', '！', '？', '；', '：'])
}

/// What an item is, by its headline, byline and body.
fn kind(item: &Item) -> Kind {
    let head = &item.head;
    let figures = item.body.iter().filter(|part| matches!(part, Part::Figure { .. })).count();
    if let Some(kind) = titles::kind(head) {
        kind
    } else if head.byline.iter().any(|person| person.role.contains("评论员") || person.name.contains("评论员")) {
        Kind::Commentary
    } else if figures > 0 && item.body.len() - figures <= 1 && head.lead_in.is_empty() {
        Kind::Picture
    } else if !head.byline.is_empty() {
        Kind::Feature
    } else {
        Kind::Report
    }
}

/// The rank that the form of a head suggests.
fn rank(item: &Item, lead: bool) -> Rank {
    let head = &item.head;
    let large = !head.kicker.is_empty() || !head.deck.is_empty();
    Rank(match head.kind {
        Kind::Obituary | Kind::Notice | Kind::Advertisement => 5,
        Kind::Picture => 4,
        _ if head.headline.is_empty() && head.byline.is_empty() => 4,
        _ if head.headline.is_empty() => 3,
        _ if lead => 1,
        _ if large => 2,
        _ => 3,
    })
}
