import {defineImporter} from '../importer.ts'

/** A contract of a specification of the other side. */
export const contractImporter = defineImporter({
  id: 'contract',
  summary: 'contract of one operation of a specification: OpenAPI, AsyncAPI, JSON Schema, GraphQL SDL, ODCS or an X12 guide',
  files: 'the specification, then the files that it refers to',
  options: [
    {flags: '--operation <name>', summary: 'what the specification calls it; needed where it has several'},
    {flags: '--fields <names>', summary: 'fields to keep, separated by commas; those of the contract that is there when missing'},
    {flags: '--id <id>', summary: 'id of the contract (default: that of the contract that names the operation, else made of its name)'},
    {flags: '--integration <id>', summary: 'integration that depends on it; needed for a new contract'},
    {flags: '--system <id>', summary: 'system that offers it'},
    {
      flags: '--direction <way>',
      summary: 'which way data travels, inbound or outbound (default: what the operation is for)',
      read(text) {
        if (text !== 'inbound' && text !== 'outbound') throw new RangeError('Expected inbound or outbound.')
        return text
      },
    },
  ],
  uses: [
    {
      to: 'write a contract after a specification',
      args: 'specs/shop.yaml --operation "PUT /orders/{id}" --fields id,state --integration orders-to-erp',
    },
    {to: 'take into a contract what its specification says now', args: 'specs/shop.yaml --operation "PUT /orders/{id}"'},
  ],
  note: 'Of a contract that is there, only what contradicts the specification is changed: types, what is required, and the version. Mappings, notes and text stay.',
  load: async () => (await import('./import.ts')).importContract,
})
