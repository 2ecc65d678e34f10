// The formats in which a page's items are exported, as `exchange/` has them, with what a person calls each.
export const FORMAT_NAMES = {
  csv: 'CSV',
  parquet: 'Parquet',
  jsonl: 'JSONL, whole readings',
  plover: 'PLOVER',
  polecat: 'POLECAT',
  'gdelt-events': 'GDELT events',
  'gdelt-mentions': 'GDELT mentions',
  ftm: 'FollowTheMoney',
  annotation: 'Web Annotation',
  ics: 'ICS',
  atom: 'Atom',
  bibtex: 'BibTeX',
  csl: 'CSL-JSON',
  geojson: 'GeoJSON',
} as const
export type FormatName = keyof typeof FORMAT_NAMES
export const FORMATS = Object.keys(FORMAT_NAMES) as readonly FormatName[]
