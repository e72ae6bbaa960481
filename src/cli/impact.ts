import {type Command, InvalidArgumentError, Option} from 'commander'
import type {Catalog, Entry, Part} from '../core/catalog/catalog.ts'
import {knownNames, namedBy, nameInWords} from '../core/catalog/queries/find-by-name.ts'
import {isKind} from '../core/content/kinds.ts'
import {isCalendarDay} from '../core/content/schema/field.ts'
import {didYouMean, listed} from '../core/format/suggest.ts'
import {loadCatalog} from '../host/catalog.ts'
import {Failure} from '../host/failure.ts'
import type {ContentRoots} from '../host/roots.ts'
import {impactOf} from '../impact/impact.ts'
import {impactInJson, impactInWords} from '../impact/impact-report.ts'
import {rules} from '../rules/index.ts'
import {contentOption, nowOption} from './options.ts'
import {print, printAsIs, showsColour} from './output.ts'

interface ImpactOptions {
  content: ContentRoots
  on?: string
  now?: string
  format: 'pretty' | 'json'
}

/** Adds `clarity impact`. */
export function addImpact(program: Command): void {
  program
    .command('impact')
    .description('say what breaks if a person leaves, or a team, rotation, system, contract or field goes away, before it happens')
    .argument(
      '<name...>',
      'id, `kind:id`, or a part such as `contract/field` (`contract#field`) or `integration/signal`; several people leave together',
    )
    .addOption(contentOption())
    .addOption(
      new Option('--on <date>', 'first day without it, such as 2026-12-01 (default: today, or the day a person leaves)').argParser(
        parseDay,
      ),
    )
    .addOption(new Option('--format <name>', 'how the answer is written').choices(['pretty', 'json']).default('pretty'))
    .addOption(nowOption())
    .addHelpText('after', '\nExit code: 0 answered, 2 could not answer.')
    .action((names: string[], {content, on, now = new Date().toISOString(), format}: ImpactOptions) => {
      const {catalog} = loadCatalog(content)
      const impact = impactOf(catalog, {...allOf(catalog, names), now, day: on, rules})
      const colour = showsColour()
      if (format === 'json') printAsIs(impactInJson(impact))
      else print(impactInWords(impact, colour))
    })
}

function allOf(catalog: Catalog, names: readonly string[]): {of: Entry | Part; also: Entry<'person'>[]} {
  const [first = '', ...more] = new Set(names)
  const of = only(catalog, first)
  const also = more.map(name => only(catalog, name)).flatMap(each => (each.kind === 'person' ? [each] : []))
  const other = [of, ...more.map(name => only(catalog, name))].find(({kind}) => kind !== 'person')
  if (more.length > 0 && other)
    throw new Failure(`only people can leave together, and ${nameInWords(other)} is none`, 'Ask for it by itself.')
  return {of, also: also.filter(({id}) => id !== of.id)}
}

// A field is often written as an address of a page is: `contract#field`.
function only(catalog: Catalog, name: string): Entry | Part {
  const asked = name.replace('#', '/')
  // What may stand in an entry that cannot be read is no choice.
  const named = namedBy(catalog, asked).filter(({kind, id, found}) => found || isKind(kind) || id.includes('/'))
  const [first] = named
  if (!first)
    throw new Failure(
      `nothing goes by \`${name}\`${didYouMean(asked, knownNames(catalog, asked))}`,
      'Name an id such as `robin`, a `kind:id`, or a part such as `contract/field`.',
    )
  if (named.length > 1) {
    const choices = listed(
      named.map(({kind, id}) => `${kind}:${id}`),
      20,
    )
    throw new Failure(`\`${name}\` stands for ${named.length} things: ${choices}`, 'Name one of them.')
  }
  if (first.found) return first.found
  throw new Failure(`the frontmatter of ${nameInWords(first)} cannot be read`, 'Run `clarity check` to see what is wrong with it.')
}

function parseDay(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isCalendarDay(text)) throw new InvalidArgumentError('Expected a day such as `2026-12-01`.')
  return text
}
