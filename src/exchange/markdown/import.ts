import {stringify} from 'yaml'
import {parseFrontmatter} from '../../core/content/frontmatter.ts'
import {canonicalSection, sectionFormOf, sectionOfHeading} from '../../core/content/section-form.ts'
import {LineIndex} from '../../core/content/span.ts'
import {counted, plural} from '../../core/format/plural.ts'
import {listed} from '../../core/format/suggest.ts'
import type {Attachment, ContentFile, Imported} from '../content-file.ts'
import {textOf} from '../exchange-option.ts'
import type {ExchangeFinding} from '../finding.ts'
import {slugOf} from '../id-book.ts'
import type {ImportContext} from '../importer.ts'
import type {InputFile} from '../json-source.ts'
import {AlertNames} from './alert-names.ts'
import {ImportPlan, type Planned} from './import-plan.ts'
import {type ImportedBody, importBody} from './imported-body.ts'
import {headerOf} from './imported-header.ts'
import {baseOf, folderOf, joined} from './paths.ts'
import {stamped, standingOf} from './stamp.ts'

/**
 * Makes runbooks in plain Markdown of Markdown from elsewhere. No word of it is lost: what has no place stands in a comment at the end.
 *
 * @param inputs Files in any order; links between them lead on.
 */
export function importMarkdown(inputs: readonly InputFile[], context: ImportContext): Imported {
  const findings: ExchangeFinding[] = []
  const plan = new ImportPlan(
    inputs.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    findings,
  )
  const alerts = new AlertNames(context.catalog)
  const made = plan.files.map(planned => new Importing(planned, plan, context, findings).make(alerts))
  const attachments = new Map(made.flatMap(each => each.attachments).map(each => [each.contentPath, each]))
  tellUnknown(made, findings)
  tellAlerts(made, findings)
  tellSections(made, context, findings)
  return {files: made.map(({file}) => file), findings, matched: [], attachments: [...attachments.values()]}
}

interface Made {
  file: ContentFile
  attachments: Attachment[]
  body: ImportedBody
  source: string
  isTimed: boolean
  alert: string | undefined
}

class Importing {
  readonly #planned: Planned
  readonly #plan: ImportPlan
  readonly #context: ImportContext
  readonly #findings: ExchangeFinding[]
  readonly #attachments: Attachment[] = []

  constructor(planned: Planned, plan: ImportPlan, context: ImportContext, findings: ExchangeFinding[]) {
    this.#planned = planned
    this.#plan = plan
    this.#context = context
    this.#findings = findings
  }

  make(alerts: AlertNames): Made {
    const {input, id} = this.#planned
    const {file, text} = input
    const {catalog, options, disk} = this.#context
    const frontmatter = parseFrontmatter(file, text, new LineIndex(text), 'markdown')
    if (frontmatter.problem) this.#tell('warning', frontmatter.problem.span.start.line, 'its header cannot be read, and stands in the text')
    const bodyStart = frontmatter.problem ? 0 : frontmatter.bodyStart
    const body = importBody(
      this.#withoutRefs(text.slice(bodyStart)),
      (url, isImage) => this.#relink(url, isImage),
      page => this.#hrefOf(this.#plan.named(page)),
    )
    const names = [body.title ?? '', baseOf(file)]
    const alert = alerts.of({id, names, headings: body.headings})
    const header = headerOf(frontmatter.data, {catalog, body, id, owner: textOf(options, 'owner'), alert})
    const rest = header.left === '' ? '' : `\n\n<!-- Header of the source:\n${header.left.replaceAll('--', '- -')}-->`
    const whole = `---\n${stringify(header.data, {lineWidth: 0, singleQuote: true})}---\n\n${body.text}${rest}`
    const fresh = stamped(whole, {file, revision: disk?.revision(file), text})
    const made: ContentFile = {
      kind: 'runbook',
      id,
      contentPath: `runbooks/${id}.md`,
      text: fresh,
      standing: there => standingOf(there, fresh),
    }
    const isTimed = header.data.duration !== undefined && header.data.reviewed !== undefined
    return {file: made, attachments: this.#attachments, body, source: file, isTimed, alert}
  }

  #tell(severity: ExchangeFinding['severity'], line: number | undefined, message: string, help?: string): void {
    this.#findings.push({severity, at: {file: this.#planned.input.file, ...(line !== undefined && {line})}, message, ...(help && {help})})
  }

  // Hugo writes links as `{{< ref "other.md" >}}`.
  #withoutRefs(text: string): string {
    return text.replace(/\{\{[<%]\s*(?:rel)?ref\s+"?([^"\s>%]+)"?\s*[>%]\}\}/g, (whole: string, page: string) => {
      const [address = '', anchor] = page.split('#')
      const found = this.#plan.find(this.#planned.input.file, address)
      return found ? `${found.id}.md${anchor ? `#${anchor}` : ''}` : whole
    })
  }

  #hrefOf(found: Planned | undefined): string | undefined {
    return found && `${found.id}.md`
  }

  #relink(url: string, isImage: boolean): string | undefined {
    if (url === '' || /^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(url)) return undefined
    const [, written = '', behind = ''] = /^([^?#]*)(.*)$/.exec(url) ?? []
    const address = decoded(written)
    // What has been rewritten already, such as a `ref` of Hugo.
    if (this.#plan.files.some(({id}) => address === `${id}.md`) && !this.#plan.find(this.#planned.input.file, address)) return undefined
    const page = isImage ? undefined : this.#plan.find(this.#planned.input.file, address)
    if (page) return `${page.id}.md${behind.replace(/^\?[^#]*/, '')}`
    return this.#attached(address) ?? this.#lost(url, isImage)
  }

  #attached(address: string): string | undefined {
    const {disk} = this.#context
    const {file, root} = this.#planned.input
    if (!disk || !/\.(?:png|jpe?g|gif|svg|webp|avif|pdf|txt|csv|json|ya?ml)$/i.test(address)) return undefined
    const from = [joined(folderOf(file), address.replace(/^\//, '')), ...(root ? [joined(root, address.replace(/^\//, ''))] : [])].find(
      each => disk.has(each),
    )
    if (from === undefined) return undefined
    const below = root && from.startsWith(`${joined('', root)}/`) ? from.slice(joined('', root).length + 1) : from
    const contentPath = `images/${below.split('/').map(fileName).join('/')}`
    this.#attachments.push({from, contentPath})
    return `../${contentPath}`
  }

  #lost(url: string, isImage: boolean): undefined {
    const what = isImage ? 'the picture' : 'the link'
    this.#tell(
      'warning',
      undefined,
      `${what} \`${url}\` leads to nothing that is imported, and stays as it is`,
      'Import that too, or correct it afterwards.',
    )
  }
}

function fileName(part: string): string {
  const at = part.lastIndexOf('.')
  return at > 0 ? `${slugOf(part.slice(0, at), 'file')}.${part.slice(at + 1).toLowerCase()}` : slugOf(part, 'folder')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

// Said once for all: it is the same for nearly every file, and the check repeats it where it stands.
function tellUnknown(made: readonly Made[], findings: ExchangeFinding[]): void {
  const untimed = made.filter(({isTimed}) => !isTimed)
  const [first] = untimed
  if (!first) return
  findings.push({
    severity: 'note',
    at: {file: first.source},
    message: `${counted(untimed.length, 'runbook')} ${plural(untimed.length, 'does', 'do')} not say how long ${plural(untimed.length, 'it takes', 'they take')} or when somebody last read ${plural(untimed.length, 'it', 'them')} against reality`,
    help: 'Write `duration` and `reviewed` where you know them; the check reports the others.',
  })
}

function tellAlerts(made: readonly Made[], findings: ExchangeFinding[]): void {
  const named = made.filter(({alert}) => alert !== undefined)
  const [first] = named
  if (!first) return
  const names = listed(named.flatMap(({alert}) => alert ?? []))
  findings.push({
    severity: 'note',
    at: {file: first.source},
    message: `${counted(named.length, 'runbook')} ${plural(named.length, 'is', 'are')} named after an alert, which leads straight to ${plural(named.length, 'it', 'them')}: ${names}`,
    help: 'Take a name out of `alerts` where no alert is called so.',
  })
}

function tellSections(made: readonly Made[], {catalog}: ImportContext, findings: ExchangeFinding[]): void {
  const form = sectionFormOf(catalog.settings.sections)
  const all = made.flatMap(({body, source}) => body.headings.map(heading => ({heading, source})))
  const sections = all.filter(({heading}) => canonicalSection(heading) !== undefined)
  const refused = sections.filter(({heading}) => sectionOfHeading(form, heading) === undefined)
  const [first] = refused
  if (first) {
    const words = [...new Set(refused.map(({heading}) => heading))]
    findings.push({
      severity: 'note',
      at: {file: first.source},
      message: `${counted(refused.length, 'section')} would be known under other settings: ${listed(words, 6)}`,
      help: 'Add `sections: {preset: alert, languages: [en, de, fr, es], unknown: allow}` to `settings.yaml`, with the languages you write in.',
    })
  }
  const foreign = all.filter(({heading}) => canonicalSection(heading) === undefined)
  const [other] = foreign
  if (!other) return
  findings.push({
    severity: 'note',
    at: {file: other.source},
    message: `${counted(foreign.length, 'section')} of ${all.length} ${plural(foreign.length, 'has a name', 'have names')} that no language here knows: ${listed([...new Set(foreign.map(({heading}) => heading))], 6)}`,
    help: 'Name them under `sections.names` in `settings.yaml`, or let them stand with `unknown: allow`.',
  })
}
