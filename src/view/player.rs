//! The controls of the voice, while there is something to say.

use leptos::prelude::*;

use super::Reader;
use super::aloud::RATES;
use crate::web;

/// Sentence before and after, waiting and going on, speed, stop; or why there is no voice.
#[component]
pub fn Player() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let words = move || reader.words.get();
    let speaks = Memo::new(move |_| reader.aloud.with(|aloud| aloud.as_ref().map(|aloud| aloud.voiceless)));
    let paused = Memo::new(move |_| reader.aloud.with(|aloud| aloud.as_ref().is_some_and(|aloud| aloud.paused)));
    let rates = move || {
        let now = reader.preferences.with_untracked(|now| now.rate);
        RATES.map(|rate| view! { <option value=rate selected=rate == now>{times(rate)}</option> })
    };
    let choose = move |event: leptos::ev::Event| {
        if let Some(rate) = web::choice(&event).and_then(|(_, rate)| rate.parse().ok()) {
            reader.set_rate(rate);
        }
    };
    move || {
        let voiceless = speaks.get()?;
        Some(view! {
            <div class="player" role="group" aria-label=move || words().read_aloud() lang=move || words().tag()>
                {if voiceless {
                    view! { <p role="alert" data-voiceless="">{move || words().no_voice()}</p> }.into_any()
                } else {
                    view! {
                        <button data-voice="previous" aria-label=move || words().sentence_before() on:click=move |_| reader.skip_aloud(false)>"‹"</button>
                        <button data-voice="pause" on:click=move |_| reader.pause_aloud()>
                            {move || if paused.get() { words().go_on() } else { words().pause() }}
                        </button>
                        <button data-voice="next" aria-label=move || words().sentence_after() on:click=move |_| reader.skip_aloud(true)>"›"</button>
                        <select name="rate" aria-label=move || words().speed() on:change=choose>{rates}</select>
                    }.into_any()
                }}
                <button data-voice="stop" on:click=move |_| reader.stop_aloud()>
                    {move || if voiceless { words().close() } else { words().stop() }}
                </button>
            </div>
        })
    }
}

/// A rate in percent, as it is read: `1.25 ×`.
fn times(rate: u16) -> String {
    let (whole, hundredths) = ((rate / 100).to_string(), (100 + rate % 100).to_string());
    let number = [&whole, ".", &hundredths[1..]].concat();
    [number.trim_end_matches('0').trim_end_matches('.'), " ×"].concat()
}
