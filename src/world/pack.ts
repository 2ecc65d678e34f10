// Run by the build: leaves the packed names beside the compiled code.
import { packNames } from './packed-names.ts'
import { PACKED_NAMES, WORLD_DATA } from './tables.ts'

packNames(WORLD_DATA, PACKED_NAMES)
