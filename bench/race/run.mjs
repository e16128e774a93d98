// One engine with one corpus in a fresh browser: what each step costs, or how good it is.
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { processorTime } from './host.mjs'

const type = { lineHeight: 1.6, gap: 20 }
const wide = { ...type, width: 1280, height: 800, columns: 5, pad: 24 }
/** First layout, the viewport of a phone, back again, and text a fifth larger. */
export const STEPS = {
  first: { ...wide, fontSize: 16 },
  phone: { ...type, width: 390, height: 844, columns: 1, pad: 16, fontSize: 16 },
  back: { ...wide, fontSize: 16 },
  larger: { ...wide, fontSize: 19.2 },
}
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--enable-precise-memory-info']

const launch = () => chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: FLAGS })

/** Version of the browser that races. */
export async function version() {
  const browser = await launch()
  const version = browser.version()
  await browser.close()
  return version
}

const megabytes = (pid, key) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${key}:\\s+(\\d+)`))?.[1] ?? 0) / 1024
const within = (work, seconds) => {
  let timer
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`gave up after ${seconds} s`)), seconds * 1000) })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** The page's own process: the one whose main thread runs while the page is busy. */
async function renderer(browser, page) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const pids = processInfo.filter(one => one.type === 'renderer').map(one => one.id)
  const least = pids.map(() => Infinity)
  for (let round = 0; round < 4; round++) {
    const before = pids.map(processorTime)
    // Work, not time: on a busy machine a process may wait all the time.
    await page.evaluate(() => { let sum = 0; for (let one = 0; one < 3e7; one++) sum += Math.sqrt(one); return sum })
    pids.forEach((pid, index) => { least[index] = Math.min(least[index], processorTime(pid) - before[index]) })
  }
  return pids[least.indexOf(Math.max(...least))]
}

async function opened(browser, host, engine, corpus) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 })
  const page = await context.newPage()
  await page.goto(`${host.origin}/race/page.html?engine=${engine}`)
  await page.waitForFunction(() => window.engine, null, { timeout: 30_000 })
  await page.evaluate(async name => {
    window.corpus = await (await fetch(`/out/corpora/${name}.json`)).json()
    await window.warmFonts(window.corpus)
  }, corpus)
  return page
}

/**
 * What each step costs: `cpu` of the main thread and `wall` until all is laid out, `seen` until
 * the first page stands, in ms; memory of the first layout in MB.
 */
export async function timed(host, engine, corpus, seconds) {
  const browser = await launch()
  const result = { engine, corpus, steps: {} }
  try {
    const page = await opened(browser, host, engine, corpus)
    const pid = await renderer(browser, page)
    host.watch(pid)
    const devtools = await page.context().newCDPSession(page)
    const heap = async () => {
      await devtools.send('HeapProfiler.collectGarbage')
      return (await devtools.send('Runtime.getHeapUsage')).usedSize / 2 ** 20
    }
    await page.evaluate(options => window.engine.prepare?.(window.corpus, options), STEPS.first)
    const before = { heap: await heap(), rss: megabytes(pid, 'VmRSS') }
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
    for (const [step, options] of Object.entries(STEPS)) {
      result.steps[step] = await within(page.evaluate(options => window.timedStep(options), options), seconds)
      if (step === 'first') {
        result.peak = megabytes(pid, 'VmHWM') - before.rss
        result.heap = await heap() - before.heap
      }
    }
  } catch (error) {
    result.error = String(error.message ?? error).split('\n')[0].slice(0, 200)
  } finally {
    await within(browser.close(), 10).catch(() => {})
  }
  return result
}

/** The lines that an engine made at its first layout and on a phone, judged. */
export async function judged(host, engine, corpus, seconds) {
  const browser = await launch()
  const result = { engine, corpus, steps: {} }
  try {
    const page = await opened(browser, host, engine, corpus)
    await page.evaluate(options => window.engine.prepare?.(window.corpus, options), STEPS.first)
    for (const step of ['first', 'phone']) {
      result.steps[step] = await within(page.evaluate(options => window.judgedStep(options), STEPS[step]), seconds)
    }
  } catch (error) {
    result.error = String(error.message ?? error).split('\n')[0].slice(0, 200)
  } finally {
    await within(browser.close(), 10).catch(() => {})
  }
  return result
}
