// What the commands say and return when something is wrong. One shape: `chancery: place: what is wrong`.

/** Exit codes, as docs/cli.md lists them. */
export const EXIT = { ok: 0, usage: 1, input: 2, language: 3 } as const

/** Tells one line on standard error. */
export function complain(place: string, what: string): void {
  process.stderr.write(`chancery: ${place}: ${what}\n`)
}

/** Remembers the gravest thing that went wrong: unreadable input outranks another language. */
export class Outcome {
  private code: number = EXIT.ok

  fail(place: string, what: string): void {
    complain(place, what)
    this.code = EXIT.input
  }

  foreign(place: string, language: string): void {
    complain(place, `the text is in "${language}"; only English is read`)
    if (this.code === EXIT.ok) this.code = EXIT.language
  }

  get exitCode(): number {
    return this.code
  }
}
