import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {accentOf, contrastIn, grounds, leastContrast} from '../../src/core/content/accent.ts'
import {contrast, hexOf, readColour} from '../../src/core/format/colour.ts'
import {root} from '../support/clarity.ts'

const tokens = readFileSync(path.join(root, 'src/site/styles/tokens.css'), 'utf8')

describe('the accent of a site', () => {
  test('is measured on the papers that the style sheet has', () => {
    const pairs = ['paper', 'surface', 'sunken'].map(name => {
      const [, light, dark] = new RegExp(`--${name}: light-dark\\((\\S+), (\\S+)\\)`).exec(tokens) ?? []
      return {light, dark}
    })
    expect(pairs.map(({light}) => light)).toEqual(grounds.light)
    expect(pairs.map(({dark}) => dark)).toEqual(grounds.dark)
  })

  test.each(['#0b4d9c', '#7a2a6b', '#17613a', '#000', '#a8120c'])('%s for light makes one that can be read on dark', light => {
    const made = accentOf({language: 'en', accent: light})
    expect(contrastIn('light', light)).toBeGreaterThanOrEqual(leastContrast)
    expect(contrastIn('dark', made?.dark.accent ?? '')).toBeGreaterThanOrEqual(leastContrast)
    for (const {accent, ink} of Object.values(made ?? {}))
      expect(contrast(readColour(accent), readColour(ink))).toBeGreaterThanOrEqual(leastContrast)
  })

  test('that is named for dark stays as it is, and none changes nothing', () => {
    expect(accentOf({language: 'en', accent: {light: '#0b4d9c', dark: '#93bfff'}})?.dark.accent).toBe('#93bfff')
    expect(accentOf({language: 'en'})).toBeUndefined()
  })

  test('has the contrasts of the standard', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21)
    expect(contrast(readColour('#777777'), [255, 255, 255])).toBeCloseTo(4.48, 2)
    expect(hexOf(readColour('#05c'))).toBe('#0055cc')
  })
})
