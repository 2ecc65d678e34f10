// Records of a fixed number of integers in one growing array: tens of thousands of names cost no object each.

export class Records {
  private readonly stride: number
  private cells: Int32Array
  private count = 0

  constructor(stride: number, room: number) {
    this.stride = stride
    this.cells = new Int32Array(stride * room)
  }

  /** The records of a table that was written with `packed`. */
  static of(stride: number, cells: Int32Array): Records {
    const records = new Records(stride, 0)
    records.cells = cells
    records.count = cells.length / stride
    return records
  }

  /** All cells in use. */
  packed(): Int32Array {
    return this.cells.subarray(0, this.count * this.stride)
  }

  get size(): number {
    return this.count
  }

  /** Adds a record of zeros and gives its number. */
  add(): number {
    if ((this.count + 1) * this.stride > this.cells.length) {
      const wider = new Int32Array(Math.max(this.cells.length * 2, this.stride * 64))
      wider.set(this.cells)
      this.cells = wider
    }
    return this.count++
  }

  get(record: number, field: number): number {
    return this.cells[record * this.stride + field]!
  }

  set(record: number, field: number, value: number): void {
    this.cells[record * this.stride + field] = value
  }
}
