// Questions to the tables, each with its date.
import { describe, expect, test } from 'vitest'
import { checkWorld, holdsOn, loadWorld } from '../../src/world/index.ts'

const world = loadWorld()

describe('the state that words stand for', () => {
  const cases: readonly (readonly [string, string | null, string | null])[] = [
    ['Russia', null, 'RUS'],
    ['Russian', null, 'RUS'],
    ['Russians', '2022-02-02', 'RUS'],
    ['Moscow', '2022-02-02', 'RUS'],
    ['Moscow', '1985-05-01', 'SUN'],
    ['Moscow', null, 'RUS'],
    ['Kremlin', '1980', 'SUN'],
    ['Soviet', null, 'SUN'],
    ['Soviet Union', '2022', 'SUN'],
    ['Burma', null, 'MMR'],
    ['Swaziland', null, 'SWZ'],
    ['Macedonia', '2005', 'MKD'],
    ['North Macedonia', '2020', 'MKD'],
    ['Zaire', '1990', 'ZAR'],
    ['East German', '1985', 'DDR'],
    ['Britons', null, 'GBR'],
    ['U.K.', null, 'GBR'],
    ['America', null, 'USA'],
    ['Kosovo', null, 'XKX'],
    ['Palestinian', null, 'PSE'],
    ['Holy See', null, 'VAT'],
    ['Dutch', null, 'NLD'],
    ['Filipino', null, 'PHL'],
    ['Danes', null, 'DNK'],
    ['Argentinian', null, 'ARG'],
    ['Niger', null, 'NER'],
    ['Nigerian', null, 'NGA'],
    ['Nigerien', null, 'NER'],
    ['Kiev', null, 'UKR'],
    ['Kyiv', null, 'UKR'],
    ['Congo', null, null],
    ['Congolese', null, null],
    ['Europe', null, null],
    ['Aleppo', null, null],
    ['NATO', null, null],
    ['polish', null, null],
    ['turkey', null, null],
    ['nowhere', null, null],
  ]
  test.each(cases)('%s on %s → %s', (words, on, state) => expect(world.stateOf(words, on)).toBe(state))
})

describe('the office that words name', () => {
  const cases: readonly (readonly [string, string | null, string | null])[] = [
    ['foreign minister', null, 'foreign-minister'],
    ['Foreign Minister', null, 'foreign-minister'],
    ['foreign ministers', null, 'foreign-minister'],
    ['secretary of state', null, 'foreign-minister'],
    ['secretaries of state', null, 'foreign-minister'],
    ['foreign secretary', 'GBR', 'foreign-minister'],
    ['foreign secretary', 'IND', 'foreign-secretary'],
    ['foreign secretary', null, null],
    ['chancellor', 'DEU', 'prime-minister'],
    ['chancellor', 'GBR', 'finance-minister'],
    ['chancellor', null, null],
    ['taoiseach', null, 'prime-minister'],
    ['premier', null, 'prime-minister'],
    ['president', null, 'president'],
    ['king', null, 'monarch'],
    ['emir', null, 'monarch'],
    ['supreme leader', null, 'supreme-leader'],
    ['defence minister', null, 'defence-minister'],
    ['defense minister', null, 'defence-minister'],
    ['spokeswoman', null, 'spokesperson'],
    ['ambassador', null, 'ambassador'],
    ['UN Secretary-General', null, 'secretary-general'],
    ['EU foreign policy chief', null, 'high-representative'],
    ['lawmaker', null, 'member-of-parliament'],
    ['chief of the general staff', null, 'chief-of-defence'],
    ['carpenter', null, null],
  ]
  test.each(cases)('%s of %s → %s', (words, state, office) =>
    expect(world.office(words, state)?.office ?? null).toBe(office),
  )

  test('an office that only one state calls so tells the state', () => {
    expect(world.office('secretary of state')?.state).toBe('USA')
    expect(world.office('Taoiseach')?.state).toBe('IRL')
    expect(world.office('foreign minister')?.state).toBeUndefined()
  })
})

describe('who held an office', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['UN', 'secretary-general', '2010-06-01', ['Ban Ki-moon']],
    ['UN', 'secretary-general', '1999', ['Kofi Annan']],
    ['NATO', 'secretary-general', '2022-02-02', ['Jens Stoltenberg']],
    ['NATO', 'secretary-general', '2024-10-01', ['Mark Rutte']],
    ['NATO', 'secretary-general', '1999-10-10', []],
    ['EU', 'high-representative', '2016-09-01', ['Federica Mogherini']],
    ['EU', 'high-representative', '2012-01', ['Catherine Ashton']],
    ['EU', 'commission-president', '2005-05-05', ['José Manuel Barroso']],
    ['EU', 'council-president', '2017', ['Donald Tusk']],
    ['IAEA', 'director-general', '2003-03-03', ['Mohamed ElBaradei']],
    ['IAEA', 'director-general', '2025-06-13', ['Rafael Grossi']],
    ['IMF', 'managing-director', '2015', ['Christine Lagarde']],
    ['ECB', 'central-bank-president', '2015', ['Mario Draghi']],
    ['WHO', 'director-general', '2020-03-11', ['Tedros Adhanom Ghebreyesus']],
    ['LAS', 'secretary-general', '2014', ['Nabil Elaraby']],
    ['AU', 'commission-chairperson', '2020', ['Moussa Faki Mahamat']],
    ['ICC', 'court-prosecutor', '2018', ['Fatou Bensouda']],
    ['UN', 'nonesuch', '2018', []],
  ]
  test.each(cases)('%s %s on %s', (state, office, on, people) =>
    expect(world.holders(state, office, on).map(t => t.person)).toEqual(people),
  )

  test('without a date all holders are given, the latest first', () => {
    expect(
      world
        .holders('NATO', 'secretary-general', null)
        .map(t => t.person)
        .slice(0, 3),
    ).toEqual(['Mark Rutte', 'Jens Stoltenberg', 'Anders Fogh Rasmussen'])
  })
  test('on the day of the change both are candidates', () => {
    expect(world.holders('ECOWAS', 'commission-chairperson', '2022-07-14').map(t => t.person)).toEqual([
      'Omar Touray',
      'Jean-Claude Kassi Brou',
    ])
  })
})

describe('the offices of a person', () => {
  const cases: readonly (readonly [string, string | null, readonly string[]])[] = [
    ['Christine Lagarde', '2013', ['IMF']],
    ['Christine Lagarde', '2021', ['ECB']],
    ['Stoltenberg', '2020-01-01', ['NATO']],
    ['Ban', '2010', ['UN']],
    ['ElBaradei', '2005', ['IAEA']],
    ['Mogherini', '2016', ['EU']],
    ['von der Leyen', '2023', ['EU']],
    ['de Mistura', '2016', ['UN']],
    ['Mogherini', '1950', []],
    ['Nobody Atall', null, []],
  ]
  test.each(cases)('%s on %s', (person, on, states) => {
    const found = world.tenuresOf(person, on).map(t => t.state)
    for (const state of states) expect(found).toContain(state)
    if (states.length === 0) expect(found).toEqual([])
  })

  test('a head of an organisation acts for the whole of it', () => {
    expect(world.tenuresOf('Jens Stoltenberg', '2020').map(t => t.actor)).toContain('NATO')
  })
})

describe('members', () => {
  const cases: readonly (readonly [string, string | null, string, boolean])[] = [
    ['NATO', '1998-01-01', 'POL', false],
    ['NATO', '1999-03-12', 'POL', true],
    ['NATO', '2023-05-01', 'FIN', true],
    ['NATO', '2023-05-01', 'SWE', false],
    ['NATO', null, 'SWE', true],
    ['EU', '2019-12-31', 'GBR', true],
    ['EU', '2021-01-01', 'GBR', false],
    ['EU', '1990-01-01', 'IRL', true],
    ['G8', '2010', 'RUS', true],
    ['G8', '2015', 'RUS', false],
    ['BRICS', '2010-01-01', 'ZAF', false],
    ['BRICS', '2024-06-01', 'IRN', true],
    ['SCO', '2016', 'IND', false],
    ['OPEC', '2018', 'QAT', true],
    ['OPEC', '2020', 'QAT', false],
    ['UNSC-P5', '1960', 'TWN', true],
    ['UNSC-P5', '1972', 'CHN', true],
    ['LAS', '2015', 'SYR', false],
    ['LAS', '2024', 'SYR', true],
    ['ECOWAS', '2025-06-01', 'MLI', false],
    ['AU', '2010', 'MAR', false],
    ['EUROZONE', '2014-01-01', 'LVA', true],
    ['COE', '2023', 'RUS', false],
    ['WARSAW PACT', null, 'SUN', true],
    ['UN', '1971-10-24', 'TWN', true],
    ['UN', '1971-10-24', 'CHN', false],
    ['UN', '1971-11-01', 'TWN', false],
    ['UN', '1966-01-01', 'IDN', false],
    ['UN', '2011-07-14', 'SSD', true],
    ['United Nations Security Council', '2003-03-17', 'MEX', true],
    ['United Nations Security Council', '2005-03-17', 'MEX', false],
    ['United Nations Security Council', '1985-03-17', 'SUN', true],
    ['ROME STATUTE', '2017-10-26', 'BDI', true],
    ['ROME STATUTE', '2017-10-28', 'BDI', false],
    ['ICC', '2019-03-18', 'PHL', false],
    ['CFE', '2023-11-08', 'RUS', false],
    ['OPEN SKIES', '2020-11-23', 'USA', false],
    ['NPT', '2002', 'PRK', true],
    ['NPT', '2004', 'PRK', false],
  ]
  test.each(cases)('%s on %s: %s %s', (organisation, on, state, belongs) =>
    expect(world.members(organisation, on).includes(state)).toBe(belongs),
  )

  test('no organisation, no members', () => expect(world.members('NONESUCH', null)).toEqual([]))
})

describe('groups of states by phrase', () => {
  const cases: readonly (readonly [string, string | null, string | null])[] = [
    ['the G7 states', '2022-02-01', 'CAN DEU FRA GBR ITA JPN USA'],
    ['permanent members of the Security Council', '2022-02-01', 'CHN FRA GBR RUS USA'],
    ['the five permanent members of the UN Security Council', '1985', 'CHN FRA GBR SUN USA'],
    ['states that joined NATO after 1997', '2005-01-01', 'BGR CZE EST HUN LTU LVA POL ROU SVK SVN'],
    ['countries that joined the European Union in 1995', null, 'AUT FIN SWE'],
    ['countries that left the EU', null, null],
    ['states that left the European Union after 2016', null, 'GBR'],
    ['former Warsaw Pact states that joined NATO after 1997', '2022-02-01', 'ALB BGR CZE HUN POL ROU SVK'],
    ['former Warsaw Pact states that joined after 1997', '2000-01-01', 'CZE HUN POL'],
    ['former Soviet republics', null, 'ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB'],
    ['Visegrad countries', '2016', 'CZE HUN POL SVK'],
    ['the Nordic countries', null, 'DNK FIN ISL NOR SWE'],
    ['the Baltic states', null, 'EST LTU LVA'],
    ['the two Koreas', null, 'KOR PRK'],
    ['Gulf Cooperation Council members', null, 'ARE BHR KWT OMN QAT SAU'],
    ['members of ASEAN', '1990', 'BRN IDN MYS PHL SGP THA'],
    ['BRICS countries', '2012', 'BRA CHN IND RUS ZAF'],
    ['NATO states that are not in the EU', '2005-01-01', 'BGR CAN ISL NOR ROU TUR USA'],
    ['EU states outside NATO', '2024-06-01', 'AUT CYP IRL MLT'],
    ['members of both NATO and the Nordic Council', '2005', 'DNK ISL NOR'],
    ['founding members of ASEAN', null, 'IDN MYS PHL SGP THA'],
    ['North and South Korea', null, 'KOR PRK'],
    ['Russia, China and Iran', '2020', 'CHN IRN RUS'],
    ['Russia, China and others', '2020', null],
    ['states outside the club', null, null],
    ['the Five Eyes', null, 'AUS CAN GBR NZL USA'],
    ['many countries', null, null],
    ['the two leaders', null, null],
    ['other nations', null, null],
    ['the other NATO members', null, null],
    ['non-NATO members', '2010', null],
    ['the elected members of the Security Council', '2022-06-01', 'ALB ARE BRA GAB GHA IND IRL KEN MEX NOR'],
    [
      'the ten non-permanent members of the UN Security Council',
      '2022-06-01',
      'ALB ARE BRA GAB GHA IND IRL KEN MEX NOR',
    ],
    [
      'founding members of the Non-Aligned Movement',
      '1961',
      'AFG COD CUB CYP DZA EGY ETH GHA GIN IDN IND IRQ KHM LBN LKA MAR MLI MMR NPL SAU SDN SOM TUN YEM YUG',
    ],
    ['two NATO members', '2022', null],
    ['all G7 nations', '2022', 'CAN DEU FRA GBR ITA JPN USA'],
    ['the seven G7 nations', '2022', 'CAN DEU FRA GBR ITA JPN USA'],
    ['members of the Security Council', '2003-03-17', 'AGO BGR CHL CHN CMR DEU ESP FRA GBR GIN MEX PAK RUS SYR USA'],
    ['European Economic Community members', '1975', 'BEL DEU DNK FRA GBR IRL ITA LUX NLD'],
    ['members of the European Parliament', '2010', null],
    ['states that joined the UN after 1993-12-31', null, 'CHE KIR MNE NRU PLW SSD TLS TON TUV YUG'],
    ['states that joined the CFE Treaty after 1992', null, 'CZE SVK'],
    ['Western powers', null, null],
    ['states that joined the club after 1997', null, null],
    ['', null, null],
  ]
  test.each(cases)('%s on %s', (phrase, on, states) => {
    const resolved = world.resolveGroup(phrase, on)
    expect(resolved === null ? null : [...resolved].sort().join(' ')).toBe(states)
  })
})

describe('the states that a noun stands for', () => {
  const cases: readonly (readonly [string, string, string, boolean])[] = [
    ['junta', '2021-02-01', 'MMR', true],
    ['junta', '2021-01-31', 'MMR', false],
    ['junta', '2018-06-01', 'THA', true],
    ['junta', '2020-06-01', 'THA', false],
    ['junta', '2023-07-27', 'NER', true],
    ['kingdom', '2008-01-01', 'NPL', true],
    ['kingdom', '2009-01-01', 'NPL', false],
    ['kingdom', '2009-01-01', 'FRA', false],
  ]
  test.each(cases)('%s on %s: %s %s', (noun, on, state, stands) =>
    expect(world.statesCalled(noun, on)!.includes(state)).toBe(stands),
  )

  test('a noun that any state may bear stands for none', () =>
    expect(world.statesCalled('government', '2020')).toBeNull())
})

describe('the sector of a noun', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['soldiers', 'MIL'],
    ['troops', 'MIL'],
    ['lawmakers', 'LEG'],
    ['rebels', 'REB'],
    ['gunmen', 'UAF'],
    ['protesters', 'CIV'],
    ['officials', 'GOV'],
    ['diplomats', 'GOV'],
    ['journalists', 'MED'],
    ['workers', 'LAB'],
    ['refugees', 'REF'],
    ['farmers', 'AGR'],
    ['students', 'EDU'],
    ['doctors', 'HLH'],
    ['clerics', 'REL'],
    ['judges', 'JUD'],
    ['police', 'COP'],
    ['spies', 'SPY'],
    ['Foreign Ministry', 'GOV'],
    ['defence ministry', 'GOV'],
    ['air force', 'MIL'],
    ['parliament', 'LEG'],
    ['central bank', 'GOV'],
    ['foreign minister', 'GOV'],
    ['table', null],
    ['summit', null],
  ]
  test.each(cases)('%s → %s', (noun, sector) => expect(world.sectorOf(noun)).toBe(sector))

  test('nouns for people are told from others', () => {
    for (const noun of ['soldiers', 'soldier', 'lawmakers', 'policemen', 'refugees'])
      expect(world.isGroupNoun(noun)).toBe(true)
    for (const noun of ['summit', 'table', 'agreement', 'Monday']) expect(world.isGroupNoun(noun)).toBe(false)
  })
})

describe('a meaning in its time', () => {
  const cases: readonly (readonly [string, string | null, readonly string[]])[] = [
    ['Nusra Front', '2014', ['Nusra Front']],
    ['KGB', '1980', ['SUN:SPY']],
    ['FSB', '2010', ['RUS:SPY']],
    ['Warsaw Pact', '1980', ['WARSAW PACT']],
    ['Warsaw Pact', '2022', ['WARSAW PACT']],
    ['RSF', '2023-05-01', ['RSF', 'RSF-SDN']],
    ['State Duma', '2020', ['RUS:LEG']],
    ['Mossad', null, ['ISR:SPY']],
    ['Bundestag', null, ['DEU:LEG']],
    ['al-Qaeda', null, ['Al-Qaeda']],
    ['Global Coalition', '2016', ['GLOBAL COALITION']],
    ['KRG', '2016', ['KRG']],
  ]
  test.each(cases)('%s on %s', (words, on, actors) =>
    expect([...new Set(world.lookup(words, on).map(m => m.actor))].sort()).toEqual([...actors].sort()),
  )

  test('periods of unknown day contradict nothing', () => {
    expect(holdsOn({ since: '2008-05', until: '2012' }, '2008-05-07')).toBe(true)
    expect(holdsOn({ since: '2008-05', until: '2012' }, '2012-12-31')).toBe(true)
    expect(holdsOn({ since: '2008-05', until: '2012' }, '2013-01-01')).toBe(false)
    expect(holdsOn({ since: '2008-05', until: null }, '2008-04-30')).toBe(false)
  })
})

test('the tables that come with the package are sound', () => {
  expect(checkWorld().map(({ table, fault }) => `${table}: ${fault}`)).toEqual([])
})
