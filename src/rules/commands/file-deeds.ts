import type {Call, CallWord} from '../../commands/shell-calls.ts'
import {always, type Deed, find, having, type IsOwn, plainWords, type Teller, type Telling, upTo, whole} from './deed.ts'

const disk = /^\/dev\/(?!null$|zero$|std|fd\/|shm\/|tty|pts\/)/
const ofSystem = /^\/(?:etc|boot|usr|bin|sbin|lib\w*)\//

/** What is done to files and disks, by the program that does it. */
export const fileDeeds: Record<string, Teller> = {
  rm: ofRm,
  rsync: having('deletes', /^--(?:delete(?:-\w+)*|remove-source-files)$/),
  unlink: always('deletes'),
  srm: always('deletes'),
  shred: ofEach('deletes'),
  scrub: ofEach('deletes'),
  wipe: ofEach('deletes'),
  mv: call => upTo('deletes', call, lastIf(call, /^\/dev\/null$/)) ?? ontoSystem(call),
  cp: call => (find(call.words, /^\/dev\/null$/) ? whole('truncates', call) : ontoSystem(call)),
  install: ontoSystem,
  sed: call => (find(call.words, /^-\w*i|^--in-place/) ? ontoSystem(call) : undefined),
  tee: (call, isOwn) => (find(call.words, /^-\w*a|^--append$/) ? undefined : overwritten(call, plainWords(call.words), isOwn)),
  dd: call => upTo('deletes', call, find(call.words, /^of=(?!\/dev\/null$|\/tmp\/)/)),
  truncate: ofTruncate,
  find: call => {
    const from = find(call.words, /^-delete$/)
    return from && {deed: 'deletes', from}
  },
  chmod: ofWholeTree,
  chown: ofWholeTree,
  wipefs: call => (find(call.words, /^-\w*[ao]|^--(?:all|offset)/) ? whole('deletes', call) : undefined),
  blkdiscard: always('deletes'),
  mkswap: always('deletes'),
  fdisk: onDisk(/^(?:-l|--list)$/),
  sfdisk: onDisk(/^(?:-[ldVJ]|--(?:list|dump|verify|json))$/),
  parted: onDisk(/^(?:-l|--list|print)$/),
  sgdisk: having('deletes', /^(?:-\w*[Zod]|--(?:zap|clear|delete).*)$/),
  hdparm: having('deletes', /^--(?:security-erase|trim).*/),
  nvme: having('deletes', /^(?:format|sanitize)$/),
  cryptsetup: having('deletes', /^(?:luksFormat|erase|luksErase|reencrypt)$/),
  mdadm: having('deletes', /^--(?:zero-superblock|stop)$|^-S$/),
  lvremove: always('deletes'),
  vgremove: always('deletes'),
  pvremove: always('deletes'),
  pvcreate: having('deletes', /^-f+$|^--force$/),
  journalctl: having('deletes', /^--vacuum-/),
  crontab: having('deletes', /^-\w*r/),
}

/** Finds a file that is emptied, or a disk or setting of the system that is overwritten, because the output of a command goes there. */
export const ofOutputs: Teller = (call, isOwn) => {
  if (!saysNothing(call)) return overwritten(call, call.outputs, isOwn)
  const lost = call.outputs.find(({value}) => !isOwn(value) && !value.startsWith('/dev/'))
  return lost && {deed: 'truncates', from: call.name, to: lost}
}

function saysNothing({program, words}: Call): boolean {
  if (/^(?:|:|true|false)$/.test(program)) return true
  if (program === 'cat') return words.length === 1 && words[0]?.value === '/dev/null'
  return /^(?:echo|printf)$/.test(program) && words.every(({value}) => /^(?:-n|-e|-ne|)$/.test(value))
}

function overwritten({name}: Call, files: readonly CallWord[], isOwn: IsOwn): Telling | undefined {
  for (const file of files) {
    const deed = disk.test(file.value)
      ? 'deletes'
      : file.value === '/proc/sysrq-trigger'
        ? 'stops'
        : ofSystem.test(file.value)
          ? 'overwrites'
          : undefined
    if (deed && !isOwn(file.value)) return {deed, from: name, to: file}
  }
  return undefined
}

// A copy beside the file, such as `orders.conf.bak`, takes nothing away.
function ontoSystem(call: Call): Telling | undefined {
  const file = lastIf(call, ofSystem)
  return file && !/(?:\.(?:bak|old|orig|save|dist)|~|\$\(date[^)]*\)|\d{4}-?\d\d-?\d\d)$/.test(file.value)
    ? upTo('overwrites', call, file)
    : undefined
}

// Without a path it comes from `xargs`. Who is asked about each file has been warned.
function ofRm(call: Call, isOwn: IsOwn): Telling | undefined {
  const asks = call.words.findLastIndex(({value}) => /^-[a-zA-Z]*i|^--interactive(?:=always)?$/.test(value))
  const forces = call.words.findLastIndex(({value}) => /^-[a-zA-Z]*f|^--force$/.test(value))
  if (asks > forces) return undefined
  const paths = plainWords(call.words)
  return paths.length === 0 ? whole('deletes', call) : upTo('deletes', call, foreign(paths, isOwn))
}

// What `--help` or a bare option is asked for is lost to nobody.
function ofEach(deed: Deed): Teller {
  return (call, isOwn) => upTo(deed, call, foreign(plainWords(call.words), isOwn))
}

function foreign(paths: readonly CallWord[], isOwn: IsOwn): CallWord | undefined {
  return paths.find(({value}) => !isOwn(value))
}

// A file that only grows keeps what is in it.
function ofTruncate(call: Call, isOwn: IsOwn): Telling | undefined {
  const at = call.words.findIndex(({value}) => /^(?:-\w*s|--size)/.test(value))
  const said = call.words[at]?.value ?? ''
  const size = /^(?:-\w*s|--size=?)(.+)$/.exec(said)?.[1] ?? call.words[at + 1]?.value ?? ''
  const file = call.words.at(-1)
  return at < 0 || /^[+>%]/.test(size) || !file || isOwn(file.value) ? undefined : upTo('truncates', call, file)
}

// Rights on a single tree can be set again; those of the whole system cannot.
function ofWholeTree(call: Call): Telling | undefined {
  if (!find(call.words, /^-\w*R|^--recursive$/)) return undefined
  return upTo('overwrites', call, find(call.words, /^\/(?:bin|boot|etc|lib\w*|sbin|usr|var)?\/?\*?$/))
}

function onDisk(looks: RegExp): Teller {
  return call => (find(call.words, looks) ? undefined : upTo('deletes', call, find(call.words, /^\/dev\//) && call.words.at(-1)))
}

function lastIf({words}: Call, form: RegExp): CallWord | undefined {
  const last = words.at(-1)
  return last && form.test(last.value) ? last : undefined
}
