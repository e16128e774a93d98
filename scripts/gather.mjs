// Puts the small parts that a wish needs, but for those of another wish, into one file, for each of
// them is a request: gather.mjs FOLDER WISH OTHER
//
// The file is a WebAssembly module that does nothing: its custom sections hold the parts.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { named, written } from "./wasm.mjs";

const [folder, wish, other] = process.argv.slice(2);
const loader = `${folder}/__wasm_split.js`;
const script = readFileSync(loader, "utf8");

const neededBy = (name) => {
  const [, list] = script.match(new RegExp(`__wasm_split_load_${name} = [^]*?\\n, \\[(.*)\\]\\)\\);`)) ?? [];
  if (list === undefined) throw new Error(`${loader}: nothing loads ${name}`);
  return list.split(", ").filter(Boolean).map((part) => part.replace(/^__/, ""));
};
const others = neededBy(other);
const parts = neededBy(wish).filter((part) => !others.includes(part));

const section = (name) => {
  const content = [...named(name), ...readFileSync(`${folder}/${name}.wasm`)];
  return [0, ...written(content.length), ...content];
};
writeFileSync(`${folder}/chunk_${wish}.wasm`, Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, ...parts.flatMap(section)]));

let changed = script;
for (const part of parts) {
  const [before, after] = [
    [`fetch(new URL("./${part}.wasm", import.meta.url));`, "WebAssembly.instantiateStreaming(src, imports)"],
    [`gathered("${part}");`, "WebAssembly.instantiate(await src, imports)"],
  ];
  const at = changed.indexOf(before[0]);
  if (at < 0) throw new Error(`${loader}: ${part} is fetched otherwise`);
  changed = changed.slice(0, at) + changed.slice(at).replace(before[0], after[0]).replace(before[1], after[1]);
  rmSync(`${folder}/${part}.wasm`);
}
// What did not come is asked for anew by whoever needs it next.
changed += `
let gathering;
function gathered(part) {
    gathering ??= WebAssembly.compileStreaming(fetch(new URL("./chunk_${wish}.wasm", import.meta.url)));
    gathering.catch(() => { gathering = undefined; });
    return gathering.then((all) => WebAssembly.Module.customSections(all, part)[0]);
}
`;
writeFileSync(loader, changed);
