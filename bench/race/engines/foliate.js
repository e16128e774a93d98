// foliate-js: a section for each newspaper page, every one opened in turn.
import 'foliate-js/paginator.js'
import { documentOf, element, htmlOf, typography } from './text.js'

let host, paginator, shown
const addresses = []

export default {
  async layout(corpus, options) {
    host ??= element(document.body, { position: 'absolute' })
    Object.assign(host.style, { width: `${options.width}px`, height: `${options.height}px` })
    if (shown !== corpus) {
      paginator = document.createElement('foliate-paginator')
      host.replaceChildren(paginator)
      const section = (page, index) => ({
        linear: 'yes',
        size: 1000,
        load: () => addresses[index] ??= URL.createObjectURL(new Blob([documentOf(corpus, htmlOf(page), '')], { type: 'application/xhtml+xml' })),
        unload() {},
      })
      paginator.open({ dir: 'ltr', sections: corpus.pages.map(section) })
      shown = corpus
    }
    // Its gap is a share of its width, half of it at either edge.
    const inner = options.width - 2 * (options.pad - options.gap / 2)
    const share = options.gap / inner
    paginator.setAttribute('gap', `${(options.columns === 1 ? options.pad / options.width : share / (1 + share)) * 100}%`)
    paginator.setAttribute('margin', `${options.pad}px`)
    paginator.setAttribute('max-column-count', options.columns)
    paginator.setAttribute('max-block-size', `${options.height}px`)
    paginator.setAttribute('max-inline-size', `${options.columns === 1 ? 4000 : Math.floor(inner / options.columns) + 1}px`)
    paginator.setStyles(typography(options))
    let pages = 0
    let seen
    for (let index = 0; index < corpus.pages.length; index++) {
      await paginator.goTo({ index })
      seen ??= performance.now()
      const [{ doc }] = paginator.getContents()
      // It counts again once the section's fonts are there.
      await doc.fonts.ready
      pages += paginator.pages - 2
      options.collect?.(doc.body)
    }
    return { pages, seen }
  },
}
