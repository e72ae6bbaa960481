import {type Command, InvalidArgumentError, Option} from 'commander'
import {loadCatalog, loadRevision} from '../host/catalog.ts'
import type {ContentRoots} from '../host/roots.ts'
import {reviewOf} from '../impact/review.ts'
import {reviewJson, reviewMarkdown, reviewPretty} from '../report/review-report.ts'
import {contentOption, nowOption, publicOption} from './options.ts'
import {print, printAsIs} from './output.ts'

interface ReviewOptions {
  content: ContentRoots
  since: string
  preview?: string
  now?: string
  public?: boolean
  format: 'pretty' | 'json' | 'markdown'
}

/** Adds `clarity review`. */
export function addReview(program: Command): void {
  program
    .command('review')
    .description('say what a change does to readers: who is called, which pages are other ones, what alerts lead to, what is covered')
    .addOption(contentOption())
    .addOption(new Option('--since <ref>', 'git revision that the change began at').default('origin/main'))
    .addOption(new Option('--preview <address>', 'where the changed site can be seen; pages are linked there').argParser(parseAddress))
    .addOption(new Option('--format <name>', 'how the answer is written').choices(['pretty', 'json', 'markdown']).default('pretty'))
    .addOption(publicOption())
    .addOption(nowOption())
    .addHelpText('after', '\nExit code: 0 answered, 2 could not answer.')
    .action(({content, since, preview, now = new Date().toISOString(), format, ...options}: ReviewOptions) => {
      const overrides = options.public ? {public: true} : {}
      const loaded = loadCatalog(content, process.cwd(), {overrides})
      const {catalog: before} = loadRevision(loaded, since, process.cwd(), overrides)
      const review = reviewOf(before, loaded.catalog, now)
      const written = {json: reviewJson, markdown: reviewMarkdown, pretty: reviewPretty}[format](review, preview)
      const write = format === 'json' ? printAsIs : print
      write(written)
    })
}

function parseAddress(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text
  throw new InvalidArgumentError('Expected an address such as `https://preview.example.com/pr-12/`.')
}
