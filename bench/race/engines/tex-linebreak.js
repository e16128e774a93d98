// tex-linebreak: lines alone, neither pages nor drawing.
import tex from 'tex-linebreak'
import { itemsOf } from '../pieces.js'
import { area, FONT } from './text.js'

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
        lines += tex.breakLines(itemsOf(text, options.fontSize, widthOf), column, { maxAdjustmentRatio: null }).length - 1
      }
    }
    return { pages: Math.ceil(lines * options.fontSize * options.lineHeight / height / options.columns) }
  },
}
