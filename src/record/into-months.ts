// The step that brought a record on PostgreSQL into partitions by month (`months.ts`): tables are made anew, numbers get their month.
// Uniqueness over partitions is kept by `edition_keys`, a table of keys without partitions; on SQLite it is a view of `editions`.
import { type Kysely, sql } from 'kysely'
import { MONTH, makeMonths, PARTED } from './months.ts'
import type { Tables } from './tables.ts'

const each = async (database: Kysely<Tables>, statements: readonly string[]) => {
  for (const statement of statements) await sql.raw(statement).execute(database)
}

/** The month of an edition as `monthOf` has it. */
const MONTH_OF_PUBLISHED = `(case when published ~ '^(199[0-9]|20[0-9][0-9])-(0[1-9]|1[0-2])'
  then (substr(published, 1, 4)::bigint - 1990) * 12 + substr(published, 6, 2)::bigint else 0 end)`

const NUMBERS = { editions: ['n'], items: ['n', 'edition_n'], actors: ['item_n', 'edition_n'] } as const

export async function intoMonths(database: Kysely<Tables>): Promise<void> {
  const indexes = await indexesOf(database)
  await each(database, [
    `create temporary table months on commit drop as
      select n, ${MONTH_OF_PUBLISHED} as month, ${MONTH_OF_PUBLISHED} * ${MONTH} as base from editions`,
    ...Object.entries(PARTED).flatMap(([table, key]) => [
      `alter table ${table} rename to ${table}_whole`,
      `alter index ${table}_pkey rename to ${table}_whole_pkey`,
      // The type of a partition's key cannot be changed afterwards, nor quickly that of a table in use.
      `create table ${table}_shape (like ${table}_whole including defaults including generated including storage)`,
      ...NUMBERS[table as keyof typeof PARTED].map(n => `alter table ${table}_shape alter column ${n} type bigint`),
      `create table ${table} (like ${table}_shape including defaults including generated including storage)
        partition by range (${key})`,
      `drop table ${table}_shape`,
    ]),
    'alter table editions add primary key (n)',
    'alter table items add primary key (n, edition_n)',
    'alter table actors add primary key (edition_n, item_n, role, actor)',
  ])
  const { rows } = await sql<{ month: number }>`select distinct month from months`.execute(database)
  await makeMonths(database, [0, ...rows.map(({ month }) => Number(month))])
  await move(database, 'editions', 'n', { n: 'm.base + t.n' })
  await move(database, 'items', 'edition_n', { n: 'm.base + t.n', edition_n: 'm.base + t.edition_n' })
  await move(database, 'actors', 'edition_n', { item_n: 'm.base + t.item_n', edition_n: 'm.base + t.edition_n' })
  await each(database, [
    ...['dyads', 'stances', 'happenings'].flatMap(table => [
      `alter table ${table} alter column item_n type bigint`,
      `update ${table} set item_n = ${table}.item_n + m.base from items_whole i join months m on m.n = i.edition_n
        where i.n = ${table}.item_n and m.base > 0`,
    ]),
    'drop table actors_whole, items_whole, editions_whole',
    ...indexes,
    `create table edition_keys (kept bigint primary key, n bigint not null, edition text collate "C" not null,
      source text collate "C" not null, number integer not null)`,
    `insert into edition_keys select n % ${MONTH}, n, edition, source, number from editions`,
    'create unique index edition_keys_edition on edition_keys (edition)',
    'create unique index edition_keys_source on edition_keys (source, number)',
    `create function edition_keys_insert() returns trigger language plpgsql as $$ begin
      insert into edition_keys select n % ${MONTH}, n, edition, source, number from added; return null; end $$`,
    `create trigger edition_keys_insert after insert on editions referencing new table as added
      for each statement execute function edition_keys_insert()`,
  ])
}

/** The indexes to make again on the parted tables. What is unique without the partition's key is so by `edition_keys`. */
async function indexesOf(database: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string; made: string; table: string }>`
    select indexname as name, indexdef as made, tablename as table from pg_indexes
    where schemaname = current_schema() and tablename in ('editions', 'items', 'actors')
      and indexname not like '%_pkey' and indexname <> 'editions_source'
    order by indexname`.execute(database)
  return rows.map(({ made, table }) => (table === 'editions' ? made.replace(/^CREATE UNIQUE/, 'CREATE') : made))
}

/** Copies the rows of a table, its numbers changed. */
async function move(
  database: Kysely<Tables>,
  table: string,
  editionN: string,
  changed: Readonly<Record<string, string>>,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${`${table}_whole`}::regclass
      and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(database)
  const names = rows.map(({ name }) => `"${name}"`).join(', ')
  const values = rows.map(({ name }) => changed[name] ?? `t."${name}"`).join(', ')
  await sql
    .raw(`insert into ${table} (${names}) select ${values} from ${table}_whole t join months m on m.n = t.${editionN}`)
    .execute(database)
}
