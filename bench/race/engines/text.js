// The one typography that every engine follows, and the texts as HTML.

export const FONT = '"Noto Serif CJK SC"'

const escape = text => text.replace(/[&<>]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign])

export const htmlOf = page => page.articles.map(one =>
  one.head.map(line => `<h2>${escape(line)}</h2>`).join('') + one.paragraphs.map(text => `<p>${escape(text)}</p>`).join('')).join('')

export const documentOf = (corpus, body, css) =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" lang="${corpus.language}" xml:lang="${corpus.language}"><head><meta charset="utf-8"/><title>race</title><style>${css}</style></head><body>${body}</body></html>`

/** Rules for text inside `root`; where columns and pages stand is the engine's own. */
export const typography = (options, root = 'body') =>
  `${root}{font-family:${FONT};font-size:${options.fontSize}px;line-height:${options.lineHeight};text-align:justify;color:#000;margin:0;padding:0}` +
  'h2{font-size:1.4em;line-height:1.4;font-weight:700;text-align:left;margin:.6em 0 .4em;text-indent:0;break-after:avoid}' +
  'p{margin:0;text-indent:2em;orphans:2;widows:2}'

/** Text area of a page, and one of its columns. */
export const area = ({ width, height, pad, columns, gap }) => {
  const inner = width - 2 * pad
  return { width: inner, height: height - 2 * pad, column: (inner - (columns - 1) * gap) / columns }
}

/** A new element in another. */
export const element = (parent, styles = {}) => {
  const element = document.createElement('div')
  Object.assign(element.style, styles)
  parent.append(element)
  return element
}

/** One style sheet of the page, written anew each time. */
export const rules = (() => {
  const style = document.createElement('style')
  return css => {
    document.head.append(style)
    style.textContent = css
  }
})()
