import type {Edits, Expected, Fault} from './seeded.ts'

const retry = 'runbooks/retry-changed-erp-record.mdx'
const orders = 'integrations/orders-to-erp.mdx'
const record = 'failure-modes/erp-record-changed.mdx'
const poison = 'failure-modes/poison-message.mdx'
const ladder = 'escalation-paths/integration.mdx'
const commerce = 'rotations/commerce-primary.mdx'
const kai = 'people/kai.mdx'
const alex = 'people/alex.mdx'
const team = 'teams/commerce-platform.mdx'
const settings = 'settings.yaml'
const firstOnCall = 'First on call during the New York day.'
const step = '1. Wait for the import to end.'

const change = (file: string, replace: string, by: string, rule: string, at: string, more: Partial<Expected> = {}): Fault => ({
  fault: `\`${replace.trim().slice(0, 40)}\` → \`${by.trim().slice(0, 60)}\``,
  file,
  edit: {replace, by},
  rule,
  at,
  ...more,
})

const relations: Fault[] = [
  change(orders, '- id: queue-lag', '- id: sync-health', 'signal-id-taken', '- id: «sync-health»\n    title: Oldest message'),
  change(retry, '- name: sales_order_id', '- name: order_id', 'input-name-taken', '- name: «order_id»\n    is: NetSuite'),
  change(
    'ownership/orders-to-erp.mdx',
    'integration: orders-to-erp',
    'integration: erp-to-3pl',
    'ownership-table-taken',
    'integration: «erp-to-3pl»',
  ),
  change(orders, '    warning: 1\n    critical: 20\n', '    critical: 20\n', 'alert-threshold-missing', 'level: «warning»', {in: poison}),
  change(team, 'rotation: commerce-primary', 'rotation: integration-primary', 'team-rotation-mismatch', 'rotation: «integration-primary»'),
  change(record, 'contract: netsuite-sales-order', 'contract: edi-940', 'integration-contradicted', 'contract: «edi-940»'),
  change(
    poison,
    'signal: orders-to-erp/dead-letters',
    'signal: erp-to-3pl/rejected-940s',
    'integration-contradicted',
    'erp-to-3pl/rejected-940s',
  ),
  change(
    'incidents/2026-09-14-orders-silent.mdx',
    'integration: orders-to-erp',
    'integration: erp-to-3pl',
    'integration-contradicted',
    'failureMode: «webhook-subscription-removed»',
  ),
  change(team, 'members: [robin, sasha]', 'members: [robin, sasha, robin]', 'list-repeats', '«robin»]'),
  change(poison, 'aliases: [DLQ, dead letters,', 'aliases: [DLQ, DLQ,', 'list-repeats', 'DLQ, «DLQ»,'),
  change(poison, '  - name: GmvAtRisk\n', '  - name: OldestOrderAge\n', 'list-repeats', '«OldestOrderAge»\n    number: AL-03'),
  change(poison, 'number: AL-03', 'number: AL-02', 'number-taken', 'name: GmvAtRisk\n    number: «AL-02»'),
  change(orders, 'carries: [order, sales-order,', 'carries: [order, order,', 'list-repeats', 'order, «order»,'),
  change(
    kai,
    "  - via: chat\n    address: '@kai'\n",
    '  - via: phone\n    address: +1-555-0104\n',
    'list-repeats',
    '«phone»\n    address: +1-555-0104\n  - via: email',
    {
      in: kai,
    },
  ),
  change(
    commerce,
    'overrides:\n',
    'overrides:\n  - person: sasha\n    from: 2026-11-26T12:00:00-05:00\n    to: 2026-11-26T22:00:00-05:00\n    reason: Holiday.\n',
    'list-repeats',
    'reason: Holiday.\n  - person: «sasha»',
  ),
  change(
    settings,
    'freezes:\n',
    'freezes:\n  - from: 2026-11-20\n    to: 2026-12-02\n    reason: Sale.\n',
    'list-repeats',
    'Sale.\n  - from: «2026-11-20»',
  ),
  change(ladder, '[person:noor]', '[person:noor, person:noor]', 'person-twice-in-level', 'notify: [person:noor, «person:noor»]'),
  change(alex, '\nrole:', '\nleft: 2026-12-10\nrole:', 'person-leaves', 'lastResort: «person:alex»', {in: ladder}),
  change(commerce, 'members: [robin, sasha]', 'members: [robin, ira]', 'layer-stranger', 'members: [robin, «ira»]'),
  change(
    commerce,
    'overrides:\n',
    'gaps:\n  - {from: 2026-12-24T09:00:00-05:00, to: 2026-12-25T09:00:00-05:00, reason: Holiday.}\noverrides:\n',
    'gap-over-cover',
    '2026-12-24T09:00:00-05:00',
  ),
  change(
    commerce,
    'overrides:\n',
    'gaps:\n  - {from: 2026-02-24T09:00:00-05:00, to: 2026-02-25T09:00:00-05:00, reason: Holiday.}\noverrides:\n',
    'declaration-unused',
    '2026-02-25T09:00:00-05:00',
  ),
  {
    ...change(
      'escalation-paths/finance.mdx',
      'lastResort: person:alex',
      'lastResort: rotation:finance-primary',
      'last-resort-off-duty',
      'lastResort: «rotation:finance-primary»',
    ),
    // The night desk takes no SEV1 any more, so that nobody does at night.
    beside: [{file: 'rotations/finance-primary.mdx', replace: 'severities: [SEV1, SEV2]', by: 'severities: [SEV2]'}],
  },
  change(
    record,
    'alerts:\n',
    '  - code: RCRD_HAS_BEEN_CHANGED\n    system: netsuite\nalerts:\n',
    'error-code-taken',
    '«RCRD_HAS_BEEN_CHANGED»\n    system: netsuite\nalerts:',
  ),
]

const command = (text: string, rule: string, at: string, language = 'sh'): Fault =>
  change(
    retry,
    step,
    `1. Wait for the import to end.\n\n   \`\`\`${language}\n   ${text.replaceAll('\n', '\n   ')}\n   \`\`\`\n\n   Then`,
    rule,
    at,
  )
const sentence = (text: string, rule: string, at: string): Fault => change(kai, firstOnCall, `${firstOnCall}\n\n${text}\n`, rule, at)
const danger = 'dangerous-command-unmarked'
const secret = 'secret-in-content'

const bodies: Fault[] = [
  command('rm -rf /tmp/orders /var/spool/orders', danger, 'rm -rf /tmp/orders /var/spool/orders'),
  command('rm -rf /var/spool/orders # first with --dry-run', danger, 'rm -rf /var/spool/orders'),
  command('ls /var/spool/orders | xargs rm', danger, 'xargs «rm»'),
  command('dropdb orders', danger, 'dropdb orders'),
  command("UPDATE orders SET state = 'done';", danger, 'UPDATE orders SET', 'sql'),
  command('Remove-Item -Recurse -Force C:\\spool', danger, 'Remove-Item -Recurse -Force C:\\spool', 'powershell'),
  command('kubectl scale deployment/orders --replicas=0', danger, 'kubectl scale deployment/orders --replicas=0'),
  command("curl -H 'X-Api-Key: 9f8e7d6c5b4a39281706f5e4d3c2b1a0' https://shop.example.com/", secret, '9f8e7d6c5b4a39281706f5e4d3c2b1a0'),
  command('shopctl --password Winter2026x', secret, 'Winter2026x'),
  command('mysql -uops -pWinter2026x orders', secret, 'Winter2026x'),
  sentence('The password is `Winter2026x`.', secret, 'Winter2026x'),
  command('aws sqs list-queues \u2013output text', 'command-with-typography', '\u2013'),
  command('aws\u00A0sqs list-queues', 'command-with-typography', '\u00A0'),
  command('curl -sX DELETE https://shop.example.com/orders/1', danger, '-sX DELETE'),
  command('aws logs delete-log-group --log-group-name orders', danger, 'delete-log-group'),
  command("ansible all -m shell -a 'rm -rf /var/spool/orders'", danger, 'rm -rf /var/spool/orders'),
  command('redis-cli XGROUP DESTROY orders workers', danger, 'redis-cli XGROUP DESTROY'),
  command("mysql orders -e 'KILL 12'", danger, 'KILL 12'),
  command("sftp files.example.com <<< 'rm orders.csv'", danger, 'rm orders.csv'),
  command('curl -uops:Winter2026x https://shop.example.com/', secret, 'Winter2026x'),
  command('amqp-get --url amqp://ops:Winter2026x@mq.example.com:5672/', secret, 'Winter2026x'),
  command("echo 'Winter2026x' | sudo -S systemctl restart orders", secret, 'Winter2026x'),
  command("curl -H 'Authorization: Basic b3BzOnB3MTIz' https://shop.example.com/", secret, 'b3BzOnB3MTIz'),
  sentence('The PIN of the safe is 482913.', secret, '482913'),
  sentence('| user | password |\n|---|---|\n| ops | Winter2026x |', secret, 'Winter2026x'),
  command('kub\u0435ctl get pods', 'command-with-typography', '\u0435'),
  command('kubectl get pods \u202E', 'command-with-typography', '\u202E'),
  command('kubectl get pods \uFF5C wc -l', 'command-with-typography', '\uFF5C'),
  sentence('~~~sh\nqueue depth', 'code-not-closed', '~~~'),
  sentence(':::danger[Orders are lost]\nThere is no way back.', 'component-not-closed', ':::danger[Orders are lost]'),
  sentence('> [!WARNIN]\n> Mind the queue.', 'callout-unread', '[!WARNIN]'),
  sentence('> [!WARNING] Mind the queue.', 'callout-unread', '[!WARNING]'),
  sentence('!!! warning\nMind the queue.', 'callout-unread', '!!! warning'),
  sentence('Ask (Noor)[person:noor].', 'link-malformed', '(Noor)[person:noor]'),
  sentence('Ask [[noor]].', 'link-malformed', '[[noor]]'),
  sentence('See [the table] (https://example.com/queue).', 'link-malformed', '[the table] ('),
  sentence('See the note.[^9]', 'definition-missing', '[^9]'),
  sentence('See [the table][queue].', 'definition-missing', '[the table][queue]'),
  sentence('Ask [Noor] (person:noor).', 'link-malformed', '[Noor] (person:noor)'),
  sentence('## Hours {#hours}', 'mdx-syntax', '{#hours}'),
  sentence('{{< note >}}', 'mdx-syntax', '{{< note >}}'),
  sentence('::: danger\nMind.\n:::', 'component-with-space', '::: danger'),
]

const added = (file: string, text: string, rule: string): Fault => ({fault: file, file, edit: {add: text}, rule, at: ''})
const header = '---\ntitle: Night desk\npurpose: Nights.\n---\nNights.\n'

const files: Fault[] = [
  added('settings.YAML', 'locale: en-GB\n', 'file-misplaced'),
  added('setting.yaml', 'locale: en-GB\n', 'file-misplaced'),
  added('teams/night-desk.mdx.txt', header, 'file-misplaced'),
  added('teams/night-desk', header, 'file-misplaced'),
  added('teams/night-desk.yaml', 'title: Night desk\n', 'file-misplaced'),
  added('teams/night-desk.mdx ', header, 'file-misplaced'),
  added('teams/night-desk.mdx', `\n${header}`, 'frontmatter-missing'),
  {...added('teams/night-desk.mdx', '---\ntitle: Night desk\n...\nNights.\n', 'frontmatter-unclosed'), at: '...'},
  {...added('teams/night-desk.mdx', '---\ntitle: Night desk\n---\u00A0\nNights.\n', 'frontmatter-unclosed'), at: '---\u00A0'},
  change(record, 'code: RCRD_HAS_BEEN_CHANGED', 'code: 0x1F', 'code-unquoted', 'code: «0x1F»'),
  change(team, 'title: Commerce Platform', 'title: Commerce #1', 'value-cut', '#1'),
  change(record, 'code: RCRD_HAS_BEEN_CHANGED', 'code: ERR #5', 'value-cut', '#5'),
  change(team, 'lead: robin', 'lead:\u00A0robin', 'frontmatter-syntax', ':\u00A0'),
  change(team, 'lead: robin', 'lead\uFF1A robin', 'frontmatter-syntax', '\uFF1A'),
  change(record, 'code: RCRD_HAS_BEEN_CHANGED', 'code: 1e3', 'code-unquoted', 'code: «1e3»'),
  change(record, 'code: RCRD_HAS_BEEN_CHANGED', 'code: 0123', 'code-unquoted', 'code: «0123»'),
  change(
    kai,
    'role: Integration engineer',
    '<<<<<<< HEAD\nrole: Integration engineer\n=======\nrole: Engineer\n>>>>>>> other',
    'frontmatter-syntax',
    '<<<<<<< HEAD',
  ),
  change(kai, 'role: Integration engineer', 'role Integration engineer', 'frontmatter-syntax', 'role Integration engineer'),
]

const settingsFaults: Fault[] = [
  change(settings, '  - id: SEV4\n', '  - id: SEV3\n', 'severity-id-taken', '- id: «SEV3»\n    means: Cosmetic'),
  {
    fault: 'SEV3 has no policy',
    file: settings,
    edit: {cutFrom: '  - id: SEV3\n', to: 'reviewEvery: 365d\n'},
    rule: 'severity-without-policy',
    at: '«severities»:',
  },
  change(settings, '  - id: SEV4\n', '  - id: sev3\n', 'severity-id-taken', '- id: «sev3»'),
  change(settings, 'humanWithin: 10m', 'humanWithin: 10', 'frontmatter-invalid-value', 'humanWithin: «10»\n'),
  change(settings, 'timeZone: America/New_York', 'timeZone: EST5', 'frontmatter-invalid-value', 'EST5'),
  change(settings, 'currency: USD', 'curency: USD', 'frontmatter-unknown-key', 'curency'),
  change(settings, 'currency: USD', 'currency: USD\nrules: {owner-mising: off}', 'setting-rule-unknown', 'owner-mising'),
  change(
    settings,
    'currency: USD',
    'currency: USD\nrules: {frontmatter-syntax: off}',
    'setting-rule-required',
    'frontmatter-syntax: «off»',
  ),
  change(settings, 'currency: USD', 'currency: USD\ntrusted: true', 'trust-in-content', 'trusted: «true»'),
  change(settings, '  every: 10s', '  snapshot: index.html\n  every: 10s', 'frontmatter-invalid-value', 'index.html'),
  change(settings, '  every: 10s', '  snapshot: ../x.json\n  every: 10s', 'frontmatter-invalid-value', '../x.json'),
  change(
    settings,
    'status:\n',
    "  - {id: metrics, kind: prometheus, url: 'https://prometheus.example.com', auth: {bearer: not-a-variable}}\nstatus:\n",
    'frontmatter-invalid-value',
    'not-a-variable',
  ),
  change(settings, '    kind: replay', '    kind: replai', 'frontmatter-invalid-value', 'replai'),
]

/** Faults by kind; each is to be found by its rule, at its place. */
export const seededKinds: Record<string, readonly Fault[]> = {relations, bodies, files, settings: settingsFaults}

const clean = (file: string, replace: string, by: string): Edits => ({file, edit: {replace, by}})
const say = (text: string): Edits => clean(kai, firstOnCall, `${firstOnCall}\n\n${text}\n`)
const run = (text: string, language = 'sh'): Edits => {
  const {file, edit} = command(text, danger, '', language)
  return {file, edit}
}

/** What looks like a fault of each kind, and is none. */
export const cleanKinds: Record<string, readonly Edits[]> = {
  relations: [
    clean(ladder, 'lastResort: person:alex', 'lastResort: person:noor'),
    clean(commerce, 'reason: Thanksgiving swap', 'reason: Swapped for Thanksgiving'),
    clean(record, 'severity: ticket', 'severity: information'),
    clean(orders, 'via: [sqs, celigo]', 'via: [sqs, celigo, sqs]'),
    clean(commerce, 'members: [robin, sasha]', 'members: [robin, sasha, robin, sasha]'),
    clean(alex, '\nrole:', '\nleft: 2031-12-10\nrole:'),
    clean(record, 'alerts:\n', '  - code: RCRD_HAS_BEEN_CHANGED\n    system: shopify\nalerts:\n'),
    clean(retry, 'title: Retry orders that', 'title: Retry those orders that'),
  ],
  bodies: [
    run('git rm --cached orders.csv'),
    run('export TOKEN=$(vault read -field=token secret/orders)'),
    run('shopctl --force=false'),
    run('sort <in.txt >out.txt'),
    run('-- DELETE FROM orders\nSELECT 1;', 'sql'),
    run('apt-get purge --simulate orders'),
    say('The password is in the vault.'),
    say('At 10:30 the queue is empty; `{{order_id}}` is filled in elsewhere, with an en dash \u2013 as here.'),
    say('```text\n“quoted” \u2013 as it was said\n```'),
    say('See [the table][queue].\n\n[queue]: https://example.com/queue'),
    run('curl -G https://shop.example.com/orders/cancel -d limit=5'),
    run('aws logs tail orders'),
    run('cp /etc/orders.conf /etc/orders.conf.bak'),
    run("curl -H 'Idempotency-Key: 9f8e7d6c-1111-2222-3333-444455556666' https://shop.example.com/"),
    run('gcloud secrets versions list --secret shop-erp-2026'),
    run('echo "\u041F\u0440\u0438\u0432\u0435\u0442"'),
    say('The password is in 1Password: erp-prod-2026.'),
    say('Read the array [[1, 2], [3]] (the first), (see)[1].'),
    say('~~~sh\nqueue depth\n~~~'),
    say(':::note\n> [!tip]\n> Mind the queue.\n:::'),
    say('> [!WARNING]\n> Mind the queue.'),
    say(':::note\nMind the queue.\n:::'),
    say('A set is written `{#hours}`, and a shortcode `{{< note >}}`.'),
  ],
  files: [
    {
      file: 'teams/night-desk.mdx',
      edit: {add: `\uFEFF${header.replace('Nights.\n---', 'Nights.\nmailbox: nights@example.com\nlead: noor\n---')}`},
    },
    {file: 'teams/night-desk.mdx', edit: {add: header.replace('Nights.\n---', 'Nights.\nlead: noor\n---').replaceAll('\n', '\r\n')}},
    clean(record, 'code: RCRD_HAS_BEEN_CHANGED', "code: '0123'"),
    clean(record, 'code: RCRD_HAS_BEEN_CHANGED', 'code: 418'),
    clean(kai, 'role: Integration engineer', 'role: >\n  Integration\n  engineer'),
    clean(kai, 'role: Integration engineer', "role: 'Integration: engineer'"),
    clean(kai, 'role: Integration engineer', "role: 'Engineer #1' # since May"),
    clean(kai, 'role: Integration engineer', 'role: >\n  Engineer\n  #1'),
    clean(kai, firstOnCall, `${firstOnCall}\n\n---\n\nAnd more.`),
  ],
  settings: [
    clean(settings, 'locale: en-US', 'locale: en-GB'),
    clean(settings, 'humanWithin: 10m', 'humanWithin: 12m'),
    clean(settings, 'currency: USD', 'currency: USD\nrules: {review-overdue: warning}'),
    clean(settings, '  every: 10s', '  snapshot: live/status.json\n  every: 10s'),
    clean(settings, 'reason: Peak trading', 'reason: Peak of the year'),
  ],
}
