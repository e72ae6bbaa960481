import {addressOf} from '../../core/catalog/address.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import {codePages} from '../../core/catalog/queries/codes.ts'
import {type FormerAddress, formerAddresses} from '../../core/catalog/queries/former-addresses.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each earlier name that something else has now, or had too. */
export default defineRule({
  id: 'former-name-taken',
  severity: 'error',
  summary: 'An earlier name leads to two pages.',
  why: 'Whoever follows an old link lands on one of them, and it may be the wrong one.',
  *check(catalog) {
    const first = new Map<string, FormerAddress>()
    for (const former of formerAddresses(catalog)) {
      const {name, address, entry, path} = former
      const other = first.get(address)
      const at = entry.document.frontmatter.valueSpan(path)
      if (isTaken(catalog, former)) {
        yield {at, message: `\`${name}\` is the name of another page now`, help: 'Leave it out here: an old link to it leads there.'}
      } else if (other) {
        const before = other.entry.document.frontmatter.valueSpan(other.path)
        yield {
          at,
          message: `\`${name}\` is the earlier name of two pages`,
          help: 'Leave it to the page that old links are about.',
          related: [{at: before, message: 'is named here too'}],
        }
      } else first.set(address, former)
    }
  },
  examples: [
    {
      name: 'a team that was renamed',
      files: {
        'teams/order-desk.mdx': mdx`
          ---
          title: Order desk
          formerly: [order-ops]
          purpose: Orders.
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a name that a new team has taken, and one that two teams claim',
      files: {
        'teams/night-desk.mdx': mdx`
          ---
          title: Night desk
          formerly: [helpers]
          purpose: Orders at night.
          ---
        `,
        'teams/order-desk.mdx': mdx`
          ---
          title: Order desk
          formerly: [helpers, night-desk]
          purpose: Orders.
          ---
        `,
      },
      expect: [
        'content/teams/order-desk.mdx:3:12-3:19 `helpers` is the earlier name of two pages',
        'content/teams/order-desk.mdx:3:21-3:31 `night-desk` is the name of another page now',
      ],
    },
  ],
})

// Its page is there already: of an entry or an alert by its name, of a code by what its address is made of.
function isTaken(catalog: Catalog, {name, address, target, leadsTo}: FormerAddress): boolean {
  if (address === leadsTo) return true
  if (address.startsWith('/codes/')) return codePages(catalog).some(({slug}) => address === `/codes/${slug}/`)
  return catalog.find({kind: target.kind, id: name}) !== undefined && addressOf({kind: target.kind, id: name}) === address
}
