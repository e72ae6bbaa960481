import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each image without alternative text. */
export default defineRule({
  id: 'image-without-alt',
  severity: 'warning',
  summary: 'An image has no alternative text.',
  why: 'Who hears the page, or has a connection that drops images, does not learn what it shows; search does not find it.',
  local: true,
  *check(catalog) {
    for (const {body} of catalog.documents) {
      for (const {url, text, image, span} of body.links) {
        if (!image || text.trim() !== '') continue
        const help = 'Say in the brackets what there is to see in it: `![An order waits in the queue](flow.png)`.'
        yield {at: span, message: `the image${url ? ` \`${url}\`` : ''} has no alternative text`, help}
      }
    }
  },
  examples: [
    {
      name: 'an image with a text',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ![An order goes from the shop to the queue](flow.png)
        `,
      },
      expect: [],
    },
    {
      name: 'an image without, and one with a space',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ![](flow.png) ![ ](queue.png)
        `,
      },
      expect: [
        'content/teams/order-ops.mdx:5:5-5:13 the image `flow.png` has no alternative text',
        'content/teams/order-ops.mdx:5:20-5:29 the image `queue.png` has no alternative text',
      ],
    },
  ],
})
