//! Reading aloud: the browser's own voices (Web Speech).

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, window};

#[wasm_bindgen]
extern "C" {
    type Synthesis;
    #[wasm_bindgen(method)]
    fn speak(this: &Synthesis, utterance: &Utterance);
    #[wasm_bindgen(method)]
    fn cancel(this: &Synthesis);
    #[wasm_bindgen(method, js_name = getVoices)]
    fn voices(this: &Synthesis) -> Array;

    #[wasm_bindgen(js_name = SpeechSynthesisUtterance)]
    type Utterance;
    #[wasm_bindgen(constructor, js_class = SpeechSynthesisUtterance)]
    fn new(text: &str) -> Utterance;
    #[wasm_bindgen(method, setter)]
    fn set_lang(this: &Utterance, language: &str);
    #[wasm_bindgen(method, setter)]
    fn set_rate(this: &Utterance, rate: f64);
    #[wasm_bindgen(method, setter, catch)]
    fn set_voice(this: &Utterance, voice: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_onend(this: &Utterance, callback: &Function);
    #[wasm_bindgen(method, setter)]
    fn set_onerror(this: &Utterance, callback: &Function);
}

/// Voices arrive late; this many times, 100 ms apart, they are asked for.
const PATIENCE: u32 = 15;

/// Whether there is a voice for a language (a BCP 47 tag). Some browsers know their voices
/// only after a while.
pub async fn has_voice(language: &str) -> bool {
    let Some(synthesis) = synthesis() else { return false };
    for _ in 0..PATIENCE {
        let voices = synthesis.voices();
        if voices.length() > 0 {
            return voice(&synthesis, language).is_some();
        }
        super::page::wait(100).await;
    }
    false
}

/// The voice for a language: of its own region if there is one, for a tag alone leaves a browser
/// free to say Mandarin in Cantonese.
fn voice(synthesis: &Synthesis, language: &str) -> Option<JsValue> {
    let spoken = |voice: &JsValue| Reflect::get(voice, &"lang".into()).ok()?.as_string();
    let wish = match language {
        "zh" | "zh-Hans" => "zh-CN",
        "zh-Hant" => "zh-TW",
        other => other,
    };
    let voices: Vec<JsValue> = synthesis.voices().iter().collect();
    let exact = |voice: &&JsValue| spoken(voice).is_some_and(|tag| tag.replace('_', "-").eq_ignore_ascii_case(wish));
    let near = |voice: &&JsValue| spoken(voice).is_some_and(|tag| primary(&tag) == primary(language));
    voices.iter().find(exact).or_else(|| voices.iter().find(near)).cloned()
}

/// Says a text, at a rate in percent of a voice's own. Returns when it was said: true if to
/// its end, false if it was hushed or failed.
pub async fn say(text: &str, language: &str, rate: u16) -> bool {
    let Some(synthesis) = synthesis() else { return false };
    let utterance = Utterance::new(text);
    utterance.set_lang(language);
    utterance.set_rate(f64::from(rate) / 100.0);
    if let Some(voice) = voice(&synthesis, language) {
        // Whoever refuses it goes by the language.
        let _ = utterance.set_voice(&voice);
    }
    let done = Promise::new(&mut |resolve, _| {
        utterance.set_onend(&resolve);
        utterance.set_onerror(&resolve);
    });
    synthesis.speak(&utterance);
    let event = JsFuture::from(done).await;
    event.is_ok_and(|event| event.unchecked_into::<Event>().type_() == "end")
}

/// Ends what is being said.
pub fn hush() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}

fn synthesis() -> Option<Synthesis> {
    let window = window()?;
    let found = Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then(|| found.unchecked_into())
}

/// The language of a tag; Android calls Mandarin by its own code.
fn primary(tag: &str) -> String {
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    if primary == "cmn" { "zh".to_owned() } else { primary }
}
