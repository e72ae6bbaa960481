import {kindNames, kinds} from '../core/content/kinds.ts'
import type {JsonSchema} from '../core/content/schema/editor.ts'
import {type CiHost, ciFile} from './ci-files.ts'
import type {NewFile} from './entry-text.ts'

/** Where a project stands. */
export interface Project {
  organisation: string
  /** Content root below the folder, with slashes. */
  content: string
  /** Path of the folder below the root of its repository, with slashes; empty at the root. */
  below: string
  /** Where the repository is kept, as far as it says; nothing where CI is not wanted or not known. */
  ci: CiHost | undefined
  /** What installs its packages. */
  installer: 'npm' | 'pnpm' | 'yarn'
  /** Schemas that editors read, by kind, and of `settings`. */
  schemas: Readonly<Record<string, JsonSchema>>
  /** True where the findings of the beginning are kept in a baseline. */
  hasBaseline?: boolean
}

/** Makes what stands around a content root: editor, CI and a README; paths are below the folder, those of CI may climb to the repository. */
export function projectFiles(project: Project): NewFile[] {
  const ci = project.ci && ciFile(project.ci, project)
  return [
    {path: 'README.md', text: readme(project)},
    {path: '.vscode/extensions.json', text: json({recommendations: ['unifiedjs.vscode-mdx', 'redhat.vscode-yaml']})},
    {path: '.vscode/settings.json', text: json(editorSettings([project.content], project.schemas))},
    ...schemaFiles(project.schemas),
    ...(ci ? [ci] : []),
  ]
}

/** Makes the schemas that editors read, a file for each. */
export function schemaFiles(schemas: Project['schemas']): NewFile[] {
  return Object.entries(schemas).map(([name, schema]) => ({path: `${schemaFolder}/${name}.json`, text: json(schema)}))
}

const schemaFolder = '.vscode/schemas'

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/**
 * Says which schema an editor reads for each folder of some content roots.
 *
 * @param roots Paths of the roots below the folder of the project, with slashes.
 */
export function editorSettings(roots: readonly string[], schemas: Project['schemas']): Record<string, Record<string, unknown>> {
  const filesOf = (folder: string) => roots.flatMap(content => ['mdx', 'md'].map(ending => `**/${content}/${folder}/**/*.${ending}`))
  const entries = kindNames.map(kind => [`${schemaFolder}/${kind}.json`, filesOf(kinds[kind].folder)] as const)
  const settings = [`${schemaFolder}/settings.json`, roots.map(content => `**/${content}/settings.yaml`)] as const
  const filesBySchema = [settings, ...entries]
  return {
    'files.associations': Object.fromEntries(roots.map(content => [`**/${content}/*/**/*.mdx`, 'markdown'])),
    'yaml.schemas': Object.fromEntries(filesBySchema.filter(([file]) => Object.hasOwn(schemas, file.replace(/^.*\/|\.json$/g, '')))),
    '[markdown]': {'editor.wordWrap': 'on'},
  }
}

function readme({organisation, content, installer, hasBaseline}: Project): string {
  const [dev, check] = hasBaseline
    ? [`npm run dev                    `, `npm run check                  `]
    : ['npx clarity dev                ', 'npx clarity check              ']
  return `# Runbooks of ${organisation.replace(/[\\`*_{}[\]<>#]/g, '\\$&')}

What can fail, who is called and how to recover, as files in \`${content}/\`: one folder for each kind of entry.

    ${installer} install                    # Node 22.12 or newer
    ${dev}# the site while you write
    ${check}# what CI says
    npx clarity new runbook ID     # begin an entry; check names what is left open

\`npx clarity build\` writes the site into \`dist/\`, for any static host; its guide explains every field and rule.
`
}
