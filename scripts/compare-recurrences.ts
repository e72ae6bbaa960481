// Counts random recurrence rules as the program does and as python-dateutil does. Usage: node scripts/compare-recurrences.ts [COUNT] [SEED]
import {compareRules, differing, hasReference} from '../tests/support/recurrences.ts'

const [count = 20_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
const batch = 500

if (!hasReference()) {
  console.error('python3-dateutil is missing; install it with `apt-get install python3-dateutil` or `pip install python-dateutil`')
  process.exit(2)
}

console.log(`${count} rules from seed ${seed}`)
let [equal, refused, different] = [0, 0, 0]
for (let done = 0; done < count; done += batch) {
  const compared = compareRules(seed + done, Math.min(batch, count - done))
  const wrong = differing(compared)
  for (const {start, rule, reference, here} of wrong) console.log(JSON.stringify({seed: seed + done, start, rule, reference, here}))
  const refusals = compared.filter(({here}) => typeof here === 'string').length
  different += wrong.length
  refused += refusals
  equal += compared.length - wrong.length - refusals
}
console.log(`${equal} equal, ${refused} refused by name, ${different} different; the rest the reference could not count`)
process.exitCode = different > 0 ? 1 : 0
