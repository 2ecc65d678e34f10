// The map's drawing as plain numbers: countries as paths, places as circles by the square root of what they count. Loaded by the map page only.
import { geoNaturalEarth1, geoPath } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/countries-110m.json'

const WORLD = atlas as unknown as Topology<{ countries: GeometryCollection; land: GeometryCollection }>

export const WIDTH = 960
export const HEIGHT = 470
const projection = geoNaturalEarth1().fitExtent(
  [
    [4, 4],
    [WIDTH - 4, HEIGHT - 4],
  ],
  { type: 'Sphere' },
)
const path = geoPath(projection).digits(1)

export const sphere = path({ type: 'Sphere' }) ?? ''
export const land = path(feature(WORLD, WORLD.objects.land)) ?? ''
export const borders = path(mesh(WORLD, WORLD.objects.countries, (a, b) => a !== b)) ?? ''

/** A place on the map. */
export interface Circle<T> {
  readonly of: T
  readonly x: number
  readonly y: number
  readonly r: number
}

const LEAST = 2.6
const LARGEST = 26

/** Circles, the largest first, so that small ones lie above. */
export function circlesOf<T>(
  rows: readonly T[],
  at: (row: T) => { readonly longitude: number; readonly latitude: number } | null,
  size: (row: T) => number,
): Circle<T>[] {
  const most = Math.max(1, ...rows.map(size))
  return rows
    .flatMap(row => {
      const middle = at(row)
      const point = middle === null ? null : projection([middle.longitude, middle.latitude])
      if (point === null) return []
      return [{ of: row, x: point[0], y: point[1], r: Math.max(LEAST, LARGEST * Math.sqrt(size(row) / most)) }]
    })
    .sort((a, b) => b.r - a.r)
}
