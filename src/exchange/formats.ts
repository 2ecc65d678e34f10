// Every format by its name, as the command line and the API know it.
import { writeAtom } from './atom.ts'
import { writeBibtex } from './bibtex.ts'
import { writeCslJson } from './csl-json.ts'
import { writeCsv } from './csv.ts'
import { writeFollowTheMoney } from './follow-the-money.ts'
import { readGdeltEvents, writeGdeltEvents } from './gdelt-events.ts'
import { readGdeltMentions, writeGdeltMentions } from './gdelt-mentions.ts'
import { writeGeoJson } from './geojson.ts'
import { writeIcs } from './ics.ts'
import type { Reader } from './import-row.ts'
import { readJsonl, writeJsonl } from './jsonl.ts'
import { writeParquet } from './parquet.ts'
import { readPlover, writePlover } from './plover.ts'
import { readPolecat, writePolecat } from './polecat.ts'
import type { Writer } from './source.ts'
import { writeWebAnnotation } from './web-annotation.ts'

/** One format: how it is written, and read where it can be. */
export interface Format {
  readonly name: string
  readonly title: string
  readonly mediaType: string
  readonly extension: string
  readonly write: Writer
  readonly read?: Reader
}

/** All formats, in the order of docs/exchange.md. */
export const FORMATS: readonly Format[] = [
  {
    name: 'jsonl',
    title: 'readings, lossless',
    mediaType: 'application/jsonl',
    extension: 'jsonl',
    write: writeJsonl,
    read: readJsonl,
  },
  { name: 'csv', title: 'items as a table', mediaType: 'text/csv', extension: 'csv', write: writeCsv },
  {
    name: 'parquet',
    title: 'items as a table',
    mediaType: 'application/vnd.apache.parquet',
    extension: 'parquet',
    write: writeParquet,
  },
  {
    name: 'plover',
    title: 'PLOVER events as JSONL',
    mediaType: 'application/jsonl',
    extension: 'jsonl',
    write: writePlover,
    read: readPlover,
  },
  {
    name: 'polecat',
    title: 'POLECAT events, 40 columns',
    mediaType: 'text/tab-separated-values',
    extension: 'txt',
    write: writePolecat,
    read: readPolecat,
  },
  {
    name: 'gdelt-events',
    title: 'GDELT 2.0 events, 61 columns',
    mediaType: 'text/tab-separated-values',
    extension: 'export.CSV',
    write: writeGdeltEvents,
    read: readGdeltEvents,
  },
  {
    name: 'gdelt-mentions',
    title: 'GDELT 2.0 mentions, 16 columns',
    mediaType: 'text/tab-separated-values',
    extension: 'mentions.CSV',
    write: writeGdeltMentions,
    read: readGdeltMentions,
  },
  {
    name: 'ftm',
    title: 'FollowTheMoney entities',
    mediaType: 'application/jsonl',
    extension: 'ftm.json',
    write: writeFollowTheMoney,
  },
  {
    name: 'annotation',
    title: 'W3C Web Annotation',
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    extension: 'jsonld',
    write: writeWebAnnotation,
  },
  { name: 'ics', title: 'iCalendar of what is to come', mediaType: 'text/calendar', extension: 'ics', write: writeIcs },
  { name: 'atom', title: 'Atom feed', mediaType: 'application/atom+xml', extension: 'atom', write: writeAtom },
  { name: 'bibtex', title: 'BibTeX', mediaType: 'application/x-bibtex', extension: 'bib', write: writeBibtex },
  {
    name: 'csl',
    title: 'CSL-JSON',
    mediaType: 'application/vnd.citationstyles.csl+json',
    extension: 'json',
    write: writeCslJson,
  },
  { name: 'geojson', title: 'GeoJSON', mediaType: 'application/geo+json', extension: 'geojson', write: writeGeoJson },
]

/** The format of a name; null where there is none. */
export const formatOf = (name: string): Format | null => FORMATS.find(format => format.name === name) ?? null
