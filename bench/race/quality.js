// How good lines are: read back from the page, one rectangle for each character.

const NEVER_FIRST = new Set('、，。；：？！）】》〉”’」』…—～·%℃％,.;:!?)')
const NEVER_LAST = new Set('（【《〈“‘「『$')
const HAN = /[\u3400-\u9fff]/

/** Lines of the headlines and paragraphs in an element, or of the element itself. */
export function* linesOf(root) {
  const blocks = root.matches('p, h2, h3') ? [root] : root.querySelectorAll('p, h2')
  const range = root.ownerDocument.createRange()
  for (const block of blocks) {
    const size = parseFloat(block.ownerDocument.defaultView.getComputedStyle(block).fontSize)
    const nodes = root.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    let line = null
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      let at = 0
      for (const character of node.data) {
        range.setStart(node, at)
        range.setEnd(node, at += character.length)
        const rect = [...range.getClientRects()].at(-1)
        if (!rect || (rect.width === 0 && /\s/.test(character))) continue
        const goesOn = line && Math.abs(rect.bottom - line.bottom) < size / 2 && rect.left > line.right - size / 2 && rect.left < line.right + 3 * size
        if (!goesOn) {
          if (line) yield line
          line = { block: block.localName, text: '', advances: [], size, bottom: rect.bottom, right: 0 }
        }
        line.text += character
        line.advances.push(rect.width)
        line.right = rect.right
      }
    }
    if (line) yield line
  }
}

const bare = text => text.replace(/\s+/g, '')

/** Stretch of a line in em: the middle one of its gaps between Han characters. */
function stretch({ text, advances, size }) {
  const characters = [...text]
  const gaps = advances.slice(0, -1).filter((_, index) => HAN.test(characters[index]) && HAN.test(characters[index + 1]))
  return gaps.sort((one, other) => one - other)[gaps.length >> 1] / size - 1
}

/** Counts over lines, whose blocks may come in any order. */
export function quality(lines, corpus) {
  const wanted = corpus.pages.flatMap(page => page.articles).flatMap(one => [...one.head, ...one.paragraphs]).map(bare)
  const drawn = bare(lines.map(line => line.text).join(''))
  const lost = wanted.filter(text => !drawn.includes(text)).length
  const ends = new Set()
  let end = 0
  for (const text of wanted) ends.add(end += text.length)
  const found = { lines: 0, lost, first: 0, last: 0, numbers: 0, single: 0 }
  const stretches = []
  let at = 0
  let opens = true
  lines.forEach((line, index) => {
    const text = bare(line.text)
    if (!text) return
    at += text.length
    const closes = line.closes ?? ends.has(at)
    const next = bare(lines[index + 1]?.text ?? '')
    found.lines++
    if (!opens && NEVER_FIRST.has(text[0])) found.first++
    if (!closes && NEVER_LAST.has(text.at(-1))) found.last++
    if (!closes && /\d$/.test(text) && /^\d/.test(next)) found.numbers++
    if (closes && !opens && text.replace(/[^\u3400-\u9fff\w]/g, '').length <= 1) found.single++
    if (!closes && line.block === 'p') stretches.push(stretch(line))
    opens = closes
  })
  const known = stretches.filter(Number.isFinite).sort((one, other) => one - other)
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length
  // As in TeX: 100 where a line is stretched by all that a good one has, here 1/20 em a gap.
  const badness = known.reduce((sum, one) => sum + Math.min(10_000, 100 * Math.max(0, one / 0.05) ** 3), 0) / known.length
  return { ...found, mean, most: known.at(-1), badness }
}
