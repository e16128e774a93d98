// tex-linebreak: lines alone, neither pages nor drawing. It knows no Han text, so what may
// not be parted is one box here, with a stretchable nothing between two of them.
import { breakLines, MIN_COST } from 'tex-linebreak'
import { area, FONT } from './text.js'

const NEVER_FIRST = new Set('、，。；：？！）】》〉”’」』…—～·%℃％,.;:!?)')
const NEVER_LAST = new Set('（【《〈“‘「『$')
const WESTERN = /[A-Za-z0-9.+%]/

/** Pieces of a text that no line end may part. */
export function pieces(text) {
  const pieces = []
  let last = ''
  for (const character of text) {
    const joined = last && ((WESTERN.test(last) && WESTERN.test(character)) || NEVER_FIRST.has(character) || NEVER_LAST.has(last))
    if (joined) pieces[pieces.length - 1] += character
    else pieces.push(character)
    last = character
  }
  return pieces
}

/** Items of a paragraph with an indent of two ems, for a breaker in the manner of TeX. */
export function itemsOf(text, size, widthOf) {
  const items = [{ type: 'box', width: 2 * size }]
  for (const piece of pieces(text)) {
    const characters = [...piece]
    items.push({ type: 'box', width: characters.reduce((sum, one) => sum + widthOf(one), 0) })
    items.push({ type: 'glue', width: 0, stretch: size * 0.1 * characters.length, shrink: 0 })
  }
  items.pop()
  items.push({ type: 'glue', width: 0, stretch: 1000, shrink: 0 }, { type: 'penalty', cost: MIN_COST, width: 0, flagged: false })
  return items
}

const canvas = document.createElement('canvas').getContext('2d')
let widths = new Map()

export default {
  layout(corpus, options) {
    const { height, column } = area(options)
    const font = `${options.fontSize}px ${FONT}`
    if (canvas.font !== font) widths = new Map()
    canvas.font = font
    const widthOf = character => {
      if (!widths.has(character)) widths.set(character, canvas.measureText(character).width)
      return widths.get(character)
    }
    let lines = 0
    for (const one of corpus.pages.flatMap(page => page.articles)) {
      lines += one.head.length
      for (const text of one.paragraphs) {
        lines += breakLines(itemsOf(text, options.fontSize, widthOf), column, { maxAdjustmentRatio: null }).length - 1
      }
    }
    return { pages: Math.ceil(lines * options.fontSize * options.lineHeight / height / options.columns) }
  },
}
