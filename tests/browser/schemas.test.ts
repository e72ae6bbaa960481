import {readFileSync} from 'node:fs'
import path from 'node:path'
import {Ajv} from 'ajv'
import addFormats from 'ajv-formats'
import {expect, inject, test} from 'vitest'
import {kindNames, kinds} from '../../src/core/content/kinds.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {root} from '../support/clarity.ts'

const read = (kind: string) => JSON.parse(readFileSync(path.join(inject('siteFolder'), `schemas/${kind}.json`), 'utf8'))

test('the site has the schema of each kind under an id of its own, which its entries fit', () => {
  const {catalog} = loadCatalog(path.join(root, 'content'))
  const ids = [...kindNames, 'settings'].map(kind => read(kind).$id)
  expect(ids).toEqual([...kindNames, 'settings'].map(kind => expect.stringMatching(new RegExp(`/schemas/${kind}\\.json$`))))
  for (const kind of kindNames) {
    const ajv = addFormats.default(new Ajv({strict: false}))
    const fits = ajv.compile(read(kind))
    const unfit = catalog.documents
      .filter(({contentPath}) => contentPath.startsWith(`${kinds[kind].folder}/`))
      .filter(({frontmatter}) => !fits(frontmatter.data))
    expect(unfit.map(({file}) => file)).toEqual([])
  }
})
