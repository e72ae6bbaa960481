import {startOf} from '../../core/content/span.ts'
import {isDeviceName} from '../../core/format/device-names.ts'
import {oddSignInWords} from '../../core/format/odd-signs.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each entry whose file name cannot be an address. */
export default defineRule({
  id: 'id-unusable',
  severity: 'error',
  summary: 'A file name cannot serve as an id.',
  why: 'The id is the address of the page: with spaces or signs in it, links break in mail, in chat and on some servers.',
  required: true,
  local: true,
  *check(catalog) {
    for (const {kind, id, file} of catalog.documents) {
      // The page is a folder of that name; one called `index.html` would stand in the place of the list.
      const isName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/.test(id) && !/\.(?:html?)?$/i.test(id)
      if (!kind || (isName && !isDeviceName(id))) continue
      yield {
        at: startOf(file),
        message: `\`${id}\` cannot be an id${isName ? ': Windows gives that name to a device, and checks no such file out' : oddSignInWords(id)}`,
        help: `Rename the file, for example to \`${slugOf(id)}.mdx\`: letters, digits, hyphens, underscores and dots, at most 200.`,
      }
    }
  },
  examples: [
    {
      name: 'a name with hyphens',
      files: {'teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\n---\n'},
      expect: [],
    },
    {
      name: 'a name with a space and a sign',
      files: {'teams/Order ops #1.mdx': '---\ntitle: Order operations\npurpose: Orders.\n---\n'},
      expect: ['content/teams/Order ops #1.mdx:1:1-1:1 `Order ops #1` cannot be an id'],
    },
    {
      name: 'a name that Windows keeps for a device, and one with a dot at its end',
      files: {
        'teams/aux.mdx': '---\ntitle: Order operations\npurpose: Orders.\n---\n',
        'teams/ops..mdx': '---\ntitle: Order operations\npurpose: Orders.\n---\n',
      },
      expect: [
        'content/teams/aux.mdx:1:1-1:1 `aux` cannot be an id: Windows gives that name to a device, and checks no such file out',
        'content/teams/ops..mdx:1:1-1:1 `ops.` cannot be an id',
      ],
    },
    {
      name: 'a name with a sign that cannot be seen',
      files: {'teams/order\u200Bops.mdx': '---\ntitle: Order operations\npurpose: Orders.\n---\n'},
      expect: ['content/teams/order\u200Bops.mdx:1:1-1:1 `order\uFFFDops` cannot be an id with a zero width space (U+200B)'],
    },
  ],
})

function slugOf(id: string): string {
  const slug = id
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return isDeviceName(slug) ? `${slug}-1` : slug || 'a-name'
}
