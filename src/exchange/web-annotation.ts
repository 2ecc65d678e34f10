// W3C Web Annotation: a page of annotations, one item each, on the report's address. Two selectors, by quotation and by position;
// positions count characters (code points), as the specification says. Parties are annotations of their own ("identifying").
import type { KeptEdition, KeptItem, KeptParty } from '../record/index.ts'
import type { Span } from '../span.ts'
import { codePointSpan } from './code-point.ts'
import type { Writer } from './source.ts'

/** Characters told on either side of a quotation. */
const AROUND = 32

/** Items in, one AnnotationPage out, an annotation a line. */
export const writeWebAnnotation: Writer = async function* (source, leftOut) {
  yield '{"@context":["http://www.w3.org/ns/anno.jsonld",{"chancery":"urn:chancery:term:"}],"id":"urn:chancery:export","type":"AnnotationPage","items":['
  let first = true
  for await (const item of source.items()) {
    const report = await source.report(item.edition)
    if (!report?.text) {
      leftOut(`${item.kind} without text: there is nothing to annotate`)
      continue
    }
    for (const annotation of annotationsOf(item, report)) {
      yield `${first ? '' : ','}\n${JSON.stringify(annotation)}`
      first = false
    }
  }
  yield '\n]}\n'
}

function annotationsOf(item: KeptItem, report: KeptEdition): object[] {
  const id = `urn:chancery:${item.id}`
  const targets = [item.span, ...contentOf(item)].map(span => targetOf(report, span))
  const own = {
    id,
    type: 'Annotation',
    motivation: 'classifying',
    body: [
      { type: 'TextualBody', purpose: 'classifying', value: item.type },
      { type: 'TextualBody', purpose: 'tagging', value: item.kind },
      ...(item.status === null ? [] : [{ type: 'TextualBody', purpose: 'tagging', value: item.status }]),
    ],
    target: targets.length === 1 ? targets[0] : targets,
    ...(item.report.published === null ? {} : { 'chancery:published': item.report.published }),
    ...(item.statement === null ? {} : { 'chancery:statement': `urn:chancery:${item.statement}` }),
  }
  return [own, ...item.parties.map((party, n) => partyAnnotation(id, n, party, report))]
}

/** Stretches of content beside the cue or trigger. */
function contentOf({ kind, item }: KeptItem): readonly Span[] {
  if (kind === 'statements' && 'cue' in item) return item.content
  if (kind === 'events' && 'trigger' in item && item.content !== null) return [item.content]
  return []
}

const partyAnnotation = (
  id: string,
  n: number,
  { role, actor, name, words, span }: KeptParty,
  report: KeptEdition,
) => ({
  id: `${id}:party:${n}`,
  type: 'Annotation',
  motivation: 'identifying',
  body: [
    { type: 'TextualBody', purpose: 'identifying', value: actor ?? name ?? words },
    { type: 'TextualBody', purpose: 'tagging', value: role },
  ],
  target: targetOf(report, span),
  'chancery:of': id,
})

function targetOf({ text, url, edition }: KeptEdition, span: Span) {
  const [start, end] = codePointSpan(text, span)
  return {
    source: url ?? `urn:chancery:edition:${edition}`,
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: text.slice(...span),
        prefix: tail(text.slice(Math.max(0, span[0] - AROUND), span[0])),
        suffix: head(text.slice(span[1], span[1] + AROUND)),
      },
      { type: 'TextPositionSelector', start, end },
    ],
  }
}

// A cut may fall between the halves of a pair: a lone half is no character.
const tail = (words: string) => words.replace(/^[\udc00-\udfff]/, '')
const head = (words: string) => words.replace(/[\ud800-\udbff]$/, '')
