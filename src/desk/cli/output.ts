// Output of the commands: standard output, at the pace of whoever reads it.
import { once } from 'node:events'
import { EXIT } from './fail.ts'

/** Writes to standard output and waits where the reader is slow. */
export async function write(words: string): Promise<void> {
  if (!process.stdout.write(words)) await once(process.stdout, 'drain')
}

/** A reader that has seen enough (`| head`) is no error: the command ends quietly. */
export function endQuietlyWhenClosed(): void {
  process.stdout.on('error', error => {
    if ('code' in error && error.code === 'EPIPE') process.exit(EXIT.ok)
    throw error
  })
}
