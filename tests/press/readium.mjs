// What Readium's own parser reads in a manifest: `node readium.mjs MODULES MANIFEST`.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, file] = process.argv.slice(2);
const { Manifest } = await import(pathToFileURL(`${modules}/@readium/shared/dist/index.js`).href);
const { metadata, links, readingOrder, resources, toc } = Manifest.deserialize(JSON.parse(readFileSync(file)));
const hrefs = (list) => list.items.map((link) => link.href);
console.log(JSON.stringify({
  title: metadata.title.getTranslation(),
  languages: metadata.languages,
  published: metadata.published?.toISOString().slice(0, 10),
  self: links.items.find((link) => link.rels?.has("self"))?.type,
  readingOrder: hrefs(readingOrder),
  resources: hrefs(resources),
  toc: toc.items.map((section) => hrefs(section.children)),
}));
