import * as z from 'zod'
import {duration, field, slug, webAddress, words} from './field.ts'
import {abilitiesOf, type SourceKind} from './source-kind.ts'

/** The name of an environment variable; a secret itself has no place in content. */
export const variable = () => {
  const error = () => 'expected the name of an environment variable such as `METRICS_TOKEN`'
  return z.string({error}).regex(/^[A-Za-z_]\w*$/, {error})
}

const oauth = z.strictObject({
  tokenUrl: field(webAddress(), {is: 'Address that gives tokens.', example: 'https://login.example.com/oauth2/token'}),
  clientId: field(variable(), {is: 'Environment variable that holds the id of the client.', example: 'ERP_CLIENT_ID'}),
  clientSecret: field(variable(), {is: 'Environment variable that holds the secret of the client.', example: 'ERP_CLIENT_SECRET'}),
  refreshToken: field(variable().optional(), {
    is: 'Environment variable that holds a refresh token.',
    example: 'ERP_REFRESH_TOKEN',
    absent: 'the client asks with its own credentials',
  }),
  scope: field(words().optional(), {is: 'Scopes that are asked for.', example: 'reports.read', absent: 'the server chooses'}),
  audience: field(words().optional(), {
    is: 'Whom the token is for, where the server wants it said.',
    example: 'https://erp.example.com',
    absent: 'it is not said',
  }),
})

const sourceAuth = z.strictObject({
  bearer: field(variable().optional(), {
    is: 'Environment variable that holds a bearer token.',
    example: 'METRICS_TOKEN',
    absent: 'no bearer token is sent',
  }),
  user: field(variable().optional(), {
    is: 'Environment variable that holds the user of basic authentication.',
    example: 'METRICS_USER',
    absent: 'no basic authentication is sent',
  }),
  password: field(variable().optional(), {
    is: 'Environment variable that holds the password of basic authentication.',
    example: 'METRICS_PASSWORD',
    absent: 'an empty password is sent with the user',
  }),
  oauth: field(oauth.optional(), {
    is: 'Where access tokens are asked for (OAuth 2): with client credentials, or with a refresh token.',
    example: {tokenUrl: 'https://login.example.com/oauth2/token', clientId: 'ERP_CLIENT_ID', clientSecret: 'ERP_CLIENT_SECRET'},
    absent: 'no token is asked for',
  }),
})

const shared = {
  id: field(slug(), {is: 'Name of the source; signals name it.', example: 'metrics'}),
  title: field(words().optional(), {is: 'What people call it.', example: 'Metrics', absent: 'the id'}),
  url: field(webAddress().optional(), {is: 'Where it is.', example: 'https://prometheus.example.com', absent: 'the source is a file'}),
  file: field(words().optional(), {
    is: 'Recording of a `replay`, below the content root.',
    example: 'demo/evening.json',
    absent: 'the source is read over the network',
  }),
  page: field(words().optional(), {
    is: 'Address that shows a value to people; `{query}` is the query.',
    example: 'https://prometheus.example.com/graph?g0.expr={query}',
    absent: 'values carry no link to their source',
  }),
  auth: field(sourceAuth.optional(), {
    is: 'How the collector says who it is; secrets stay in its environment.',
    example: {bearer: 'METRICS_TOKEN'},
    absent: 'it does not',
  }),
  headers: field(z.record(z.string(), variable()).default({}), {
    is: 'Further headers, such as a tenant: header → environment variable that holds its value.',
    example: {'X-Scope-OrgID': 'METRICS_TENANT'},
  }),
  timeout: field(duration().default('10s'), {is: 'How long an answer may take.', example: '10s'}),
}

/**
 * Makes the schema of a status source out of the kinds there are.
 *
 * It is one flat group of fields, so that documentation and editors show it as one table; what belongs to one kind alone is checked after.
 * What code reads carries `can`, what its kind is able to do.
 */
export function sourceSchemaOf(kinds: readonly SourceKind[]) {
  const {id, title, url, file, ...others} = shared
  return z.strictObject({id, kind: kindField(kinds), title, url, file, ...ownFields(kinds), ...others}).transform((written, context) => {
    const kind = kinds.find(each => each.id === written.kind)
    // Without a kind the enum above has refused it already.
    if (!kind) return z.NEVER
    for (const [key, message] of misplaced(kind, kinds, written)) context.addIssue({code: 'custom', path: key, message})
    const own = z.object(kind.settings).safeParse(written)
    for (const {path, message} of own.error?.issues ?? []) context.addIssue({code: 'custom', path, message})
    return {...written, ...own.data, can: abilitiesOf(kind)}
  })
}

function kindField(kinds: readonly SourceKind[]) {
  const first = kinds[0]
  return field(z.enum(kinds.map(({id}) => id)), {
    is: `What it speaks${first ? `; \`${first.id}\` is ${first.summary}` : ''}.`,
    example: first?.id ?? '',
  })
}

// All kinds stand in one group: a field of one of them must not be asked of the others, nor its default be given to them.
function ownFields(kinds: readonly SourceKind[]): z.ZodRawShape {
  const fields: Record<string, z.ZodType> = {}
  for (const {settings} of kinds) {
    for (const [key, schema] of Object.entries(settings) as [string, z.ZodType][]) {
      const [before, now] = [fields[key], offered(schema)]
      fields[key] = before ? z.union([before, now]).meta({...now.meta(), ...before.meta()}) : now
    }
  }
  return fields
}

function offered(schema: z.ZodType): z.ZodType {
  const meta = schema.meta()
  if (!(schema instanceof z.ZodDefault))
    return schema.isOptional() ? schema : schema.optional().meta({...meta, absent: 'other kinds have none'})
  const inner = schema.def.innerType as z.ZodType
  return inner.optional().meta({...meta, absent: JSON.stringify(schema.def.defaultValue)})
}

type Misplaced = [path: string[], message: string]

function misplaced(kind: SourceKind, kinds: readonly SourceKind[], written: Record<string, unknown>): Misplaced[] {
  const conditional = new Set(['url', 'file', ...kinds.flatMap(({settings}) => Object.keys(settings))])
  const taken = new Set([kind.reads, ...Object.keys(kind.settings)])
  const surplus = [...conditional].filter(key => written[key] !== undefined && !taken.has(key))
  const needed = [kind.reads, ...Object.keys(kind.settings)].filter(key => isNeeded(kind, key) && written[key] === undefined)
  return [
    ...surplus.map((key): Misplaced => [[key], `expected no \`${key}\` for a source of kind \`${kind.id}\``]),
    ...needed.map((key): Misplaced => [[], `expected \`${key}\` for a source of kind \`${kind.id}\``]),
  ]
}

function isNeeded({reads, settings}: SourceKind, key: string): boolean {
  const own = settings[key] as z.ZodType | undefined
  return own ? !own.isOptional() : key === reads && reads !== 'settings'
}
