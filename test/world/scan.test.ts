// What stands in a text: names found whole, and look-alikes passed over.
import { describe, expect, test } from 'vitest'
import { loadWorld } from '../../src/world/index.ts'

const world = loadWorld()

/** Each name found with the actors it may stand for, a place as `(SYR)`, persons left out unless asked for. */
function found(text: string): readonly string[] {
  return world.scan(text).map(({ span, meanings }) => {
    const actors = new Set(meanings.map(({ kind, actor }) => (kind === 'place' ? `(${actor})` : actor)))
    return `${text.slice(span[0], span[1])}: ${[...actors].join(' ')}`
  })
}

describe('names are found', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Norway and the Netherlands signed it.', ['Norway: NOR', 'Netherlands: NLD']],
    ["Brazil's neighbours objected.", ['Brazil: BRA']],
    ['The U.S. delegation left.', ['U.S.: USA']],
    ['It was a US-led effort.', ['US: USA']],
    ['a Chinese-Portuguese venture', ['Chinese: CHN', 'Portuguese: PRT']],
    ['The Sino-Indian border', ['Sino: CHN', 'Indian: IND']],
    ['the Democratic Republic of the Congo', ['Democratic Republic of the Congo: COD']],
    ['the Republic of the Congo', ['Republic of the Congo: COG']],
    ['Congo asked for help.', ['Congo: COD COG']],
    ['Papua New Guinea abstained.', ['Papua New Guinea: PNG']],
    ['Equatorial Guinea abstained.', ['Equatorial Guinea: GNQ']],
    ['South Sudan and Sudan', ['South Sudan: SSD', 'Sudan: SDN']],
    ['Côte d’Ivoire joined.', ['Côte d’Ivoire: CIV']],
    ['Türkiye and Turkey', ['Türkiye: TUR', 'Turkey: TUR']],
    ['TURKEY REJECTS OFFER', ['TURKEY: TUR']],
    ['the United\nKingdom', ['United\nKingdom: GBR']],
    ['The Kremlin declined.', ['Kremlin: RUS:GOV SUN:GOV']],
    ['The White House declined.', ['White House: USA:GOV']],
    ['Downing Street declined.', ['Downing Street: GBR:GOV']],
    ['the Élysée Palace', ['Élysée Palace: FRA:GOV']],
    ['the Elysee', ['Elysee: FRA:GOV']],
    ['Zhongnanhai is silent.', ['Zhongnanhai: CHN:GOV']],
    ['the Pentagon', ['Pentagon: USA:MIL']],
    ['Ankara warned Athens.', ['Ankara: TUR (TUR)', 'Athens: GRC (GRC)']],
    ['The UN Security Council met.', ['UN Security Council: UN']],
    ['the Security Council', ['Security Council: UN']],
    ['Nato and the OSCE', ['Nato: NATO', 'OSCE: OSCE']],
    ['the Gulf Cooperation Council', ['Gulf Cooperation Council: GCC']],
    ['Doctors Without Borders left.', ['Doctors Without Borders: MSF']],
    ['the World Health Organisation', ['World Health Organisation: WHO']],
    ['The State Department denied it.', ['State Department: USA:GOV']],
    ['the Federal Security Service', ['Federal Security Service: RUS:SPY']],
    ['The Knesset voted.', ['Knesset: ISR:LEG']],
    ['The People’s Liberation Army moved.', ['People’s Liberation Army: CHN:MIL']],
    ['Hezbollah and Hamas', ['Hezbollah: Hezbollah', 'Hamas: Hamas']],
    ['Islamic State claimed it.', ['Islamic State: ISIS']],
    ['Daesh lost ground.', ['Daesh: ISIS']],
    ['the Houthi rebels', ['Houthi rebels: Houthis']],
    ['Tass and Xinhua reported it.', ['Tass: RUS:MED', 'Xinhua: CHN:MED']],
    ['Gazprom cut supplies.', ['Gazprom: RUS:BUS']],
    ['shelling in Aleppo', ['Aleppo: (SYR)']],
    ['the Donbas', ['Donbas: (UKR)']],
    ['in Xinjiang and Hong Kong', ['Xinjiang: (CHN)', 'Hong Kong: (CHN)']],
    ['North and South Korea met.', ['North: PRK', 'South Korea: KOR']],
    ['East or West Germany', ['East: DDR', 'West Germany: DEU']],
    ['North and South Korean envoys', ['North: PRK', 'South Korean: KOR']],
    ['Norway and South Korea', ['Norway: NOR', 'South Korea: KOR']],
    ['in the North and South Africa', ['South Africa: ZAF']],
    ['a fair in Paris, Texas', ['Paris: (USA)', 'Texas: (USA)']],
    ['Moscow, Idaho, has a college.', ['Moscow: (USA)', 'Idaho: (USA)']],
    ['Paris, Berlin and Rome agreed.', ['Paris: FRA (FRA)', 'Berlin: DEU (DEU)', 'Rome: ITA (ITA)']],
    ['the mosque in Christchurch', ['Christchurch: (NZL)']],
    ['the South China Sea', ['South China Sea: ()']],
    ['Latin American leaders', ['Latin American: ']],
    ['Northern Ireland', ['Northern Ireland: (GBR)']],
    ['Poles and Swedes', ['Poles: POL', 'Swedes: SWE']],
    ['in Atlanta, Georgia', ['Atlanta: (USA)', 'Georgia: (USA)']],
    ['in Tbilisi, Georgia', ['Tbilisi: GEO (GEO)', 'Georgia: GEO']],
    ['Jordan Foreign Minister', ['Jordan: JOR']],
    ['flew to Jordan.', ['Jordan: JOR']],
  ]
  test.each(cases)('%s', (text, expected) => {
    expect(found(text).map(line => line.trim())).toEqual(expected.map(line => line.trim()))
  })
})

describe('people are found by full name, alias and family name', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['NATO Secretary General Jens Stoltenberg', 'Jens Stoltenberg', 'NATO'],
    ['EU foreign policy chief Kaja Kallas', 'Kaja Kallas', 'EU'],
    ['Director-General Rafael Mariano Grossi', 'Rafael Grossi', 'IAEA'],
    ['Antonio Guterres spoke.', 'António Guterres', 'UN'],
    ['Mr. Stoltenberg spoke.', 'Jens Stoltenberg', 'NATO'],
    ['and Stoltenberg agreed', 'Jens Stoltenberg', 'NATO'],
    ['Ursula von der Leyen', 'Ursula von der Leyen', 'EU'],
    ['with von der Leyen', 'Ursula von der Leyen', 'EU'],
    ['Staffan de Mistura', 'Staffan de Mistura', 'UN'],
    ["the European Union's Costa", 'António Costa', 'EU'],
    ['Secretary-General Ban', 'Ban Ki-moon', 'UN'],
    ['JENS STOLTENBERG IN KYIV', 'Jens Stoltenberg', 'NATO'],
  ]
  test.each(cases)('%s', (text, person, actor) => {
    const meanings = world.scan(text).flatMap(f => f.meanings)
    expect(meanings.some(m => m.kind === 'person' && m.name === person && m.actor === actor)).toBe(true)
  })
})

describe('look-alikes are passed over', () => {
  const nothing = [
    'They ate turkey and drank from fine china.',
    'You may polish the table.',
    'Jordan Belling scored twice.',
    'who is it, and what can us do',
    'An oman is no word; iranianness neither.',
    'Usually the usage of usa-like words',
    'WHO IS TO BLAME',
    'the kremlinologist and the pentagonal room',
    'Chadness and Germanely and Perusal',
    'a swede in the soup, a pole in the ground',
    'It is a fed animal.',
    'The house stood in a park.',
  ]
  test.each(nothing)('%s', text => expect(found(text)).toEqual([]))

  test('a name does not go over an empty line', () => expect(found('New\n\nZealand')).toEqual([]))
  test('a family name after another given name is another person', () => {
    expect(world.scan('Rafael Stoltenberg spoke.').flatMap(f => f.meanings.map(m => m.name))).not.toContain(
      'Jens Stoltenberg',
    )
  })
  test('ambiguous names are marked', () => {
    const meanings = (text: string) => world.scan(text)[0]?.meanings ?? []
    expect(meanings('Chad').every(m => m.weak)).toBe(true)
    expect(
      meanings('Jordan')
        .filter(m => m.kind === 'state')
        .every(m => m.weak),
    ).toBe(true)
    expect(meanings('Norway').some(m => m.weak)).toBe(false)
  })
})

test('spans are in UTF-16 units of the text and do not overlap', () => {
  const text = '🕊 Norway — “Hungary”, the EU’s Malta; Viet Nam…'
  const names = world.scan(text)
  expect(names.map(({ span }) => text.slice(span[0], span[1]))).toEqual([
    'Norway',
    'Hungary',
    'EU',
    'Malta',
    'Viet Nam',
  ])
  for (let i = 1; i < names.length; i++) expect(names[i]!.span[0]).toBeGreaterThanOrEqual(names[i - 1]!.span[1])
})

test('time grows with the length of the text alone', () => {
  const text = 'United Nations Security Council members United States United Arab '.repeat(2000)
  const short = time(() => world.scan(text.slice(0, text.length / 8)))
  const long = time(() => world.scan(text))
  expect(long).toBeLessThan(short * 8 * 6 + 50)
})

function time(run: () => void): number {
  run()
  const start = performance.now()
  run()
  return performance.now() - start
}
