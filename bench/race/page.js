// What the page of every engine can do: warm the fonts, time a step, judge its lines.
import { FONT, htmlOf } from './engines/text.js'
import { linesOf, quality } from './quality.js'

/** Has every glyph drawn once, so that nobody's first layout pays for loading fonts. */
window.warmFonts = async corpus => {
  const probe = document.createElement('div')
  probe.style.cssText = `position:absolute;inline-size:100px;block-size:0;overflow:hidden;font-family:${FONT}`
  const glyphs = [...new Set(corpus.pages.map(htmlOf).join('').replace(/<[^>]+>/g, ''))].join('')
  for (const size of [16, 19.2]) {
    for (const [scale, weight] of [[1, 400], [1.4, 700]]) {
      const text = document.createElement('div')
      text.style.cssText = `font-size:${size * scale}px;font-weight:${weight}`
      text.textContent = glyphs
      probe.append(text)
    }
    const canvas = new OffscreenCanvas(8, 8).getContext('2d')
    canvas.font = `${size}px ${FONT}`
    canvas.measureText(glyphs)
  }
  document.body.append(probe)
  probe.getBoundingClientRect()
  await new Promise(done => setTimeout(done, 50))
  probe.remove()
}

/** Processor time of this page's main thread, in ms. */
const clock = () => {
  const request = new XMLHttpRequest()
  request.open('GET', '/clock', false)
  request.send()
  return Number(request.responseText)
}

window.timedStep = async options => {
  clock()
  const [cpu, wall] = [clock(), performance.now()]
  const { pages, seen } = await window.engine.layout(window.corpus, options)
  document.body.getBoundingClientRect()
  const done = performance.now()
  return { pages, seen: seen && seen - wall, wall: done - wall, cpu: clock() - cpu, nodes: document.getElementsByTagName('*').length }
}

window.judgedStep = async options => {
  const lines = []
  // Engines that show a section at a time give its lines while they lay out.
  await window.engine.layout(window.corpus, { ...options, collect: root => lines.push(...linesOf(root)) })
  lines.push(...window.engine.show?.(root => [...linesOf(root)]) ?? [])
  return quality(lines, window.corpus)
}
