import {durationMs, spanInWords} from '../../core/format/duration.ts'
import {type Plan, questionsFor, type VendorPage} from '../../status/collection-plan.ts'
import {aheadMs as allowedAheadMs} from '../../status/freshness.ts'
import {type PageOutcome, pageSource, type SourceOutcome} from '../../status/round.ts'
import {sourceKind} from '../../status/source/index.ts'
import type {SourceSetting} from '../../status/source/kind.ts'
import {
  type Past,
  type Request,
  reasonFor,
  type SignalQuestion,
  type Source,
  SourceFailure,
  type Stretch,
} from '../../status/source/source.ts'
import {readStatusPage} from '../../status/source/status-pages.ts'
import {authHeaders, variableOf} from './auth.ts'
import type {ContentPlan} from './content-plan.ts'
import {knownNetworkFailure} from './failure-words.ts'
import {type Allowances, readLocalFile, runLocalCommand} from './local-reading.ts'
import {loadOptional} from './optional-package.ts'
import {type Memory, newMemory, requestTo} from './request.ts'
import {withoutSecrets} from './without-secrets.ts'

/** What is kept from round to round to read sources. */
export interface Reader {
  env: NodeJS.ProcessEnv
  /** By source. */
  memories: Map<string, Memory>
  recordings: ContentPlan['recordings']
  allowances: Allowances
  /** Ends all reading early. */
  end: AbortSignal
}

/** Reads all sources at once; each ends by its own time limit, whatever the others do. */
export function readSources(plan: Plan, reader: Reader, now: number): Promise<SourceOutcome[]> {
  return Promise.all(
    plan.sources.map(async setting => {
      const started = performance.now()
      const read = async () => await sourceOf(setting, reader).read(questionsFor(setting.id, plan), now)
      const result = withoutSecrets(await settled(read), secretsOf(setting, reader))
      const tookMs = performance.now() - started
      if ('reason' in result) return {id: setting.id, tookMs, reason: result.reason}
      const clock = clockRemark(reader.memories.get(setting.id))
      return {id: setting.id, tookMs, answer: {...result.value, remarks: [...clock, ...result.value.remarks]}}
    }),
  )
}

/** What a source tells of its rules; `isUnable` where sources of its kind never tell any. */
export type ToldRules = {value: object} | {reason: string; isUnable: boolean}

/** Reads the rules or routes of one source, within its time limit. */
export async function readRules(setting: SourceSetting, env: NodeJS.ProcessEnv): Promise<ToldRules> {
  const end = new AbortController().signal
  const reader: Reader = {env, memories: new Map(), recordings: new Map(), allowances: {files: new Map(), commands: new Map()}, end}
  // A kind that cannot even be opened tells nothing either.
  let isUnable = true
  const result = await settled(async () => {
    const source = sourceOf(setting, reader)
    isUnable = source.rules === undefined
    return source.rules?.()
  })
  const told = withoutSecrets(result, secretsOf(setting, reader))
  if ('reason' in told) return {reason: told.reason, isUnable}
  return told.value ? {value: told.value} : {reason: 'it tells no rules', isUnable: true}
}

/** Reads status pages of vendors, all at once. */
export function readPages(pages: readonly VendorPage[], reader: Reader): Promise<PageOutcome[]> {
  return Promise.all(
    pages.map(async ({system, url, format, components}) => {
      const started = performance.now()
      const source = pageSource(system)
      const request = requestTo({url, timeoutMs: pageTimeoutMs}, memoryOf(source, reader), reader.end)
      const result = await settled(() => readStatusPage(format, request, components))
      const tookMs = performance.now() - started
      return {system, source, tookMs, ...('reason' in result ? result : {said: result.value})}
    }),
  )
}

/** Reads the past of signals, for each from the source that counts first; a source that fails leaves gaps. */
export async function readPast(plan: Plan, wanted: ReadonlySet<string>, stretch: Stretch, reader: Reader): Promise<Map<string, Past>> {
  const found = await Promise.all(
    plan.sources.map(async setting => {
      const first = new Set(plan.signals.filter(({asked}) => asked[0]?.source === setting.id).map(({id}) => id))
      const questions = questionsFor(setting.id, plan).filter(({signal}) => wanted.has(signal) && first.has(signal))
      const result = await settled(async () => await pastOf(setting, questions, stretch, reader))
      return 'value' in result ? result.value : new Map<string, Past>()
    }),
  )
  return new Map(found.flatMap(each => [...each]))
}

const pageTimeoutMs = 10_000

async function pastOf(setting: SourceSetting, questions: SignalQuestion[], stretch: Stretch, reader: Reader): Promise<Map<string, Past>> {
  if (questions.length === 0) return new Map()
  return (await sourceOf(setting, reader).past?.(questions, stretch)) ?? new Map()
}

function sourceOf(setting: SourceSetting, reader: Reader): Source {
  const kind = sourceKind(setting.kind)
  if (!kind) throw new SourceFailure(`there is no kind of source \`${setting.kind}\``)
  const text = () => recordingOf(setting.id, reader)
  const request = kind.reads === 'url' ? requestOf(setting, reader) : refuse
  const {allowances, end} = reader
  const limits = {timeoutMs: timeoutOf(setting), end}
  const local = {
    file: () => readLocalFile(setting.id, allowances, limits),
    command: () => runLocalCommand(setting.id, allowances, limits),
  }
  return kind.open({setting, request, text, local, variable: name => variableOf(name, reader.env), load: loadOptional})
}

function requestOf(setting: SourceSetting, reader: Reader): Request {
  const {id, url} = setting
  if (url === undefined) return refuse
  const oauth = setting.auth?.oauth
  const tokens = oauth && {oauth, read: (name: string) => variableOf(name, reader.env)}
  const peer = {url, headers: authHeaders(setting, reader.env), timeoutMs: timeoutOf(setting), tokens}
  return requestTo(peer, memoryOf(id, reader), reader.end)
}

function timeoutOf({timeout}: SourceSetting): number {
  return Math.max(1, durationMs(timeout))
}

const refuse: Request = async () => {
  throw new SourceFailure('it has no address')
}

function recordingOf(id: string, {recordings}: Reader): string {
  const found = recordings.get(id) ?? {reason: 'its recording was not read'}
  if ('reason' in found) throw new SourceFailure(found.reason)
  return found.text
}

// What a source may repeat: the values of the variables that its setting names, also encoded, and the tokens we were given.
function secretsOf(setting: SourceSetting, {env, memories}: Reader): string[] {
  const values = variablesIn(setting).flatMap(name => env[name] ?? [])
  const {token} = memories.get(setting.id) ?? {}
  const passwords = values.flatMap(value => (URL.canParse(value) ? decodeURIComponent(new URL(value).password) : []))
  const basic = setting.auth?.user === undefined ? [] : [env[setting.auth.user], env[setting.auth.password ?? '']].join(':')
  return [
    ...values,
    ...passwords,
    ...values.map(encodeURIComponent),
    Buffer.from(String(basic)).toString('base64'),
    token?.access ?? '',
    token?.refresh ?? '',
  ]
}

function variablesIn(setting: SourceSetting): string[] {
  const {auth, headers} = setting
  const {oauth, user: _user, ...direct} = auth ?? {}
  const own = ['connection', 'apiKey', 'appKey'].flatMap(key => (key in setting ? String(setting[key as keyof SourceSetting]) : []))
  return [...Object.values(direct), oauth?.clientSecret, oauth?.refreshToken, ...Object.values(headers), ...own].flatMap(name => name ?? [])
}

function memoryOf(id: string, {memories}: Reader): Memory {
  const cached = memories.get(id) ?? newMemory()
  memories.set(id, cached)
  return cached
}

async function settled<T>(read: () => Promise<T>): Promise<{value: T} | {reason: string}> {
  try {
    return {value: await read()}
  } catch (error) {
    // What is no failure of the source is a fault of ours; it must not take the other sources with it.
    if (!(error instanceof SourceFailure) && process.env.CLARITY_DEBUG) console.error(error)
    return {reason: reasonFor(knownNetworkFailure(error) ?? error)}
  }
}

function clockRemark(memory: Memory | undefined): string[] {
  const ahead = memory?.aheadMs ?? 0
  if (Math.abs(ahead) <= allowedAheadMs) return []
  return [`its clock is ${spanInWords(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} ours`]
}
