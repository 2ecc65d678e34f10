// Who appears in the sample record: real states and organisations, with office holders, publishers and quarrels that are all invented.

/** A state with those who speak for it. */
export interface State {
  readonly name: string
  readonly people: string
  readonly seat: string
  readonly foreign: string
  readonly leader: string
  readonly office: 'president' | 'prime minister'
  readonly spokes: string
}

const ROWS = `
Norway|Norwegian|Oslo|Sigrun Dalland|Harald Mykle|prime minister|Ingvild Rossavik
Iceland|Icelandic|Reykjavik|Hrafn Einarsdal|Katla Thorvik|prime minister|Birna Solheim
Finland|Finnish|Helsinki|Aino Kettula|Pekka Rantasalo|prime minister|Lauri Mettinen
Poland|Polish|Warsaw|Hanna Wilczek|Tomasz Borowy|prime minister|Piotr Lesny
Lithuania|Lithuanian|Vilnius|Jonas Giraitis|Rasa Veliuone|prime minister|Milda Kairyte
Germany|German|Berlin|Friederike Amsel|Jochen Haverkamp|prime minister|Lutz Brenninger
France|French|Paris|Colette Marchandeau|Lucien Tessandier|president|Odile Perrichon
Italy|Italian|Rome|Ottavio Bellandi|Silvana Corradini|prime minister|Guido Fioravante
Greece|Greek|Athens|Eleni Vardakis|Stavros Kouloumis|prime minister|Nikos Petrallis
Turkey|Turkish|Ankara|Selin Akbulut|Orhan Demirtash|president|Kemal Yalcinor
Egypt|Egyptian|Cairo|Nadia el-Sharnoubi|Hazem Fathallah|president|Karim Abdelrazek
Ethiopia|Ethiopian|Addis Ababa|Dawit Mengesha|Selamawit Tefera|prime minister|Hirut Bekuretsion
Kenya|Kenyan|Nairobi|Wanjiru Kamotho|Peter Odhianga|president|Grace Mutisya
Nigeria|Nigerian|Abuja|Emeka Okonjide|Folake Adeyinka|president|Bala Sanusiya
Morocco|Moroccan|Rabat|Younes Tazrouti|Leila Benchekri|prime minister|Driss Ouazzine
India|Indian|New Delhi|Arvind Raghunandan|Meera Chandrasekar|prime minister|Kavita Deshmane
Pakistan|Pakistani|Islamabad|Rehana Qaisrani|Tariq Mahmoodi|prime minister|Faisal Durranzai
Japan|Japanese|Tokyo|Haruki Onizawa|Yoko Terashima|prime minister|Kenta Murosaki
South Korea|South Korean|Seoul|Min-seo Gwak|Tae-hwan Ryoo|president|Ji-woo Namgung
Vietnam|Vietnamese|Hanoi|Le Thi Huyen|Pham Quoc Bao|prime minister|Tran Duc Loc
Indonesia|Indonesian|Jakarta|Ratna Wijayakusuma|Bambang Suryaatmaja|president|Dewi Hartantika
Australia|Australian|Canberra|Imogen Fairbrass|Callum Thornbury|prime minister|Declan Moresby
Canada|Canadian|Ottawa|Marguerite Lachance|Graham Ellerslie|prime minister|Noelle Trembath
Mexico|Mexican|Mexico City|Joaquin Villalpando|Renata Escamilla|president|Ximena Toledano
Brazil|Brazilian|Brasilia|Beatriz Vasconcelos|Otavio Nogueirinha|president|Caio Albuquerque
Peru|Peruvian|Lima|Rosario Quispehuaman|Alonso Ibarguren|president|Lucia Paucarmayta
`

export const STATES: readonly State[] = ROWS.trim()
  .split('\n')
  .map(row => {
    const [name, people, seat, foreign, leader, office, spokes] = row.split('|')
    return { name, people, seat, foreign, leader, office: office as State['office'], spokes }
  })

/** Organisations, with the name that is told first. */
export const BODIES = [
  ['NATO', 'Brussels'],
  ['the European Union', 'Brussels'],
  ['the African Union', 'Addis Ababa'],
  ['the United Nations', 'New York'],
  ['ASEAN', 'Jakarta'],
] as const

export const PUBLISHERS = [
  'Baltic Wire',
  'Harbour Post',
  'Gulf Courier',
  'Northern Radio',
  'The Meridian',
  'Delta Daily',
  'Lakes Press',
  'Cordillera News',
  'Eastern Telegraph',
  'Savanna Times',
  'Strait Observer',
] as const

/** What states quarrel and agree about: the matter, a paper on it, a thing asked, and a domain's colour. */
export interface Matter {
  readonly matter: string
  readonly paper: string
  /** After "urged X to". */
  readonly asked: string
  /** The same as done: "X …". */
  readonly done: string
  /** What somebody stands for or against. */
  readonly issue: string
}

const MATTERS_ROWS = `
fishing quotas|an agreement on fishing rights|release the crew of the trawler|released the crew of the trawler|the new fishing quotas
a gas pipeline|an agreement on gas supplies|resume gas deliveries|resumed gas deliveries|the gas pipeline
border crossings|a memorandum on border crossings|reopen the border crossing|reopened the border crossing|the border toll
grain exports|an agreement on grain shipments|lift the ban on grain exports|lifted the ban on grain exports|the ban on grain exports
missile defence|a declaration on missile defence|withdraw its missile batteries|withdrew its missile batteries|the missile base
river dams|a treaty on river waters|halt the filling of the dam|halted the filling of the dam|the river dam
undersea cables|a memorandum on undersea cables|share radar data on the cables|shared radar data on the cables|joint patrols at sea
steel tariffs|a trade agreement on steel|suspend the steel tariffs|suspended the steel tariffs|the steel tariffs
prisoners|an agreement on prisoner exchanges|free the two detained engineers|freed the two detained engineers|the prisoner exchange
uranium inspections|a protocol on nuclear inspections|admit nuclear inspectors|admitted nuclear inspectors|stricter nuclear inspections
cyber security|a joint statement on cyber attacks|hand over the suspected hackers|handed over the suspected hackers|a global ban on spyware
student visas|an agreement on student visas|ease visa rules for students|eased visa rules for students|visa-free travel
refugee camps|a plan for refugee camps|admit aid convoys to the camps|admitted aid convoys to the camps|the refugee quota
railway loans|a loan agreement for the railway|repay the railway loan|repaid the railway loan|the railway loan
`

export const MATTERS: readonly Matter[] = MATTERS_ROWS.trim()
  .split('\n')
  .map(row => {
    const [matter, paper, asked, done, issue] = row.split('|')
    return { matter, paper, asked, done, issue }
  })
