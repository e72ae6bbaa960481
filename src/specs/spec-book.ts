import type {Catalog} from '../core/catalog/catalog.ts'
import type {BesideFile} from '../core/content/beside-files.ts'
import {PlacedText} from '../core/content/placed-yaml.ts'
import {startOf} from '../core/content/span.ts'
import type {SpecFiles} from '../core/content/spec-files.ts'
import {specFormats} from './format/index.ts'
import {SpecTexts} from './resolve.ts'
import {mostSchemas, type Spec, type SpecSource, tell} from './spec.ts'

// What is found wrong depends on what its contracts ask for, so another catalog has books of its own.
const booksByCatalog = new WeakMap<Catalog, SpecBook>()

/** Gives the specifications that contracts of a catalog name; each is read once, when it is asked for. */
export function specBook(catalog: Catalog): SpecBook {
  const book = booksByCatalog.get(catalog) ?? new SpecBook(catalog.specFiles)
  booksByCatalog.set(catalog, book)
  return book
}

/** Specifications by the path of their file. */
export class SpecBook {
  readonly #files: SpecFiles
  readonly #texts: SpecTexts
  readonly #specs = new Map<string, Spec>()

  constructor(files: SpecFiles) {
    this.#files = files
    this.#texts = new SpecTexts(files)
  }

  /** Gives the specification at a path from the content root; nothing where no file is there. */
  get(contentPath: string): Spec | undefined {
    const file = this.#files.get(contentPath)
    const spec = this.#specs.get(contentPath) ?? (file && this.#read(file))
    if (spec) this.#specs.set(contentPath, spec)
    return spec
  }

  #read(file: BesideFile): Spec {
    const into: Spec = {file: file.file, contentPath: file.contentPath, operations: [], left: mostSchemas, faults: []}
    if (!('text' in file)) return {...into, problem: file.problem}
    const named = specFormats.find(({endings}) => endings?.test(file.contentPath))
    const resolve: SpecSource['resolve'] = (ref, from) => this.#texts.resolve(ref, from)
    if (named) named.read({placed: new PlacedText(file.file, file.text), resolve}, into)
    else this.#readYaml(file, into, resolve)
    if (named) into.format = named.id
    if (into.operations.length === 0 && into.faults.length === 0)
      tell(into, {at: startOf(file.file), reason: 'it describes no operation, event or record'})
    return into
  }

  #readYaml(file: Extract<BesideFile, {text: string}>, into: Spec, resolve: SpecSource['resolve']): void {
    const {placed, document, fault} = this.#texts.read(file)
    if (fault) return tell(into, fault)
    const format = document && specFormats.find(({knows}) => knows?.(document))
    if (!format) return tell(into, {at: startOf(file.file), reason: 'it has the form of no specification that is known here'})
    into.format = format.id
    format.read({placed, document, resolve}, into)
  }
}
