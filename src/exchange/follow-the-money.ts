// FollowTheMoney: entities as JSONL for Aleph and OpenSanctions tools. It has no quotation and no offsets: words go into
// Notes and summaries, offsets are lost. Entities come again with each report that names them; loaders merge by id.
import { createHash } from 'node:crypto'
import type { KeptItem, KeptParty } from '../record/index.ts'
import { stateOfId } from './codes.ts'
import { nameOf, partsOf } from './event-facts.ts'
import type { Writer } from './source.ts'

interface Entity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

/** Items in, one entity a line out. */
export const writeFollowTheMoney: Writer = async function* (source) {
  let edition = ''
  let told = new Set<string>()
  for await (const item of source.items()) {
    // What was told is remembered for one report: memory stays flat however long the record is.
    if (item.edition !== edition) {
      edition = item.edition
      told = new Set()
    }
    for (const entity of entitiesOf(item)) {
      if (told.has(entity.id)) continue
      told.add(entity.id)
      yield `${JSON.stringify(entity)}\n`
    }
  }
}

const idOf = (...parts: readonly string[]) =>
  `chancery-${createHash('sha1').update(JSON.stringify(parts)).digest('hex').slice(0, 20)}`
const articleId = (item: KeptItem) => idOf('article', item.edition)

function* entitiesOf(item: KeptItem): Generator<Entity> {
  const { url, title, publisher, published } = item.report
  yield entity(articleId(item), 'Article', {
    title: [title ?? item.reportId],
    publisher: [publisher],
    publishedAt: [published],
    sourceUrl: [url],
  })
  for (const party of item.parties) {
    yield actorEntity(party)
    yield entity(idOf('mention', item.edition, actorId(party)), 'Mention', {
      document: [articleId(item)],
      name: [nameOf(party)],
      resolved: [actorId(party)],
      contextCountry: [countryCode(party.state)],
    })
  }
  yield item.kind === 'events' ? eventEntity(item) : noteEntity(item)
}

const eventEntity = (item: KeptItem) =>
  entity(`chancery-${item.id}`, 'Event', {
    name: [[item.type, item.status].filter(Boolean).join(', ')],
    date: [item.from, item.to],
    country: [countryCode(item.place)],
    organizer: idsOf(item, 'source'),
    involved: idsOf(item, 'target'),
    summary: [[item.words, item.about].filter(Boolean).join(': ')],
    sourceUrl: [item.report.url],
    proof: [articleId(item)],
  })

const noteEntity = (item: KeptItem) =>
  entity(`chancery-${item.id}`, 'Note', {
    name: [`${item.kind.replace(/s$/, '')}: ${[item.type, item.status].filter(Boolean).join(', ')}`],
    description: [[item.words, item.about].filter(words => words !== null && words !== '').join(': ')],
    entity: item.parties.map(actorId),
    date: [item.from ?? item.report.published],
    sourceUrl: [item.report.url],
    proof: [articleId(item)],
  })

const idsOf = (item: KeptItem, role: KeptParty['role']) =>
  item.parties.filter(party => party.role === role).map(party => actorId(party))

/** Sectors whose bodies are public ones. */
const PUBLIC: readonly string[] = ['', 'GOV', 'MIL', 'LEG', 'JUD', 'COP', 'SPY']

const actorId = ({ actor, name, words }: KeptParty) =>
  idOf('actor', actor ?? '', name ?? '', actor === null ? words : '')

function actorEntity(party: KeptParty): Entity {
  const { state, sector } = partsOf(party.actor)
  const known = stateOfId(state)
  const isBody = known !== null && party.name === null && PUBLIC.includes(sector)
  // A name in a government is a person's or an organ's: FtM's LegalEntity is both.
  const schema = isBody ? 'PublicBody' : known === null && state !== '' ? 'Organization' : 'LegalEntity'
  return entity(actorId(party), schema, {
    name: [party.name ?? known?.name ?? nameOf(party)],
    country: [countryCode(party.state)],
    keywords: [party.actor],
  })
}

/** FtM's countries are ISO's two letters, in lower case. */
const countryCode = (state: string | null) => (state === null ? null : stateOfId(state)?.alpha2.toLowerCase())

/** Properties without a value are left out. */
function entity(
  id: string,
  schema: string,
  given: Readonly<Record<string, readonly (string | null | undefined)[]>>,
): Entity {
  const properties: Record<string, readonly string[]> = {}
  for (const [name, values] of Object.entries(given)) {
    const known = [
      ...new Set(values.filter(value => value !== null && value !== undefined && value !== '')),
    ] as string[]
    if (known.length > 0) properties[name] = known
  }
  return { id, schema, properties }
}
