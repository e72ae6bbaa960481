import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {allowedSchemes, refusedAddresses} from './find-addresses.ts'

/** Reports each address by a scheme that content may not use, in links, elements, frontmatter and settings; scripts in links are left to `raw-script`. */
export default defineRule({
  id: 'url-scheme-refused',
  severity: 'error',
  summary: 'An address has a scheme that content may not use.',
  local: true,
  why: "It opens something on the reader's own machine, runs a script, or sends a password in the clear.",
  *check(catalog) {
    for (const {url, scheme, at} of refusedAddresses(catalog)) {
      const shown = url.length > 60 ? `${url.slice(0, 59)}…` : url
      yield {at, message: `\`${shown}\` has the scheme \`${scheme}\``, help: `Use one of ${listed(allowedSchemes)}, or a link to an entry.`}
    }
  },
  examples: [
    {
      name: 'addresses by allowed schemes, and sentences with a colon',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: 'Data: orders'
          purpose: 'file: the order file'
          ---
          [Page](https://example.com), [mail](mailto:ops@example.com), [phone](tel:+15550100), <https://example.com>
        `,
      },
      expect: [],
    },
    {
      name: 'an address whose field asks for a web address, which is reported as such',
      files: {
        'systems/shop.mdx': mdx`
          ---
          title: Shop
          category: storefront
          statusPage: {url: 'javascript:alert(1)'}
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a file, a picture in the address, a hidden script, and an address in settings',
      files: {
        'settings.yaml': 'links: {edit: "javascript:alert(1)"}\n',
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: 'See [the list](file:///srv/list.txt).'
          ---
          [List](file:///srv/list.txt) ![](data:image/svg+xml;base64,PHN2Zz4=) [Click](<java	script:alert>)
        `,
      },
      expect: [
        'content/settings.yaml:1:15-1:36 `javascript:alert(1)` has the scheme `javascript`',
        'content/teams/order-ops.mdx:3:10-3:49 `file:///srv/list.txt` has the scheme `file`',
        'content/teams/order-ops.mdx:5:8-5:28 `file:///srv/list.txt` has the scheme `file`',
        'content/teams/order-ops.mdx:5:34-5:68 `data:image/svg+xml;base64,PHN2Zz4=` has the scheme `data`',
        'content/teams/order-ops.mdx:5:79-5:96 `java script:alert` has the scheme `javascript`',
      ],
    },
  ],
})
