// What the commands say and return when something is wrong. One shape, one line: `chancery: place: what is wrong`.
import { safe } from './style.ts'

/** Exit codes, as docs/cli.md lists them. */
export const EXIT = { ok: 0, usage: 1, input: 2, language: 3 } as const

/** Tells one line on standard error. Names of files are text from outside, too. */
export function complain(place: string, what: string): void {
  // On a terminal the line may hold a progress bar, which is drawn again below.
  const clean = process.stderr.isTTY ? '\r\u001b[K' : ''
  process.stderr.write(`${clean}chancery: ${safe(place)}: ${safe(what)}\n`)
}

/** Remembers the gravest thing that went wrong: unreadable input outranks another language. */
export class Outcome {
  private code: number = EXIT.ok

  fail(place: string, what: string): void {
    complain(place, what)
    this.code = EXIT.input
  }

  foreign(place: string, language: string): void {
    complain(place, `the text is in ${nameOf(language)}; only English is read`)
    if (this.code === EXIT.ok) this.code = EXIT.language
  }

  /** Wrong use that only the command itself could see. */
  misuse(what: string): void {
    complain('usage', what)
    this.code = EXIT.usage
  }

  get exitCode(): number {
    return this.code
  }
}

/** "German (de)"; the code alone where it has no name. */
function nameOf(language: string): string {
  try {
    const name = new Intl.DisplayNames('en', { type: 'language' }).of(language)
    return name && name !== language ? `${name} (${language})` : `"${language}"`
  } catch {
    return `"${language}"`
  }
}
