// Lists of feeds in OPML, in and out. The attribute `owner` names the state or organisation whose source it is.
import { late } from '../late.ts'
import { absolute } from '../page/index.ts'

const feedsmith = late<typeof import('feedsmith')>('feedsmith')

/** A feed that is to be followed. */
export interface Subscription {
  readonly url: string
  readonly title: string | null
  readonly home: string | null
  /** Code of the state or organisation that speaks there: `RUS`, `UN`. */
  readonly owner: string | null
  readonly language: string | null
  /** The folder in which it stands. */
  readonly group: string | null
}

const OWNER = 'owner'
const DEEPEST = 20

interface Outline {
  readonly text?: string | undefined
  readonly title?: string | undefined
  readonly xmlUrl?: string | undefined
  readonly htmlUrl?: string | undefined
  readonly language?: string | undefined
  readonly outlines?: readonly Outline[] | undefined
  readonly [extra: string]: unknown
}

/** The feeds of an OPML file, each address once. Throws an `Error` of one line where the text is none. */
export function readOpml(text: string): Subscription[] {
  let outlines: readonly Outline[]
  try {
    const { body } = feedsmith().parseOpml(text.replace(/^\uFEFF/, ''), { extraOutlineAttributes: [OWNER] })
    outlines = (body?.outlines ?? []) as readonly Outline[]
  } catch (error) {
    throw new Error(
      `not OPML: ${error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : String(error)}`,
    )
  }
  const found = new Map<string, Subscription>()
  const walk = (list: readonly Outline[], group: string | null, depth: number) => {
    for (const outline of list) {
      const { xmlUrl, htmlUrl, text, title, language, outlines } = outline
      const address = xmlUrl?.trim()
      if (address && isAddress(address) && !found.has(address)) {
        const owner = outline[OWNER]
        found.set(address, {
          url: address,
          // Where there is none, the address stands in its place.
          title: [title, text].find(words => words && words !== address) ?? null,
          home: htmlUrl ?? null,
          owner: typeof owner === 'string' && owner !== '' ? owner : null,
          language: language ?? null,
          group,
        })
      }
      if (outlines !== undefined && depth < DEEPEST) walk(outlines, text ?? title ?? group, depth + 1)
    }
  }
  walk(outlines, null, 0)
  return [...found.values()]
}

const isAddress = (words: string) => /^https?:\/\//i.test(words) && absolute(words, null) !== null

/** An OPML file of feeds, in their groups. */
export function writeOpml(title: string, feeds: readonly Subscription[]): string {
  const groups = new Map<string | null, Subscription[]>()
  for (const feed of feeds) groups.set(feed.group, [...(groups.get(feed.group) ?? []), feed])
  const outlineOf = ({ url, title, home, owner, language }: Subscription): Written => ({
    text: title ?? url,
    type: 'rss',
    xmlUrl: url,
    ...(home === null ? {} : { htmlUrl: home }),
    ...(language === null ? {} : { language }),
    ...(owner === null ? {} : { [OWNER]: owner }),
  })
  const outlines: Written[] = []
  for (const [group, members] of groups) {
    if (group === null) outlines.push(...members.map(outlineOf))
    else outlines.push({ text: group, outlines: members.map(outlineOf) })
  }
  return feedsmith().generateOpml({ head: { title }, body: { outlines } }, { extraOutlineAttributes: [OWNER] })
}

interface Written {
  text: string
  type?: string
  xmlUrl?: string
  htmlUrl?: string
  language?: string
  outlines?: Written[]
  [extra: string]: unknown
}
