import {defineImporter} from '../importer.ts'

/** Teams of a CODEOWNERS file. */
export const codeownersImporter = defineImporter({
  id: 'codeowners',
  summary: 'teams of a CODEOWNERS file with their handles, and what each of them owns',
  files: 'CODEOWNERS files of GitHub or GitLab',
  uses: [{to: 'begin with the teams of CODEOWNERS', args: '.github/CODEOWNERS'}],
  load: async () => (await import('./import.ts')).importCodeowners,
})
