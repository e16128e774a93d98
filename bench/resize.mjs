// Milliseconds from a resize to the frame that shows it, in Chromium: the reader of a built
// site, and the same page's text in plain CSS columns. Widths alternate by a few pixels, as
// when a window is dragged. Medians and how they compare; the most is a step to another type
// size, for which the reader composes anew. Columns keep their type size, so a browser uses
// again what it knows of every character; `sized` are columns whose type size follows the
// width as the reader's does. It is the window that is resized: an emulated screen is a new
// setting, for which a browser works out all styles again.
//
//   node bench/resize.mjs [http://127.0.0.1:8080/]     a site that is being served
import { chromium } from 'playwright-core'

const SITE = process.argv[2] ?? 'http://127.0.0.1:8080/'
const SCREENS = [[1920, 1080, 8], [1440, 900, 6], [820, 1180, 3], [390, 844, 1]]
const STEPS = 24

const json = async path => (await fetch(new URL(path, SITE))).json()
const { editions: [{ path }] } = await json('editions/index.json')
const edition = await json(`editions/${path}/edition.json`)
const bodies = await json(`editions/${path}/${edition.pages[0].bodies}`)
const plain = text => typeof text === 'string' ? text : [text].flat().map(run => typeof run === 'string' ? run : Object.values(run)[0]).join('')
const html = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const heads = Object.fromEntries(edition.articles.map(head => [head.id, head]))
const article = ({ id, blocks = [] }) => {
  const paragraphs = blocks.map(block => Object.values(block)[0]).filter(text => typeof text === 'string' || Array.isArray(text))
  return `<h3>${html((heads[id]?.headline ?? []).join(''))}</h3>` + paragraphs.map(text => `<p>${html(plain(text))}</p>`).join('')
}
const columns = bodies.articles.map(article).join('')
const face = edition.faces.find(face => face.role === 'body')
const page = count => `<!doctype html><meta charset=utf-8><style>
  @font-face { font-family: Body; src: url(editions/${path}/${face?.file}) }
  body { margin: 16px; font: 16px/1.5 Body; text-align: justify; overflow: hidden }
  main { columns: ${count}; column-gap: 1.5em; column-fill: auto; height: calc(100vh - 32px) }
  p { text-indent: 2em; margin: 0 } h3 { margin: 0 } </style><main>${columns}</main>`

// From the event, which comes with the frame, to the first task after the frame that fits.
const watch = fits => {
  window.times = []
  const fitting = new Function(`return ${fits}`)
  addEventListener('resize', () => {
    const start = performance.now()
    const look = () => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => fitting() ? window.times.push(performance.now() - start) : look()
      port2.postMessage(0)
    })
    look()
  })
}

// A tab whose window can be given a size of its inside.
async function open() {
  const context = await browser.newContext({ viewport: null })
  const tab = await context.newPage()
  const session = await context.newCDPSession(tab)
  const { windowId } = await session.send('Browser.getWindowForTarget')
  const frame = await tab.evaluate(() => outerHeight - innerHeight)
  const resize = (width, height) =>
    session.send('Browser.setWindowBounds', { windowId, bounds: { width, height: height + frame } })
  return { context, tab, resize }
}

// Times of a drag. What `step` does in the page after each step comes with them.
async function run({ tab, resize }, width, height, fits, step = () => null) {
  await tab.evaluate(watch.toString().replace(/^/, '(') .concat(`)(${JSON.stringify(fits)})`))
  const found = []
  for (let count = 1; count <= STEPS; count++) {
    await resize(width - count % 2 * 4 - count, height)
    await tab.waitForFunction(count => window.times.length >= count, count)
    await tab.waitForTimeout(120)
    found.push(await tab.evaluate(step))
  }
  const times = (await tab.evaluate(() => window.times)).sort((one, other) => one - other)
  return { median: times[times.length >> 1], most: times.at(-1), found }
}

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const row = cells => console.log(cells.map((cell, at) => String(cell).padStart(at ? 14 : 12)).join(''))
row(['resize', 'reader ms', 'most', 'columns ms', 'most', 'ratio', 'sized ms', 'most', 'ratio'])
for (const [width, height, count] of SCREENS) {
  const window = await open()
  const { context, tab, resize } = window
  await resize(width, height)
  await tab.goto(new URL(`${path}/`, SITE).href)
  await tab.waitForSelector('html[data-epaper-ready]')
  await tab.waitForTimeout(1500)
  const centred = '(({ left, right }) => Math.abs(left + right - innerWidth) < 2 && left >= -1)(document.querySelector("[data-sheet]").getBoundingClientRect())'
  const size = () => [innerWidth, getComputedStyle(document.querySelector('[data-sheet] [data-block] [data-line]')).fontSize]
  const reader = await run(window, width, height, centred, size)
  await tab.route('**/columns.html', route => route.fulfill({ contentType: 'text/html', body: page(count) }))
  const columns = async sizes => {
    await resize(width, height)
    await tab.goto(new URL('columns.html', SITE).href)
    await tab.evaluate(() => document.fonts.ready)
    const follow = sizes => addEventListener('resize', () => { document.body.style.fontSize = sizes[innerWidth] })
    if (sizes) await tab.evaluate(follow, sizes)
    return run(window, width, height, 'document.querySelector("main").getClientRects().length > 0')
  }
  const plain = await columns()
  const sized = await columns(Object.fromEntries(reader.found))
  const cells = other => [other.median.toFixed(1), other.most.toFixed(1), (reader.median / other.median).toFixed(2)]
  row([`${width}×${height}`, ...cells(reader).slice(0, 2), ...cells(plain), ...cells(sized)])
  await context.close()
}
await browser.close()
