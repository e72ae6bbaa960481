import {defineRule} from '../../core/lint/rule.ts'

/** Reports each data object of which no system is the system of record. */
export default defineRule({
  id: 'system-of-record-missing',
  severity: 'error',
  summary: 'No system decides a data object.',
  why: 'When two systems differ nobody can say which is right, and every repair is a guess.',
  *check(catalog) {
    for (const {id, data, document} of catalog.list('data-object')) {
      if (data.systemOfRecord.length > 0) continue
      yield {
        at: document.frontmatter.valueSpan(['systemOfRecord']),
        message: `data object \`${id}\` has no system of record`,
        help: 'Name at least one system and the fields it decides, or `fields: [all]`.',
      }
    }
  },
  examples: [
    {
      name: 'one system for all fields',
      files: {'data-objects/order.mdx': '---\ntitle: Order\nkey: id\nsystemOfRecord: [{fields: [all], system: netsuite}]\n---\n'},
      expect: [],
    },
    {
      name: 'an empty list',
      files: {'data-objects/order.mdx': '---\ntitle: Order\nkey: id\nsystemOfRecord: []\n---\n'},
      expect: ['content/data-objects/order.mdx:4:17-4:19 data object `order` has no system of record'],
    },
  ],
})
