import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {internalContactsWritten, levelsSilencedByPrivacy} from './find-internal-contacts.ts'

/** Reports, for a public build, each level that only internal contacts reach, and each text that writes one out. */
export default defineRule({
  id: 'internal-contact-public',
  severity: 'error',
  summary: 'A public build needs or shows a contact that is internal.',
  why: 'Either the page tells nobody whom to call, or it tells everybody a number that was to stay inside.',
  reads: 'document',
  *check(catalog) {
    if (!catalog.settings.public) return
    for (const {path, place, people, at} of levelsSilencedByPrivacy(catalog)) {
      const who = listed(people.map(({id}) => id))
      yield {
        at,
        message: `in a public build ${place} of escalation path \`${path.id}\` reaches nobody: the contacts of ${who} are internal`,
        help: 'Notify somebody with a contact for everybody, such as a rotation with a shared number.',
      }
    }
    for (const {person, contact, at} of internalContactsWritten(catalog)) {
      yield {
        at,
        message: `the ${contact.via} of \`${person.id}\` is internal, and a public build would show it here`,
        help: `Link to [${person.title}](person:${person.id}) instead.`,
      }
    }
  },
  examples: [
    {
      name: 'a level with one open contact',
      files: {
        'settings.yaml': 'public: true\n',
        'people/kai.mdx': mdx`
          ---
          title: Kai
          role: Engineer
          timeZone: UTC
          contacts: [{via: phone, address: +1-555-0101, internal: true}, {via: chat, address: '@kai'}]
          ---
        `,
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels: [{after: 0m, notify: ['person:kai'], via: [phone, chat]}]
          ---
          Write to @kai; the number +1-555-01012 is the desk's.
        `,
      },
      expect: [],
    },
    {
      name: 'a level reached by an internal number alone, and the number in a text',
      files: {
        'settings.yaml': 'public: true\n',
        'people/kai.mdx': mdx`
          ---
          title: Kai
          role: Engineer
          timeZone: UTC
          contacts: [{via: phone, address: +1-555-0101, internal: true}]
          ---
        `,
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels: [{after: 0m, notify: ['person:kai']}]
          lastResort: person:kai
          ---
          Ring +1-555-0101.
        `,
      },
      expect: [
        'content/escalation-paths/orders.mdx:3:30-3:44 in a public build level 1 of escalation path `orders` reaches nobody: the contacts of `kai` are internal',
        'content/escalation-paths/orders.mdx:4:13-4:23 in a public build the last resort of escalation path `orders` reaches nobody: the contacts of `kai` are internal',
        'content/escalation-paths/orders.mdx:6:6-6:17 the phone of `kai` is internal, and a public build would show it here',
      ],
    },
  ],
})
