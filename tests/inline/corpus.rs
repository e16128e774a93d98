//! Paragraphs to set: the real edition's, and its sentences dealt anew with Western words,
//! numbers and quotes among them.

use std::fs;
use std::path::Path;

use epaper::layout::inline::hyphens;
use epaper::press::divisions::divisions;

/// Paragraphs of the edition of 2024-12-06, marks as the importer set them.
pub fn edition() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("editions/2024-12-06/articles");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the demo edition").flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut paragraphs = Vec::new();
    for file in files {
        let source = fs::read_to_string(file).expect("an article");
        let body = source.split("+++").nth(2).expect("front matter and a body");
        let text = |line: &&str| !line.starts_with(['#', '!', '{', '>', '|', '-']) && line.chars().count() > 4;
        paragraphs.extend(body.lines().filter(text).map(str::to_owned));
    }
    assert!(paragraphs.len() > 30, "the demo edition has only {} paragraphs", paragraphs.len());
    paragraphs
}

/// Where English words of a text may be divided.
pub fn english_hyphens(text: &str) -> Vec<u32> {
    hyphens(text, &divisions("en", text))
}

/// Sentences in other writings.
pub const TRADITIONAL: &[&str] = &[
    "「臺北捷運」昨（5）日宣布，新增12列電聯車，預計2025年6月底前上路；市長表示：「這是近十年最大規模的投資。」記者問：何時完工？他答：『明年！』",
    "香港特別行政區政府統計處公布，第三季本地生產總值按年實質上升1.8%，較第二季的3.2%為慢，發言人認為經濟仍保持溫和增長……",
];
/// Sentences in Japanese.
pub const JAPANESE: &[&str] = &[
    "東京都は５日、２０２４年度の補正予算案を発表した。総額は1200億円で、「子育て支援」や防災対策などに充てる。知事は「スピード感をもって取り組みたい」と述べた。",
    "コンピューターとインターネットの普及で、ニュースのあり方は大きく変わった。ウェブサイトをスマートフォンで読む人は、ますます増えている・・・。",
];
/// Paragraphs in English, from Carroll's *Alice’s Adventures in Wonderland* (1865).
pub const ENGLISH: &[&str] = &[
    "Alice was beginning to get very tired of sitting by her sister on the bank, and of having nothing to do: once or \
     twice she had peeped into the book her sister was reading, but it had no pictures or conversations in it, “and what \
     is the use of a book,” thought Alice “without pictures or conversations?”",
    "So she was considering in her own mind (as well as she could, for the hot day made her feel very sleepy and \
     stupid), whether the pleasure of making a daisy-chain would be worth the trouble of getting up and picking the \
     daisies, when suddenly a White Rabbit with pink eyes ran close by her.",
    "There was nothing so very remarkable in that; nor did Alice think it so very much out of the way to hear the Rabbit \
     say to itself, “Oh dear! Oh dear! I shall be late!” (when she thought it over afterwards, it occurred to her that \
     she ought to have wondered at this, but at the time it all seemed quite natural).",
];

/// What newspapers mix into Chinese sentences.
const MIXED: &[&str] = &[
    "全年GDP增长5.2%，",
    "据Xinhua News Agency报道，",
    "（记者 李明）",
    "《中华人民共和国宪法》第35条规定，",
    "“12·4”国家宪法日，",
    "增幅达3.14%—5.8%，",
    "气温降至-5℃，",
    "上午8:30—11:30，",
    "拨打0355-2022345咨询，",
    "2024年12月6日，",
    "第39个国际志愿者日，",
    "使用iPhone 16 Pro和WeChat的用户，",
    "“‘一门办’‘一次办’”，",
    "一般公共预算收入1,234.56亿元，",
    "约翰·史密斯（John Smith）说：“很好！”",
    "详见https://www.example.com/news/2024/12/06/index.html，",
    "——这是答案……",
    "志愿者😀们和👨‍👩‍👧家庭，",
    "𠮷野家与㐂寿司，",
    "他说：“为什么？！”",
    "售价$5.99/份，",
    "5G、AI、LED屏等internationalization项目，",
];

/// A generator of numbers, the same on every machine (Marsaglia's xorshift).
#[derive(Clone, Debug)]
pub struct Dealer(u64);

impl Dealer {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

/// `count` paragraphs dealt from the clauses of a page's raw text, which no importer
/// changes, and from [`MIXED`].
pub fn dealt(seed: u64, count: usize) -> Vec<String> {
    let raw = include_str!("../fixtures/changzhi-2024-12-06-page.txt");
    let raw = raw.replace(',', "，").replace(':', "：").replace(';', "；").replace('?', "？").replace('!', "！");
    let raw = raw.replace('(', "（").replace(')', "）");
    let clauses: Vec<&str> = raw
        .lines()
        .filter(|line| line.chars().count() > 40)
        .flat_map(|line| line.split_inclusive(['，', '；']))
        .filter(|clause| clause.ends_with(['，', '；']))
        .collect();
    let mut dealer = Dealer::new(seed);
    (0..count)
        .map(|_| {
            let mut paragraph = String::new();
            for _ in 0..4 + dealer.below(16) {
                let from = if dealer.below(4) == 0 { MIXED } else { clauses.as_slice() };
                paragraph.push_str(from[dealer.below(from.len())]);
            }
            let stripped = paragraph.trim_end_matches(['，', '；']).len();
            paragraph.truncate(stripped);
            paragraph.push('。');
            paragraph
        })
        .collect()
}

/// The same without characters outside the basic plane, which few fonts have.
pub fn dealt_plain(seed: u64, count: usize) -> Vec<String> {
    let keep =
        |paragraph: &String| paragraph.chars().all(|character| (character as u32) < 0xFFFF && character != '\u{200D}');
    dealt(seed, count * 4).into_iter().filter(keep).take(count).collect()
}
