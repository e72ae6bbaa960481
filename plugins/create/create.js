#!/usr/bin/env node
// `npm create operational-clarity [DIR] -- [FLAGS]` is `clarity init [DIR] [FLAGS]`, of the version that it comes with.
process.argv.splice(2, 0, 'init')
await import(new URL('bin/clarity', import.meta.resolve('operational-clarity/package.json')))
