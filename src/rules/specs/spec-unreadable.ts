import {defineRule} from '../../core/lint/rule.ts'
import {comparisons} from '../../specs/spec-comparison.ts'
import {contract, orderSpec, outbound} from './example-specs.ts'

/** Reports what cannot be read of a specification, at its place there: only of what the contracts that name it ask for. */
export default defineRule({
  id: 'spec-unreadable',
  severity: 'error',
  summary: 'A specification, or a part of it that a contract asks for, cannot be read.',
  why: 'What stands there is compared with nothing, as if it agreed.',
  *check(catalog) {
    const specs = new Map(comparisons(catalog).flatMap(each => ('spec' in each ? [[each.spec, each] as const] : [])))
    for (const [spec, {contract}] of specs) {
      for (const {at, reason} of spec.faults) {
        yield {
          at,
          message: `cannot read this specification: ${reason}`,
          help: 'Correct it there or export it again; nothing is fetched, so files that it refers to stand beside it.',
          related: [{at: contract.document.frontmatter.valueSpan(['spec', 'file']), message: 'is the contract that names it'}],
        }
      }
    }
  },
  examples: [
    {
      name: 'a part that is broken and that nobody asks for, and a record that holds itself',
      files: {
        'contracts/orders.mdx': contract(
          '{file: specs/shop.yaml, operation: putOrder}',
          ['{name: id, type: integer, required: true}', '{name: state, type: string, required: true}'],
          outbound,
        ),
        'contracts/tree.mdx': contract('{file: specs/tree.json}', ['{name: left.left.left, type: object}'], outbound),
        'specs/shop.yaml': `${orderSpec}    Refund: {$ref: '#/nowhere'}\n`,
        'specs/tree.json': '{"type": "object", "properties": {"left": {"$ref": "#"}}}',
      },
      expect: [],
    },
    {
      name: 'a text that is no YAML, a form that nobody knows, and references that lead nowhere, out and round in a circle',
      files: {
        'contracts/a.mdx': contract('{file: specs/broken.yaml}'),
        'contracts/b.mdx': contract('{file: specs/other.yaml}'),
        'contracts/c.mdx': contract('{file: specs/refs.yaml}', [
          '{name: a, type: string}',
          '{name: b, type: string}',
          '{name: c, type: string}',
        ]),
        'contracts/d.mdx': contract('{file: specs/shop.graphql, operation: order}'),
        'specs/broken.yaml': 'openapi: 3.1.0\npaths: {/orders: {put\n',
        'specs/other.yaml': 'hello: world\n',
        'specs/refs.yaml': `properties:\n  a: {$ref: '#/$defs/gone'}\n  b: {$ref: 'https://example.com/b.json'}\n  c: {$ref: '#/properties/c'}\n`,
        'specs/shop.graphql': 'type Query {\n  order(id ID!): String\n}\n',
      },
      expect: [
        'content/specs/broken.yaml:3:1-3:1 cannot read this specification: unexpected end of the stream within a flow collection',
        'content/specs/other.yaml:1:1-1:1 cannot read this specification: it has the form of no specification that is known here',
        'content/specs/refs.yaml:2:13-2:27 cannot read this specification: `#/$defs/gone` leads nowhere',
        'content/specs/refs.yaml:3:13-3:41 cannot read this specification: `https://example.com/b.json` is no file beside it; nothing is fetched',
        'content/specs/refs.yaml:4:13-4:29 cannot read this specification: this schema is made of itself, and so describes nothing',
        'content/specs/shop.graphql:2:12-2:17 cannot read this specification: expected ":", found Name "ID"',
      ],
    },
  ],
})
