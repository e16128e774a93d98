// Milliseconds to compose the demo edition's page in WebAssembly (in node, as in Chromium):
// the first time, the best of many without anything set before, and for a width that differs by a pixel, as a window
// that is dragged asks for.
//
//   BENCH_PAGES=bench/out/site cargo bench --bench page && node bench/pages.mjs
import { readFileSync } from 'node:fs'
import { initSync, Paper } from './out/wasm/epaper_bench.js'

process.chdir(new URL('.', import.meta.url).pathname)
initSync({ module: readFileSync('out/wasm/epaper_bench_bg.wasm') })
const FOLDER = 'out/site/editions/2024-12-06/'
const SCREENS = [[1920, 1036, 100], [1440, 856, 100], [1440, 856, 150], [820, 1136, 100], [390, 800, 100]]
const ROUNDS = 60

const bytes = name => new Uint8Array(readFileSync(FOLDER + name))
const { pages } = JSON.parse(readFileSync(FOLDER + 'edition.json', 'utf8'))
const timed = work => {
  const start = performance.now()
  work()
  return performance.now() - start
}

const row = cells => console.log(cells.map((cell, at) => String(cell).padStart(at ? 15 : 18)).join(''))
row(['in WebAssembly', 'sheets', 'first ms', 'cold ms', 'warm ms', 'warm ms/sheet'])
for (const [width, height, size] of SCREENS) {
  const paper = new Paper(bytes('edition.json'))
  paper.add(bytes(pages[0].bodies))
  let sheets
  paper.resize(width, height, size)
  const first = timed(() => { sheets = paper.compose() })
  const cold = [], warm = []
  for (let round = 0; round < ROUNDS; round++) {
    paper.resize(width - round % 2, height, size)
    cold.push(timed(() => paper.compose()))
    paper.resize(width - round % 2, height, size)
    warm.push(timed(() => paper.recompose()))
  }
  const [c, w] = [Math.min(...cold), Math.min(...warm)]
  row([`${width}×${height} ${size} %`, sheets, first.toFixed(2), c.toFixed(2), w.toFixed(2), (w / sheets).toFixed(2)])
}
