// A matrix with its gradient: Y = X · W + b and back, by the same kernel that reads trees.
import { type Kernel, pack, panelled, strided } from '../src/tree/kernel.ts'
import type { Parameters } from './parameters.ts'

export class Dense {
  readonly inputs: number
  readonly outputs: number
  private readonly kernel: Kernel
  private readonly weights: Float32Array
  private readonly bias: Float32Array
  private readonly weightGradient: Float32Array
  private readonly biasGradient: Float32Array
  private readonly most: number
  /** Scratch in the kernel's memory: the packed matrix, its transpose, transposed inputs, packed gradients; and the gradient of the weights. */
  private readonly packed: number
  private readonly packedBack: number
  private readonly turned: number
  private readonly packedRows: number
  private readonly product: number

  /** `most` is the greatest number of rows in a batch. */
  constructor(kernel: Kernel, parameters: Parameters, name: string, inputs: number, outputs: number, most: number) {
    this.kernel = kernel
    this.inputs = inputs
    this.outputs = outputs
    this.most = strided(most)
    const deviation = Math.sqrt(2 / (inputs + Math.min(outputs, 3 * inputs)))
    this.product = kernel.reserve(inputs * outputs * 4)
    this.weightGradient = kernel.floatsAt(this.product, inputs * outputs)
    this.weights = parameters.add(`${name}.weights`, inputs * outputs, deviation, this.weightGradient)[0]
    ;[this.bias, this.biasGradient] = parameters.add(`${name}.bias`, outputs, 0)
    this.packed = kernel.reserve(inputs * panelled(outputs) * 4)
    this.packedBack = kernel.reserve(panelled(inputs) * outputs * 4)
    this.turned = kernel.reserve(inputs * this.most * 4)
    this.packedRows = kernel.reserve(panelled(outputs) * this.most * 4)
  }

  /** To be called whenever the weights have changed. */
  refresh(): void {
    const { kernel, inputs, outputs } = this
    pack(this.weights, inputs, outputs, inputs, kernel.floatsAt(this.packed, inputs * panelled(outputs)))
    packTurned(this.weights, inputs, outputs, kernel.floatsAt(this.packedBack, panelled(inputs) * outputs))
  }

  /** `x` and `y` are addresses of rows × inputs and rows × outputs. */
  forward(x: number, y: number, rows: number): void {
    const { outputs, bias } = this
    const out = this.kernel.floatsAt(y, rows * outputs)
    for (let r = 0; r < rows; r++) out.set(bias, r * outputs)
    this.kernel.addProduct(x, this.inputs, this.packed, y, outputs, rows, this.inputs, outputs)
  }

  /** Adds to the gradients of weights and bias; adds to `dx` the gradient of the input. */
  backward(x: number, dy: number, dx: number, rows: number): void {
    const { kernel, inputs, outputs, biasGradient } = this
    const padded = strided(rows)
    const gradient = kernel.floatsAt(dy, rows * outputs)
    for (let r = 0; r < rows; r++) {
      const at = r * outputs
      for (let c = 0; c < outputs; c++) biasGradient[c] += gradient[at + c]
    }
    turn(kernel.floatsAt(x, rows * inputs), rows, inputs, padded, kernel.floatsAt(this.turned, inputs * padded))
    pack(gradient, rows, outputs, padded, kernel.floatsAt(this.packedRows, panelled(outputs) * padded))
    kernel.addProduct(this.turned, padded, this.packedRows, this.product, outputs, inputs, padded, outputs)
    kernel.addProduct(dy, outputs, this.packedBack, dx, inputs, rows, outputs, inputs)
  }
}

/** The transpose of a rows × columns matrix, its rows padded with zeros to `padded`. */
export function turn(from: Float32Array, rows: number, columns: number, padded: number, to: Float32Array): void {
  for (let c = 0; c < columns; c++) {
    const at = c * padded
    for (let r = 0; r < rows; r++) to[at + r] = from[r * columns + c]
    for (let r = rows; r < padded; r++) to[at + r] = 0
  }
}

/** Packs the transpose of a rows × columns matrix. */
export function packTurned(from: Float32Array, rows: number, columns: number, to: Float32Array): void {
  const width = panelled(rows)
  for (let j = 0; j < width; j += 8) {
    for (let k = 0; k < columns; k++) {
      const at = j * columns + k * 8
      for (let c = 0; c < 8; c++) to[at + c] = j + c < rows ? from[(j + c) * columns + k] : 0
    }
  }
}
