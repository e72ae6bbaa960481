import {fileUses} from '../../core/catalog/attached-files.ts'
import {isShown, publishedPath} from '../../core/catalog/attached-kinds.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each link to a file that readers download instead of seeing it: of a kind that could run something, or that hosts do not know. */
export default defineRule({
  id: 'file-not-shown',
  severity: 'note',
  summary: 'A link leads to a file that readers download.',
  why: 'At two in the morning, on a phone, a download is a detour; and what runs in a browser is never opened from the site.',
  *check(catalog, {fileState}) {
    for (const {link, contentPath, why} of fileUses(catalog)) {
      // Files that every host and reader knows as something to download, such as a spreadsheet, surprise nobody.
      if (why || link.image || isShown(contentPath) || publishedPath(contentPath) === contentPath) continue
      const state = fileState?.(contentPath) ?? 'there'
      if (state !== 'there' && state !== 'heavy') continue
      yield {
        at: link.span,
        message: `file \`${link.url.replace(/#.*$/, '')}\` is downloaded, because its kind is not one that is safe to show`,
        help: 'Show it as an image or a block of code, attach it as PDF, text, CSV or JSON, or leave it so.',
      }
    }
  },
  examples: [
    {
      name: 'files that every browser shows, and a spreadsheet',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [the map](map.png), [the guide](guide.pdf#page=3), [the fields](fields.csv), [the sheet](sheet.xlsx) and ![how it flows](flow.svg).
        `,
        'teams/map.png': 'an image',
        'teams/guide.pdf': 'a document',
        'teams/fields.csv': 'a,b',
        'teams/sheet.xlsx': 'a sheet',
        'teams/flow.svg': '<svg/>',
      },
      expect: [],
    },
    {
      name: 'a drawing that is linked to, a schema, and a file without an ending',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          See [the flow](flow.svg), [the schema](order.xsd) and [the readme](README).
        `,
        'teams/flow.svg': '<svg/>',
        'teams/order.xsd': '<schema/>',
        'teams/README': 'Read',
      },
      expect: [
        'content/teams/order-ops.mdx:5:16-5:24 file `flow.svg` is downloaded, because its kind is not one that is safe to show',
        'content/teams/order-ops.mdx:5:40-5:49 file `order.xsd` is downloaded, because its kind is not one that is safe to show',
        'content/teams/order-ops.mdx:5:68-5:74 file `README` is downloaded, because its kind is not one that is safe to show',
      ],
    },
  ],
})
