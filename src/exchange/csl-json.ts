// CSL-JSON: a list of references, one an item, for Zotero, pandoc and word processors.
import type { KeptItem } from '../record/index.ts'
import { datePartsOf, noteOf, titleOf } from './citation.ts'
import type { Writer } from './source.ts'

/** Items in, one array out, a reference a line. */
export const writeCslJson: Writer = async function* (source) {
  let first = true
  yield '['
  for await (const item of source.items()) {
    yield `${first ? '' : ','}\n${JSON.stringify(referenceOf(item))}`
    first = false
  }
  yield '\n]\n'
}

function referenceOf(item: KeptItem): object {
  const { url, publisher, published } = item.report
  const date = datePartsOf(published)
  return {
    id: `chancery-${item.id}`,
    type: 'article-newspaper',
    title: titleOf(item),
    ...(publisher === null ? {} : { 'container-title': publisher }),
    ...(date.length === 0 ? {} : { issued: { 'date-parts': [date] } }),
    ...(url === null ? {} : { URL: url }),
    note: noteOf(item),
  }
}
