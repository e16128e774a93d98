// CSS multi-column layout, as the browser has it: one box of fixed height, whose columns
// beyond its width are further pages.
import { area, element, htmlOf, rules, typography } from './text.js'

let box, flow, shown

/** With other rules for text. */
export const multicol = more => ({
  layout(corpus, options) {
    const { width, height, column } = area(options)
    box ??= element(document.body, { position: 'absolute', overflow: 'hidden', boxSizing: 'border-box' })
    flow ??= Object.assign(element(box, { columnFill: 'auto' }), { className: 'flow', lang: corpus.language })
    rules(typography(options, '.flow') + more)
    Object.assign(box.style, { width: `${options.width}px`, height: `${options.height}px`, padding: `${options.pad}px` })
    Object.assign(flow.style, { width: `${width}px`, height: `${height}px`, columnCount: options.columns, columnGap: `${options.gap}px` })
    if (shown !== corpus) flow.innerHTML = corpus.pages.map(htmlOf).join('')
    shown = corpus
    const columns = Math.round((flow.scrollWidth + options.gap) / (column + options.gap))
    return { pages: Math.ceil(columns / options.columns) }
  },
  show(linesOf) { return linesOf(flow) },
})

export default multicol('')
