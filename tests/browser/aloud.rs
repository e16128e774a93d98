//! Reading aloud, with a voice of the tests' own.

use serde_json::json;

use crate::harness::{Outcome, Page, Screen, browse};
use crate::paper::{Published, solid};

/// A voice that speaks these languages, says all at once and waits for `next()`.
async fn give_voice(page: &Page, languages: &[&str]) -> Outcome {
    let source = format!(
        "window.said = [];
        const synthesis = {{
            getVoices: () => {}.map(lang => ({{ lang }})),
            speak(utterance) {{ said.push([utterance.text, utterance.lang, utterance.rate]); this.now = utterance; }},
            cancel() {{ const {{ now }} = this; this.now = null; if (now) setTimeout(() => now.onerror(new Event('error'))); }},
        }};
        window.next = () => {{ const {{ now }} = synthesis; synthesis.now = null; if (now) now.onend(new Event('end')); return !!now; }};
        Object.defineProperty(window, 'speechSynthesis', {{ value: synthesis }});
        window.SpeechSynthesisUtterance = class {{ constructor(text) {{ this.text = text; }} }};",
        json!(languages)
    );
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await.map(drop)
}

/// Waits until so many sentences were begun; the last of them.
async fn said(page: &Page, count: usize) -> Outcome<(String, String, f64)> {
    page.until(&format!("said.length >= {count}")).await?;
    page.eval("said.at(-1)").await
}

#[test]
fn an_article_is_read_sentence_by_sentence_and_each_is_lit() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        let published =
            Published::made_up(&[&[("标题", &["第一句话。第二句话！", "第三句话？"]), ("另一篇", &["别的。"])]]);
        browse(screen, published.site()?, async |page| {
            give_voice(page, &["en-US", "cmn-Hans-CN"]).await?;
            page.open("/2024-01-02/a/p1-a1/").await?;
            page.until("document.querySelector('[data-reading] [data-line]')").await?;
            page.click("[data-action=listen]").await?;
            let sentences = ["标题", "第一句话。", "第二句话！", "第三句话？"];
            for (count, sentence) in (1..).zip(sentences) {
                let (text, language, rate) = said(page, count).await?;
                assert_eq!((text.as_str(), language.as_str(), rate), (sentence, "zh-Hans", 1.0));
                page.until(&format!(
                    "[...(CSS.highlights.get('spoken') ?? [])].map(range => range.toString()).join('').trim() === '{sentence}'"
                ))
                .await?;
                page.until("next()").await?;
            }
            page.until("!document.querySelector('.player')").await?;
            assert_eq!(page.eval::<usize>("said.length").await?, sentences.len());
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn who_hears_a_part_of_an_article_is_told_so() -> Outcome {
    let mut published = Published::made_up(&[&[("标题", &["头一段。", "第二段。"]), ("另一篇", &["别的。"])]]);
    let body = &mut published.bodies[0].articles[0];
    body.close_after(1);
    body.withheld = true;
    browse(Screen::DESKTOP, published.site()?, async |page| {
        give_voice(page, &["zh-CN"]).await?;
        page.open("/").await?;
        page.click("[data-action=listen]").await?;
        for (count, sentence) in
            (1..).zip(["标题", "头一段。", "本文其余部分须经报社许可方可阅读。", "另一篇", "别的。"])
        {
            assert_eq!(said(page, count).await?.0, sentence);
            page.until("next()").await?;
        }
        Ok(())
    })
}

#[test]
fn the_voice_falls_silent_when_another_edition_is_opened() -> Outcome {
    browse(
        Screen::DESKTOP,
        Published::archive(&[Published::of_three_pages(), Published::of_the_year_before()])?,
        async |page| {
            let go = |path: &str| {
                format!("history.pushState(null, '', '{path}'); dispatchEvent(new PopStateEvent('popstate'));")
            };
            give_voice(page, &["zh-CN"]).await?;
            page.open("/2024-01-02/").await?;
            page.press("r").await?;
            said(page, 1).await?;
            page.call::<serde_json::Value>(&go("/2024-01-02/02/"), vec![]).await?;
            page.until("document.querySelector('[data-sheet][data-page=\"02\"]')").await?;
            page.until("next()").await?;
            said(page, 2).await?;
            page.call::<serde_json::Value>(&go("/2023-01-02/"), vec![]).await?;
            page.until("!document.querySelector('.player')").await?;
            page.until("document.querySelector('[data-sheet]').innerText.includes('旧闻')").await?;
            page.press("r").await?;
            assert_eq!(said(page, 3).await?.0, "旧闻");
            Ok(())
        },
    )
}

#[test]
fn a_page_is_read_in_editorial_order_and_turns_with_the_voice() -> Outcome {
    let published = Published::of_three_pages();
    browse(Screen::PHONE, published.site()?, async |page| {
        give_voice(page, &["zh-CN"]).await?;
        page.open("/").await?;
        page.press("r").await?;
        said(page, 1).await?;
        for count in 2..60 {
            page.until("next()").await?;
            said(page, count).await?;
        }
        assert!(
            page.eval::<u32>("+document.querySelector('[data-sheet]').dataset.sheet").await? > 1,
            "it did not turn"
        );
        let text: String = page.eval("said.slice(1).map(([text]) => text).join('')").await?;
        assert!(published.texts()["p1-a1"].starts_with(&solid(&text)), "{text}");
        Ok(())
    })
}

#[test]
fn the_voice_waits_skips_and_changes_its_speed() -> Outcome {
    let published = Published::made_up(&[&[("标题", &["一句。二句。三句。四句。"])]]);
    browse(Screen::DESKTOP, published.site()?, async |page| {
        give_voice(page, &["zh-CN"]).await?;
        page.open("/").await?;
        page.click("[data-action=listen]").await?;
        said(page, 1).await?;
        page.click("[data-voice=next]").await?;
        assert_eq!(said(page, 2).await?.0, "一句。");
        page.click("[data-voice=pause]").await?;
        assert!(!page.eval::<bool>("next()").await?, "a voice that waits still speaks");
        page.click("[data-voice=pause]").await?;
        assert_eq!(said(page, 3).await?.0, "一句。");
        page.eval::<()>(
            "(menu => { menu.value = '150'; menu.dispatchEvent(new Event('change', { bubbles: true })); })
            (document.querySelector('.player [name=rate]'))",
        )
        .await?;
        let (text, _, rate) = said(page, 4).await?;
        assert_eq!((text.as_str(), rate), ("一句。", 1.5));
        page.click("[data-voice=previous]").await?;
        assert_eq!(said(page, 5).await?.0, "标题");
        page.click("[data-voice=stop]").await?;
        page.until("!document.querySelector('.player')").await?;
        page.until("![...(CSS.highlights.get('spoken') ?? [])].length").await
    })
}

#[test]
fn where_there_is_no_voice_it_is_said() -> Outcome {
    for languages in [&[][..], &["en-US"]] {
        browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
            give_voice(page, languages).await?;
            page.open("/").await?;
            page.click("[data-action=listen]").await?;
            page.until("document.querySelector('[data-voiceless]')").await?;
            assert!(
                page.eval::<String>("document.querySelector('[data-voiceless]').textContent").await?.contains("voice")
            );
            page.click("[data-voice=stop]").await?;
            page.until("!document.querySelector('.player')").await
        })?;
    }
    Ok(())
}
