// Parquet, the columns of CSV: written a group of rows at a time, so that a record of any size fits in memory.
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { KeptItem } from '../record/index.ts'
import { COLUMNS, type Value } from './columns.ts'
import type { Writer } from './source.ts'

/** Rows of a group. More compress better, fewer take less memory. */
const GROUP = 10_000

/** Items in, bytes of one file out. */
export const writeParquet: Writer = async function* (source) {
  const bytes = new ByteWriter()
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: 'root', num_children: COLUMNS.length },
      ...COLUMNS.map(({ name, type }) =>
        type === 'STRING'
          ? ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' } as const)
          : ({ name, type, repetition_type: 'OPTIONAL' } as const),
      ),
    ],
    createdBy: 'chancery',
  })
  /** What was written since the last chunk; offsets go on counting. */
  const taken = () => {
    const chunk = bytes.getBytes().slice()
    bytes.index = 0
    return chunk
  }
  let group: Value[][] = COLUMNS.map(() => [])
  const write = () => {
    parquet.write({ columnData: COLUMNS.map(({ name }, i) => ({ name, data: group[i] })), rowGroupSize: GROUP })
    group = COLUMNS.map(() => [])
    return taken()
  }
  const add = (item: KeptItem) => {
    for (let i = 0; i < COLUMNS.length; i++) group[i].push(COLUMNS[i].of(item))
  }
  for await (const item of source.items()) {
    add(item)
    if (group[0].length === GROUP) yield write()
  }
  if (group[0].length > 0) yield write()
  parquet.finish()
  yield taken()
}
