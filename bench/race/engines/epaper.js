// This reader's layout: every page composed into sheets in WebAssembly, the sheet in view
// drawn. The grid is its own, as solved for the window; its fonts are the edition's.
import init, { Paper } from '/out/wasm/epaper_bench.js'
import { element } from './text.js'

await init()
const styles = ['layers', 'tokens', 'reset', 'base', 'sheet', 'article', 'figure', 'furniture', 'text']
const rules = new CSSStyleSheet()
document.adoptedStyleSheets.push(rules)

let files, root, paper, shown, sheets

/** Puts a sheet into the document; its element. */
function draw(page, sheet) {
  root ??= element(document.body, { position: 'absolute' })
  root.className = 'epaper'
  root.innerHTML = `<section class="sheet s0">${paper.draw(page, sheet)}</section>`
  rules.replaceSync(paper.rules())
  return root.firstChild
}

export default {
  /** Fetches the bundle and its fonts. */
  async prepare(corpus) {
    const bytes = async name => new Uint8Array(await (await fetch(corpus.bundle + name)).arrayBuffer())
    const text = await bytes('edition.json')
    const edition = JSON.parse(new TextDecoder().decode(text))
    files = [text, ...await Promise.all(edition.pages.map(page => bytes(page.bodies)))]
    const css = await Promise.all(styles.map(async name => (await fetch(`/out/style/${name}.css`)).text()))
    const style = document.createElement('style')
    style.textContent = css.join('\n') + edition.faces.map(face =>
      `@font-face{font-family:"race ${face.role}";src:url("${corpus.bundle}${face.file}")}:root{--edition-${face.role}:"race ${face.role}"}`).join('\n')
    document.head.append(style)
    await Promise.all(edition.faces.map(face => document.fonts.load(`16px "race ${face.role}"`)))
  },
  layout(corpus, options) {
    const fresh = shown !== corpus
    if (fresh) {
      paper = new Paper(files[0])
      paper.add(files[1])
    }
    paper.resize(options.width, options.height, Math.round(options.fontSize / 16 * 100))
    sheets = [paper.compose()]
    draw(0, 0).getBoundingClientRect()
    const seen = performance.now()
    if (fresh) files.slice(2).forEach(file => paper.add(file))
    for (let page = 1; page < corpus.pages.length; page++) sheets.push(paper.compose())
    shown = corpus
    return { pages: sheets.reduce((sum, count) => sum + count), seen }
  },
  /** Blocks go on from sheet to sheet: their lines are put together again. */
  show(linesOf) {
    const blocks = new Map()
    sheets.forEach((count, page) => {
      for (let sheet = 0; sheet < count; sheet++) {
        const seen = new Set()
        for (const block of draw(page, sheet).querySelectorAll('[data-article] :is(p[data-block], h3)')) {
          const key = `${block.closest('article').dataset.article} ${block.dataset.block ?? 'head'}`
          // An article that goes on says its headline again.
          if (block.matches('h3') && blocks.has(key) && !seen.has(key)) continue
          seen.add(key)
          blocks.set(key, [...blocks.get(key) ?? [], ...linesOf(block)])
        }
      }
    })
    return [...blocks.values()].flatMap(lines => lines.map((line, index) => ({ ...line, closes: index === lines.length - 1 })))
  },
}
