// Agreement of analysts: Cohen's kappa for every two of them, on the items that both confirmed or rejected. An edit counts as a
// rejection of what the machine read. The latest standing word of each analyst on an item counts.
import type { Correction } from './correction.ts'

/** Two analysts on the same items. */
export interface Agreement {
  readonly a: string
  readonly b: string
  readonly items: number
  readonly agreed: number
  /** 1 full agreement, 0 what chance would give; null where chance alone would agree always. */
  readonly kappa: number | null
}

/** Every two analysts who judged an item in common, by name. */
export function agreementOf(corrections: readonly Correction[]): Agreement[] {
  const judged = new Map<string, Map<string, boolean>>()
  for (const { action, by, item, undone } of corrections) {
    if (undone || item === null || (action !== 'confirm' && action !== 'reject' && action !== 'edit')) continue
    const own = judged.get(by) ?? new Map<string, boolean>()
    judged.set(by, own)
    own.set(item, action === 'confirm')
  }
  const names = [...judged.keys()].sort()
  return names.flatMap((a, i) =>
    names.slice(i + 1).flatMap(b => {
      const pairs = [...(judged.get(a) ?? [])].flatMap(([item, word]) => {
        const other = judged.get(b)?.get(item)
        return other === undefined ? [] : [[word, other] as const]
      })
      return pairs.length === 0 ? [] : [{ a, b, ...kappaOf(pairs) }]
    }),
  )
}

function kappaOf(pairs: readonly (readonly [boolean, boolean])[]): Pick<Agreement, 'items' | 'agreed' | 'kappa'> {
  const items = pairs.length
  const agreed = pairs.filter(([a, b]) => a === b).length
  const yesA = pairs.filter(([a]) => a).length / items
  const yesB = pairs.filter(([, b]) => b).length / items
  const chance = yesA * yesB + (1 - yesA) * (1 - yesB)
  return { items, agreed, kappa: chance === 1 ? null : (agreed / items - chance) / (1 - chance) }
}
