import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Frontmatter, Path} from '../../core/content/frontmatter.ts'
import {pathInWords} from '../../core/content/schema/issues.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each item of a list that stands in the same list before; lists whose ids other rules compare are left to them. */
export default defineRule({
  id: 'list-repeats',
  severity: 'warning',
  summary: 'A list names the same thing twice.',
  why: 'One of the two was meant to be something else, which is missing now, or only one of them is changed the next time.',
  local: true,
  *check(catalog) {
    for (const frontmatter of headers(catalog)) {
      for (const {path, said, index, first} of repeats(frontmatter.data)) {
        const list = pathInWords(path.filter(step => typeof step === 'string').slice(-1))
        yield {
          at: frontmatter.valueSpan(placeOf(frontmatter.data, [...path, index])),
          message: `\`${list}\` lists ${said} twice`,
          help: 'Correct one of the two, or leave it out.',
          related: [{at: frontmatter.valueSpan(placeOf(frontmatter.data, [...path, first])), message: 'stands here'}],
        }
      }
    }
  },
  examples: [
    {
      name: 'turns that come twice in a cycle, and a path that comes back to a queue',
      files: {
        'rotations/orders.mdx': mdx`
          ---
          title: Orders
          team: orders
          timeZone: UTC
          layers:
            - {title: Days, members: [kai, noor, kai], start: 2026-01-05}
            - {title: Nights, members: [noor], start: 2026-01-05}
          ---
        `,
        'integrations/orders.mdx': '---\ntitle: Orders\nfrom: [shop]\nvia: [sqs, celigo, sqs]\nto: [erp]\n---\n',
      },
      expect: [],
    },
    {
      name: 'a member, a layer and an exception that were copied',
      files: {
        'teams/orders.mdx': '---\ntitle: Orders\npurpose: Orders.\nmembers: [kai, noor, kai]\n---\n',
        'rotations/orders.mdx': mdx`
          ---
          title: Orders
          team: orders
          timeZone: UTC
          layers:
            - {title: Days, members: [kai], start: 2026-01-05}
            - {title: Days, members: [noor], start: 2026-01-05}
          overrides:
            - {person: kai, from: '2026-12-24T09:00:00Z', to: '2026-12-25T09:00:00Z', reason: Swap.}
            - {person: kai, from: '2026-12-24T09:00:00Z', to: '2026-12-25T09:00:00Z', reason: Holiday.}
          ---
        `,
      },
      expect: [
        'content/rotations/orders.mdx:7:13-7:17 `layers` lists `Days` twice',
        'content/rotations/orders.mdx:10:14-10:17 `overrides` lists the same hours or words twice',
        'content/teams/orders.mdx:4:22-4:25 `members` lists `kai` twice',
      ],
    },
  ],
})

/** Lists whose doubles other rules judge, or whose items may come again. */
const elsewhere = new Set(
  'signals inputs codes severities sources fields notify tiers classes categories suppress enum ownsFacts systemOfRecord levels'.split(' '),
)

function* headers({documents, settingsFile}: Catalog): Generator<Frontmatter> {
  for (const {frontmatter} of documents) if (!frontmatter.problem) yield frontmatter
  if (settingsFile && !settingsFile.frontmatter.problem) yield settingsFile.frontmatter
}

interface Repeat {
  path: Path
  /** What is there twice, in words. */
  said: string
  index: number
  first: number
}

function* repeats(value: unknown, path: Path = []): Generator<Repeat> {
  if (typeof value !== 'object' || value === null || path.length > 6) return
  if (Array.isArray(value) && !mayRepeat(path)) yield* repeatsIn(value, path)
  for (const [key, child] of Object.entries(value)) yield* repeats(child, [...path, Array.isArray(value) ? Number(key) : key])
}

// People may have two turns of a cycle, and what a message passes through may be passed twice.
function mayRepeat(path: Path): boolean {
  const name = String(path.at(-1))
  return elsewhere.has(name) || name.startsWith('x-') || (name === 'members' && path.includes('layers'))
}

function* repeatsIn(list: readonly unknown[], path: Path): Generator<Repeat> {
  const firsts = new Map<string, number>()
  for (const [index, item] of list.entries()) {
    const {key, said} = identityOf(item, String(path.at(-1)))
    const first = key === undefined ? undefined : firsts.get(key)
    const isApart = path.at(-1) === 'via' && path.length === 1 && first !== index - 1
    if (key !== undefined && first === undefined) firsts.set(key, index)
    else if (first !== undefined && !isApart) yield {path, said, index, first}
  }
}

// Of what has a title the title tells; of what has none, all but the words that explain it.
function identityOf(item: unknown, list: string): {key?: string; said: string} {
  if (typeof item !== 'object' || item === null) return {key: JSON.stringify(item), said: `\`${String(item)}\``}
  const {title, name, primary, reason: _reason, note: _note, ...rest} = item as Record<string, unknown>
  // Several conditions may stand under one name of an alert.
  if (list === 'alerts') return primary === false ? {key: `${String(name)}`, said: `\`${String(name)}\``} : {said: ''}
  if (typeof title === 'string') return {key: `title ${title}`, said: `\`${title}\``}
  return {key: JSON.stringify({name, ...rest}), said: typeof name === 'string' ? `\`${name}\`` : 'the same hours or words'}
}

// The smallest thing to change, rather than all lines of an item.
function placeOf(data: unknown, path: Path): Path {
  const item = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], data)
  if (typeof item !== 'object' || item === null) return path
  const [key] = ['title', 'name'].filter(each => each in item)
  return [...path, key ?? Object.keys(item)[0] ?? 0]
}
