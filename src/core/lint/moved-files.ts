import type {Document} from '../content/document.ts'

// Comparing each vanished file with each new one is quadratic; above this, only exact copies and equal names count.
const mostPairs = 40_000

/**
 * Finds which new files are old ones under another path.
 *
 * A file has moved when its text is the same, when kind and id are, or when it shares more than half of its lines.
 *
 * @returns New path → old path, below the content root; each old path once.
 */
export function movedFiles(before: readonly Document[], after: readonly Document[]): Map<string, string> {
  const stays = new Set(before.map(({contentPath}) => contentPath))
  const here = new Set(after.map(({contentPath}) => contentPath))
  let gone = before.filter(({contentPath}) => !here.has(contentPath))
  let came = after.filter(({contentPath}) => !stays.has(contentPath))
  const moved = new Map<string, string>()
  const pair = (find: (to: Document, from: readonly Document[]) => Document | undefined) => {
    for (const to of came) {
      const from = find(to, gone)
      if (!from) continue
      moved.set(to.contentPath, from.contentPath)
      gone = gone.filter(document => document !== from)
    }
    came = came.filter(({contentPath}) => !moved.has(contentPath))
  }
  pair((to, from) => from.find(({text}) => text === to.text))
  pair((to, from) => from.find(({kind, id}) => kind === to.kind && id === to.id))
  if (gone.length * came.length <= mostPairs) pair(mostSimilar)
  return moved
}

function mostSimilar(to: Document, from: readonly Document[]): Document | undefined {
  const lines = linesOf(to)
  const rated = from.map(document => ({document, share: shareOf(lines, linesOf(document))}))
  const best = rated.reduce<(typeof rated)[number] | undefined>((a, b) => (a && a.share >= b.share ? a : b), undefined)
  return best && best.share > 0.5 ? best.document : undefined
}

function linesOf({text}: Document): Set<string> {
  return new Set(text.split(/\r\n|\n|\r/).filter(line => line.trim() !== '' && line !== '---'))
}

function shareOf(a: Set<string>, b: Set<string>): number {
  return a.intersection(b).size / Math.max(1, a.size, b.size)
}
