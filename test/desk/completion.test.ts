// Completion scripts do in their shells what they say: words typed so far in, what may come next out.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandLine } from '../../src/desk/cli/command-line.ts'
import { completionOf, SHELLS, type Shell } from '../../src/desk/cli/completion.ts'
import { Outcome } from '../../src/desk/cli/fail.ts'

const program = commandLine(new Outcome())
const folder = mkdtempSync(join(tmpdir(), 'chancery-completion-'))
const fileOf = (shell: Shell) => {
  const file = join(folder, shell)
  writeFileSync(file, completionOf(shell, program))
  return file
}

const isHere = (shell: Shell) => {
  try {
    execFileSync(shell, ['-c', 'true'])
    return true
  } catch {
    return false
  }
}

/** What each shell offers after these words; the last is being typed. */
const OFFERS: Readonly<Record<Shell, (words: readonly string[]) => string[]>> = {
  bash(words) {
    const set = `COMP_WORDS=(chancery ${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}`
    const script = `source ${fileOf('bash')}; ${set}; _chancery; printf '%s\\n' "\${COMPREPLY[@]}"`
    return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\n')
  },
  zsh(words) {
    // Without a terminal the functions that show offers print them instead.
    const script = `compdef() { :; }; _files() { :; }
      _describe() { local list=$argv[-1]; [[ $1 == -o ]] && list=$argv[3] || list=$argv[2]; print -l -- \${(P)list%%:*} }
      compadd() { shift; print -l -- "$@" }
      source ${fileOf('zsh')}; words=(chancery ${words.map(word => `'${word}'`).join(' ')}); CURRENT=${words.length + 1}; _chancery`
    return execFileSync('zsh', ['-f', '-c', script], { encoding: 'utf8' }).split('\n')
  },
  fish(words) {
    const typed = ['chancery', ...words].join(' ')
    const script = `source ${fileOf('fish')}; complete -C '${typed}'`
    return execFileSync('fish', ['--no-config', '-c', script], {
      encoding: 'utf8',
      env: { ...process.env, HOME: folder },
    })
      .split('\n')
      .map(line => line.split('\t')[0])
  },
}

describe.each(SHELLS.map(shell => [shell]))('%s', shell => {
  test.skipIf(!isHere(shell)).each([
    [[''], ['read', 'desk', 'corrections', 'help']],
    [
      ['corrections', ''],
      ['add', 'undo', 'history'],
    ],
    [
      ['export', '--'],
      ['--format', '--record', '--help'],
    ],
    [
      ['export', '--format', ''],
      ['polecat', 'ics'],
    ],
    [
      ['tokens', 'add', 'Ana', '--role', ''],
      ['reader', 'analyst', 'admin'],
    ],
  ])('after %j offers', (words, wanted) => {
    const offered = OFFERS[shell](words)
    expect(offered).toEqual(expect.arrayContaining(wanted))
    expect(offered).not.toContain(words.length > 1 ? 'desk' : 'polecat')
  })

  test('every command and option stands in the script', () => {
    const script = completionOf(shell, program)
    for (const command of program.commands.flatMap(one => [one, ...one.commands])) {
      expect(script).toContain(command.name())
      for (const { long } of command.options) expect(script).toContain(shell === 'fish' ? `-l ${long?.slice(2)}` : long)
    }
  })
})
