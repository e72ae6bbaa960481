import type {Call, CallWord} from '../../commands/shell-calls.ts'
import {alone, type Deed, find, plainWords, type Telling, upTo} from './deed.ts'
import {ofDown, ofScale} from './service-deeds.ts'

const verbs: readonly [Deed, RegExp][] = [
  ['purges', /^(?:\w{1,40}[-_:])?purge(?:[-_]?\w{1,40})?$/i],
  ['redrives', /^start-message-move-task$|^redrive$/],
  [
    'deletes',
    /^(?:[\w-]{1,40}[-_:])?(?:delete|destroy|drop|terminate|deregister|uninstall|remove|wipe|prune|nuke|erase|revoke)(?:[-_][\w-]{1,60})?$/i,
  ],
  ['deletes', /^(?:rm|rmi|rb|rmr|del|deleteall|undefine|unpublish|yank|flush|flushall|flushdb|flush_all|clear-backlog|skip-all)$/],
  ['deletes', /^(?:schedule-key-deletion|release-address|removenode|clearsnapshot|decommission|forget_cluster_node)$/],
  ['refunds', /^refund$/],
  ['resets', /^(?:force[-_]|[\w-]{1,40}:)?reset$/],
  ['truncates', /^truncate$/],
  ['stops', /^(?:drain|unload|bootout|deallocate)$/],
  ['stops', /^(?:graceful-|force-|fast-)?(?:stop|shutdown|halt|poweroff|kill|reboot)(?:[-_][\w-]{1,60})?$/],
]

const looks =
  /^(?:get|list|ls|describe|show|help|explain|search|logs?|read|watch|top|version|inspect|diff|plan|history|status|cat|view|info|count|peek|tail|check|lint)(?:[-_:].*)?$/

/** Programs whose words are files, names or texts; none of them is a verb. */
const without =
  /^(?:ls|ll|cd|pushd|mkdir|touch|cp|mv|ln|stat|file|du|df|vi|vim|nano|emacs|tar|gzip|gunzip|bzip2|xz|zip|unzip|scp|sed|open|source|\.|ps|pgrep|pidof|date|sleep|logger|set|unset|alias|unalias|read|cd|basename|dirname|realpath|sha256sum|md5sum|base64|openssl|host|dig|nslookup|ping|nc|id|getent|journalctl|dmesg|wait)$/

/** `kubectl -n orders delete pod x`: the verb is among the first words, and none before it only looks. */
export function ofVerb(call: Call): Telling | undefined {
  if (without.test(call.program)) return undefined
  // Tools of Kafka know options alone; what stands between them is names.
  if (call.program.startsWith('kafka-')) return undefined
  const words = plainWords(call.words)
  // A service of AWS may be called as what only looks: `aws logs delete-log-group`. What it does is its second word.
  if (call.program === 'aws') return ofAws(words[1])
  if (/^(?:kubectl|oc)$/.test(call.program) && words[0]?.value === 'config') return undefined
  for (const word of words.slice(0, 4)) {
    if (looks.test(word.value)) return undefined
    const found = verbs.find(([, verb]) => verb.test(word.value))
    if (!found) continue
    const [deed] = found
    if (restartsPod(call, word)) return undefined
    // A name that tells all by itself needs no program before it.
    const from = /^\w*queue\w*$/.test(call.program) || deed === 'purges' ? word : call.name
    return {deed, from, to: word}
  }
  return undefined
}

const awsStops = /^(?:disable|suspend|unsubscribe|failover)(?:-[\w-]{1,60})?$/

function ofAws(word: CallWord | undefined): Telling | undefined {
  if (!word || looks.test(word.value)) return undefined
  const found = verbs.find(([, verb]) => verb.test(word.value))
  return found ? {deed: found[0], from: word} : awsStops.test(word.value) ? {deed: 'stops', from: word} : undefined
}

// What keeps a pod running makes another one at once: it is how a pod is restarted. All of them at once, or by force, is something else.
function restartsPod({program, words}: Call, verb: CallWord): boolean {
  if (!/^(?:kubectl|oc|k|k3s)$/.test(program) || verb.value !== 'delete') return false
  const [what] = plainWords(words.slice(words.indexOf(verb) + 1))
  return (
    /^(?:pods?|po)(?:\/|$)/.test(what?.value ?? '') &&
    !find(words, /^(?:--all(?:-namespaces)?|-A|--force|--now|--grace-period(?:=.*)?)(?:=true)?$/)
  )
}

const flags: readonly [Deed, RegExp][] = [
  ['deletes', /^--(?:delete(?:-\w+)*|purge)(?:=true)?$/],
  ['forces', /^--force(?:=true)?$/],
]

/** Finds what the options of any program tell. */
export function ofFlags(call: Call): Telling | undefined {
  const {words} = call
  if (find(words, /^--reset-offsets$/) && find(words, /^--execute$/)) return alone('resets', find(words, /^--reset-offsets$/))
  for (const [deed, flag] of flags) {
    const found = find(words, flag)
    if (found) return deed === 'forces' ? alone(deed, found) : upTo(deed, call, found)
  }
  return ofScale(call) ?? ofDown(call)
}
