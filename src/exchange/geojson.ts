// GeoJSON (RFC 7946): events on the map. The record knows the state where an event took place, not the spot: the point is the state's middle.
import type { KeptItem } from '../record/index.ts'
import { stateOfId } from './codes.ts'
import type { Writer } from './source.ts'

/** Items in, one FeatureCollection out, a feature a line. */
export const writeGeoJson: Writer = async function* (source, leftOut) {
  let first = true
  yield '{"type":"FeatureCollection","features":['
  for await (const item of source.items()) {
    const state = item.place === null ? null : stateOfId(item.place)
    if (item.kind !== 'events') leftOut(`${item.kind}: a map shows events only`)
    else if (!state?.middle) leftOut('events without a place on the map')
    else {
      const { longitude, latitude } = state.middle
      const geometry = { type: 'Point', coordinates: [longitude, latitude] }
      yield `${first ? '' : ','}\n${JSON.stringify({ type: 'Feature', id: item.id, geometry, properties: propertiesOf(item, state.name) })}`
      first = false
    }
  }
  yield '\n]}\n'
}

const propertiesOf = (item: KeptItem, placeName: string) => ({
  type: item.type,
  status: item.status,
  words: item.words,
  from: item.from,
  to: item.to,
  place: item.place,
  placeName,
  precision: 'state',
  sources: item.parties.filter(({ role }) => role === 'source').map(({ actor, name, words }) => actor ?? name ?? words),
  targets: item.parties.filter(({ role }) => role === 'target').map(({ actor, name, words }) => actor ?? name ?? words),
  publisher: item.report.publisher,
  published: item.report.published,
  title: item.report.title,
  url: item.report.url,
})
