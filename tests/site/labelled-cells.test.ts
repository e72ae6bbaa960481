import {expect, test} from 'vitest'
import {withLabels} from '../../src/site/render/labelled-cells.ts'

const head = '<thead><tr><th scope="col">Alert</th><th scope="col">Fires <em>when</em></th><th scope="col">Runbook</th></tr></thead>'

test('each value gets the heading of its column, and the head of the row none', () => {
  const row = '<tr><th scope="row">A</th><td>b</td><td><a href="/c/">c</a></td></tr>'
  expect(withLabels(`<table>${head}<tbody>${row}</tbody></table>`)).toBe(
    `<table>${head}<tbody><tr><th scope="row">A</th><td data-label="Fires when">b</td><td data-label="Runbook"><a href="/c/">c</a></td></tr></tbody></table>`,
  )
})

test('a cell over two columns counts as two, and a label of its own is kept', () => {
  const row = '<tr><td colspan="2" data-label="Both">a</td><td>b</td></tr>'
  expect(withLabels(`<table>${head}<tbody>${row}</tbody></table>`)).toContain(
    '<td colspan="2" data-label="Both">a</td><td data-label="Runbook">b</td>',
  )
})

test('tables in cells, scripts, elements of our own and what is written as text stay as they are', () => {
  const cell =
    '<live-state data-of="a"><script type="application/json">{"a": "<b>"}</script></live-state>&#x3C;none> <table><tbody><tr><td>x</td></tr></tbody></table>'
  expect(withLabels(`<table>${head}<tbody><tr><th>A</th><td>${cell}</td></tr></tbody></table>`)).toContain(
    `<td data-label="Fires when">${cell}</td>`,
  )
})

test('a table without headings, and no table, come back as they were', () => {
  expect(withLabels('<table><tbody><tr><td>a</td></tr></tbody></table>')).toBe('<table><tbody><tr><td>a</td></tr></tbody></table>')
  expect(withLabels('')).toBe('')
})
