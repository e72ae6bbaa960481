/** A file of a search index. */
export interface IndexFile {
  /** Path below the index, e.g. `fragment/en_1a2b.pf_fragment`. */
  path: string
  content: Uint8Array
}

/** Puts files into one: a line of JSON with names and lengths, then their bytes one after another. */
export function joinFiles(files: readonly IndexFile[]): Buffer {
  const list = JSON.stringify(files.map(({path, content}) => [path, content.length]))
  return Buffer.concat([Buffer.from(`${list}\n`), ...files.map(({content}) => content)])
}

/** Takes apart what {@link joinFiles} has put together. */
export function splitFiles(bytes: Buffer): IndexFile[] {
  const line = bytes.indexOf('\n')
  const list = JSON.parse(bytes.toString('utf8', 0, line)) as [path: string, length: number][]
  let at = line + 1
  return list.map(([path, length]) => {
    at += length
    return {path, content: bytes.subarray(at - length, at)}
  })
}
