// Rows of a race as Markdown tables.

const median = values => {
  const known = values.filter(Number.isFinite).sort((one, other) => one - other)
  return known.length ? (known[(known.length - 1) >> 1] + known[known.length >> 1]) / 2 : NaN
}

const short = (value, digits = 1) => {
  if (!Number.isFinite(value)) return '–'
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(digits)
}

const table = (head, rows) => {
  const line = cells => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => index ? '---:' : '---')), ...rows.map(line)].join('\n')
}

/**
 * Costs: `rows` of all rounds, in which each engine ran once; `x` is the median over rounds of the
 * ratio to the same round's `base`, in brackets the least and the most of it.
 */
export function costs(rows, engines, base) {
  const head = ['engine', 'pages', 'first page', 'all, wall', 'all, CPU', '×', 'phone, CPU', '×', 'larger text, CPU', '×', 'heap', 'peak', 'nodes']
  return table(head, engines.map(engine => {
    const own = rows.filter(row => row.engine === engine)
    const fine = own.filter(row => !row.error)
    if (!fine.length) return [engine, own[0]?.error ?? 'not run', ...head.slice(2).map(() => '–')]
    const of = (step, key) => median(fine.map(row => row.steps[step][key]))
    const ratio = step => {
      const all = fine.flatMap(row => {
        const other = rows.find(other => other.engine === base && other.round === row.round && !other.error)
        return other ? [row.steps[step].cpu / other.steps[step].cpu] : []
      })
      return engine === base ? '1' : `${short(median(all))} (${short(Math.min(...all))}–${short(Math.max(...all))})`
    }
    return [
      engine, of('first', 'pages'), short(of('first', 'seen')), short(of('first', 'wall')), short(of('first', 'cpu')), ratio('first'),
      short(of('phone', 'cpu')), ratio('phone'), short(of('larger', 'cpu')), ratio('larger'),
      short(median(fine.map(row => row.heap))), short(median(fine.map(row => row.peak))), short(of('first', 'nodes'), 0),
    ]
  }))
}

/** How good the lines are, for each engine that shows some. */
export function lines(rows) {
  const head = ['engine', 'screen', 'lines', 'paragraphs lost', 'forbidden starts', 'forbidden ends', 'numbers parted', 'last lines of one', 'mean stretch', 'most', 'badness']
  const judged = rows.flatMap(row => Object.entries(row.steps).filter(([, found]) => found.lines).map(([step, found]) => [
    row.engine, step === 'first' ? '1280 × 800' : '390 × 844', found.lines, found.lost, found.first, found.last, found.numbers, found.single,
    short(found.mean, 4), short(found.most, 3), short(found.badness),
  ]))
  return table(head, judged)
}

/** Bytes of each engine's script. */
export const bytes = rows => table(['engine', 'minified', 'brotli'], rows.map(([engine, plain, packed]) => [engine, plain.toLocaleString('en'), packed.toLocaleString('en')]))
