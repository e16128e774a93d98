// Takes out of the reader's wasm what libraries offer to scripts and no script of ours calls, for
// else all that it calls would stay: unused.mjs READER.wasm OUT.wasm
import { readFileSync, writeFileSync } from "node:fs";
import { renamed } from "./wasm.mjs";

const [program, out] = process.argv.slice(2);
// Streams that a library can make of Rust's.
const unused = /intounderlying/;
writeFileSync(out, renamed(readFileSync(program), (name) => name, (name) => (unused.test(name) ? "" : name)));
