//! Broken input of every kind: nothing panics, nothing hangs, nothing is lost.
//!
//! Each case is made from its number alone, by mutating real material. A normal run looks at
//! some; `FUZZ_SECONDS=3600 cargo test --test fuzz -- --nocapture` goes on for an hour a
//! target, and `FUZZ_CASE=N` makes case N again, as a failure says.

mod bundle;
mod import;
mod lines;
mod mutate;
mod source;

#[path = "../inline/corpus.rs"]
#[expect(dead_code, reason = "shared with tests/inline.rs, which uses the rest")]
mod corpus;

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant};

use corpus::Dealer;

/// No single case takes more time of a processor for every [`PIECE`] of input begun: what takes long only when input
/// is odd hangs a reader.
const LONGEST: Duration = Duration::from_secs(10);
/// Bytes of input.
const PIECE: usize = 100_000;

/// How long this thread has run, where the system says so, else how long ago `begin` was.
fn processor_time(begin: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.as_deref().and_then(|line| line.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| begin.elapsed(), Duration::from_nanos)
}

/// Runs cases until the time is over; each returns the bytes of its input.
fn fuzz(name: &str, run: impl Fn(&mut Dealer) -> usize) {
    let number = |key: &str| env::var(key).ok().map(|text| text.parse::<u64>().expect("a number"));
    let (time, only) = (Duration::from_secs(number("FUZZ_SECONDS").unwrap_or(3)), number("FUZZ_CASE"));
    let begin = Instant::now();
    let mut slowest = Duration::ZERO;
    let mut case = only.unwrap_or(0);
    while begin.elapsed() < time {
        let start = processor_time(begin);
        let ended = catch_unwind(AssertUnwindSafe(|| run(&mut Dealer::new(case))));
        let taken = processor_time(begin).saturating_sub(start);
        if taken > slowest && taken > LONGEST / 10 {
            println!("{name}: FUZZ_CASE={case} takes {taken:.1?}");
        }
        slowest = slowest.max(taken);
        let bytes = ended.unwrap_or_else(|panic| {
            eprintln!("{name}: FUZZ_CASE={case} fails");
            resume_unwind(panic);
        });
        let most = LONGEST * (bytes / PIECE + 1) as u32;
        assert!(taken < most, "{name}: FUZZ_CASE={case} takes {taken:?} for {bytes} bytes");
        case += 1;
        if only.is_some() {
            break;
        }
    }
    let cases = case - only.unwrap_or(0);
    println!("{name}: {cases} cases in {:.0?}, the slowest {slowest:.0?}", begin.elapsed());
}
