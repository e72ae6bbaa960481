import {readFileSync} from 'node:fs'
import path from 'node:path'
import {latestClocks, latestVersion} from '../src/host/latest-clocks.ts'

// Compares the clocks that we bring with a folder of compiled time-zone data, such as `/usr/share/zoneinfo` of an up-to-date machine, and
// with what this Node knows: names each zone that goes otherwise. Run it when new data come out, and write what differs into `latest-clocks.ts`.

const folder = process.argv[2] ?? '/usr/share/zoneinfo'
const version = /version (\S+)/.exec(readFileSync(path.join(folder, 'tzdata.zi'), 'utf8'))?.[1]
const {from, to, zones} = latestClocks

interface Compiled {
  /** Seconds at which the offset changes, in order. */
  times: number[]
  offsetAt(seconds: number): number
}

/** Reads a compiled zone (RFC 9636): its 64-bit part, with the changes that are written out. */
function compiled(file: Buffer): Compiled {
  const second = 44 + countsAt(file, 0).size(4)
  const {times: count} = countsAt(file, second)
  const body = second + 44
  const times = Array.from({length: count}, (_, at) => Number(file.readBigInt64BE(body + at * 8)))
  const offsetAt = (seconds: number) => {
    const at = times.findLastIndex(time => time <= seconds)
    return file.readInt32BE(body + count * 9 + (at < 0 ? 0 : file.readUInt8(body + count * 8 + at)) * 6)
  }
  return {times, offsetAt}
}

function countsAt(file: Buffer, at: number): {times: number; types: number; size: (time: number) => number} {
  const [utc = 0, standard = 0, leaps = 0, times = 0, types = 0, letters = 0] = [20, 24, 28, 32, 36, 40].map(each =>
    file.readUInt32BE(at + each),
  )
  return {times, types, size: time => times * time + times + types * 6 + letters + leaps * (time + 4) + standard + utc}
}

const formats = new Map<string, Intl.DateTimeFormat>()

function offsetOfNode(name: string, at: number): number {
  const format = formats.get(name) ?? new Intl.DateTimeFormat('en', {timeZone: name, timeZoneName: 'longOffset'})
  formats.set(name, format)
  const parts = format.formatToParts(at)
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({type}) => type === 'timeZoneName')?.value ?? '') ?? []
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60) : 0
}

function firstDifference(name: string): string | undefined {
  const {times, offsetAt} = compiled(readFileSync(path.join(folder, name)))
  const fortnights = Array.from({length: Math.ceil((to - from) / fortnight)}, (_, at) => (from + at * fortnight) / 1000)
  const asked = [...fortnights, ...times.flatMap(time => [time - 1, time])].filter(time => time * 1000 >= from && time * 1000 < to)
  for (const time of asked.sort((a, b) => a - b)) {
    const ours = zones[name]?.findLast(([start]) => start <= time * 1000)?.[1]
    const said = ours === undefined ? offsetOfNode(name, time * 1000) : ours / 1000
    const right = offsetAt(time)
    if (said !== right) return `${name}: ${new Date(time * 1000).toISOString()} is ${right / 3600}, and we say ${said / 3600}`
  }
  return undefined
}

const fortnight = 14 * 86_400_000
const names = new Set([...Intl.supportedValuesOf('timeZone'), ...Object.keys(zones)])
const differences = [...names].flatMap(name => firstDifference(name) ?? [])
for (const each of differences) console.log(each)
console.log(
  `${differences.length} zones go otherwise; ours are of ${latestVersion}, ${folder} of ${version}, Node's of ${process.versions.tz}`,
)
process.exitCode = differences.length > 0 ? 1 : 0
