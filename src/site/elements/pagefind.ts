/** What we use of Pagefind's page API. @see https://pagefind.app/docs/api/ */
export interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>
  mergeIndex(path: string): Promise<void>
  filters(): Promise<Record<string, Record<string, number>>>
  debouncedSearch(
    query: string | null,
    options: {filters: Record<string, string[]>},
    timeoutMs: number,
  ): Promise<{results: PagefindResult[]} | null>
}

/** One hit; its data is loaded when it is shown. */
export interface PagefindResult {
  id: string
  data(): Promise<PagefindData>
}

/** A page that was found. */
export interface PagefindData {
  url: string
  /** Text around the hit, HTML in which only `<mark>` matters. */
  excerpt: string
  meta: Record<string, string | undefined>
}

let loaded: Promise<Pagefind> | undefined

/** Loads the search index of this build; rejects where the site was not indexed, as in development. */
export function loadPagefind(base: string): Promise<Pagefind> {
  loaded ??= open(base)
  return loaded
}

async function open(base: string): Promise<Pagefind> {
  const [pagefind, shards] = await Promise.all([
    import(/* @vite-ignore */ `${base}pagefind/pagefind.js`) as Promise<Pagefind>,
    countShards(base),
  ])
  await pagefind.options({excerptLength: 24})
  const others = Array.from({length: shards - 1}, (_, index) => `${base}pagefind/${index + 1}/`)
  await Promise.all(others.map(path => pagefind.mergeIndex(path)))
  return pagefind
}

// The index is in parts, so that a build makes anew only those whose pages have changed.
async function countShards(base: string): Promise<number> {
  const answer = await fetch(`${base}pagefind/shards.json`)
  return ((await answer.json()) as {shards: number}).shards
}
