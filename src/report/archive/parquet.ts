// Rows of a Parquet file, a few hundred at a time: only the columns that a report has, whatever else the file holds.
import { open } from 'node:fs/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { decompress } from 'fzstd'
import { type AsyncBuffer, type Compressors, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet'
import { type Columns, columnsIn, type RowReport, reportOfRow } from './row.ts'

/** Rows read at a time, within a row group. */
const ROWS = 256

const compressors: Compressors = {
  GZIP: (input, length) => gunzipSync(input, { maxOutputLength: length + 1 }),
  BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: length + 1 }),
  ZSTD: (input, length) => decompress(input, new Uint8Array(length)),
}

/** The file's reports and how many rows it has. Throws where it is no Parquet, or has no column of text. */
export async function* parquetRows(
  name: string,
  wanted: Columns,
): AsyncGenerator<RowReport & { readonly row: number; readonly rows: number }> {
  const handle = await open(name)
  try {
    const { size } = await handle.stat()
    const file: AsyncBuffer = {
      byteLength: size,
      async slice(start, end = size) {
        const buffer = Buffer.alloc(Math.max(0, end - start))
        await handle.read(buffer, 0, buffer.length, start)
        return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length) as ArrayBuffer
      },
    }
    const metadata = await parquetMetadataAsync(file).catch(error => {
      throw new Error(`not Parquet: ${error instanceof Error ? error.message : String(error)}`)
    })
    const names = parquetSchema(metadata).children.map(({ element }) => element.name)
    const columns = columnsIn(names, wanted)
    const rows = Number(metadata.num_rows)
    for (let start = 0; start < rows; start += ROWS) {
      const some = await parquetReadObjects({
        file,
        metadata,
        compressors,
        columns: [...new Set(Object.values(columns))],
        rowStart: start,
        rowEnd: Math.min(rows, start + ROWS),
      })
      for (const [i, row] of some.entries())
        yield { ...reportOfRow(row, columns, String(start + i + 1)), row: start + i + 1, rows }
    }
  } finally {
    await handle.close()
  }
}
