// Records of a fixed number of integers in one growing array: tens of thousands of names cost no object each.

export class Records {
  private readonly stride: number
  private cells: Int32Array
  private count = 0

  constructor(stride: number, room: number) {
    this.stride = stride
    this.cells = new Int32Array(stride * room)
  }

  get size(): number {
    return this.count
  }

  /** Adds a record of zeros and gives its number. */
  add(): number {
    if ((this.count + 1) * this.stride > this.cells.length) {
      const wider = new Int32Array(this.cells.length * 2)
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
