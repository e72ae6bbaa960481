/** Gives the text of a new rule: it runs, and one example passes and one fails, until somebody says what it is for. */
export function ruleTemplate(id: string): string {
  return `import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports TODO. */
export default defineRule({
  id: '${id}',
  severity: 'warning',
  summary: 'TODO: the fault, as a sentence.',
  why: 'TODO: what happens to whom if it stays.',
  *check(catalog) {
    for (const {title, document} of catalog.list('team')) {
      if (title !== 'TODO') continue
      yield {
        at: document.frontmatter.valueSpan(['title']),
        message: \`title \\\`\${title}\\\` says nothing\`,
        help: 'TODO: what to do, as a sentence in the imperative.',
      }
    }
  },
  examples: [
    {
      name: 'TODO: content that passes',
      files: {
        'teams/order-ops.mdx': mdx\`
          ---
          title: Order operations
          purpose: Orders.
          ---
        \`,
      },
      expect: [],
    },
    {
      name: 'TODO: content that fails',
      files: {
        'teams/order-ops.mdx': mdx\`
          ---
          title: TODO
          purpose: Orders.
          ---
        \`,
      },
      expect: ['content/teams/order-ops.mdx:2:8-2:12 title \`TODO\` says nothing'],
    },
  ],
})
`
}

/**
 * Puts a rule into the text of the list of rules, imports and topics in the order of their names.
 *
 * `import a from './files/a.ts'` … `files: [a],` → `import aB from './files/a-b.ts'` … `files: [a, aB],`
 */
export function listedRule(list: string, {id, topic}: {id: string; topic: string}): string {
  const name = id.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
  const imports = [...list.matchAll(/^import \w+ from '\.\/.+'$/gm)].map(([line]) => line)
  const line = `import ${name} from './${topic}/${id}.ts'`
  const next = imports.find(other => pathOf(other) > pathOf(line))
  const last = imports.at(-1) ?? ''
  const withImport = next === undefined ? list.replace(last, `${last}\n${line}`) : list.replace(next, `${line}\n${next}`)
  return withImport.replace(new RegExp(`^(  '?${topic}'?: \\[)([^\\]]*)\\]`, 'm'), (_all, start: string, names: string) => {
    const all = [...names.split(',').map(each => each.trim()), name].filter(Boolean).sort()
    return `${start}${all.join(', ')}]`
  })
}

const pathOf = (line: string): string => line.slice(line.indexOf("'"))
