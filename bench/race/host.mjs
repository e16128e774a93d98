// Serves the benchmark's folder, and the processor time of a page's main thread: asked by
// a synchronous request, it is that at exactly this point of the page's own code.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'

const ROOT = new URL('../', import.meta.url).pathname
const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json',
  '.css': 'text/css', '.wasm': 'application/wasm', '.woff2': 'font/woff2',
}

/** Milliseconds that a process's main thread has run (Linux), else the wall clock. */
export function processorTime(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return performance.now()
  }
}

/** Serves until `close`; `watch(pid)` says whose time `/clock` tells. */
export async function host() {
  let pid = 0
  const server = http.createServer((request, reply) => {
    const headers = { 'cache-control': 'no-store' }
    if (request.url === '/clock') {
      reply.writeHead(200, headers).end(String(processorTime(pid)))
      return
    }
    const file = path.join(ROOT, decodeURIComponent(request.url.split('?')[0]))
    if (!file.startsWith(ROOT) || !existsSync(file) || statSync(file).isDirectory()) {
      reply.writeHead(request.url === '/favicon.ico' ? 204 : 404).end()
      return
    }
    reply.writeHead(200, { ...headers, 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(reply)
  })
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    watch(process) { pid = process },
    close() { server.close() },
  }
}
