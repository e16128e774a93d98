// Gives what the reader's wasm and its script call each other short names, in both files:
// names.mjs READER.js READER.wasm
//
// wasm-bindgen's names tell what they are and end in a hash; a browser downloads each twice.
import { readFileSync, writeFileSync } from "node:fs";
import { renamed } from "./wasm.mjs";

const [script, program] = process.argv.slice(2);
const short = new Map();
const shortened = (name) => {
  if (!/^__wb\w{8,}/.test(name)) return name;
  if (!short.has(name)) short.set(name, `$${short.size.toString(36)}`);
  return short.get(name);
};
writeFileSync(program, renamed(readFileSync(program), shortened, shortened));
const source = readFileSync(script, "utf8");
writeFileSync(script, source.replace(/\b__wb\w+/g, (name) => short.get(name) ?? name));
