//! Set text is still text: it is found, copied and read aloud as the author wrote it.

use serde_json::json;

use crate::harness::{Outcome, Screen, browse};
use crate::paper::{Published, solid};
use crate::reading::LINE;

const ENGLISH: &str = "The paper boat drifted under the old bridge while the printers folded tomorrow's \
    edition, and nobody on the quay remarked how straight its wake was in the brown water.";

/// One paragraph with a word only it has, and Latin text whose spaces matter.
fn paragraphs() -> Published {
    let chinese = "送报人绕过城门洞，在拐角处遇见了卖糖葫芦的老人，两个人站在雪里说了很久的话。".repeat(4);
    Published::made_up(&[&[("拐角", &[&chinese, ENGLISH])]])
}

#[test]
fn find_in_page_crosses_the_ends_of_lines() -> Outcome {
    browse(Screen::DESKTOP, paragraphs().site()?, async |page| {
        page.open("/").await?;
        // The last characters of a line, what stands between, and the first of the next.
        let joints: Vec<String> = page
            .call(
                &format!(
                    "const joint = line => {{
                        const before = [...line.parentElement.childNodes];
                        const at = before.slice(0, before.indexOf(line)).map(node => node.textContent).join('').length;
                        return at && line.parentElement.textContent.slice(Math.max(0, at - 6), at + 5).trim();
                    }};
                    return [...document.querySelectorAll('{LINE}')].map(joint).filter(joint => joint);"
                ),
                vec![],
            )
            .await?;
        assert!(joints.len() > 6, "{joints:?}");
        for joint in joints {
            let find = format!("window.find({}, true, false, true)", json!(joint));
            assert!(page.eval::<bool>(&find).await?, "{joint} is not found");
        }
        Ok(())
    })
}

#[test]
fn a_copied_paragraph_is_one_line() -> Outcome {
    let published = paragraphs();
    browse(Screen::DESKTOP, published.site()?, async |page| {
        page.open("/").await?;
        let copied: String = page
            .call(
                &format!("const lines = document.querySelectorAll('{LINE}');
                getSelection().setBaseAndExtent(lines[0], 0, lines[lines.length - 1], lines[lines.length - 1].childNodes.length);
                return getSelection().toString();"),
                vec![],
            )
            .await?;
        let paragraphs: Vec<&str> = copied.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(paragraphs.len(), 2, "{copied}");
        assert_eq!(solid(paragraphs[0]), published.texts()["p1-a1"].split("The").next().unwrap_or_default());
        assert_eq!(paragraphs[1], ENGLISH.split_whitespace().collect::<Vec<_>>().join(" "));
        Ok(())
    })
}

#[test]
fn a_paragraph_is_one_for_assistive_technology() -> Outcome {
    browse(Screen::DESKTOP, paragraphs().site()?, async |page| {
        page.open("/").await?;
        let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = tree["nodes"].as_array().ok_or("no tree")?;
        let value =
            |node: &serde_json::Value, field: &str| node[field]["value"].as_str().unwrap_or_default().to_owned();
        let node = |id: &serde_json::Value| nodes.iter().find(|node| node["nodeId"] == *id);
        let text_below = |root: &serde_json::Value| {
            let (mut text, mut open) = (String::new(), vec![root.clone()]);
            while let Some(id) = open.pop() {
                let Some(node) = node(&id) else { continue };
                if value(node, "role") == "StaticText" {
                    text.push_str(&value(node, "name"));
                } else {
                    open.extend(node["childIds"].as_array().into_iter().flatten().rev().cloned());
                }
            }
            text
        };
        let paragraphs: Vec<String> = nodes
            .iter()
            .filter(|node| value(node, "role") == "paragraph")
            .map(|node| text_below(&node["nodeId"]))
            .collect();
        let english = ENGLISH.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(paragraphs.iter().any(|text| text.trim() == english), "{paragraphs:#?}");
        assert!(paragraphs.iter().any(|text| text.matches("卖糖葫芦").count() == 4), "{paragraphs:#?}");
        Ok(())
    })
}
