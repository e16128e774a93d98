// Vivliostyle: the whole edition as one document, all of its pages rendered.
import { CoreViewer } from '@vivliostyle/core'
import { documentOf, element, htmlOf, typography } from './text.js'

let host, documents = 0

export default {
  async layout(corpus, options) {
    const css = `@page{size:${options.width}px ${options.height}px;margin:${options.pad}px}` +
      `html{column-count:${options.columns};column-gap:${options.gap}px;column-fill:auto}${typography(options)}`
    host?.remove()
    host = element(document.body, { position: 'absolute', width: `${options.width}px`, height: `${options.height}px` })
    const viewer = new CoreViewer(
      { viewportElement: host, window, userAgentRootURL: '/node_modules/@vivliostyle/core/resources/', debug: false },
      { autoResize: false, renderAllPages: true, fontSize: options.fontSize, pageViewMode: 'singlePage' },
    )
    let seen
    const done = new Promise((resolve, reject) => {
      viewer.addListener('readystatechange', () => {
        if (viewer.readyState === 'interactive') seen ??= performance.now()
        if (viewer.readyState === 'complete') resolve()
      })
      viewer.addListener('error', event => reject(new Error(String(event.content?.error))))
    })
    const text = documentOf(corpus, corpus.pages.map(htmlOf).join(''), css)
    const documentObject = new DOMParser().parseFromString(text, 'application/xhtml+xml')
    viewer.loadDocument({ url: `${location.origin}/${documents++}.xhtml` }, { documentObject })
    await done
    return { pages: host.querySelectorAll('[data-vivliostyle-page-container]').length, seen }
  },
  show(linesOf) {
    return [...host.querySelectorAll('[data-vivliostyle-page-container]')].flatMap(page => {
      page.style.setProperty('display', 'block', 'important')
      page.style.setProperty('visibility', 'visible', 'important')
      return linesOf(page)
    })
  },
}
