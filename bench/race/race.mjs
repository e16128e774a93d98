// The same articles in the same Chromium, by this reader's layout and by what one would
// take instead:
//
//   node race/race.mjs [--corpora S,M] [--rounds 5] [--engines a,b] [--seconds 120] [--out FILE]
//
// In a round every engine runs once in a browser of its own, the order turned by one each
// time; ratios are taken within rounds, so that a busy machine slows all alike.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import esbuild from 'esbuild'
import { corpus } from './corpora.mjs'
import { host as open } from './host.mjs'
import { judged, timed, version } from './run.mjs'
import { bytes, costs, lines } from './table.mjs'

process.chdir(new URL('..', import.meta.url).pathname)
const ENGINES = ['multicol', 'multicol-pretty', 'epaper', 'pagedjs', 'vivliostyle', 'epubjs', 'foliate', 'tex-linebreak']
const { values: options } = parseArgs({
  options: {
    corpora: { type: 'string', default: 'S,M' },
    engines: { type: 'string', default: ENGINES.join() },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '120' },
    out: { type: 'string' },
  },
})
const engines = options.engines.split(',')
const seconds = Number(options.seconds)

/** Bundles the page and the engines; bytes of each engine, its wasm included. */
async function bundled() {
  cpSync('../style', 'out/style', { recursive: true })
  const files = readdirSync('race/engines').filter(file => file !== 'text.js').map(file => `race/engines/${file}`)
  await esbuild.build({
    entryPoints: ['race/page.js', ...files],
    bundle: true,
    minify: true,
    format: 'esm',
    outdir: 'out/race',
    entryNames: '[name]',
    logLevel: 'error',
    loader: { '.css': 'text' },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    external: ['fs', 'path', 'url', '/out/*'],
  })
  const wasm = ['out/wasm/epaper_bench.js', 'out/wasm/epaper_bench_bg.wasm']
  return engines.map(engine => {
    const parts = [`out/race/${engine}.js`, ...(engine === 'epaper' ? wasm : [])].map(file => readFileSync(file))
    return [engine, ...[parts, parts.map(part => brotliCompressSync(part))].map(parts => parts.reduce((sum, part) => sum + part.length, 0))]
  })
}

const log = (...words) => process.stderr.write(`${words.join(' ')}\n`)
const sizes = await bundled()
const host = await open()
const report = [`Chromium ${await version()}, ${os.cpus().length} × ${os.cpus()[0].model}, ${new Date().toISOString().slice(0, 10)}, ${options.rounds} rounds; load of the machine ${os.loadavg()[0].toFixed(1)} at the start.`]
for (const name of options.corpora.split(',')) {
  const { chars, pages } = corpus(name)
  const rows = []
  for (let round = 0; round < Number(options.rounds); round++) {
    for (let turn = 0; turn < engines.length; turn++) {
      const engine = engines[(turn + round) % engines.length]
      // Who gave up once does so again.
      if (rows.some(row => row.engine === engine && row.error)) continue
      const row = { ...await timed(host, engine, name, seconds), round }
      rows.push(row)
      log(name, round, engine, row.error ?? `${row.steps.first.cpu.toFixed(1)} ms`)
    }
  }
  const quality = []
  for (const engine of name === 'L' ? [] : engines) quality.push(await judged(host, engine, name, seconds))
  for (const row of quality) if (row.error) log(name, 'lines of', row.engine, row.error)
  mkdirSync('out', { recursive: true })
  writeFileSync(`out/race-${name}.json`, JSON.stringify({ rows, quality }))
  report.push(`### ${name}: ${pages.length} pages, ${chars.toLocaleString('en')} characters`, costs(rows, engines, 'multicol'))
  if (quality.length) report.push(lines(quality))
}
report.push('### Bytes', bytes(sizes), `Load of the machine at the end: ${os.loadavg()[0].toFixed(1)}.`)
host.close()
const text = `${report.join('\n\n')}\n`
if (options.out) writeFileSync(options.out, text)
process.stdout.write(text)
