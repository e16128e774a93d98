// Milliseconds to compose pages in WebAssembly (in node, as in Chromium): the demo edition's
// page, and editions of 16 and 160 pages made of its articles. The first time, the best of
// many without anything set before, and for a width that differs by a pixel, as a window that
// is dragged asks for; and the memory that WebAssembly has taken by then, which it never gives
// back.
//
//   BENCH_PAGES=bench/out/site cargo bench --bench page && node bench/pages.mjs
import { readFileSync } from 'node:fs'
import { initSync, Paper } from './out/wasm/epaper_bench.js'

process.chdir(new URL('.', import.meta.url).pathname)
const { memory } = initSync({ module: readFileSync('out/wasm/epaper_bench_bg.wasm') })
const FOLDER = 'out/site/editions/2024-12-06/'
const SCREENS = [[1920, 1036, 100], [1440, 856, 100], [1440, 856, 150], [820, 1136, 100], [390, 800, 100]]
const ROUNDS = 60

const load = name => JSON.parse(readFileSync(FOLDER + name, 'utf8'))
const bytes = value => new TextEncoder().encode(JSON.stringify(value))
const demo = load('edition.json')
const bodies = load(demo.pages[0].bodies)

/** An edition of so many pages, each with the demo's articles in another order. */
function repeated(count) {
  const edition = { ...demo, pages: [], articles: [] }, pages = []
  for (let number = 0; number < count; number++) {
    const rename = ({ id, ...rest }) => ({ id: `${id}-${number}`, ...rest })
    const turn = number % demo.pages[0].articles.length
    const order = [...demo.pages[0].articles.slice(turn), ...demo.pages[0].articles.slice(0, turn)]
    edition.pages.push({ ...demo.pages[0], articles: order.map(id => `${id}-${number}`) })
    edition.articles.push(...demo.articles.map(rename))
    pages.push({ ...bodies, articles: bodies.articles.map(rename) })
  }
  return { edition, pages }
}

const timed = work => {
  const start = performance.now()
  work()
  return performance.now() - start
}
const row = cells => console.log(cells.map((cell, at) => String(cell).padStart(at ? 15 : 18)).join(''))
row(['in WebAssembly', 'pages', 'sheets', 'first ms', 'cold ms', 'warm ms', 'warm ms/sheet', 'memory KiB'])
for (const count of [1, 16, 160]) {
  const { edition, pages } = repeated(count)
  for (const [width, height, size] of SCREENS) {
    const paper = new Paper(bytes(edition))
    pages.forEach(page => paper.add(bytes(page)))
    const all = compose => pages.reduce(sheets => sheets + compose(), 0)
    let sheets
    paper.resize(width, height, size)
    const first = timed(() => { sheets = all(() => paper.compose()) })
    const cold = [], warm = []
    for (let round = 0; round < ROUNDS / count; round++) {
      paper.resize(width - round % 2, height, size)
      cold.push(timed(() => all(() => paper.compose())))
      paper.resize(width - round % 2, height, size)
      warm.push(timed(() => all(() => paper.recompose())))
    }
    const [c, w] = [Math.min(...cold), Math.min(...warm)]
    const times = [first, c, w, w / sheets].map(time => time.toFixed(2))
    row([`${width}×${height} ${size} %`, count, sheets, ...times, Math.round(memory.buffer.byteLength / 1024)])
    paper.free()
  }
}
