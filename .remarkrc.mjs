// Lets remark's command line and its language server, and so editors, show what `clarity check` says.
const options = process.features.typescript ? await ours() : undefined

export default {plugins: options ? [[options.plugin, options]] : [needsNewerNode]}

async function ours() {
  const [{default: plugin}, {contentAround}, {rules}] = await Promise.all([
    import('./plugins/remark-clarity.ts'),
    import('./src/host/content-around.ts'),
    import('./src/rules/index.ts'),
  ])
  return {plugin, rules, around: contentAround(rules), now: () => new Date().toISOString()}
}

function needsNewerNode() {
  this.parser = () => ({type: 'root', children: []})
  this.compiler = (_tree, file) => String(file)
  return (_tree, file) => {
    file.message(`not checked: needs Node 22.18 or newer, this is ${process.versions.node}`, {source: 'clarity', ruleId: 'node'})
  }
}
