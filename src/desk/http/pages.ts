// Addresses of the pages, and the built pages themselves: files of dist/desk/web, in memory, each with its hash. A page that was not built
// is a plain one which leads to its data.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** Each page by its address; the file that shows it is `<name>.html` where the build made one, else `index.html`. Its data is the twin. */
export const PAGES = [
  { name: 'today', path: '/', twin: '/index.json' },
  { name: 'reports', path: '/reports', twin: '/reports.json' },
  { name: 'report', path: '/report/{id}', twin: '/report/{id}.json' },
  { name: 'item', path: '/item/{id}', twin: '/item/{id}.json' },
  { name: 'actor', path: '/actor/{code}', twin: '/actor/{code}.json' },
  { name: 'pair', path: '/pair/{a}/{b}', twin: '/pair/{a}/{b}.json' },
  { name: 'statements', path: '/statements', twin: '/statements.json' },
  { name: 'demands', path: '/demands', twin: '/demands.json' },
  { name: 'promises', path: '/promises', twin: '/promises.json' },
  { name: 'positions', path: '/positions', twin: '/positions.json' },
  { name: 'agenda', path: '/agenda', twin: '/agenda.json' },
  { name: 'instruments', path: '/instruments', twin: '/instruments.json' },
  { name: 'happenings', path: '/happenings', twin: '/happenings.json' },
  { name: 'happening', path: '/happening/{id}', twin: '/happening/{id}.json' },
  { name: 'compare', path: '/compare', twin: '/compare.json' },
  { name: 'map', path: '/map', twin: '/map.json' },
  { name: 'search', path: '/search', twin: '/search.json' },
  { name: 'watches', path: '/watches', twin: '/watches.json' },
  { name: 'sources', path: '/sources', twin: '/sources.json' },
  { name: 'review', path: '/review', twin: '/review.json' },
] as const

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  webmanifest: 'application/manifest+json',
  txt: 'text/plain; charset=utf-8',
}

/** A file as it is sent. */
interface Asset {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly zipped: Uint8Array<ArrayBuffer>
  readonly etag: string
  /** Files whose names hold their hash never change. */
  readonly isForever: boolean
}

export const BUILT = new URL('../../../dist/desk/web/', import.meta.url)

/** The files of the built pages, loaded once. */
export class Files {
  readonly #assets = new Map<string, Asset>()

  constructor(folder: URL = BUILT) {
    if (!existsSync(folder)) return
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = `/${relative(fileURLToPath(folder), join(entry.parentPath, entry.name)).split(sep).join('/')}`
      const type = TYPES[entry.name.split('.').at(-1) ?? '']
      if (type === undefined || entry.name.startsWith('.')) continue
      const bytes = readFileSync(new URL(`.${path}`, folder))
      this.#assets.set(path, {
        type,
        bytes: Uint8Array.from(bytes),
        zipped: Uint8Array.from(gzipSync(bytes)),
        etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
        isForever: path.startsWith('/assets/'),
      })
    }
  }

  /** A file by its address; null where there is none. */
  answer(request: Request, path: string): Response | null {
    const asset = this.#assets.get(path)
    return asset === undefined ? null : send(asset, request)
  }

  /** The page of a name: its own file, the one for all, or a plain one. */
  page(request: Request, name: string, twin: string): Response {
    const asset = this.#assets.get(`/${name}.html`) ?? this.#assets.get('/index.html')
    if (asset !== undefined) return send(asset, request)
    return new Response(plain(name, twin), { headers: { 'content-type': TYPES.html, 'cache-control': 'no-store' } })
  }
}

function send(asset: Asset, request: Request): Response {
  const headers = new Headers({
    'content-type': asset.type,
    etag: asset.etag,
    vary: 'accept-encoding',
    'cache-control': asset.isForever ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.headers.get('if-none-match') === asset.etag) return new Response(null, { status: 304, headers })
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '') || asset.zipped.length >= asset.bytes.length)
    return new Response(asset.bytes, { headers })
  headers.set('content-encoding', 'gzip')
  return new Response(asset.zipped, { headers })
}

const plain = (name: string, twin: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Chancery: ${name}</title>
<h1>Chancery: ${name}</h1>
<p>The pages are not built: run <code>npm run build</code>. The data is at <a href="${escaped(twin)}">${escaped(twin)}</a>, the routes at <a href="/openapi.json">/openapi.json</a>.</p>
</html>
`
const escaped = (words: string) => words.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
