import * as z from 'zod'
import {rootNamePattern} from './core/content/roots.ts'
import {field, slug, words} from './core/content/schema/field.ts'
import type {KindDefinition} from './core/content/schema/kind.ts'
import {didYouMean, listed} from './core/format/suggest.ts'
import type {Rule} from './core/lint/rule.ts'
import type {Exporter} from './exchange/exporter.ts'
import type {Importer} from './exchange/importer.ts'
import type {ReportFormat} from './report/format.ts'
import type {StatusSourceKind} from './status/source/kind.ts'

/** Something made by code, told by the members it must have. */
const made = <T>(what: string, ...members: string[]) =>
  z.custom<T>(value => typeof value === 'object' && value !== null && members.every(name => name in value), {
    error: () => `expected ${what}`,
  })

/** A content root beside the first one, or the first one, with what is known of it. */
const contentRoot = z.strictObject({
  path: field(words(), {is: 'Its folder.', example: '../payments/runbooks'}),
  name: field(
    z
      .string()
      .regex(rootNamePattern, {error: () => 'expected a name such as `payments`'})
      .optional(),
    {
      is: 'What it is called in paths below the content, `@payments/runbooks/refunds.md`, and by `--root`; the first root has none.',
      example: 'payments',
      absent: 'it is made of the path: `payments-runbooks`',
    },
  ),
  edit: field(words().optional(), {
    is: 'Address for editing its files, with `{path}` for the path below it.',
    example: 'https://git.example.com/payments/edit/main/runbooks/{path}',
    absent: '`links.edit` of the `settings.yaml` in it; pages of its entries have no edit link without that either',
  }),
  create: field(words().optional(), {
    is: 'Address for beginning a file in it, with `{path}`.',
    example: 'https://git.example.com/payments/new/main/runbooks/{path}',
    absent: '`links.create` of the `settings.yaml` in it',
  }),
})

const roots = z.union([words(), z.array(z.union([words(), contentRoot])).min(1)], {
  error: () => 'expected a folder such as `content`, or a list of folders and of `{path, name, edit, create}`',
})

/** What stands in `clarity.config.ts`; paths begin at its folder. */
export const configSchema = z.strictObject({
  content: field(roots.default('content'), {
    is: 'Content root, or a list of them, which make one catalog. The first has the settings. Two entries of one kind and id in two roots are a finding, unless one says `extends`.',
    example: ['./content', {path: '../payments/runbooks', name: 'payments'}, 'vendor/prometheus-runbooks'],
  }),
  trusted: field(z.boolean({error: () => 'expected true or false'}).default(false), {
    is: 'True lets content run code while a site is built: `import`, `export`, expressions. Content itself can never say so.',
    example: true,
  }),
  rules: field(z.array(made<Rule>('a rule, as `defineRule` makes it', 'id', 'check', 'examples')).default([]), {
    is: 'Rules of your own, made with `defineRule`; they are checked, explained and have pages like all others.',
    example: ['teamWithoutChannel'],
  }),
  formats: field(z.array(made<ReportFormat>('a format, as `defineFormat` makes it', 'id', 'render')).default([]), {
    is: 'Forms of your own for what `check` finds, made with `defineFormat`.',
    example: ['oneLine'],
  }),
  sources: field(z.array(made<StatusSourceKind>('a kind of source, as `defineSource` makes it', 'id', 'open')).default([]), {
    is: 'Kinds of status sources of your own, made with `defineSource`, which `settings.yaml` may name.',
    example: ['queueDepth'],
  }),
  files: field(z.record(slug(), words(), {error: () => 'expected files by id, such as `{exported: "./exported.txt"}`'}).default({}), {
    is: 'Files that sources of kind `file` may read, by the id of the source.',
    example: {exported: '/var/lib/exports/lines.txt'},
  }),
  commands: field(
    z
      .record(
        slug(),
        z
          .array(z.string())
          .min(1)
          .refine(([program]) => program?.trim() !== ''),
        {
          error: () => 'expected commands by id, such as `{held: ["/opt/shop/held", "--count"]}`',
        },
      )
      .default({}),
    {
      is: 'Commands that sources of kind `command` may run, by the id of the source: a program and its arguments. No shell reads them.',
      example: {held: ['/opt/shop/held', '--count']},
    },
  ),
  kinds: field(z.array(made<KindDefinition>('a kind of entry, as `defineKind` makes it', 'id', 'folder', 'schema')).default([]), {
    is: 'Kinds of entries of your own, made with `defineKind`; they are checked, linked and searched, and have pages.',
    example: ['vendor'],
  }),
  fields: field(
    z
      .record(z.string(), z.record(z.string(), made<z.ZodType>('a field, as `field` makes it of a schema of zod', 'safeParse', 'meta')), {
        error: () => 'expected fields by kind, such as `{runbook: {reviewBoard: field(…)}}`',
      })
      .default({}),
    {
      is: 'Fields of your own, by kind and name, made with `field`; they are checked, have their place on pages and in the schemas of editors.',
      example: {runbook: {reviewBoard: 'field(words().optional(), …)'}},
    },
  ),
  importers: field(z.array(made<Importer>('an importer, as `defineImporter` makes it', 'id', 'files', 'load')).default([]), {
    is: 'Forms of other programs that `import` makes content of, made with `defineImporter`.',
    example: ['ticketQueues'],
  }),
  exporters: field(z.array(made<Exporter>('an exporter, as `defineExporter` makes it', 'id', 'output', 'run')).default([]), {
    is: 'Forms of other programs that `export` writes, made with `defineExporter`.',
    example: ['phoneList'],
  }),
  components: field(z.record(z.string(), words()).default({}), {
    is: 'Components of the site by name, and the `.astro` files that take their place.',
    example: {PageFoot: './site/PageFoot.astro'},
  }),
  styles: field(z.array(words()).default([]), {
    is: 'Style sheets in the folder of the configuration that each page has behind its own.',
    example: ['./site/brand.css'],
  }),
  pages: field(words().optional(), {
    is: 'Folder with pages of your own, `.astro` files; the address of each is its path there. One of the same address as a page of the site takes its place.',
    example: './site/pages',
    absent: 'the site has its own pages alone',
  }),
})

/** The configuration as it is written. */
export type ClarityConfig = z.input<typeof configSchema>

/** The configuration as the program reads it, defaults filled in. */
export type ReadConfig = z.output<typeof configSchema>

/** Declares the configuration, so that an editor knows its keys. */
export function defineConfig(config: ClarityConfig): ClarityConfig {
  return config
}

/** Says in one clause what a configuration has that does not fit; nothing where it fits. */
export function configProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'its default export is no object'
  const [issue] = configSchema.safeParse(value).error?.issues ?? []
  if (!issue) return undefined
  if (issue.code !== 'unrecognized_keys') return `\`${pathInWords(issue.path)}\`: ${issue.message}`
  const keys = Object.keys(configSchema.shape)
  const [key = ''] = issue.keys
  return `unknown key \`${key}\`${didYouMean(key, keys) || `; known are ${listed(keys, 10)}`}`
}

// In: `['rules', 0]`. Out: `rules[0]`.
function pathInWords(path: readonly PropertyKey[]): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`)).join('')
}
