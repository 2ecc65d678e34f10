// Who holds or frees somebody where the words leave it out: whoever the report tells elsewhere to have done so ("a Dane held in Mali … was
// freed", "Iran jailed Holm … Holm was arrested in May").
import type { Party } from '../mention/index.ts'
import type { Draft } from './merge.ts'

/** Gives arrests and releases without a doer the one that another deed to the same person tells. `drafts` stand in order of the text. */
export function withHolders(drafts: readonly Draft[]): Draft[] {
  const told = drafts.filter(({ type, mode, sources }) => isHolding(type, mode) && sources.length > 0)
  if (told.length === 0) return [...drafts]
  return drafts.map(draft => {
    const { type, mode, sources, targets } = draft
    if (sources.length > 0 || targets.length !== 1 || (type !== 'RETREAT' && !isHolding(type, mode))) return draft
    const other = told.find(one => one.targets.some(party => isSamePerson(party, targets[0])))
    return other === undefined ? draft : { ...draft, sources: other.sources }
  })
}

const isHolding = (type: Draft['type'], mode: string | undefined): boolean => type === 'COERCE' && mode === 'arrest'

/** The same words, or the same name. */
const isSamePerson = (a: Party, b: Party): boolean =>
  a.span[0] === b.span[0] || (a.name !== undefined && a.name === b.name)
