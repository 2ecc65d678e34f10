// Requests made from /openapi.json: mostly as the schemas say, now and then as nobody would ask.
import fc from 'fast-check'

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}
interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: Schema
}
interface Operation {
  readonly parameters: readonly (Parameter | { readonly $ref: string })[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> }
}

const HOSTILE = [
  '',
  ' ',
  '\0',
  '%',
  '%00',
  '../../etc/passwd',
  "' or 1=1 --",
  '"',
  '\\',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '-',
  '- -',
  '"" -a',
  '*',
  'a*',
  'NEAR(a b)',
  'a AND',
  '\u202Eabc',
  '\uD800',
  '𝕏'.repeat(50),
  'a'.repeat(399),
  'a'.repeat(5000),
  '0',
  '-1',
  '1e9',
  'NaN',
  '9'.repeat(20),
  '0000-00-00',
  '9999-12-31',
  '[]',
  '{}',
  'null',
  '__proto__',
]
const USUAL = ['talks', 'sanctions', 'events', 'positions', 'RUS', 'USA', 'POL', 'CONSULT', 'planned', '2027-03-10']
const words = (): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...USUAL))

/** Values that a schema lets through, as far as it says; and now and then one that it does not. */
function valuesOf(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const own = (): fc.Arbitrary<unknown> => {
    if (schema.const !== undefined) return fc.constant(schema.const)
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
    const choices = schema.anyOf ?? schema.oneOf
    if (choices !== undefined) return fc.oneof(...choices.map(choice => valuesOf(choice, ids)))
    switch (schema.type) {
      case 'integer':
      case 'number':
        return fc.integer({ min: schema.minimum ?? -10, max: Math.min(schema.maximum ?? 1000, 1000) })
      case 'boolean':
        return fc.boolean()
      case 'array':
        return fc.array(valuesOf(schema.items ?? {}, ids), { maxLength: 4 })
      case 'object':
        return fc.record(
          Object.fromEntries(
            Object.entries(schema.properties ?? {}).map(([name, part]) => [name, valuesOf(part, ids)]),
          ),
          { requiredKeys: [...(schema.required ?? [])] },
        )
      case 'string':
        if (schema.pattern?.includes('0-9a-f'))
          return fc.oneof(fc.constantFrom(...ids), fc.stringMatching(/^[0-9a-f]{4,20}$/))
        if (schema.format === 'date') return fc.constantFrom('2027-03-01', '2027-03-31', '1999-12-31', '2030-01-01')
        return words()
      default:
        return fc.oneof(
          fc.json().map(json => JSON.parse(json) as unknown),
          words(),
        )
    }
  }
  return fc.oneof({ weight: 24, arbitrary: own() }, { weight: 1, arbitrary: words() })
}

/** One time in so many; else nothing. */
const rarely = <T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

export interface Request {
  readonly method: string
  readonly path: string
  readonly body: string | null
  readonly type: string
}

/** A parameter, where it stands among the components. */
function parameterOf({ components }: Document, given: Operation['parameters'][number]): Parameter {
  if (!('$ref' in given)) return given
  const found = components.parameters[given.$ref.replace('#/components/parameters/', '')]
  if (found === undefined) throw new Error(`${given.$ref} is nowhere`)
  return found
}

/** One request of an operation. Unescaped now and then: broken percent signs, slashes and question marks get where they do not belong. */
export function requestOf(
  document: Document,
  path: string,
  method: string,
  operation: Operation,
  ids: readonly string[],
): fc.Arbitrary<Request> {
  const parameters = operation.parameters.map(given => parameterOf(document, given))
  const query = parameters.filter(parameter => parameter.in === 'query')
  // Of many parameters a few at a time: what is refused for one of them tells nothing of the others.
  const given = Object.fromEntries(
    parameters.map(({ name, in: where, schema }) => {
      const values = valuesOf(schema, ids)
      return [`${where} ${name}`, where === 'path' ? values : rarely(3, values)]
    }),
  )
  const required = parameters.filter(one => one.required).map(one => `${one.in} ${one.name}`)
  const contents = Object.entries(operation.requestBody?.content ?? { 'text/plain': { schema: {} } })
  const body = fc.oneof(
    ...contents.map(([type, { schema }]) =>
      (type === 'application/json' && schema.type !== 'string'
        ? valuesOf(schema, ids).map(value => JSON.stringify(value) ?? '')
        : reportLines()
      ).map(text => ({ type, text })),
    ),
    words().map(text => ({ type: 'application/json', text })),
    words().map(text => ({ type: 'image/png', text })),
  )
  return fc
    .record({
      given: fc.record(given, { requiredKeys: required }),
      extra: rarely(20, words()),
      isRaw: fc.integer({ min: 0, max: 19 }),
      body,
    })
    .map(({ given, extra, isRaw, body }) => {
      const written = (value: unknown) => {
        const text = Buffer.from(String(value)).toString()
        return isRaw === 0 ? text.replace(/[^\x21-\x7e]/g, '') : encodeURIComponent(text)
      }
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        written((given as Record<string, unknown>)[`path ${name}`]),
      )
      const search = query.flatMap(({ name }) => {
        const value = (given as Record<string, unknown>)[`query ${name}`]
        if (value === undefined) return []
        return (Array.isArray(value) ? value : [value]).map(one => `${name}=${written(one)}`)
      })
      if (extra !== undefined) search.push(`${written(extra)}=1`)
      return {
        method: method.toUpperCase(),
        path: `${filled}${search.length > 0 ? `?${search.join('&')}` : ''}`,
        body: method === 'post' ? body.text : null,
        type: body.type,
      }
    })
}

const reportLines = () =>
  fc
    .array(
      fc.oneof(
        words(),
        words().map(text =>
          JSON.stringify({ id: 'f', text: `Peru condemned the raid. ${text.slice(0, 200)}`, published: '2027-03-10' }),
        ),
        fc.json(),
      ),
      { maxLength: 3 },
    )
    .map(lines => lines.join('\n'))
