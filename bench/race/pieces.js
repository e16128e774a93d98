// Paragraphs for a breaker in the manner of TeX, which knows no Han text: what may not be
// parted is one box, with a stretchable nothing between two of them.
import tex from 'tex-linebreak'

const { MIN_COST } = tex

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

/** Items of a paragraph with an indent of two ems. */
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
