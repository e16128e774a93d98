// Nanoseconds a character to break paragraphs into lines: natively, the same in WebAssembly
// (in node, as in Chromium), tex-linebreak, and typst natively where it has been built
// (`cargo build --release --manifest-path bench/typst/Cargo.toml`, some ten minutes).
//
//   BENCH_OUT=bench/out/lines.json cargo bench && node bench/lines.mjs
//
// Cold measures the characters and breaks the lines, warm breaks what is measured again.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import tex from 'tex-linebreak'
import { itemsOf } from './race/pieces.js'
import { initSync, Paragraphs } from './out/wasm/epaper_bench.js'

process.chdir(new URL('.', import.meta.url).pathname)
initSync({ module: readFileSync('out/wasm/epaper_bench_bg.wasm') })
const TYPST = 'typst/target/release/typst-lines'
const ROUNDS = 15

/** Best time of some rounds, in nanoseconds a character; rounds end when a second is over. */
function best(chars, work) {
  let least = Infinity
  const begin = performance.now()
  for (let round = 0; round < ROUNDS && (round < 2 || performance.now() - begin < 1000); round++) {
    const start = performance.now()
    work()
    least = Math.min(least, performance.now() - start)
  }
  return least * 1e6 / chars
}

/** Advances as the native benchmark has them: one em for what is full-width, half for the rest. */
const widthOf = character => character.codePointAt(0) > 0x2e7f || /[\u2010-\u2027]/.test(character) ? 1 : 0.5

/** Whether it breaks the lines at all: some paragraphs it refuses. */
function texLinebreak(texts, ems, chars) {
  try {
    const items = texts.map(text => itemsOf(text, 1, widthOf))
    const lines = items => tex.breakLines(items, ems, { maxAdjustmentRatio: null })
    return [best(chars, () => texts.forEach(text => lines(itemsOf(text, 1, widthOf)))), best(chars, () => items.forEach(lines))]
  } catch {
    return [NaN, NaN]
  }
}

function typst(corpus, ems, chars) {
  if (!existsSync(TYPST)) return NaN
  const input = JSON.stringify({ language: corpus.language, texts: corpus.texts, ems, rounds: ROUNDS })
  return Number(execFileSync(TYPST, { input })) * 1e6 / chars
}

const columns = ['native', 'warm', 'wasm', 'warm', 'tex-linebreak', 'warm', 'typst']
const row = (first, ems, cells) => console.log(first.padEnd(20) + String(ems).padStart(4) + cells.map(cell => String(cell).padStart(15)).join(''))
row('ns a character', 'em', columns)
for (const corpus of JSON.parse(readFileSync('out/lines.json', 'utf8'))) {
  const chars = corpus.texts.reduce((sum, text) => sum + [...text].length, 0)
  const paragraphs = new Paragraphs(corpus.language, corpus.texts, corpus.words)
  for (const { ems, cold, warm } of corpus.figures) {
    const wasm = [best(chars, () => paragraphs.cold(ems)), best(chars, () => paragraphs.warm(ems))]
    const cells = [cold, warm, ...wasm, ...texLinebreak(corpus.texts, ems, chars), typst(corpus, ems, chars)]
    row(corpus.name, ems, cells.map(cell => Number.isFinite(cell) ? cell.toFixed(0) : '–'))
  }
}
