import {expect, test} from 'vitest'
import {resolverOf} from '../../plugins/resolver.ts'
import {shownContacts} from '../../src/core/catalog/queries/contacts.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'

const files = {
  'people/kai.mdx':
    "---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\ncontacts: [{via: phone, address: +1-555-0101, internal: true}, {via: chat, address: '@kai'}]\n---\n",
  'escalation-paths/orders.mdx': "---\ntitle: Orders\nlevels: [{after: 0m, notify: ['person:kai'], via: [phone, chat]}]\n---\n",
}

function contactsOnLadder(settings: string): string[] {
  const catalog = exampleCatalog({name: '', expect: [], files: {...files, 'settings.yaml': settings}})
  const people = resolverOf(catalog).ladder('orders')?.rungs[0]?.notified[0]?.people ?? []
  return people.flatMap(({contacts}) => contacts.map(({address}) => address))
}

test('a public build shows no internal contact on a ladder', () => {
  expect(contactsOnLadder('public: true\n')).toEqual(['@kai'])
})

test('a build for our own people shows all contacts', () => {
  expect(contactsOnLadder('public: false\n')).toEqual(['+1-555-0101', '@kai'])
  const kai = exampleCatalog({name: '', expect: [], files}).get('person', 'kai')
  expect(kai && shownContacts(kai, false)).toMatchObject({contacts: [{via: 'phone'}, {via: 'chat'}], keptBack: 0})
})
