// Dates of publication: ISO 8601, a day with or without a time.

/** Whether words are a date that the calendar knows: "2022-02-02", "2022-02-02T09:30:00Z". */
export function isDate(words: string): boolean {
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(words) ?? []
  if (day === undefined || Number.isNaN(Date.parse(words))) return false
  // "2022-02-30" parses, as the second of March.
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}
