// What types and statuses items may have, for fields that choose among them: the lists of the shapes themselves. The files of the shapes are
// imported past their folders' doors, behind which tables are read from the disk.
import { STATUSES } from '../../event/event.ts'
import { INSTRUMENT_KINDS, INSTRUMENT_STATUSES } from '../../instrument/instrument.ts'
import { FORMS } from '../../statement/statement.ts'
import { FATES } from '../../view/fates.ts'

export { FATES, FORMS, INSTRUMENT_KINDS, INSTRUMENT_STATUSES, STATUSES as EVENT_STATUSES }

/** Where all kinds are looked for. */
export const ALL_STATUSES: readonly string[] = [...STATUSES, ...INSTRUMENT_STATUSES]
