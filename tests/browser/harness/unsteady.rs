//! The list of what failed, each with its reason: `make test` prints it last, for a runner that shows the end only, and
//! a test that passes at its second try would be seen nowhere else.

use std::any::Any;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::thread;

use super::Outcome;

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/unsteady.txt");

/// Why a try failed, if it did.
pub(super) fn reason(tried: &Result<Outcome, Box<dyn Any + Send>>) -> Option<String> {
    match tried {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(error.to_string()),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            Some(text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("panicked").to_owned())
        }
    }
}

/// Adds a failed try of the running test.
pub(super) fn list(number: usize, reason: &str) -> io::Result<()> {
    let name = thread::current().name().unwrap_or("browser").to_owned();
    let mut list = OpenOptions::new().create(true).append(true).open(LIST)?;
    // One write: tests run beside each other.
    list.write_all(format!("{name} failed at try {number}: {reason}\n").as_bytes())
}
