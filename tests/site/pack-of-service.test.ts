import path from 'node:path'
import {unzipSync} from 'fflate'
import {expect, test} from 'vitest'
import {loadCatalog} from '../../src/host/catalog.ts'
import {packOf} from '../../src/site/pack/pack.ts'
import {folderWith} from '../support/clarity.ts'

const link = (address: string) => `<a href="${address}">${address}</a>`
const page = (...inside: string[]) => `<html><head></head><body><main id="content">${inside.join('')}</main></body></html>`

test('a pack lists services beside integrations, prints each, and can be of one service alone, also where both have one id', async () => {
  const folder = folderWith({
    'content/integrations/orders.mdx': '---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Queue.\ntier: 1\n---\n',
    'content/services/orders.mdx': '---\ntitle: Orders API\ntier: 1\n---\n',
    'content/runbooks/restart.mdx': '---\ntitle: Restart\n---\n',
    'site/integrations/orders/index.html': page('the flow'),
    'site/services/orders/index.html': page('the program', link('/failure-modes/slow/'), link('/integrations/orders/')),
    'site/failure-modes/slow/index.html': page('slow', link('/runbooks/restart/')),
    'site/runbooks/restart/index.html': page('restart it'),
    'site/oncall/index.html': page('who'),
  })
  const {catalog} = loadCatalog(path.join(folder, 'content'))
  const request = {site: path.join(folder, 'site'), catalog, now: '2026-11-23T02:00:00Z'}
  const textsOf = ({zip}: {zip: Uint8Array}) =>
    Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
  const all = textsOf(await packOf(request))
  expect(all['index.html']).toContain('<h2>Services</h2><ul><li><a href="services/orders/index.html">Orders API</a>')
  expect(all['print/orders.html']).toContain('the flow')
  expect(all['print/services/orders.html']).toMatch(/the program.*slow.*restart it/s)
  const one = textsOf(await packOf({...request, subject: catalog.get('service', 'orders')}))
  expect(Object.keys(one).filter(name => name.endsWith('.html'))).toEqual([
    'failure-modes/slow/index.html',
    'index.html',
    'oncall/index.html',
    'print/services/orders.html',
    'runbooks/restart/index.html',
    'services/orders/index.html',
  ])
  expect(one['index.html']).not.toContain('<h2>Integrations</h2>')
}, 60_000)
