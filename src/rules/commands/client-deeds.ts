import type {Call} from '../../commands/shell-calls.ts'
import {alone, always, type Deed, find, having, plainWords, type Teller, type Telling, upTo, whole} from './deed.ts'

/** What clients of databases, repositories and servers destroy, by the program. */
export const clientDeeds: Record<string, Teller> = {
  dropdb: always('deletes'),
  // What it restores, it drops first.
  pg_restore: call => (find(call.words, /^(?:-c|--clean)$/) ? whole('overwrites', call) : undefined),
  mongorestore: having('overwrites', /^--drop$/),
  mongoimport: having('overwrites', /^--drop$/),
  pg_dropcluster: always('deletes'),
  pg_resetwal: always('resets'),
  'redis-cli': ofRedis,
  'valkey-cli': ofRedis,
  git: ofGit,
  curl: ofHttpClient,
  wget: ofHttpClient,
  http: having('deletes', /^DELETE$/),
  https: having('deletes', /^DELETE$/),
  xh: having('deletes', /^DELETE$/i),
}

/** What programs destroy beside what their verbs tell. */
export const clientDeedsBesideVerbs: Record<string, Teller> = {
  terraform: ofTerraform,
  tofu: ofTerraform,
  terragrunt: ofTerraform,
  ansible: call =>
    upTo('stops', call, find(call.words, /\bstate=stopped\b/)) ?? upTo('deletes', call, find(call.words, /\bstate=absent\b/)),
  argocd: call => upTo('deletes', call, find(call.words, /^sync$/) && find(call.words, /^--prune(?:=true)?$/)),
  consul: having('stops', /^leave$/),
  flux: having('stops', /^suspend$/),
  gsutil: call => upTo('deletes', call, find(call.words, /^rsync$/) && find(call.words, /^-\w*d/)),
  gcloud: call =>
    upTo('purges', call, find(call.words, /^seek$/)) ??
    upTo('stops', call, find(call.words, /^--activation-policy(?:=NEVER)?$/) && find(call.words, /^(?:--activation-policy=)?NEVER$/)),
  php: ofFramework,
  artisan: ofFramework,
  rails: ofFramework,
  rake: ofFramework,
  knex: ofFramework,
  python: ofFramework,
  python3: ofFramework,
  'manage.py': ofFramework,
  prisma: having('resets', /^--force-reset$/),
  npx: having('resets', /^--force-reset$/),
  liquibase: having('resets', /^rollback/),
  alembic: having('resets', /^downgrade$/),
  flask: having('resets', /^downgrade$/),
  gh: having('cancels', /^cancel$/),
  glab: having('cancels', /^cancel$/),
  temporal: having('cancels', /^cancel$/),
  restic: having('deletes', /^forget$/),
  heroku: ofFramework,
  magento: ofFramework,
  openssl: having('deletes', /^-revoke$/),
  sv: having('stops', /^(?:down|force-stop|force-shutdown)$/),
  screen: call => upTo('stops', call, find(call.words, /^-X$/) && find(call.words, /^quit$/)),
  rabbitmqctl: having('stops', /^close_(?:all_connections|connection|all_user_connections)$/),
  yarn: having('stops', /^-kill$/),
  'spark-submit': having('stops', /^--kill$/),
  hdfs: having('deletes', /^-(?:rm|rmr|rmdir|expunge)$/),
  hadoop: having('deletes', /^-(?:rm|rmr|rmdir|expunge)$/),
  lftp: call => upTo('deletes', call, find(call.words, /\bmirror\b.*--delete\b|(?:^|;)\s*(?:m?rm|rmdir)\s/)),
  postsuper: having('deletes', /^-d/),
  exim: having('deletes', /^-Mrm$/),
  atrm: always('deletes'),
  scancel: always('cancels'),
  pacman: having('deletes', /^-R/),
  kubectl: ofKubectl,
  oc: ofKubectl,
  vault: having('deletes', /^(?:disable|revoke|seal)$/),
  ufw: having('stops', /^disable$/),
  flyway: having('deletes', /^clean$/),
  rclone: having('deletes', /^sync$/),
  zfs: having('resets', /^rollback$/),
  'kafka-delete-records': having('deletes', /^--offset-json-file/),
  'kafka-configs': having('purges', /\bretention\.(?:ms|bytes)=\d/),
  robocopy: having('deletes', /^\/(?:MIR|PURGE)$/i),
  stripe: call =>
    upTo('refunds', call, call.words[0]?.value === 'refunds' ? find(call.words, /^create$/) : undefined) ??
    upTo('cancels', call, find(call.words, /^(?:cancel|void|void_invoice)$/)),
}

function ofTerraform(call: Call): Telling | undefined {
  const [verb] = plainWords(call.words)
  if (verb?.value === 'taint') return whole('deletes', call)
  if (verb?.value === 'force-unlock') return whole('forces', call)
  return verb?.value === 'apply' ? upTo('deletes', call, find(call.words, /^--?(?:destroy|replace)\b(?!=false)/)) : undefined
}

function ofKubectl(call: Call): Telling | undefined {
  const finalizers = find(call.words, /^patch$/) && find(call.words, /"finalizers"\s*:\s*(?:null|\[\s*\])/)
  if (finalizers) return alone('forces', finalizers)
  if (find(call.words, /^apply$/)) return upTo('deletes', call, find(call.words, /^--prune(?:=true)?$/))
  return find(call.words, /^taint$/) ? upTo('stops', call, find(call.words, /:NoExecute$/)) : undefined
}

// Tasks of frameworks: `artisan migrate:fresh`, `rails db:rollback`, `manage.py reset_db`.
function ofFramework(call: Call): Telling | undefined {
  const task = find(
    call.words,
    /^(?:migrate|db|queue|migrations?)[:-](?:fresh|refresh|wipe|flush|clear|rollback|reset)(?::\w+)?$|^reset_db$/,
  )
  if (task) return upTo('resets', call, task)
  return upTo(
    'stops',
    call,
    find(call.words, /^maintenance:(?:on|enable)$/) ?? (find(call.words, /^artisan$/) && find(call.words, /^down$/)),
  )
}

const redisOptions = /^(?:-[hpnasriu]|--(?:user|pass|cert|key|cacert))$/
const redisDeeds: readonly [Deed, RegExp][] = [
  ['deletes', /^(?:flushall|flushdb|del|unlink|getdel|xdel|hdel|lrem|srem|zrem\w*|spop|xtrim|ltrim)$/i],
  ['stops', /^shutdown$/i],
]
const redisGroups: readonly [Deed, RegExp, RegExp][] = [
  ['resets', /^(?:cluster|config|script|function)$/i, /^(?:reset|flush)$/i],
  ['deletes', /^xgroup$/i, /^(?:destroy|delconsumer)$/i],
  ['stops', /^client$/i, /^kill$/i],
  ['overwrites', /^(?:replicaof|slaveof)$/i, /^no$/i],
]

// Its own options come first; what comes behind the command is names of keys.
function ofRedis(call: Call): Telling | undefined {
  const {words} = call
  const at = words.findIndex(({value}, index) => !value.startsWith('-') && !redisOptions.test(words[index - 1]?.value ?? ''))
  const verb = words[at]
  if (!verb) return undefined
  const found = redisDeeds.find(([, form]) => form.test(verb.value))
  if (found) return upTo(found[0], call, verb)
  const next = words[at + 1]
  const group = redisGroups.find(([, first, second]) => first.test(verb.value) && next && second.test(next.value))
  return group && upTo(group[0], call, next)
}

const gitDeeds: readonly [RegExp, Deed, RegExp][] = [
  [/^reset$/, 'resets', /^--hard$/],
  [/^push$/, 'forces', /^(?:-\w*f\w*|--force|--force-with-lease(?:=.*)?|\+.+)$/],
  [/^push$/, 'deletes', /^(?:-d|--delete|--prune|--mirror|:.+)$/],
  [/^clean$/, 'deletes', /^(?:-\w*f\w*|--force)$/],
  [/^branch$/, 'deletes', /^-D$/],
  [/^stash$/, 'deletes', /^(?:drop|clear)$/],
  [/^tag$/, 'deletes', /^(?:-d|--delete)$/],
  [/^checkout$/, 'resets', /^(?:-f|--force|--|\.)$/],
  [/^switch$/, 'resets', /^(?:-f|--force|--discard-changes)$/],
  [/^reflog$/, 'deletes', /^(?:expire|delete)$/],
  [/^update-ref$/, 'deletes', /^-d$/],
  [/^gc$/, 'deletes', /^--prune=(?:now|all)$/],
  [/^filter-(?:branch|repo)$/, 'overwrites', /./],
]

function ofGit(call: Call): Telling | undefined {
  const [verb] = plainWords(call.words)
  if (!verb) return undefined
  if (verb.value === 'rm') return find(call.words, /^--cached$/) ? undefined : upTo('deletes', call, call.words.at(-1))
  if (verb.value === 'restore') {
    const isIndexOnly = find(call.words, /^(?:-S|--staged)$/) && !find(call.words, /^(?:-W|--worktree)$/)
    return isIndexOnly ? undefined : upTo('resets', call, call.words.at(-1))
  }
  for (const [of, deed, flag] of gitDeeds) {
    const found = of.test(verb.value) ? find(call.words.slice(call.words.indexOf(verb) + 1), flag) : undefined
    if (found) return upTo(deed, call, found)
  }
  return undefined
}

// Only a call that sends something does what the end of its address says.
const posted: readonly [Deed, RegExp][] = [
  ['refunds', /\/refunds?(?:\.json)?(?=\?|$)/],
  ['voids', /\/void(?:\.json)?(?=\?|$)/],
  ['cancels', /\/cancel(?:\.json)?(?=\?|$)/],
  ['purges', /\/purge(?=\?|$)/],
  ['resets', /\/reset(?=\?|$)/],
  ['stops', /\/(?:stop|shutdown|terminate)(?=\?|$)/],
  ['stops', /\/_close(?=\?|$)/],
  ['deletes', /\/(?:_delete_by_query|delete|doDelete|destroy|_?flush)(?:\.json)?(?=\?|$)/],
]
const sends =
  /^(?:-[a-zA-Z]*d.*|--data(?:-\w+)?(?:=.*)?|--json(?:=.*)?|-F.*|--form(?:=.*)?|-[a-zA-Z]*X(?:POST|PUT|PATCH)|POST|PUT|PATCH|--(?:request|method)=(?:POST|PUT|PATCH)|--post-data.*)$/

function ofHttpClient({words}: Call): Telling | undefined {
  const method = words.findIndex(({value}) => /^(?:-[a-zA-Z]*X|--request|--method)$/.test(value))
  const joined = find(words, /^(?:-[a-zA-Z]*X|--request=|--method=)["']?DELETE/)
  if (joined) return alone('deletes', joined)
  const [flag, value] = method < 0 ? [] : words.slice(method)
  if (flag && value?.value === 'DELETE') return {deed: 'deletes', from: flag, to: value}
  // With `-G` the data stand behind the question mark, and nothing is sent.
  const asks = find(words, /^(?:-[a-zA-Z]*G|--get)$/) && method < 0
  if (asks || !find(words, sends)) return undefined
  for (const [deed, end] of posted) {
    const word = find(words, end)
    const at = word && end.exec(word.value)
    if (word && at) return {deed, from: {...word, start: word.start + Math.max(0, at.index)}, to: word}
  }
  return undefined
}
