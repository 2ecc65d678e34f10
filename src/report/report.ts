// A report: one text about international affairs, as it came in. The schema checks it at the borders.
import { z } from 'zod'

/** One text to be read. `text` is exactly the input after decoding; every span of a reading counts in it. */
export interface Report {
  readonly id: string
  readonly text: string
  readonly title?: string | null | undefined
  readonly publisher?: string | null | undefined
  /** ISO 8601 date (`2022-02-02`), optionally with a time; relative dates in the text are resolved against it. */
  readonly published?: string | null | undefined
  readonly url?: string | null | undefined
  /** ISO 639-1 code, where it was told or found. */
  readonly language?: string | null | undefined
  readonly author?: string | null | undefined
  /** When the source says that it was last changed: ISO 8601. */
  readonly modified?: string | null | undefined
  /** The source says that it shows a part only, the rest being for subscribers. */
  readonly partial?: boolean | undefined
  /** By field, how its value was found: `json-ld`, `meta og:title`, `time`, `url`, `given` … */
  readonly found?: Readonly<Record<string, string>> | undefined
}

/** One report. Unknown fields of an input are left out. */
export const reportSchema = z.object({
  id: z.string(),
  title: z.string().nullish(),
  publisher: z.string().nullish(),
  published: z.string().nullish().describe('ISO 8601 date, with or without a time'),
  url: z.string().nullish(),
  language: z.string().nullish().describe('ISO 639-1 code'),
  author: z.string().nullish(),
  modified: z.string().nullish().describe('ISO 8601 date of the last change'),
  partial: z.boolean().optional().describe('Only a part was shown, the rest being for subscribers'),
  found: z.record(z.string(), z.string()).optional().describe('By field, how its value was found'),
  text: z.string().describe('Exactly what was read; every span counts in it'),
})
