// `…/states.tsv?columns=id,name` is imported as an array of rows with these cells: pages carry no column that they do not show.
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** For Vite and the tests. */
export function tables(): Plugin {
  return {
    name: 'chancery-tables',
    enforce: 'pre',
    load(id) {
      const [, file, list] = /^(.*\.tsv)\?columns=(.*)$/.exec(id) ?? []
      if (file === undefined || list === undefined) return null
      const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
      const names = head.split('\t')
      const columns = list.split(',').map(name => {
        if (!names.includes(name)) throw new Error(`${file}: no column "${name}", expected one of ${names.join(', ')}`)
        return names.indexOf(name)
      })
      const rows = lines.map(line => line.split('\t')).map(cells => columns.map(column => cells[column] ?? ''))
      return `export default ${JSON.stringify(rows)}`
    },
  }
}
