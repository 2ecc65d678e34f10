// How a record's tables came about, step by step. Steps are never changed and never undone: a new need is a new step at the end.
import { type Kysely, sql } from 'kysely'
import type { Event } from '../event/index.ts'
import type { AnyItem } from './correction.ts'
import { markAllEndings } from './endings.ts'
import { intoMonths } from './into-months.ts'
import { signatureOf } from './minhash.ts'
import type { Kind } from './reading.ts'
import { RecordError } from './record-error.ts'
import { dyadRows, stanceRows } from './rows.ts'
import { restored } from './storable.ts'
import type { Tables } from './tables.ts'

export type Backend = 'sqlite' | 'postgres'
type Step = (database: Kysely<Tables>, backend: Backend) => Promise<void>

/** Runs statements, parted by empty lines. `TEXT` is text that compares by its bytes on both databases. */
async function run(database: Kysely<Tables>, backend: Backend, statements: string): Promise<void> {
  const text = backend === 'sqlite' ? 'text' : 'text collate "C"'
  for (const statement of statements.trim().split(/\n\s*\n/)) {
    await sql.raw(statement.replaceAll('TEXT', text)).execute(database)
  }
}

const reportsAndItems: Step = async (database, backend) => {
  await run(
    database,
    backend,
    `
    create table editions (n integer primary key, edition TEXT not null, source TEXT not null, number integer not null,
      latest integer not null, report_id TEXT not null, url TEXT, title TEXT, publisher TEXT, published TEXT not null,
      language TEXT, text TEXT not null, text_hash TEXT not null, reader TEXT not null, origin TEXT not null, notes TEXT)

    create unique index editions_edition on editions (edition)

    create unique index editions_source on editions (source, number)

    create unique index editions_order on editions (published, report_id, number, edition)

    create table items (n integer primary key, id TEXT not null, edition_n integer not null references editions (n),
      kind TEXT not null, local_id TEXT not null, ordinal integer not null, type TEXT not null, status TEXT,
      first integer not null, last integer not null, words TEXT not null, about TEXT, from_date TEXT, to_date TEXT,
      day_from TEXT not null, day_to TEXT not null, place TEXT, statement TEXT, item TEXT not null, origin TEXT not null,
      verdict TEXT, stands integer not null)

    create unique index items_edition on items (edition_n, first, id)

    create index items_id on items (id)

    create table actors (state TEXT not null, actor TEXT not null, role TEXT not null, side TEXT not null,
      item_n integer not null, edition_n integer not null, primary key (edition_n, item_n, role, actor))

    create index actors_state on actors (state, edition_n, item_n, side, role, actor)
    `,
  )
  if (backend === 'sqlite') {
    await run(
      database,
      backend,
      `
      create virtual table editions_text using fts5 (title, text, content = 'editions', content_rowid = 'n',
        tokenize = "porter unicode61 remove_diacritics 2")

      create trigger editions_text_insert after insert on editions begin
        insert into editions_text (rowid, title, text) values (new.n, new.title, new.text); end
      `,
    )
  } else {
    // Stems as FTS5 has them and no stop words, so that both databases find the same; a tsvector holds 1 MB at most.
    await run(
      database,
      backend,
      `
      create text search dictionary chancery_stem (template = snowball, language = english)

      create text search configuration chancery (parser = pg_catalog."default")

      alter text search configuration chancery add mapping for asciiword, word, hword, asciihword, hword_part,
        hword_asciipart, numword, numhword, hword_numpart, int, uint, float, version with chancery_stem

      alter table editions add column lexemes tsvector generated always as
        (to_tsvector('chancery', coalesce(title, '') || ' ' || left(text, 400000))) stored

      create index editions_lexemes on editions using gin (lexemes)
      `,
    )
  }
}

const corrections: Step = (database, backend) =>
  run(
    database,
    backend,
    `
    create table corrections (n integer primary key, id TEXT not null, action TEXT not null, analyst TEXT not null,
      reason TEXT, at TEXT not null, item TEXT, items TEXT not null, correction TEXT, edition TEXT not null, kind TEXT,
      before TEXT, after TEXT, first integer, last integer, words TEXT, undone integer not null)

    create unique index corrections_id on corrections (id)

    create index corrections_edition on corrections (edition)

    create index corrections_item on corrections (item)
    `,
  )

/** Editions and rows taken at a time while filling new columns and tables. */
const PAGE = 500

const happeningsAndDyads: Step = async (database, backend) => {
  await run(
    database,
    backend,
    `
    create table happenings (item_n integer primary key, happening TEXT not null)

    create index happenings_happening on happenings (happening)

    create table dyads (source TEXT not null, target TEXT not null, day TEXT not null, type TEXT not null,
      status TEXT not null, mode TEXT, contexts TEXT, publisher TEXT, item_n integer not null,
      primary key (item_n, source, target))

    create index dyads_pair on dyads (source, target, day, type, status, mode, contexts)

    create index dyads_day on dyads (day, source, target)

    alter table editions add column signature TEXT not null default ''

    alter table editions add column copy_of TEXT
    `,
  )
  for (let after = 0; ; ) {
    const page = await database
      .selectFrom('editions')
      .select(['n', 'text', 'published', 'publisher', 'latest'])
      .where('n', '>', after)
      .orderBy('n')
      .limit(PAGE)
      .execute()
    if (page.length === 0) break
    for (const edition of page) {
      const signature = signatureOf(restored(edition.text))
      await database.updateTable('editions').set({ signature }).where('n', '=', edition.n).execute()
      if (edition.latest === 0) continue
      const events = await database
        .selectFrom('items')
        .selectAll()
        .where('edition_n', '=', edition.n)
        .where('kind', '=', 'events')
        .where('stands', '=', 1)
        .execute()
      const rows = events.flatMap(row => dyadRows('events', JSON.parse(row.item) as AnyItem, row, edition))
      if (rows.length > 0) await database.insertInto('dyads').values(rows).execute()
    }
    after = page[page.length - 1].n
  }
}

/** Positions as rows of a matrix; which paper a mention means; indexes by which views find items without walking. */
const stancesAndLabels: Step = async (database, backend) => {
  await run(
    database,
    backend,
    `
    create table stances (item_n integer not null, holder TEXT not null, issue TEXT not null, stance TEXT not null,
      day TEXT not null, primary key (item_n, holder))

    alter table happenings add column kind TEXT not null default 'events'

    create index happenings_kind on happenings (kind, happening)

    create index items_label on items (kind, type, status, edition_n) where stands = 1

    create index items_day on items (kind, status, day_from) where stands = 1

    create index dyads_target on dyads (target, source, day, type)
    `,
  )
  for (let after = 0; ; ) {
    const page = await database
      .selectFrom('editions')
      .select(['n', 'text', 'published', 'latest'])
      .where('n', '>', after)
      .orderBy('n')
      .limit(PAGE)
      .execute()
    if (page.length === 0) break
    for (const edition of page) {
      if (edition.latest === 0) continue
      const items = await database
        .selectFrom('items')
        .select(['n', 'kind', 'item'])
        .where('edition_n', '=', edition.n)
        .where('kind', 'in', ['events', 'positions'])
        .where('stands', '=', 1)
        .execute()
      const read = items.map(({ n, kind, item }) => ({ n, kind: kind as Kind, item: JSON.parse(item) as AnyItem }))
      const events = read.flatMap(({ kind, item }) => (kind === 'events' ? [item as Event] : []))
      const around = { published: edition.published, text: restored(edition.text), events }
      // Words beside the issue are a later step's.
      const rows = read.flatMap(({ n, kind, item }) =>
        stanceRows(kind, item, n, around).map(({ words: _, ...row }) => row),
      )
      if (rows.length > 0)
        await database
          .insertInto('stances')
          .values(rows as never)
          .execute()
    }
    after = page[page.length - 1].n
  }
  await run(
    database,
    backend,
    `
    create index stances_issue on stances (issue, holder, stance, day)

    create index stances_holder on stances (holder, issue, stance, day)
    `,
  )
  // Papers are found by merging, and records of before happenings were never merged.
  const unmerged = { key: 'unmerged', value: '1' }
  await database
    .insertInto('meta')
    .values(unmerged)
    .onConflict(conflict => conflict.column('key').doUpdateSet(unmerged))
    .execute()
}

/** Partitions by month on PostgreSQL; keys of editions that are the same to ask on both. */
const months: Step = async (database, backend) => {
  if (backend === 'postgres') await intoMonths(database)
  else
    await run(
      database,
      backend,
      'create view edition_keys as select n as kept, n, edition, source, number from editions',
    )
}

/**
 * What keeps questions short on a record of many reports: in which reports a state is party to what, by day of publication; words of positions
 * beside their issues; indexes that hold all that is asked, so that long rows of texts are not read for it.
 */
const appearancesAndOrders: Step = (database, backend) =>
  run(
    database,
    backend,
    `
    create table appearances (state TEXT not null, published TEXT not null, type TEXT not null, edition_n bigint not null,
      primary key (state, published, type, edition_n))

    insert into appearances select distinct a.state, e.published, i.type, a.edition_n
      from actors a join items i on i.n = a.item_n and i.edition_n = a.edition_n join editions e on e.n = a.edition_n

    create index appearances_type on appearances (state, type, published, edition_n)

    alter table stances add column words TEXT not null default ''

    update stances set words = (select i.words from items i where i.n = stances.item_n)

    create index stances_words on stances (issue, words)

    create index stances_day on stances (day, issue, holder, stance, item_n)

    create index stances_last on stances (issue, holder, day, item_n)

    create index editions_walk on editions (latest, published, report_id, number, edition, publisher)

    create index items_what on items (edition_n, kind, type, status, day_from, day_to, place) where stands = 1

    drop index items_day

    create index items_days on items (kind, status, day_from, day_to, edition_n) where stands = 1
    `,
  )

/**
 * What keeps the desk quick on a record of many reports: who takes part in what with all that is asked beside it, which texts tell of ends,
 * how many texts a day has. `parts` does what `appearances` did.
 */
const partsAndVolumes: Step = async (database, backend) => {
  const clustered = backend === 'sqlite' ? 'without rowid' : ''
  await run(database, backend, 'create table endings (edition_n bigint primary key)')
  await markAllEndings(database, backend)
  await run(
    database,
    backend,
    `
    create table parts (state TEXT not null, item_n bigint not null, edition_n bigint not null, kind TEXT not null,
      type TEXT not null, status TEXT, day_from TEXT not null, day_to TEXT not null, published TEXT not null,
      ends integer not null, primary key (item_n, state)) ${clustered}

    insert into parts select distinct a.state, i.n, i.edition_n, i.kind, i.type, i.status, i.day_from, i.day_to, e.published,
      case when e.n in (select edition_n from endings) then 1 else 0 end
      from editions e cross join items i cross join actors a where e.latest = 1 and i.edition_n = e.n and i.stands = 1
      and a.edition_n = i.edition_n and a.item_n = i.n

    create index parts_newest on parts (state, published, kind, type, status, day_from, day_to, edition_n, item_n)

    create index parts_type on parts (state, type, published, kind, status, day_from, day_to, edition_n, item_n)

    create index parts_planned on parts (state, day_from, day_to, published, edition_n, item_n)
      where kind = 'events' and status = 'planned'

    create index parts_undone on parts (state, type, published, status, day_from, day_to, ends, item_n)
      where kind = 'events' and (ends = 1 or status = 'denied')

    drop table appearances

    create table pairs (pair TEXT not null, item_n bigint not null, edition_n bigint not null, kind TEXT not null,
      type TEXT not null, status TEXT, day_from TEXT not null, day_to TEXT not null, published TEXT not null,
      primary key (item_n, pair)) ${clustered}

    insert into pairs select a.state || ' ' || b.state, a.item_n, a.edition_n, a.kind, a.type, a.status, a.day_from, a.day_to,
      a.published from parts a join parts b on b.item_n = a.item_n and b.state > a.state

    create index pairs_newest on pairs (pair, published, kind, type, status, day_from, day_to, edition_n, item_n)

    create table wordings (issue TEXT not null, words TEXT not null, times integer not null, primary key (issue, words)) ${clustered}

    insert into wordings select issue, words, count(*) from stances group by issue, words

    drop index stances_words

    create table volumes (day TEXT primary key, reports integer not null)

    insert into volumes select substr(published, 1, 10), count(*) from editions where latest = 1 group by substr(published, 1, 10)
    `,
  )
}

/** Version n of the tables is made by the first n steps. */
const STEPS: readonly Step[] = [
  reportsAndItems,
  corrections,
  happeningsAndDyads,
  stancesAndLabels,
  months,
  appearancesAndOrders,
  partsAndVolumes,
]

/** The version that this code reads and writes. */
export const SCHEMA = STEPS.length

/** The version of a record's tables; 0 where there are none yet. */
async function versionOf(database: Kysely<Tables>, backend: Backend, name: string): Promise<number> {
  const tables =
    backend === 'sqlite'
      ? await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(database)
      : await sql<{
          name: string
        }>`select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(
          database,
        )
  const names = new Set(tables.rows.map(row => row.name))
  if (names.size === 0) return 0
  if (!names.has('meta') || !names.has('editions')) {
    throw new RecordError(`${name}: is no record: the database holds other tables`)
  }
  const row = await database.selectFrom('meta').select('value').where('key', '=', 'schema').executeTakeFirst()
  return Number(row?.value ?? 0)
}

/** Brings the tables to this version, in one transaction. Refuses a record of a newer version. */
export async function migrate(
  database: Kysely<Tables>,
  backend: Backend,
  name: string,
  options: { readonly readOnly?: boolean; readonly mustExist?: boolean; readonly upTo?: number } = {},
): Promise<void> {
  const found = await versionOf(database, backend, name)
  if (found > SCHEMA) {
    throw new RecordError(
      `${name}: was made by a newer version of chancery (tables of version ${found}, expected at most ${SCHEMA})`,
    )
  }
  const upTo = options.upTo ?? SCHEMA
  if (found >= upTo) return
  if (found === 0 && options.mustExist) throw new RecordError(`${name}: no such record`)
  if (options.readOnly) {
    throw new RecordError(`${name}: has tables of version ${found}, expected ${SCHEMA}; open it for writing once`)
  }
  await database.transaction().execute(async transaction => {
    if (backend === 'postgres') await sql`select pg_advisory_xact_lock(${WRITER})`.execute(transaction)
    // Another process may have been faster.
    const version = await versionOf(transaction, backend, name)
    if (version === 0) await run(transaction, backend, 'create table meta (key TEXT primary key, value TEXT not null)')
    for (const step of STEPS.slice(version, upTo)) await step(transaction, backend)
    await transaction
      .insertInto('meta')
      .values({ key: 'schema', value: String(Math.max(version, upTo)) })
      .onConflict(conflict => conflict.column('key').doUpdateSet({ value: String(Math.max(version, upTo)) }))
      .execute()
  })
}

/** Key of the lock that writers to PostgreSQL take in turn. */
export const WRITER = 0x43_48_43_59
