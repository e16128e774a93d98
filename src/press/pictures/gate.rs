//! How many pixels are unpacked at once, however many pictures are made at once: memory is
//! bounded by this and not by what cameras and newsrooms can do.

use std::sync::{Condvar, Mutex, PoisonError};

/// Pixels that may be unpacked at once; one picture alone may have more.
const PIXELS: u64 = 120_000_000;

static UNPACKED: Mutex<u64> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

/// The right to hold some unpacked pixels, given back when dropped.
#[derive(Debug)]
pub(super) struct Pass(u64);

/// Waits until so many more pixels may be unpacked.
pub(super) fn pass(pixels: u64) -> Pass {
    let unpacked = UNPACKED.lock().unwrap_or_else(PoisonError::into_inner);
    let must_wait = |unpacked: &mut u64| *unpacked > 0 && *unpacked + pixels > PIXELS;
    let mut unpacked = FREED.wait_while(unpacked, must_wait).unwrap_or_else(PoisonError::into_inner);
    *unpacked += pixels;
    Pass(pixels)
}

impl Drop for Pass {
    fn drop(&mut self) {
        *UNPACKED.lock().unwrap_or_else(PoisonError::into_inner) -= self.0;
        FREED.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn large_pictures_wait_for_each_other_and_none_for_ever() {
        static NOW: AtomicU64 = AtomicU64::new(0);
        static MOST: AtomicU64 = AtomicU64::new(0);
        std::thread::scope(|scope| {
            for pixels in [PIXELS / 2, PIXELS / 2, 2 * PIXELS, 1, PIXELS] {
                scope.spawn(move || {
                    let _pass = pass(pixels);
                    let now = NOW.fetch_add(pixels, Ordering::SeqCst) + pixels;
                    MOST.fetch_max(now, Ordering::SeqCst);
                    std::thread::sleep(std::time::Duration::from_millis(5));
                    NOW.fetch_sub(pixels, Ordering::SeqCst);
                });
            }
        });
        assert_eq!(MOST.load(Ordering::SeqCst), 2 * PIXELS);
    }
}
