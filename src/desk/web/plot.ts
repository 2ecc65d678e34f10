// Observable Plot: this file is loaded when a page first draws with it. Plot puts a style element into its drawing, which the pages' security policy does
// not allow: it is taken out before the drawing is shown, and what it said stands in part/interval-plot.svelte.
import { dot, type Markish, type PlotOptions, plot, ruleX, ruleY } from '@observablehq/plot'
import type { Cited } from './answer.ts'

/** A figure with its interval. */
export interface Interval {
  /** Category or month, as the axis shows it. */
  readonly label: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Which of the two series it belongs to. */
  readonly series: 'own' | 'beside'
  readonly colour: string
  /** What is said of it; the events that it is computed from, and where they are listed. */
  readonly told: string
  readonly events: number
  readonly address: string
  /** The gravest of what it counts. */
  readonly cited: readonly Cited[]
}

export interface Layout {
  readonly width: number
  readonly unit: string
  /** Labels are months from left to right, otherwise categories from top to bottom. */
  readonly byMonth: boolean
}

/** The drawing: a dot for each figure, a line for its interval, series apart by shape and place. */
export function intervalPlot(rows: readonly Interval[], { width, unit, byMonth }: Layout): Element {
  const at = (row: Interval) => (row.series === 'beside' ? 5 : rows.some(({ series }) => series === 'beside') ? -5 : 0)
  const drawn = ['own', 'beside'].flatMap(series => {
    const some = rows.filter(row => row.series === series)
    const first = some[0]
    if (first === undefined) return []
    const shift = byMonth ? { dx: at(first) } : { dy: at(first) }
    const place = byMonth ? { x: (row: Interval) => monthOf(row.label), y: 'value' } : { x: 'value', y: 'label' }
    const line: Markish = byMonth
      ? ruleX(some, {
          x: (row: Interval) => monthOf(row.label),
          y1: 'low',
          y2: 'high',
          stroke: 'colour',
          strokeWidth: 2.5,
          strokeOpacity: 0.55,
          ...shift,
        })
      : ruleY(some, {
          y: 'label',
          x1: 'low',
          x2: 'high',
          stroke: 'colour',
          strokeWidth: 3,
          strokeOpacity: 0.55,
          ...shift,
        })
    return [
      line,
      dot(
        some.filter(({ value }) => value !== 0),
        {
          ...place,
          r: 4.5,
          symbol: series === 'own' ? 'circle' : 'square',
          fill: series === 'own' ? 'colour' : 'var(--paper)',
          stroke: 'colour',
          strokeWidth: 1.75,
          title: 'told',
          href: 'address',
          ...shift,
        },
      ),
      // A month without any is told by a small point, so that the months with some are seen.
      dot(
        some.filter(({ value }) => value === 0),
        { ...place, r: 1.5, fill: 'colour', title: 'told', ...shift },
      ),
    ]
  })
  const labels = [...new Set(rows.map(({ label }) => label))]
  const options: PlotOptions = {
    className: 'chart',
    width,
    marginTop: byMonth ? 24 : 8,
    marginRight: 12,
    marginBottom: 34,
    color: { type: 'identity' },
    symbol: { type: 'identity' },
    ...(byMonth
      ? {
          height: 230,
          marginLeft: 44,
          x: { type: 'utc', label: null, ticks: Math.max(2, Math.min(labels.length, Math.floor(width / 90))) },
          y: { label: unit, grid: true, nice: true, zero: true, ticks: 4 },
          marks: [ruleY([0]), ...drawn],
        }
      : {
          height: 42 + labels.length * 32,
          marginLeft: 148,
          x: { label: unit, grid: true, nice: true, zero: true, ticks: Math.max(3, Math.floor(width / 110)) },
          y: { label: null, domain: labels, padding: 0.4, tickSize: 0 },
          marks: [ruleX([0]), ...drawn],
        }),
  }
  const figure = plot(options)
  for (const style of figure.querySelectorAll('style')) style.remove()
  // The table beside the drawing has the same links, for keys and readers.
  for (const link of figure.querySelectorAll('a')) link.setAttribute('tabindex', '-1')
  return figure
}

const monthOf = (month: string) => new Date(`${month.slice(0, 7)}-15T00:00:00Z`)
