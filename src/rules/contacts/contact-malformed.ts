import type {Catalog} from '../../core/catalog/catalog.ts'
import {expectedChannelForm, expectedForm} from '../../core/catalog/queries/contacts.ts'
import type {Span} from '../../core/content/span.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each contact and each team channel that does not have the form its means needs. */
export default defineRule({
  id: 'contact-malformed',
  severity: 'error',
  summary: 'A telephone number, address, handle or channel does not have the form its means needs.',
  local: true,
  why: 'It cannot be dialled or opened from the page, and nobody finds out before the night it is needed.',
  *check(catalog) {
    for (const {at, name, value, expected} of malformed(catalog)) {
      yield {
        at: at(),
        message: `${name}: expected ${expected}, got \`${value}\``,
        help: 'Write it so that a telephone or browser can use it as it stands.',
      }
    }
  },
  examples: [
    {
      name: 'each means in its form',
      files: {
        'people/kai.mdx': mdx`
          ---
          title: Kai
          role: Engineer
          timeZone: UTC
          contacts:
            - {via: phone, address: +1-555-0104}
            - {via: sms, address: '+4915112345678'}
            - {via: phone, address: '+1 (555) 010-4000'}
            - {via: phone, address: +44 20 7946 0958}
            - {via: email, address: kai.dawson+pager@example.co.uk}
            - {via: chat, address: '@kai.dawson'}
            - {via: chat, address: 'https://chat.example.com/dm/kai'}
          ---
        `,
        'teams/order-ops.mdx': "---\ntitle: Order operations\npurpose: Orders.\nchannel: '#order-ops'\n---\n",
      },
      expect: [],
    },
    {
      name: 'a national number, a chat name without its sign, an address that runs code and a channel without `#`',
      files: {
        'people/kai.mdx': mdx`
          ---
          title: Kai
          role: Engineer
          timeZone: UTC
          contacts:
            - {via: phone, address: (555) 0104}
            - {via: sms, address: '+49 (0)555 0104'}
            - {via: email, address: kai at example.com}
            - {via: chat, address: kai}
            - {via: chat, address: 'javascript:alert(1)'}
          ---
        `,
        'teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\nchannel: order ops\n---\n',
      },
      expect: [
        'content/people/kai.mdx:6:27-6:37 `phone` contact: expected a number in E.164 such as `+1-555-0101`, got `(555) 0104`',
        'content/people/kai.mdx:7:25-7:42 `sms` contact: expected a number in E.164 such as `+1-555-0101`, got `+49 (0)555 0104`',
        'content/people/kai.mdx:8:27-8:45 `email` contact: expected an e-mail address such as `kai@example.com`, got `kai at example.com`',
        'content/people/kai.mdx:9:26-9:29 `chat` contact: expected a handle such as `@kai`, or an `https` address, got `kai`',
        'content/people/kai.mdx:10:26-10:47 `chat` contact: expected a handle such as `@kai`, or an `https` address, got `javascript:alert(1)`',
        'content/teams/order-ops.mdx:4:10-4:19 `channel`: expected a channel such as `#order-ops`, or an `https` address, got `order ops`',
      ],
    },
  ],
})

interface Malformed {
  name: string
  value: string
  expected: string
  at(): Span
}

function* malformed(catalog: Catalog): Generator<Malformed> {
  for (const {data, document} of catalog.list('person')) {
    for (const [index, {via, address}] of data.contacts.entries()) {
      const expected = expectedForm({via, address})
      const at = () => document.frontmatter.valueSpan(['contacts', index, 'address'])
      if (expected) yield {name: `\`${via}\` contact`, value: address, expected, at}
    }
  }
  for (const {data, document} of catalog.list('team')) {
    const expected = data.channel === undefined ? undefined : expectedChannelForm(data.channel)
    if (expected) yield {name: '`channel`', value: data.channel ?? '', expected, at: () => document.frontmatter.valueSpan(['channel'])}
  }
}
