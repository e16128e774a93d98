// Paged.js: a page of its own for each column, since it composes no columns itself.
import { Previewer } from 'pagedjs'
import { area, element, htmlOf, typography } from './text.js'

let host, previewer

export default {
  async layout(corpus, options) {
    const { height, column } = area(options)
    // Nothing of the first layout can be used again.
    previewer?.chunker.destroy()
    previewer?.polisher.destroy()
    host?.remove()
    host = Object.assign(element(document.body, { position: 'absolute' }), { lang: corpus.language })
    previewer = new Previewer()
    let seen
    previewer.on('page', () => { seen ??= performance.now() })
    const css = `@page{size:${column}px ${height}px;margin:0}${typography(options)}`
    const flow = await previewer.preview(corpus.pages.map(htmlOf).join(''), [{ 'race.css': css }], host)
    return { pages: Math.ceil(flow.total / options.columns), seen }
  },
  show(linesOf) { return [...host.querySelectorAll('.pagedjs_page_content')].flatMap(linesOf) },
}
