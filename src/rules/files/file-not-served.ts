import {type FileState, type FileUse, fileUses, maxDrawingBytes, maxServedBytes, type Unserved} from '../../core/catalog/attached-files.ts'
import {isPicture} from '../../core/catalog/attached-kinds.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import {guessInWords} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each image and file that a body uses and the site cannot show: missing, outside the content, too large, or run by browsers. */
export default defineRule({
  id: 'file-not-served',
  severity: 'error',
  summary: 'A body uses an image or file that is not on the site.',
  why: 'Where the image should be there is a gap, and the link leads nowhere; in the editor both look right.',
  *check(catalog, {fileState}) {
    for (const use of fileUses(catalog)) {
      const why = whyNot(use, fileState?.(use.contentPath))
      if (why === undefined) continue
      const {link} = use
      // Whoever reads the repository still gets there.
      const severity = why === 'outside' && !link.image ? ('warning' as const) : undefined
      yield {
        at: link.span,
        message: `${messages[why](nameOf(use))}${why === 'missing' ? meant(catalog, use) : ''}`,
        help: helps[why],
        ...(severity && {severity}),
      }
    }
  },
  examples: [
    {
      name: 'an image and a document beside the entries, and an address elsewhere',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ![How an order travels](order-ops/flow.png) See [the mapping](../shared/mapping%20v2.csv), [page 3](/shared/guide.pdf#page=3)
          and [the vendor](https://example.com/guide.pdf).
        `,
        'teams/order-ops/flow.png': 'an image',
        'shared/mapping v2.csv': 'a,b\n',
        'shared/guide.pdf': 'a document',
      },
      expect: [],
    },
    {
      name: 'an image that is not there, a link to a page of the site, and a file outside the content',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ![How an order travels](flow.png) See [the status](/status/), [the readme](../../README.md) and ![this](../../logo.png).
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:25-5:33 image `flow.png` is not in the content',
        'content/teams/order-ops.mdx:5:52-5:60 file `/status/` is not in the content',
        'content/teams/order-ops.mdx:5:76-5:91 file `../../README.md` lies outside the content',
        'content/teams/order-ops.mdx:5:105-5:119 image `../../logo.png` lies outside the content',
      ],
    },
    {
      name: 'a page of its own, a hidden file and one that is too large',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          [Report](report.html), [notes](.notes/plan.txt) and [film](film.mp4).
          [Form](form.php.txt), [copy](report.html~) and ![the field list](fields.xsd).
        `,
        'teams/report.html': '<p>Report</p>\n',
        'teams/.notes/plan.txt': 'Plan\n',
        'teams/film.mp4': {problem: 'too-large'},
        'teams/fields.xsd': '<schema/>',
      },
      expect: [
        'content/teams/order-ops.mdx:5:10-5:21 file `report.html` would run as a page of the site',
        'content/teams/order-ops.mdx:5:32-5:47 file `.notes/plan.txt` is hidden',
        `content/teams/order-ops.mdx:5:60-5:68 file \`film.mp4\` is larger than ${maxServedBytes / 1_000_000} MB`,
        'content/teams/order-ops.mdx:6:8-6:20 file `form.php.txt` would run as a page of the site',
        'content/teams/order-ops.mdx:6:30-6:42 file `report.html~` would run as a page of the site',
        'content/teams/order-ops.mdx:6:66-6:76 image `fields.xsd` is of no kind that pages show as a picture',
      ],
    },
  ],
})

// An address without its scheme looks like a path, as does an entry without its ending.
function meant(catalog: Catalog, {link: {url}, document: {contentPath: from}, contentPath}: FileUse): string {
  if (/^https?\/+/i.test(url)) return guessInWords(url.replace(/^(https?)\/+/i, '$1://'))
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(url)) return guessInWords(`mailto:${url}`)
  if (/^www\.|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|co|de|eu|app|cloud)(?:\/|$)/i.test(url)) return guessInWords(`https://${url}`)
  if (/^\+[\d ()-]{6,20}$/.test(url)) return guessInWords(`tel:${url}`)
  // From the folder of the file, or, as people write it who think of the site, from the root of the content.
  const rooted = `${url.replace(/^\.?\//, '').replace(/\/$/, '')}.mdx`
  const found = catalog.documents.find(document => [`${contentPath}.mdx`, rooted].includes(document.contentPath))
  if (!found) return ''
  return guessInWords(found.contentPath === rooted ? pathFrom(from, rooted) : `${url.replace(/\/$/, '')}.mdx`)
}

// In: `people/kai.mdx` and `teams/order-ops.mdx`. Out: `../teams/order-ops.mdx`.
function pathFrom(from: string, to: string): string {
  return `${'../'.repeat(from.split('/').length - 1)}${to}`
}

type Why = Exclude<FileState, 'there'> | Unserved | 'no-picture'

function whyNot({why, link, contentPath}: FileUse, state: FileState = 'there'): Why | undefined {
  if (why) return why
  if (state === 'heavy') return link.image ? 'heavy' : undefined
  if (state !== 'there') return state
  return link.image && !isPicture(contentPath) ? 'no-picture' : undefined
}

const messages: Record<Why, (name: string) => string> = {
  missing: name => `${name} is not in the content`,
  outside: name => `${name} lies outside the content`,
  runs: name => `${name} would run as a page of the site`,
  hidden: name => `${name} is hidden`,
  'too-large': name => `${name} is larger than ${maxServedBytes / 1_000_000} MB`,
  heavy: name => `${name} is a drawing of more than ${maxDrawingBytes / 1_000_000} MB, which would be part of the page`,
  'no-picture': name => `${name} is of no kind that pages show as a picture`,
}

const helps: Record<Why, string> = {
  missing: 'Correct the path, which counts from the folder of this file, or add the file. To lead to an entry write `kind:id`.',
  outside: 'Move the file below the content root, or link to its web address.',
  runs: 'Write an entry, or link to where it is published.',
  hidden: 'Give the file and its folders names without a leading dot.',
  'too-large': 'Keep it where it is stored, and link to its web address.',
  heavy: 'Export it as PNG or WebP, or draw less.',
  'no-picture': 'Show a PNG, JPEG, WebP, AVIF, GIF or SVG; lead to any other file by a link.',
}

function nameOf({link}: FileUse): string {
  return `${link.image ? 'image' : 'file'} \`${link.url.replace(/#.*$/, '')}\``
}
