import type {Catalog, Entry, Target} from '../../core/catalog/catalog.ts'
import {subjectOf, subjectTarget} from '../../core/catalog/queries/subject.ts'
import type {Finding} from '../../core/lint/diagnostic.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each contract and signal of a failure mode, and each failure mode of an incident, that belongs to another integration or service. */
export default defineRule({
  id: 'integration-contradicted',
  severity: 'error',
  summary: 'A failure or incident of one integration or service names something of another one.',
  why: 'Whoever follows the chain at night ends at a system that works.',
  *check(catalog) {
    for (const mode of catalog.list('failure-mode')) yield* ofMode(catalog, mode)
    for (const incident of catalog.list('incident')) yield* ofIncident(catalog, incident)
  },
  examples: [
    {
      name: 'everything of one integration, and a signal of another one in which the failure happens too',
      files: {
        'integrations/orders.mdx': integration(),
        'integrations/stock.mdx': integration(),
        'contracts/webhook.mdx': contract('orders'),
        'failure-modes/stuck.mdx': mode(
          'alsoIn: [stock]',
          'contract: webhook',
          'alerts: [{name: A, severity: page, signal: stock/waiting}]',
        ),
        'incidents/monday.mdx': incident('stock'),
      },
      expect: [],
    },
    {
      name: 'a contract, a signal and an incident of another integration',
      files: {
        'integrations/orders.mdx': integration(),
        'integrations/stock.mdx': integration(),
        'contracts/webhook.mdx': contract('stock'),
        'failure-modes/stuck.mdx': mode('contract: webhook', 'alerts: [{name: A, severity: page, signal: stock/waiting}]'),
        'incidents/monday.mdx': incident('stock'),
      },
      expect: [
        'content/failure-modes/stuck.mdx:6:11-6:18 failure mode `stuck` of integration `orders` breaks contract `webhook`, which is one of `stock`',
        'content/failure-modes/stuck.mdx:7:44-7:57 alert `A` of integration `orders` watches signal `stock/waiting`, which is one of `stock`',
        'content/incidents/monday.mdx:5:14-5:19 the incident in integration `stock` was failure mode `stuck`, which is one of `orders`',
      ],
    },
  ],
})

function placesOf({data}: Entry<'failure-mode'>): string[] {
  return [keyOf(subjectTarget(data)), ...data.alsoIn.map(id => keyOf({kind: 'integration', id}))]
}

function keyOf({kind, id}: Target): string {
  return `${kind}:${id}`
}

function* ofMode(catalog: Catalog, mode: Entry<'failure-mode'>): Generator<Finding> {
  const {id, data, document} = mode
  const own = placesOf(mode)
  const subject = subjectTarget(data)
  const help = 'Correct the name, or list the other integration under `alsoIn` if the failure happens there too.'
  const of = `of ${subject.kind} \`${subject.id}\``
  const contract = data.contract === undefined ? undefined : catalog.get('contract', data.contract)
  if (contract && !own.includes(keyOf({kind: 'integration', id: contract.data.integration}))) {
    const message = `failure mode \`${id}\` ${of} breaks contract \`${contract.id}\`, which is one of \`${contract.data.integration}\``
    yield {at: document.frontmatter.valueSpan(['contract']), message, help}
  }
  for (const [index, {name, signal}] of data.alerts.entries()) {
    const other = signal === undefined ? undefined : catalog.part('signal', signal)?.entry
    if (other === undefined || own.includes(keyOf(other))) continue
    const message = `alert \`${name}\` ${of} watches signal \`${signal}\`, which is one of \`${other.id}\``
    yield {at: document.frontmatter.valueSpan(['alerts', index, 'signal']), message, help}
  }
}

function* ofIncident(catalog: Catalog, {data, document}: Entry<'incident'>): Generator<Finding> {
  const mode = catalog.get('failure-mode', data.failureMode)
  const [of, its] = [subjectTarget(data), mode && subjectTarget(mode.data)]
  if (!mode || !its || !subjectOf(catalog, data) || placesOf(mode).includes(keyOf(of))) return
  yield {
    at: document.frontmatter.valueSpan(['failureMode']),
    message: `the incident in ${of.kind} \`${of.id}\` was failure mode \`${mode.id}\`, which is one of \`${its.id}\``,
    help: 'Correct one of the two, or list the integration under `alsoIn` of the failure mode.',
    related: [{at: mode.document.frontmatter.valueSpan([its.kind]), message: 'is where it happens'}],
  }
}

function integration(): string {
  const signal = '{id: waiting, title: Waiting, unit: orders, query: sum(a), critical: 2, maxAge: 5m}'
  return `---\ntitle: Flow\nfrom: [shop]\nto: [erp]\nmechanism: Webhook.\ntier: 1\nowner: ops\nsignals: [${signal}]\n---\n`
}

function contract(of: string): string {
  return `---\ntitle: Webhook\nintegration: ${of}\ntransport: webhook\nendpoint: orders/create\n---\n`
}

function mode(...lines: string[]): string {
  return `---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\n${lines.map(line => `${line}\n`).join('')}---\n`
}

function incident(of: string): string {
  return `---\ntitle: Monday\nseverity: SEV1\nintegration: ${of}\nfailureMode: stuck\nstartedAt: 2026-09-14T05:12:00Z\n---\n`
}
