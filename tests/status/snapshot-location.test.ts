import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {defaultSettings} from '../../src/core/content/schema/settings.ts'
import {readPlan} from '../../src/host/status/content-plan.ts'
import {snapshotLocation} from '../../src/status/snapshot-location.ts'
import {folderWith} from '../support/clarity.ts'

const placeOf = (snapshot: string) => snapshotLocation({status: {...defaultSettings.status, snapshot}})

describe('where the snapshot is', () => {
  test.each([
    ['status.json', 'status.json'],
    ['live/now.json', 'live/now.json'],
    ['http/status.json', 'http/status.json'],
    // What would lead out of the site, or replace a page, is read and written where the default is.
    ['/status.json', 'status.json'],
    ['status/signals.json', 'status.json'],
    ['../status.json', 'status.json'],
    ['live/../../status.json', 'status.json'],
    ['http://', 'status.json'],
    ['/', 'status.json'],
  ])('%s is beside the pages', (snapshot, expected) => {
    expect(placeOf(snapshot)).toEqual({isElsewhere: false, path: expected})
  })

  test('an address of another origin is elsewhere', () => {
    const place = placeOf('https://live.example.com/status.json')
    expect(place.isElsewhere && place.address.href).toBe('https://live.example.com/status.json')
    expect(place.path).toBe('status.json')
  })

  test.each(['live/now.json', '../status.json', 'http://', 'https://live.example.com/status.json'])(
    'the collector agrees on %s',
    snapshot => {
      const root = folderWith({'content/settings.yaml': JSON.stringify({status: {snapshot}})})
      const {path: expected, isElsewhere} = placeOf(snapshot)
      expect(readPlan(path.join(root, 'content'))).toMatchObject({snapshot: expected, isElsewhere})
    },
  )
})
