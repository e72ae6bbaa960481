import type {ExchangeFinding} from '../finding.ts'
import {IdBook, slugOf} from '../id-book.ts'
import type {InputFile} from '../json-source.ts'
import {baseOf, folderOf, joined} from './paths.ts'

/** A file that will be a runbook, under an id of its own. */
export interface Planned {
  input: InputFile
  id: string
}

/** The files of an import by where they stood, so that links between them are found again. */
export class ImportPlan {
  readonly files: readonly Planned[]
  readonly #byPath: ReadonlyMap<string, Planned>
  readonly #byName: ReadonlyMap<string, readonly Planned[]>

  /** @param findings Takes what is passed over. */
  constructor(inputs: readonly InputFile[], findings: ExchangeFinding[]) {
    const ids = new IdBook()
    const taken = new Set<string>()
    this.files = inputs.flatMap(input => {
      if (speaksOfFolder(input)) {
        findings.push({severity: 'note', at: {file: input.file}, message: 'is passed over: it speaks of its folder'})
        return []
      }
      const wanted = slugOf(nameOf(input.file))
      // Two files of one name are told apart by their folders; a number says nothing.
      const name = taken.has(wanted) ? `${baseOf(folderOf(input.file))}-${wanted}` : wanted
      taken.add(wanted)
      return [{input, id: ids.take(name, 'runbook')}]
    })
    this.#byPath = new Map(this.files.map(file => [joined('', file.input.file), file]))
    this.#byName = Map.groupBy(this.files, ({input}) => slugOf(nameOf(input.file)))
  }

  /** Finds the file that an address means, as site generators write it: with or without ending, a folder for its index. */
  find(from: string, address: string): Planned | undefined {
    const path = joined(address.startsWith('/') ? '' : folderOf(from), address.replace(/^\//, ''))
    const forms = ['', '.md', '.mdx', '/index.md', '/README.md', '/_index.md', '/index.mdx'].map(ending => path + ending)
    const found = forms.map(form => this.#byPath.get(form)).find(each => each !== undefined)
    if (found) return found
    // Sites link by address: `../other/` from `/runbooks/this/`, and `/docs/runbooks/other/` from anywhere.
    const last = path.split('/').at(-1) ?? ''
    return /\.(?!mdx?$)[a-z0-9]+$/i.test(last) ? undefined : this.named(baseOf(last.includes('.') ? last : `${last}.md`))
  }

  /** Finds the only file of a name, as a wiki links: `[[Disk full]]`. */
  named(name: string): Planned | undefined {
    const found = this.#byName.get(slugOf(name)) ?? []
    return found.length === 1 ? found[0] : undefined
  }
}

function nameOf(file: string): string {
  const base = baseOf(file)
  return /^(?:readme|index|_index)$/i.test(base) ? baseOf(folderOf(file)) || base : base
}

function speaksOfFolder({file, root}: InputFile): boolean {
  const base = baseOf(file)
  return base === '_index' || (/^(?:readme|index)$/i.test(base) && root !== undefined && joined('', folderOf(file)) === joined('', root))
}
