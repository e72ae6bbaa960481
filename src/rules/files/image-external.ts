import {readLink} from '../../core/catalog/body-links.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each image from another site, which pages do not load. */
export default defineRule({
  id: 'image-external',
  severity: 'error',
  summary: 'An image is taken from another site.',
  why: "Pages load nothing from elsewhere: the other site would learn who reads about an incident, and is down when one's own network is.",
  local: true,
  *check(catalog) {
    for (const {body, contentPath} of catalog.documents) {
      for (const {url, image, span} of body.links) {
        if (!image) continue
        const meaning = readLink(url, contentPath)
        if (meaning.type !== 'outside' || !['http', 'https'].includes(meaning.scheme)) continue
        const help = 'Keep the image beside this file and write its path, or make it a link: `[…](https://…)`.'
        yield {at: span, message: `the image \`${url}\` is on another site and will not show`, help}
      }
    }
  },
  examples: [
    {
      name: 'an image beside the entry, and a link to one elsewhere',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ![How an order travels](flow.png) and [the vendor's drawing](https://example.com/flow.png)
        `,
      },
      expect: [],
    },
    {
      name: 'an image from another site',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ![How an order travels](https://example.com/flow.png)
        `,
      },
      expect: ['content/teams/order-ops.mdx:5:25-5:53 the image `https://example.com/flow.png` is on another site and will not show'],
    },
  ],
})
