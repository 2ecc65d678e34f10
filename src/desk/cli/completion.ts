// `chancery completion`: a script that lets a shell complete commands, options and their closed sets of values, made from the commands
// themselves. What is open (names of files, words) is left to the shell.
import type { Command, Option } from 'commander'
import { write } from './output.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

/** A command as a shell completes it. */
interface Node {
  /** `corrections add`; '' for chancery itself. */
  readonly path: string
  readonly below: readonly { readonly name: string; readonly about: string }[]
  readonly options: readonly {
    readonly flag: string
    readonly about: string
    readonly values: readonly string[] | null
  }[]
}

/** Prints the script of a shell. */
export async function completionCommand(shell: Shell, program: Command): Promise<void> {
  await write(completionOf(shell, program))
}

/** The script of a shell. */
export function completionOf(shell: Shell, program: Command): string {
  const nodes = nodesOf(program, '')
  return { bash, zsh, fish }[shell](nodes)
}

function nodesOf(command: Command, path: string): Node[] {
  const below = command.commands.map(sub => ({ name: sub.name(), about: firstLine(sub.description()) }))
  const help = path === '' ? [{ name: 'help', about: 'explain a command' }] : []
  const own: Node = {
    path,
    below: [...below, ...help],
    options: [...command.options.flatMap(optionOf), { flag: '--help', about: 'explain', values: null }],
  }
  return [own, ...command.commands.flatMap(sub => nodesOf(sub, `${path} ${sub.name()}`.trim()))]
}

const optionOf = ({ long, description, argChoices, required, optional }: Option) =>
  long == null
    ? []
    : [{ flag: long, about: firstLine(description), values: required || optional ? (argChoices ?? []) : null }]

const firstLine = (words: string) => words.split('\n')[0].replaceAll("'", '’')

/** Finds the command among the words: the longest path of names that stand there in order. */
const paths = (nodes: readonly Node[]) => nodes.filter(({ path }) => path !== '').map(({ path }) => path)
const quoted = (words: string) => `'${words}'`

function bash(nodes: readonly Node[]): string {
  const commands = nodes.map(
    ({ path, below, options }) => `    ${quoted(path)})
      names='${below.map(({ name }) => name).join(' ')}'
      options='${options.map(({ flag }) => flag).join(' ')}' ;;`,
  )
  const values = nodes.flatMap(({ path, options }) =>
    options.flatMap(({ flag, values }) =>
      values === null ? [] : [`    ${quoted(`${path} ${flag}`.trim())}) open=1; values='${values.join(' ')}' ;;`],
    ),
  )
  return `# Completion of chancery for bash: eval "$(chancery completion bash)"
_chancery() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local path='' names='' options='' values='' open=0 word i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${path:+$path }\${COMP_WORDS[i]}"
    case "$word" in
      ${paths(nodes).map(quoted).join('|')}) path=$word ;;
    esac
  done
  case "$path" in
${commands.join('\n')}
  esac
  case "\${path:+$path }$previous" in
${values.join('\n')}
  esac
  if ((open)); then
    COMPREPLY=($(compgen -W "$values" -- "$current"))
  elif [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  else
    COMPREPLY=($(compgen -W "$names" -- "$current"))
  fi
}
complete -o default -F _chancery chancery
`
}

function zsh(nodes: readonly Node[]): string {
  const described = (name: string, about: string) => quoted(`${name.replaceAll(':', '\\:')}:${about}`)
  const commands = nodes.map(
    ({ path, below, options }) => `    ${quoted(path)})
      names=(${below.map(({ name, about }) => described(name, about)).join(' ')})
      options=(${options.map(({ flag, about }) => described(flag, about)).join(' ')}) ;;`,
  )
  const values = nodes.flatMap(({ path, options }) =>
    options.flatMap(({ flag, values }) =>
      values === null
        ? []
        : [`    ${quoted(`${path} ${flag}`.trim())}) open=1; values=(${values.map(quoted).join(' ')}) ;;`],
    ),
  )
  return `#compdef chancery
# Completion of chancery for zsh: eval "$(chancery completion zsh)", or this as _chancery in a folder of $fpath
_chancery() {
  local at='' word open=0 i
  local -a names options values
  for ((i = 2; i < CURRENT; i++)); do
    word="\${at:+$at }\${words[i]}"
    case "$word" in
      ${paths(nodes).map(quoted).join('|')}) at=$word ;;
    esac
  done
  case "$at" in
${commands.join('\n')}
  esac
  case "\${at:+$at }\${words[CURRENT-1]}" in
${values.join('\n')}
  esac
  if ((open)); then
    if ((\${#values})); then compadd -- $values; else _files; fi
  elif [[ \${words[CURRENT]} == -* ]]; then
    _describe -o option options
  elif ((\${#names})); then
    _describe command names
  else
    _files
  fi
}
if [[ \${funcstack[1]} == _chancery ]]; then _chancery "$@"; else compdef _chancery chancery; fi
`
}

function fish(nodes: readonly Node[]): string {
  const lines = nodes.flatMap(({ path, below, options }) => {
    const seen = path === '' ? '' : path
    const when = `-n "__chancery_at ${quoted(seen)}"`
    return [
      ...below.map(({ name, about }) => `complete -c chancery ${when} -f -a ${name} -d ${quoted(about)}`),
      ...options.map(({ flag, about, values }) => {
        const given = values === null ? '' : values.length === 0 ? ' -r' : ` -x -a ${quoted(values.join(' '))}`
        return `complete -c chancery ${when} -l ${flag.replace(/^--/, '')}${given} -d ${quoted(about)}`
      }),
    ]
  })
  return `# Completion of chancery for fish: chancery completion fish | source
function __chancery_at
  set -l at ''
  for word in (commandline -opc)[2..-1]
    set -l next (string trim -- "$at $word")
    if contains -- "$next" ${paths(nodes).map(quoted).join(' ')}
      set at $next
    end
  end
  test "$at" = "$argv[1]"
end
${lines.join('\n')}
`
}
