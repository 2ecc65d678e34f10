// The reading thread from its source.
import { register } from 'tsx/esm/api'

register()
export default (await import('../../src/fleet/reader-thread.ts')).default
