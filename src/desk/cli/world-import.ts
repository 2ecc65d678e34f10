// `chancery world import`: brings a file into the local layer, with a progress bar on a terminal.
import { SingleBar } from 'cli-progress'
import { importFile } from '../../world/index.ts'
import { complain, type Outcome } from './fail.ts'
import { reasonOf } from './input.ts'
import { write } from './output.ts'

/** Imports a file and tells what came of it. */
export async function importCommand(
  file: string,
  local: string | null,
  name: string | undefined,
  outcome: Outcome,
): Promise<void> {
  if (local === null || local === '')
    return outcome.fail('world', 'CHANCERY_WORLD is empty: name a folder with --world')
  const bar = process.stderr.isTTY
    ? new SingleBar({
        stream: process.stderr,
        format: '{bar} {percentage} % · {value} of {total} MB · {eta_formatted} left',
      })
    : null
  let begun = false
  try {
    const done = await importFile(file, local, {
      ...(name === undefined ? {} : { name }),
      onProgress: (read, size) => {
        if (!begun) bar?.start(Math.round(size / 1e6), 0)
        begun = true
        bar?.update(Math.round(read / 1e6))
      },
    })
    bar?.stop()
    const from = done.resumedAt === 0 ? '' : `, gone on from line ${done.resumedAt}`
    await write(
      `${done.lines} lines read${from}: ${done.tenures} tenures, ${done.memberships} memberships, ${done.organisations} organisations, ${done.organs} organs\n`,
    )
    for (const { line, reason } of done.named) complain(`${file}:${line}`, reason)
    if (done.broken > 0) outcome.fail(file, `${done.broken} broken lines were left out`)
  } catch (error) {
    bar?.stop()
    outcome.fail(file, reasonOf(error))
  }
}
