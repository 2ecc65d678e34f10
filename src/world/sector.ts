// The sectors that actors are filed under: PLOVER's list, with PTY for parties and candidates as the record uses it.

export const SECTORS = [
  'GOV',
  'MIL',
  'LEG',
  'JUD',
  'COP',
  'SPY',
  'OPP',
  'PTY',
  'REB',
  'UAF',
  'CRM',
  'CIV',
  'MED',
  'BUS',
  'NGO',
  'IGO',
  'AGR',
  'EDU',
  'HLH',
  'LAB',
  'REF',
  'REL',
  'SOC',
  'UNS',
] as const
export type Sector = (typeof SECTORS)[number]

export const isSector = (word: string): word is Sector => (SECTORS as readonly string[]).includes(word)
