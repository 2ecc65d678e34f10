export {
  INSTRUMENT_KINDS,
  INSTRUMENT_STATUSES,
  type Instrument,
  type InstrumentKind,
  type InstrumentStatus,
} from './instrument.ts'
export { readInstruments } from './read-instruments.ts'
