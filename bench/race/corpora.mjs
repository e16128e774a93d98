// The editions that are raced: the demo page as it is, and more pages dealt from its
// sentences, so that hardly a paragraph stands twice and remembering paragraphs wins little.
// Sources go through the press; peers get the texts of what it published.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'

const ROOT = new URL('../../', import.meta.url).pathname
const DEMO = ROOT + 'editions/2024-12-06/'
const OUT = ROOT + 'bench/out/corpora/'
export const PAGES = { S: 1, M: 16, L: 160 }

/** The same numbers on every machine (mulberry32). */
function dealer(seed) {
  return bound => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

function shuffle(list, below) {
  for (let at = list.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [list[at], list[other]] = [list[other], list[at]]
  }
  return list
}

/** Front matter and paragraphs of an article; figures are left out, for few peers compose them. */
function article(file) {
  const [, front, body] = readFileSync(DEMO + 'articles/' + file, 'utf8').split(/^\+\+\+$/m)
  const paragraphs = body.split('\n').map(line => line.trim()).filter(line => line && !/^[!{]/.test(line))
  return { id: file.slice(0, -3), front: front.replace('kind = "picture"', ''), paragraphs }
}

/** Sentences with the quotation marks that close them. */
const sentences = text => text.match(/[^。！？]+[。！？]?[”’）]*/g) ?? []

/** Articles of one page; but for the first, whole sentences are dealt anew within it. */
function page(number, articles, below) {
  const id = one => `p${String(number).padStart(3, '0')}-${one.id}`
  if (number === 1) return articles.map(one => ({ ...one, id: id(one) }))
  const pool = shuffle(articles.flatMap(one => one.paragraphs).flatMap(sentences), below)
  const slots = shuffle(articles.map(one => ({ ...one, id: id(one), paragraphs: one.paragraphs.map(() => '') })), below)
  const places = slots.flatMap(one => one.paragraphs.map((_, index) => [one, index]))
  pool.forEach((sentence, index) => {
    const [one, paragraph] = places[index < places.length ? index : below(places.length)]
    one.paragraphs[paragraph] += sentence
  })
  return slots
}

function source(name, folder) {
  const files = readdirSync(DEMO + 'articles').filter(file => file.endsWith('.md')).sort()
  const articles = files.map(article).filter(one => one.paragraphs.length)
  const below = dealer(PAGES[name])
  mkdirSync(folder + 'articles', { recursive: true })
  let manifest = 'schema = 1\n[paper]\ntitle = "长治日报"\nlanguage = "zh-Hans"\n[edition]\ndate = 2024-12-06\n'
  for (let number = 1; number <= PAGES[name]; number++) {
    const set = page(number, articles, below)
    for (const one of set) {
      const body = one.paragraphs.filter(Boolean).join('\n\n')
      writeFileSync(`${folder}articles/${one.id}.md`, `+++${one.front}+++\n${body}\n`)
    }
    const ids = set.map(one => `"${one.id}"`).join(', ')
    manifest += `[[page]]\nnumber = "${number}"\nsection = "时政动态"\narticles = [${ids}]\n`
  }
  writeFileSync(folder + 'edition.toml', manifest)
}

/** What peers are given: headlines and paragraphs, page by page, as the bundle has them. */
function texts(name, bundle) {
  const edition = JSON.parse(readFileSync(bundle + 'edition.json', 'utf8'))
  const flat = text => typeof text === 'string' ? text : text.map(run => typeof run === 'string' ? run : Object.values(run)[0]).join('')
  const pages = edition.pages.map(page => {
    const bodies = JSON.parse(readFileSync(bundle + page.bodies, 'utf8')).articles
    return {
      articles: bodies.map(body => {
        const head = edition.articles.find(head => head.id === body.id)
        const paragraphs = body.blocks.flatMap(block => block.paragraph ? [flat(block.paragraph)] : [])
        paragraphs[0] = (head.lead_in ?? '') + paragraphs[0]
        return { id: body.id, head: head.headline ?? [], paragraphs }
      }),
    }
  })
  const chars = pages.flatMap(page => page.articles).flatMap(one => [...one.head, ...one.paragraphs]).join('').length
  return { name, language: 'zh-CN', chars, bundle: `/out/corpora/${name}/editions/2024-12-06/`, pages }
}

/** Makes a corpus unless it is there; its texts. */
export function corpus(name) {
  const file = `${OUT}${name}.json`
  if (!existsSync(file)) {
    rmSync(OUT + name, { recursive: true, force: true })
    source(name, `${OUT}${name}/source/`)
    execFileSync('cargo', ['run', '--quiet', '--locked', '--bin', 'press', '--', 'build', `${OUT}${name}/source`, '--out', OUT + name], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
    writeFileSync(file, JSON.stringify(texts(name, `${OUT}${name}/editions/2024-12-06/`)))
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
