import type {Call} from '../../commands/shell-calls.ts'
import {alone, always, find, having, plainWords, type Teller, type Telling, upTo, whole} from './deed.ts'

/** What is done to processes, services, users and networks of a machine, by the program that does it. */
export const serviceDeeds: Record<string, Teller> = {
  kill: ofKill,
  pkill: ofKill,
  killall: ofKill,
  fuser: having('forces', /^-\w*k/),
  taskkill: always('forces'),
  shutdown: call => (find(call.words, /^-c$/) ? undefined : whole('stops', call)),
  reboot: always('stops'),
  halt: always('stops'),
  poweroff: always('stops'),
  init: having('stops', /^[0-6sS]$/),
  telinit: having('stops', /^[0-6sS]$/),
  ifdown: always('stops'),
  swapoff: having('stops', /^-\w*a|^\//),
  userdel: always('deletes'),
  deluser: always('deletes'),
  groupdel: always('deletes'),
  dropuser: always('deletes'),
  iptables: ofFirewall,
  ip6tables: ofFirewall,
  'firewall-cmd': having('stops', /^--panic-on$/),
  nginx: call => (find(call.words, /^-\w*s$/) ? upTo('stops', call, find(call.words, /^(?:stop|quit)$/)) : undefined),
  systemctl: ofSystemctl,
}

function ofFirewall(call: Call): Telling | undefined {
  const flushed = find(call.words, /^(?:-[FX]|--flush|--delete-chain)$/)
  if (flushed) return upTo('deletes', call, flushed)
  return upTo('stops', call, find(call.words, /^(?:-[PAI]|--(?:policy|append|insert))$/) && find(call.words, /^(?:DROP|REJECT)$/))
}

// `status stop.service` and `restart` stop nothing for good; `disable` alone counts from the next start on.
function ofSystemctl(call: Call): Telling | undefined {
  const [verb] = plainWords(call.words)
  if (!verb) return undefined
  const stops = /^(?:stop|kill|mask|isolate|halt|poweroff|reboot|soft-reboot|kexec|rescue|emergency|suspend|hibernate)$/.test(verb.value)
  if (stops) return whole('stops', call)
  return verb.value === 'disable' && find(call.words, /^--now$/) ? whole('stops', call) : undefined
}

// Signals by which a process reads its settings anew, goes on, or is only looked for.
const harmless = /^(?:SIG)?(?:HUP|USR[12]|WINCH|CONT|URG|CHLD|0|1|10|12|17|18|23|28)$/i

function ofKill(call: Call): Telling | undefined {
  const {words} = call
  if (find(words, /^-[lL]$|^--(?:list|table|help)/)) return undefined
  const at = words.findIndex(({value}) => /^(?:-(?:\d+|(?:SIG)?[A-Z]{3,}\d?)|-[sn]|--signal(?:=.*)?)$/.test(value))
  const flag = words[at]
  const signal = flag && /^(?:-[sn]|--signal)$/.test(flag.value) ? words[at + 1] : flag
  const name = signal?.value.replace(/^-+(?:signal=)?/, '') ?? 'TERM'
  if (harmless.test(name)) return undefined
  if (/^(?:SIG)?(?:9|KILL)$/i.test(name)) return upTo('forces', call, signal)
  // Jobs of the shell itself are the reader's own.
  const target = plainWords(words).findLast(({value}) => value !== signal?.value && !/^(?:%|\$!)/.test(value))
  return upTo('stops', call, target)
}

const scaled =
  /^--(?:replicas|desired-count|desired-capacity|num-instances|max-instances|max-size|node-count|num-nodes|reserved-concurrent-executions)$/

/** Finds what is scaled to nothing, so that nothing runs any more. */
export function ofScale(call: Call): Telling | undefined {
  const {words} = call
  if (call.program === 'gcloud' && find(words, /^resize$/) && find(words, /^--size=0$|^0$/)) return whole('stops', call)
  const joined = words.find(({value}) => value.endsWith('=0') && scaled.test(value.slice(0, -2)))
  const apart = words.find(({value}, at) => scaled.test(value) && words[at + 1]?.value === '0')
  const named = find(words, /scale/) ? words.find(({value}, at) => /^\w[\w.-]*=0$/.test(value) || (value === '0' && at > 0)) : undefined
  return upTo('stops', call, joined ?? apart ?? named) ?? alone('stops', find(words, /"replicas"\s*:\s*0\b/))
}

/** Finds networks and sets of containers that are taken down. */
export function ofDown(call: Call): Telling | undefined {
  const down = find(call.words, /^down$/)
  if (!down) return undefined
  const volumes = find(call.words, /^(?:-v|--volumes)$/)
  if (volumes) return upTo('deletes', call, volumes)
  const isTaken = /^(?:ip|ifconfig|nmcli|docker-compose|podman-compose|wg-quick)$/.test(call.program) || find(call.words, /^compose$/)
  return isTaken ? upTo('stops', call, down) : undefined
}
