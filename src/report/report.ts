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
}

/** One report. Unknown fields of an input are left out. */
export const reportSchema = z.object({
  id: z.string(),
  title: z.string().nullish(),
  publisher: z.string().nullish(),
  published: z.string().nullish().describe('ISO 8601 date, with or without a time'),
  url: z.string().nullish(),
  language: z.string().nullish().describe('ISO 639-1 code'),
  text: z.string().describe('Exactly what was read; every span counts in it'),
})
