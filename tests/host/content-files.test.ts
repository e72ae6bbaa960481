import {mkdirSync, symlinkSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {contentFiles, fileStates, readContentFile} from '../../src/host/content-files.ts'
import {folderWith} from '../support/clarity.ts'

// One red pixel wide, two high.
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAACCAIAAAAW4yFwAAAAD0lEQVR4nGP4z8AARAACAAP/AQALPwUPAAAAAElFTkSuQmCC', 'base64')
const root = folderWith({
  'runbooks/flow.png': png,
  'runbooks/flow one.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>',
  'runbooks/broken.png': 'no image',
  'shared/large.bin': new Uint8Array(20_000_001),
  'shared/page.html': '<p>Hello</p>',
  'shared/order.xsd': '<schema/>',
  'shared/notes.txt': 'Notes',
  'shared/README': 'Read',
  'runbooks/heavy.svg': new Uint8Array(1_000_001),
  'shared/.hidden/plan.txt': 'Plan',
})
const outside = folderWith({'secret.txt': 'secret'})
symlinkSync(path.join(outside, 'secret.txt'), path.join(root, 'shared/link.txt'))
symlinkSync('flow.png', path.join(root, 'runbooks/again.png'))
mkdirSync(path.join(root, 'shared/folder.png'))

describe('files beside the entries', () => {
  const file = contentFiles(root)

  test('have an address, and images their size', () => {
    const flow = '/files/runbooks/flow.png'
    expect(file('runbooks/flow.png')).toEqual({address: flow, picture: flow, size: {width: 1, height: 2}})
    expect(file('runbooks/again.png')).toMatchObject({address: '/files/runbooks/again.png', size: {width: 1, height: 2}})
    expect(file('runbooks/broken.png')).toEqual({address: '/files/runbooks/broken.png', picture: '/files/runbooks/broken.png'})
    expect(file('shared/notes.txt')).toEqual({address: '/files/shared/notes.txt'})
    expect(readContentFile(root, 'runbooks/flow.png')).toEqual(png)
  })

  test('that a browser could run have an address at which every host serves bytes; a drawing is a picture without one', () => {
    expect(file('shared/order.xsd')).toEqual({address: '/files/shared/order.xsd.bin', saveAs: 'order.xsd'})
    expect(file('shared/README')).toEqual({address: '/files/shared/README.bin', saveAs: 'README'})
    expect(file('runbooks/flow one.svg')).toEqual({
      address: '/files/runbooks/flow%20one.svg.bin',
      saveAs: 'flow one.svg',
      picture: `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>').toString('base64')}`,
      size: {width: 30, height: 20},
    })
    expect(file('runbooks/heavy.svg')).toEqual({address: '/files/runbooks/heavy.svg.bin', saveAs: 'heavy.svg'})
    expect(fileStates(root)('runbooks/heavy.svg')).toBe('heavy')
  })

  test.each([
    ['shared/gone.png', 'missing'],
    ['shared/folder.png', 'missing'],
    ['shared/link.txt', 'outside'],
    ['../secret.txt', 'missing'],
    ['shared/large.bin', 'too-large'],
  ])('%s is %s, and no part of the site', (contentPath, state) => {
    expect(fileStates(root)(contentPath)).toBe(state)
    expect(file(contentPath)).toBeUndefined()
    expect(readContentFile(root, contentPath)).toBeUndefined()
  })

  test.each(['shared/page.html', 'shared/.hidden/plan.txt'])('%s is there, and still no part of the site', contentPath => {
    expect(fileStates(root)(contentPath)).toBe('there')
    expect(file(contentPath)).toBeUndefined()
  })
})
