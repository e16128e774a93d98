//! An archive of synthetic dailies, built again and again, with its rate and its memory:
//! `cargo run --release --example dailies -- --days 365 --pages 16`.

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{fs, io};

use clap::Parser;
use epaper::edition::Date;
use epaper::press::build::{Built, Options, build_with};

/// Builds synthetic dailies.
#[derive(Parser)]
struct Arguments {
    /// How many editions.
    #[arg(long, default_value_t = 365)]
    days: usize,
    /// Pages of each.
    #[arg(long, default_value_t = 16)]
    pages: usize,
    /// Articles on each page.
    #[arg(long, default_value_t = 8)]
    articles: usize,
    /// The folder of the fonts; none are made without it.
    #[arg(long)]
    fonts: Option<PathBuf>,
    /// Where sources and site are made; else a folder that goes at the end.
    #[arg(long)]
    folder: Option<PathBuf>,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let temporary = tempfile::tempdir()?;
    let folder = arguments.folder.clone().unwrap_or_else(|| temporary.path().to_owned());
    let sources: Vec<PathBuf> = days()
        .take(arguments.days)
        .map(|day| write(&folder.join("sources"), day, &arguments))
        .collect::<io::Result<_>>()?;
    let out = folder.join("site");
    let options = Options {
        out,
        place: epaper::press::site::Options::at("/"),
        fonts: arguments.fonts,
        withhold: None,
        cache: Some(folder.join("cache")),
    };
    println!("{} editions of {} pages, {} articles a page", arguments.days, arguments.pages, arguments.articles);
    measured("all", &sources, &options);
    measured("nothing new", &sources, &options);
    fs::write(sources[0].join("articles/p1a1.md"), "+++\nheadline = [\"改版\"]\n+++\n一处改动。\n")?;
    measured("one changed", &sources, &options);
    let index = fs::metadata(options.out.join("editions/index.json"))?.len();
    println!("index.json: {:.1} kB", index as f64 / 1000.0);
    Ok(())
}

fn measured(what: &str, sources: &[PathBuf], options: &Options) -> Built {
    let start = Instant::now();
    let built = build_with(sources, options, &|_| ());
    let seconds = start.elapsed().as_secs_f64();
    let peak = peak_memory().map_or_else(String::new, |peak| format!(", at most {peak} MB"));
    println!(
        "{what}: {} made, {} unchanged, {} errors in {seconds:.2} s, {:.1} editions a second{peak}",
        built.made.len(),
        built.unchanged.len(),
        built.diagnostics.errors(),
        sources.len() as f64 / seconds,
    );
    built
}

/// The most memory that this process has had, in MB, where the system says it.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? / 1000)
}

/// Days from the first of 2015 on.
fn days() -> impl Iterator<Item = Date> {
    let dates = (2015..).flat_map(|year| (1..=12).flat_map(move |month| (1..=31).map(move |day| (year, month, day))));
    dates.filter_map(|(year, month, day)| Date::new(year, month, day))
}

/// Common characters, in an order that differs from article to article.
const CHARACTERS: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定\
    行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相\
    全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文";

/// The source of one edition.
fn write(sources: &Path, day: Date, arguments: &Arguments) -> io::Result<PathBuf> {
    let folder = sources.join(day.to_string());
    fs::create_dir_all(folder.join("articles"))?;
    let mut manifest =
        format!("schema = 1\n[paper]\ntitle = \"年鉴日报\"\nlanguage = \"zh-Hans\"\n[edition]\ndate = {day}\n");
    let characters: Vec<char> = CHARACTERS.chars().collect();
    let mut state = u64::from(day.year) * 10_000 + u64::from(day.month) * 100 + u64::from(day.day);
    let mut words = |count: usize| -> String {
        let mut text = String::new();
        for at in 1..=count {
            // Numbers after Knuth's linear congruential generator.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push(characters[(state >> 33) as usize % characters.len()]);
            if at % 17 == 0 && at < count {
                text.push(if at % 51 == 0 { '。' } else { '，' });
            }
        }
        text
    };
    for page in 1..=arguments.pages {
        let ids: Vec<String> = (1..=arguments.articles).map(|article| format!("p{page}a{article}")).collect();
        manifest += &format!("[[page]]\nnumber = \"{page:02}\"\nsection = \"要闻\"\narticles = {ids:?}\n");
        for (at, id) in ids.iter().enumerate() {
            let mut text = format!("+++\nrank = {}\nheadline = [\"{}\"]\n+++\n", (at + 1).min(5), words(14));
            for _ in 0..6 - at.min(4) {
                text += &format!("{}。\n\n", words(140));
            }
            fs::write(folder.join(format!("articles/{id}.md")), text)?;
        }
    }
    fs::write(folder.join("edition.toml"), manifest)?;
    Ok(folder)
}
