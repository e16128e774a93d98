// Gives what the reader's wasm and its script call each other short names, in both files:
// names.mjs READER.js READER.wasm
//
// wasm-bindgen's names tell what they are and end in a hash; a browser downloads each twice.
// What no script of ours calls is not exported: then wasm-opt, which comes after, takes it out.
import { readFileSync, writeFileSync } from "node:fs";

const [script, program] = process.argv.slice(2);
const bytes = readFileSync(program);
const IMPORTS = 2, EXPORTS = 7;
const FUNCTION = 0, TABLE = 1, MEMORY = 2, GLOBAL = 3;

// A number of the format (LEB128): its value, or where it ends with `at` moved behind it.
let at;
const number = () => {
  let value = 0, shift = 0, byte;
  do {
    byte = bytes[at++];
    value |= (byte & 127) << shift;
    shift += 7;
  } while (byte & 128);
  return value >>> 0;
};
const written = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...written(value >>> 7)]);
const text = () => {
  const length = number();
  at += length;
  return bytes.subarray(at - length, at).toString();
};

const short = new Map();
const rename = (name) => {
  if (!/^__wb\w{8,}/.test(name)) return name;
  if (!short.has(name)) short.set(name, `$${short.size.toString(36)}`);
  return short.get(name);
};
const renamed = (name) => {
  const out = Buffer.from(rename(name));
  return [...written(out.length), ...out];
};

// What stands behind an import's two names.
const described = () => {
  const start = at, kind = bytes[at++];
  if (kind === FUNCTION) number();
  if (kind === TABLE) at++;
  if (kind === TABLE || kind === MEMORY) for (let left = number() & 1; left >= 0; left--) number();
  if (kind === GLOBAL) at += 2;
  return bytes.subarray(start, at);
};
const original = (length, from = at) => [...written(length), ...bytes.subarray(from, (at = from + length))];
const imported = () => [...original(number()), ...renamed(text()), ...described()];
// Streams that a library can make of Rust's; nothing here does.
const unused = /intounderlying/;
const exported = () => {
  const name = text(), start = at++;
  number();
  return unused.test(name) ? [] : [...renamed(name), ...bytes.subarray(start, at)];
};

const sections = [bytes.subarray(0, 8)];
for (at = 8; at < bytes.length; ) {
  const start = at, id = bytes[at++], end = number() + at;
  if (id === IMPORTS || id === EXPORTS) {
    const entries = [];
    for (let left = number(); left > 0; left--) entries.push(id === IMPORTS ? imported() : exported());
    const kept = entries.filter((entry) => entry.length > 0), content = [...written(kept.length), ...kept.flat()];
    sections.push(Buffer.from([id, ...written(content.length), ...content]));
  } else {
    sections.push(bytes.subarray(start, end));
  }
  at = end;
}
writeFileSync(program, Buffer.concat(sections));
const source = readFileSync(script, "utf8");
writeFileSync(script, source.replace(/\b__wb\w+/g, (name) => short.get(name) ?? name));
