import {defineImporter} from '../importer.ts'

/** Runbooks of a wiki or a site of documentation. */
export const markdownImporter = defineImporter({
  id: 'markdown',
  summary: 'runbooks that are Markdown already, of Hugo, MkDocs, Docusaurus or a wiki',
  files: 'Markdown files, or folders of them',
  folders: ['.md', '.mdx', '.markdown'],
  options: [
    {flags: '--owner <team>', summary: 'team that owns what is imported'},
    {flags: '--baseline <file>', summary: 'write the findings of the content to this file, so that only new ones fail afterwards'},
  ],
  uses: [
    {to: 'bring runbooks in, with their pictures', args: 'docs/runbooks --owner order-ops'},
    {to: 'the same, and begin with a green check', args: 'docs/runbooks --baseline baseline.json'},
  ],
  note: 'Each file becomes a runbook in plain Markdown. One that was imported before is written again unless somebody has edited it since.',
  load: async () => (await import('./import.ts')).importMarkdown,
})
