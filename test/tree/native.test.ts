import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { vectorKey } from '../../src/tree/features.ts'
import { DIMENSIONS } from '../../src/tree/word-vectors.ts'
import { ExampleFile, vocabularyOf } from '../../training/examples.ts'
import { compile } from '../../training/native.ts'
import { labelOf } from '../../training/tagger.ts'
import { treesByHand } from '../tree-by-hand.ts'

const compiler = spawnSync('cc', ['--version']).status === 0

const { trees: TREES } = treesByHand(
  'Norway|NNP|2|nsubj expelled|VBD|0|root three|CD|4|nummod diplomats|NNS|2|obj .|.|2|punct',
  'The|DT|2|det minister|NN|3|nsubj said|VBD|0|root talks|NNS|6|nsubj would|MD|6|aux resume|VB|3|ccomp .|.|3|punct',
  'Norway|NNP|3|nsubj would|MD|3|aux resume|VB|0|root talks|NNS|3|obj',
)

describe.skipIf(!compiler)('the learner in C', () => {
  const folder = mkdtempSync(join(tmpdir(), 'native-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('has the gradients of its loss, whatever the network', () => {
    const examples = join(folder, 'examples.bin')
    const check = join(folder, 'check')
    const rows = new Map(['norway', 'talks'].map((word, row) => [vectorKey(word), row]))
    const values = Float32Array.from({ length: rows.size * DIMENSIONS }, (_, k) => Math.sin(k))
    const labels = Uint16Array.from(
      new Set(TREES.flatMap(tree => [...Array(tree.size).keys()].map(i => labelOf(tree, i)))),
    )
    const out = new ExampleFile(examples, TREES.length, vocabularyOf(TREES), { rows, values }, labels)
    for (const tree of TREES) {
      out.addTree(
        'gold',
        tree,
        Uint16Array.from([...Array(tree.size).keys()], i => labelOf(tree, i)),
      )
    }
    out.close()
    compile('check.c', check)
    const { status, stdout } = spawnSync(check, [examples], { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })
})
