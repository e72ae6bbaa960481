import type {Code} from '../core/content/body.ts'
import {type Call, readers, shellCalls} from './shell-calls.ts'

/** What a command says that tells that it changes something. */
export interface Change {
  /** As written, on one line. */
  what: string
  /** 0-based place in the command. */
  index: number
}

/** Finds the first thing in a command that changes something; nothing where no verb that is known tells it. */
export function changeIn({value, language = ''}: Pick<Code, 'value' | 'language'>): Change | undefined {
  const name = language.toLowerCase()
  if (/^(?:sh|bash|zsh|shell|ksh)$/.test(name)) return changeInShell(value)
  if (name === 'http') return found(/^\s*(?:POST|PUT|PATCH|DELETE)\b/m, value)
  return changeInText(value)
}

function changeInShell(source: string): Change | undefined {
  for (const call of shellCalls(source)) {
    const change = changeOfCall(call, source)
    if (change) return change
  }
  return undefined
}

function changeOfCall(call: Call, source: string): Change | undefined {
  if (call.wraps) return undefined
  const texts = readers.test(call.program) && !call.feeds ? [] : [...call.words, ...call.input]
  for (const {value, start} of texts) {
    const inText = /\s/.test(value) ? changeInText(value) : undefined
    if (inText) return {what: inText.what, index: Math.max(start, source.indexOf(inText.what, start))}
  }
  const word = Object.hasOwn(programs, call.program) ? programs[call.program]?.(call) : undefined
  return word === undefined ? undefined : {what: word, index: Math.max(call.name.start, source.indexOf(word, call.name.start))}
}

/** Finds what changes something in SQL or GraphQL. */
function changeInText(text: string): Change | undefined {
  return (
    found(/(?:^|[{};]\s*)mutation\b/, text) ??
    found(
      /(?:^|;\s*)(?:INSERT\s+INTO|UPDATE\s+[\w".]+\s+(?:\w+\s+)?SET|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE|DROP|ALTER|CREATE)\b/i,
      text.trimStart(),
    )
  )
}

function found(pattern: RegExp, text: string): Change | undefined {
  const match = pattern.exec(text)
  const what = match?.[0].replace(/^[\s{};]+/, '').trim()
  return match && what ? {what, index: text.indexOf(what, match.index)} : undefined
}

type Verb = (call: Call) => string | undefined

const having =
  (verb: RegExp): Verb =>
  ({words}) =>
    words.find(({value}) => verb.test(value))?.value

const always: Verb = ({name}) => name.value

const programs: Record<string, Verb> = {
  mv: always,
  rm: always,
  truncate: always,
  shred: always,
  patch: always,
  curl: ofCurl,
  sed: having(/^(?:-i\S*|--in-place\S*)$/),
  aws: having(
    /^(?:put|update|delete|create|start|stop|purge|send|terminate|set|modify|register|deregister|restore|reboot|tag|untag|change|cancel)-[a-z-]+$|^(?:rm|mb|rb|sync)$/,
  ),
  kubectl: having(/^(?:apply|delete|scale|patch|edit|replace|create|drain|cordon|uncordon|set|annotate|label)$/),
  systemctl: having(/^(?:start|stop|restart|reload|enable|disable|kill|mask|unmask|try-restart)$/),
  service: having(/^(?:start|stop|restart|reload)$/),
  stripe: having(/^(?:create|update|delete|cancel|capture|confirm|resend|trigger|post|void|pay|close)$/),
  keytool: having(/^-(?:import(?:cert|keystore)?|gen(?:keypair|seckey)|delete|changealias|storepasswd)$/),
  git: having(/^(?:push|commit|reset|revert|merge|rebase|clean)$/),
  'redis-cli': having(/^(?:set|del|unlink|expire|flush\w+|lpush|rpush|lpop|rpop|hset|hdel)$/i),
}

const asks = /suiteql|graphql|\/token\b|oauth|\/search\b|_search\b|\/query\b|login/i
const methods = /^(?:POST|PUT|PATCH|DELETE)$/

// A request that asks by POST, such as a query, changes nothing by its method alone.
function ofCurl({words}: Call): string | undefined {
  const values = words.map(({value}) => value)
  const at = values.findIndex(value => /^(?:-X|--request)$/.test(value))
  const method = at >= 0 ? values[at + 1] : values.map(value => /^(?:-X|--request=)([A-Z]+)$/.exec(value)?.[1]).find(Boolean)
  const isAsking = values.some(value => asks.test(value))
  if (method !== undefined) return methods.test(method) && !(isAsking && method === 'POST') ? method : undefined
  const sends = values.find(value => /^(?:-d|--data(?:-\w+)?|--json|-F|--form|-T|--upload-file)$/.test(value))
  return sends === undefined || isAsking || values.some(value => /^-\w*G$|^--get$/.test(value)) ? undefined : sends
}
