import {kindNames, kinds} from '../core/content/kinds.ts'
import type {JsonSchema} from '../core/content/schema/editor.ts'
import {type CiHost, ciFile} from './ci-files.ts'
import type {NewFile} from './first-content.ts'

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
}

/** Makes what stands around a content root: editor, CI and a README; paths are below the folder, those of CI may climb to the repository. */
export function projectFiles(project: Project): NewFile[] {
  const ci = project.ci && ciFile(project.ci, project)
  return [
    {path: 'README.md', text: readme(project)},
    {path: '.vscode/extensions.json', text: json({recommendations: ['unifiedjs.vscode-mdx', 'redhat.vscode-yaml']})},
    {path: '.vscode/settings.json', text: json(editorSettings(project))},
    ...Object.entries(project.schemas).map(([name, schema]) => ({path: `.vscode/schemas/${name}.json`, text: json(schema)})),
    ...(ci ? [ci] : []),
  ]
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Says which schema an editor reads for each folder of a content root. */
export function editorSettings({content, schemas}: Pick<Project, 'content' | 'schemas'>): Record<string, unknown> {
  const entries = kindNames.map(kind => [`.vscode/schemas/${kind}.json`, [`**/${content}/${kinds[kind].folder}/**/*.mdx`]] as const)
  const known = [['.vscode/schemas/settings.json', [`**/${content}/settings.yaml`]] as const, ...entries]
  return {
    'files.associations': {[`**/${content}/*/**/*.mdx`]: 'markdown'},
    'yaml.schemas': Object.fromEntries(known.filter(([file]) => Object.hasOwn(schemas, file.replace(/^.*\/|\.json$/g, '')))),
    '[markdown]': {'editor.wordWrap': 'on'},
  }
}

function readme({organisation, content, installer}: Project): string {
  return `# Runbooks of ${organisation.replace(/[\\`*_{}[\]<>#]/g, '\\$&')}

What can fail, who is called and how to recover, as files in \`${content}/\`: one folder for each kind of entry.

    ${installer} install                    # Node 22.12 or newer
    npx clarity dev                # the site while you write
    npx clarity check              # what CI says
    npx clarity new runbook ID     # begin an entry; check names what is left open

\`npx clarity build\` writes the site into \`dist/\`, for any static host; its guide explains every field and rule.
`
}
