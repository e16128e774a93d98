//! Random actions of a reader in no hurry to make sense: nothing may panic, complain on the
//! console, leave the paper without a page, or lose the reader's place. `EPAPER_MONKEY` sets how
//! many (default 150).

use std::env;
use std::time::Duration;

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{LIMIT, Outcome, Page, Screen, Site, browse_for};
use crate::reading::SHEET;

/// Time for one action more than a test's own.
const ACTION: Duration = Duration::from_millis(500);
/// Time in which what an action began has ended, or is known to go on.
const CALM: Duration = Duration::from_millis(500);

/// A small generator (xorshift64*): the same actions for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as u32 % end
    }
}

const KEYS: [Key; 12] = [
    Key::Right,
    Key::Left,
    Key::Up,
    Key::Down,
    Key::PageDown,
    Key::PageUp,
    Key::Home,
    Key::End,
    Key::Enter,
    Key::Escape,
    Key::Tab,
    Key::Space,
];
const LETTERS: [&str; 10] = ["+", "-", "/", "?", "c", "m", "s", "t", "n", "b"];

/// Does one thing, and says what.
async fn act(page: &Page, dice: &mut Dice, (width, height): (u32, u32)) -> Outcome<String> {
    let (x, y) = (dice.below(width), dice.below(height));
    Ok(match dice.below(20) {
        0..=5 => {
            let key = KEYS[dice.below(KEYS.len() as u32) as usize].clone();
            page.press(key.clone()).await?;
            format!("{key:?}")
        }
        6 | 7 => {
            let letter = LETTERS[dice.below(LETTERS.len() as u32) as usize];
            page.press(letter).await?;
            letter.to_owned()
        }
        8..=13 => {
            for kind in ["mousePressed", "mouseReleased"] {
                let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
                page.cdp("Input.dispatchMouseEvent", event).await?;
            }
            format!("click {x},{y}")
        }
        14 | 15 => {
            let delta = if dice.below(2) == 0 { 120 } else { -120 };
            let modifiers = if dice.below(2) == 0 { 2 } else { 0 };
            let event =
                json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": delta, "modifiers": modifiers });
            page.cdp("Input.dispatchMouseEvent", event).await?;
            format!("wheel {delta} with {modifiers}")
        }
        16 => {
            page.swipe((x as i32, y as i32), (dice.below(width) as i32, y as i32)).await?;
            format!("swipe from {x},{y}")
        }
        17 => {
            let screen = Screen::ALL[dice.below(4) as usize];
            turn_device(page, screen).await?;
            format!("resize to {}", screen.name)
        }
        18 => {
            step(page, "back").await?;
            "back".to_owned()
        }
        _ => {
            step(page, "forward").await?;
            "forward".to_owned()
        }
    })
}

/// One step in the history, and a second at most for it to be taken: there may be none.
async fn step(page: &Page, way: &str) -> Outcome {
    let go = format!(
        "void (window.stepped = false, addEventListener('popstate', () => {{ window.stepped = true }}, {{ once: true }}),
            history.{way}())"
    );
    page.eval::<()>(&go).await?;
    for _ in 0..40 {
        // Another document knows nothing of it, and cannot be asked while it comes.
        if page.eval::<bool>("window.stepped !== false").await.unwrap_or(true) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    Ok(())
}

/// Gives the reader another screen: an article in view stays there. Nothing is said of it while
/// something else moves.
async fn turn_device(page: &Page, screen: Screen) -> Outcome {
    let seen = format!(
        "[...document.querySelectorAll('{SHEET} [data-article], [data-reading] [data-article]')]
            .map(article => article.dataset.article)"
    );
    let before: Vec<String> = page.eval(&seen).await?;
    tokio::time::sleep(CALM).await;
    let is_calm = page.eval::<Vec<String>>(&seen).await? == before;
    page.resize(screen).await?;
    if is_calm && !before.is_empty() {
        page.until(&format!("{seen}.some(id => {}.includes(id))", json!(before))).await?;
    }
    Ok(())
}

fn check(screen: Screen, seed: u64) -> Outcome {
    let actions: u32 = env::var("EPAPER_MONKEY").ok().and_then(|count| count.parse().ok()).unwrap_or(150);
    browse_for(LIMIT + ACTION * actions, screen, Site::built(), async |page| {
        page.open("/").await?;
        let home = page.path().await?;
        let mut dice = Dice(seed);
        let mut done = vec![];
        for _ in 0..actions {
            match act(page, &mut dice, (screen.width, screen.height)).await {
                Ok(act) => done.push(act),
                Err(error) => return Err(format!("seed {seed}, after {done:#?}: {error}").into()),
            }
            // Back may leave the paper, and a link in an article lead elsewhere.
            if !page.eval::<bool>("document.documentElement.hasAttribute('data-epaper-ready')").await? {
                page.open(&home).await?;
            }
            let errors = page.console_errors().await?;
            assert!(errors.is_empty(), "seed {seed}, after {done:#?}: {errors:#?}");
        }
        page.press(Key::Escape).await?;
        page.press(Key::Escape).await?;
        page.until("document.querySelector('[data-sheet], [data-reading], [data-state=loading]')").await?;
        let panicked: bool = page.eval("!!document.querySelector('[data-state=stopped]')").await?;
        assert!(!panicked, "seed {seed}, after {done:#?}");
        Ok(())
    })
}

#[test]
fn random_actions_on_a_desk_break_nothing() -> Outcome {
    check(Screen::DESKTOP, 0x00C0_FFEE)
}

#[test]
fn random_actions_on_a_phone_break_nothing() -> Outcome {
    check(Screen::PHONE, 0x0BAD_5EED)
}
