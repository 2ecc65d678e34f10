// A small record for the views' tests: seventeen short reports of our own, read and kept as any others. All of it is invented.
import { read } from '../../src/read.ts'
import { openRecord, type RecordStore } from '../../src/record/index.ts'
import type { Report } from '../../src/report/index.ts'

const report = (id: string, published: string, publisher: string, title: string, text: string): Report => ({
  id,
  url: `https://news.example/${id}`,
  title,
  publisher,
  published,
  language: 'en',
  text,
})

export const REPORTS: readonly Report[] = [
  report(
    'visit-planned',
    '2031-03-03',
    'Fjord Wire',
    'Minister to visit Warsaw',
    'Norway’s foreign minister will visit Poland on 12 March 2031 for talks on gas. “We want a new pipeline,” the minister said.',
  ),
  report(
    'visit-again',
    '2031-03-05',
    'Vistula Daily',
    'Norwegian visit',
    'Poland said Norway’s foreign minister will visit Poland on 12 March 2031.',
  ),
  report(
    'visit-done',
    '2031-03-12',
    'Fjord Wire',
    'Minister in Warsaw',
    'Norway’s foreign minister visited Poland on Wednesday and praised its government.',
  ),
  report(
    'talks-planned',
    '2031-03-04',
    'Baltic Post',
    'Talks set',
    'Latvia and Estonia will hold talks in Riga on 20 March 2031.',
  ),
  report('talks-off', '2031-03-18', 'Baltic Post', 'Talks off', 'Latvia cancelled the talks with Estonia.'),
  report(
    'summit',
    '2031-03-19',
    'Gulf Courier',
    'Summit in June',
    'Egypt will host talks with Kenya in Cairo on 14 June 2031.',
  ),
  report(
    'demand',
    '2031-03-06',
    'Fjord Wire',
    'Norway wants its crew back',
    'Norway urged Iceland to release the fishing crew.',
  ),
  report(
    'demand-again',
    '2031-03-09',
    'Harbour Post',
    'Again',
    'Norway again called on Iceland to release the fishing crew.',
  ),
  report(
    'demand-met',
    '2031-03-15',
    'Fjord Wire',
    'Crew freed',
    'Iceland released the Norwegian fishing crew on Saturday.',
  ),
  report('promise', '2031-03-07', 'Gulf Courier', 'Grain for Kenya', 'Egypt promised to send grain to Kenya.'),
  report(
    'promise-broken',
    '2031-03-20',
    'Lakes Press',
    'No grain',
    'Kenya accused Egypt of breaking its promise to send grain.',
  ),
  report(
    'stand-against',
    '2031-03-02',
    'Baltic Post',
    'Toll',
    'Estonia opposes the border toll. Latvia supports the border toll.',
  ),
  report('stand-for', '2031-03-21', 'Baltic Post', 'Toll accepted', 'Estonia now supports the border toll.'),
  report(
    'paper-draft',
    '2031-03-08',
    'Fjord Wire',
    'Draft',
    'Norway and Poland drafted an agreement on fishing rights.',
  ),
  report(
    'paper-signed',
    '2031-03-16',
    'Vistula Daily',
    'Signed',
    'Norway and Poland signed the agreement on fishing rights in Warsaw on Sunday.',
  ),
  report(
    'sanctions',
    '2031-03-17',
    'Gulf Courier',
    'Sanctions',
    'Norway imposed economic sanctions on Iceland. Iceland condemned the sanctions.',
  ),
  report(
    'sanctions-copy',
    '2031-03-17',
    'Harbour Post',
    'Sanctions',
    'Norway imposed economic sanctions on Iceland on Monday. Iceland condemned the sanctions.',
  ),
]

/** The record, merged. */
export async function smallRecord(address = ':memory:'): Promise<RecordStore> {
  const store = await openRecord(address)
  await store.keep(REPORTS.map(read), { reader: 'test' })
  await store.merge()
  return store
}
