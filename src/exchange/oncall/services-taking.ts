import type {Catalog} from '../../core/catalog/catalog.ts'
import {subjectsOf} from '../../core/catalog/queries/subject.ts'
import type {ExchangeFinding} from '../finding.ts'
import {slugOf} from '../id-book.ts'
import type {SourcePolicy} from './on-call-source.ts'

/**
 * Tells which services take a policy, where no service or integration of the content says so.
 *
 * What takes a path stands at the entry; an import never writes into what is there.
 *
 * @param path Id of the escalation path that the policy has become.
 * @param importer Id under which entries keep the keys of the service.
 */
export function servicesTaking(
  {name: policy, services}: SourcePolicy,
  path: string,
  importer: string,
  catalog: Catalog,
): ExchangeFinding[] {
  return (services ?? []).flatMap(({key, name, at}): ExchangeFinding[] => {
    const subjects = subjectsOf(catalog)
    const known =
      subjects.find(({data}) => data.ids?.[importer] === key) ??
      subjects.find(({id, title}) => title.toLowerCase() === name.toLowerCase() || id === slugOf(name))
    if (known?.data.escalation === path) return []
    const takes = `service \`${name}\` takes policy \`${policy}\``
    if (!known) {
      const help = `Write \`escalation: ${path}\` where its failures belong.`
      return [{severity: 'note', at, message: `${takes}; the content has no service or integration of that name`, help}]
    }
    const {escalation} = known.data
    const instead = escalation === undefined ? 'names no path' : `takes \`${escalation}\``
    const help = `Write \`escalation: ${path}\` in \`${known.document.file}\`.`
    return [{severity: 'warning', at, message: `${takes}, and ${known.kind} \`${known.id}\` ${instead}`, help}]
  })
}
