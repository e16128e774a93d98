// epub.js: a section for each newspaper page, every one displayed in turn, for it has no
// other way to lay all of them out.
import ePub from 'epubjs'
import Layout from 'epubjs/src/layout'
import JSZip from 'jszip'
import { documentOf, element, htmlOf, typography } from './text.js'

// It knows one column or two: here its own arithmetic with another divisor.
let columns = 2
const calculate = Layout.prototype.calculate
Layout.prototype.calculate = function (width, height, gap) {
  calculate.call(this, width, height, gap)
  const columnWidth = width / columns - gap
  const found = { width, height, gap, columnWidth, divisor: columns, pageWidth: columnWidth + gap, spreadWidth: width, delta: width }
  Object.assign(this, found)
  this.update(found)
}

let archive, host, book, rendition, shown

export default {
  /** Wraps the corpus in the format that it reads. */
  async prepare(corpus, options) {
    const zip = new JSZip()
    const css = typography(options).replace(/font-size:[\d.]+px;/, '')
    zip.file('mimetype', 'application/epub+zip')
    zip.file('META-INF/container.xml', '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
    const items = corpus.pages.map((_, index) => `<item id="s${index}" href="s${index}.xhtml" media-type="application/xhtml+xml"/>`).join('')
    const spine = corpus.pages.map((_, index) => `<itemref idref="s${index}"/>`).join('')
    zip.file('book.opf', `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">race</dc:identifier><dc:title>race</dc:title><dc:language>${corpus.language}</dc:language></metadata><manifest>${items}<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest><spine>${spine}</spine></package>`)
    zip.file('nav.xhtml', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>nav</title></head><body><nav epub:type="toc"><ol><li><a href="s0.xhtml">1</a></li></ol></nav></body></html>')
    corpus.pages.forEach((page, index) => zip.file(`s${index}.xhtml`, documentOf(corpus, htmlOf(page), css)))
    archive = await zip.generateAsync({ type: 'arraybuffer', compression: 'STORE' })
  },
  async layout(corpus, options) {
    columns = options.columns
    const gap = columns > 1 ? options.gap : 2 * options.pad
    const width = columns > 1 ? options.width - 2 * options.pad + gap : options.width
    // It pads 20 px above and below by itself.
    const height = options.height - 2 * (options.pad - 20)
    if (shown !== corpus) {
      book?.destroy()
      host?.remove()
      host = element(document.body, { position: 'absolute' })
      book = ePub()
      await book.open(archive, 'binary')
      rendition = book.renderTo(host, { width, height, gap, flow: 'paginated', spread: 'always', minSpreadWidth: 0 })
      rendition.themes.fontSize(`${options.fontSize}px`)
      await book.ready
      shown = corpus
    } else {
      rendition.settings.gap = rendition.manager.settings.gap = gap
      rendition.themes.fontSize(`${options.fontSize}px`)
      rendition.resize(width, height)
    }
    let pages = 0
    let seen
    for (let section = 0; section < corpus.pages.length; section++) {
      await rendition.display(section)
      seen ??= performance.now()
      const { contents } = rendition.manager.views.last()
      pages += rendition._layout.count(contents.textWidth()).spreads
      options.collect?.(contents.document.body)
    }
    return { pages, seen }
  },
}
