import type {Catalog} from '../core/catalog/catalog.ts'
import type {AlertFile} from '../core/content/alert-files.ts'
import {PlacedText, readPlaced} from '../core/content/placed-yaml.ts'
import {startOf} from '../core/content/span.ts'
import type {FiringFile} from './firing.ts'
import {alertFormats} from './format/index.ts'

const read = new WeakMap<AlertFile, FiringFile>()
const filesByCatalog = new WeakMap<Catalog, readonly FiringFile[]>()

/** Reads the files of the alerting system that settings name, in the order of their paths; each is read once. */
export function firingFiles(catalog: Catalog): readonly FiringFile[] {
  const files = filesByCatalog.get(catalog) ?? catalog.alertFiles.files.map(firingFile)
  filesByCatalog.set(catalog, files)
  return files
}

function firingFile(file: AlertFile): FiringFile {
  const firing = read.get(file) ?? readFile(file)
  read.set(file, firing)
  return firing
}

function readFile(file: AlertFile): FiringFile {
  if ('text' in file) return readFiring(file.file, file.text)
  const empty = emptyFile(new PlacedText(file.file, ''))
  return {...empty, faults: [{at: startOf(file.file), reason: file.problem}]}
}

/**
 * Reads the text of a file of some alerting system; what it cannot read of it is a fault, and the rest is read.
 *
 * @param file Path as diagnostics show it.
 */
export function readFiring(file: string, text: string): FiringFile {
  const into = emptyFile(new PlacedText(file, text))
  const documents = readPlaced(into.source)
  if ('reason' in documents) return {...into, faults: [documents]}
  for (const document of documents) {
    const format = alertFormats.find(each => each.knows(document))
    if (format) format.read(document, into)
    else if (!isOtherResource(document))
      into.faults.push({at: startOfNode(document.span), reason: 'it has the form of no alerting system that is known here'})
  }
  return into
}

// A file of Kubernetes may hold other things beside rules.
function isOtherResource(document: Parameters<(typeof alertFormats)[number]['knows']>[0]): boolean {
  return document.get('kind') !== undefined && document.get('apiVersion') !== undefined
}

function startOfNode({file, start}: ReturnType<typeof startOf>): ReturnType<typeof startOf> {
  return {file, start, end: start}
}

function emptyFile(source: PlacedText): FiringFile {
  return {file: source.file, source, rules: [], receivers: [], routings: [], faults: []}
}
