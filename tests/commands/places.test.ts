import {describe, expect, test} from 'vitest'
import {changeIn} from '../../src/commands/command-change.ts'
import {fill} from '../../src/commands/escape.ts'
import {placesIn, placesInSentence} from '../../src/commands/places/value-places.ts'
import {forms, misfit} from '../../src/core/content/input-forms.ts'

/** Where the one placeholder of a command stands, as names from the inside out, or why that cannot be told. */
function placeOf(command: string, language = 'sh'): string {
  const [place] = placesIn(command, language)
  if (!place) throw new Error(`no place in ${command}`)
  return 'unknown' in place.quoting ? `? ${place.quoting.unknown}` : place.quoting.join(' ')
}

describe('where a value stands in a command of the shell', () => {
  test.each([
    ['queue show {{id}}', 'text word-start shell-bare'],
    ['queue show "order {{id}}"', 'text shell-double'],
    ["queue show 'order {{id}}'", 'text shell-single'],
    ['ID={{id}} queue show', 'text word-start shell-bare'],
    ['for id in {{id}}; do queue show "$id"; done', 'text word-start shell-bare'],
    ['queue show > "out/{{id}}.json"', 'path-part shell-double'],
    ['echo $(( {{id}} + 1 ))', 'number'],
    ['# look for {{id}}', 'text'],
    ['x=$(queue show "{{id}}")', 'text word-start shell-double'],
    ['echo "$(queue show \'{{id}}\')"', 'text word-start no-history shell-single'],
    ["sudo xargs -n 1 grep -E '^{{id}}'", 'regex-extended shell-single'],
    ['curl "https://api.example.com/v1/{{id}}/lines"', 'url-path shell-double'],
    ['curl https://api.example.com/?id={{id}}', 'url-query shell-bare'],
    ['curl "$BASE/orders/{{id}}"', 'url-path shell-double'],
    ['curl -H "X-Order: {{id}}" https://api.example.com/', 'text shell-double'],
    ['curl -d \'{"id": "{{id}}"}\' https://api.example.com/', 'text json-string shell-single'],
    ['curl -d \'{"line": {{id}}}\' https://api.example.com/', 'json-value shell-single'],
    ['curl -d "{\\"id\\": \\"{{id}}\\"}" https://api.example.com/', 'text json-string shell-double'],
    ['curl --data=\'{"id": "{{id}}"}\' https://api.example.com/', 'text json-string shell-single'],
    ['curl -d state=open -d id={{id}} https://api.example.com/', 'url-query shell-bare'],
    ['curl --data-urlencode "id={{id}}" https://api.example.com/', 'text shell-double'],
    ['curl -F "note={{id}}" https://api.example.com/', 'form-part shell-double'],
    ['psql -c "SELECT * FROM o WHERE id = \'{{id}}\'"', 'sql-string shell-double'],
    ['bash -c \'queue show "{{id}}"\'', 'text word-start shell-double shell-single'],
    ['ssh edi.example.com "grep {{id}} log"', 'regex-basic word-start shell-bare shell-double'],
    ["docker exec box sh -c 'queue show --id {{id}}'", 'text word-start shell-bare shell-single'],
    ['bash <<< "queue show {{id}}"', 'text word-start shell-bare shell-double'],
    ['psql <<< "SELECT 1 WHERE a = \'{{id}}\'"', 'sql-string shell-double'],
    ["mysql -e'SELECT {{id}}'", 'number shell-single'],
    ['jq \'.[] | select(.id == "{{id}}")\'', 'json-string shell-single'],
    ["jq --arg id '{{id}}' '.[$id]'", 'text word-start shell-single'],
    ["awk '/{{id}}/ { print }' log", 'regex-extended slashes shell-single'],
    ["sed 's/{{id}}/x/' log", 'regex-basic slashes shell-single'],
    ["sed -E 's/x/{{id}}/' log", 'sed-replacement shell-single'],
    ["find . -name '*{{id}}*.edi'", 'glob shell-single'],
    ["grep -F 'W05*N*{{id}}*' log", 'edi-element shell-single'],
    ['aws s3 cp s3://bucket/{{id}}.raw -', 'path-part shell-bare'],
    ["printf '{{id}}\\n'", 'text printf-format word-start shell-single'],
  ])('%s', (command, expected) => {
    expect(placeOf(command)).toBe(expected)
  })

  test.each([
    ["psql <<'SQL'\nSELECT 1 FROM o WHERE a LIKE '{{id}}%'\nSQL", 'sql-like sql-string'],
    ['psql <<SQL\nSELECT 1 FROM o WHERE a = {{id}}\nSQL', 'number heredoc'],
    ['jq -Rs . <<GQL\n{ order(id: "{{id}}") { name } }\nGQL', 'text graphql-string heredoc'],
    ["send <<'EDI'\nW05*N*{{id}}~\nEDI", 'edi-element'],
    ['send <<\'END\'\n{"id": "{{id}}"}\nEND', 'text json-string'],
  ])('in a here-document: %s', (command, expected) => {
    expect(placeOf(command)).toBe(expected)
  })

  test.each([
    ['{{id}} show', '? it would choose the program that runs'],
    ['echo `queue show {{id}}`', '? it stands between backticks'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
    ['echo "${X:-{{id}}}"', '? it stands within a variable of the shell'],
    ["python3 -c 'print({{id}})'", '? it stands in a program of another language'],
    ['curl "https://{{id}}.example.com/"', '? it stands in the host of an address'],
    ["grep '[{{id}}]' log", '? it stands in a bracket of a regular expression'],
    ["cat <<'END'\n{{id}}\nEND", '? a value alone on its line could end the here-document'],
    ['psql -c "SELECT 1 -- {{id}}"', '? it stands in a comment of SQL'],
    ['curl -d \'{"a": {{id}} "b"}\' https://api.example.com/', '? the text around it is no JSON'],
    ["queue show 'unclosed {{id}}", '? the shell could not read the command'],
    ['echo "queue show {{id}}" | bash', '? what is written here goes into a program that runs it'],
    ['cat <<SQL | ssh db.example.com psql\nSELECT {{id}}\nSQL', '? what is written here goes into a program that runs it'],
    ['echo {{id}} | xargs queue show', '? xargs makes words of it anew'],
    ['alias show="queue show {{id}}"', '? it stands in a command that runs later'],
    ['pwsh -Command "Show-Order {{id}}"', '? it stands in a command of PowerShell'],
    ['mongosh --eval "db.orders.find({{id}})"', '? it stands in a program of another language'],
  ])('cannot be told: %s', (command, expected) => {
    expect(placeOf(command)).toBe(expected)
  })
})

test('a command with thousands of inputs is refused at once, and no place of it can be copied', () => {
  const places = placesIn('queue show {{id}} '.repeat(5000), 'sh')
  expect(places.length).toBeGreaterThan(0)
  expect(new Set(places.map(({quoting}) => ('unknown' in quoting ? quoting.unknown : 'known')))).toEqual(
    new Set(['the command is too long for so many inputs']),
  )
  expect(placesIn('queue show {{id}} '.repeat(100), 'sh').every(({quoting}) => !('unknown' in quoting))).toBe(true)
})

test('where a value stands in other languages', () => {
  expect(placeOf("SELECT 1 WHERE a = '{{id}}'", 'sql')).toBe('sql-string')
  expect(placeOf('{ orders(query: "name:{{id}}") { id } }', 'graphql')).toBe('search-word graphql-string')
  expect(placeOf('{ order(id: "gid://shopify/Order/{{id}}") { id } }', 'graphql')).toBe('path-part graphql-string')
  expect(placeOf('PATCH /orders/{{id}} HTTP/1.1\nHost: api.example.com\n\n{}', 'http')).toBe('url-path')
  expect(placeOf('PATCH /orders/1\nX: y\n\n{"id": "{{id}}"}', 'http')).toBe('text json-string')
  expect(placeOf('up{job=~"{{id}}"}', 'promql')).toBe('regex-extended json-string')
  expect(placeOf('<order id="{{id}}"/>', 'xml')).toBe('xml-text')
  expect(placeOf('id: {{id}}', 'yaml')).toBe('yaml-bare')
  expect(placeOf('Show-Order {{id}}', 'powershell')).toBe('? how values are written in `powershell` is not known')
})

test('what a sentence says to run is quoted as a command, a value that it names stands as it is', () => {
  const quotings = (code: string) => placesInSentence(code).map(({quoting}) => quoting)
  expect(quotings('queue show {{id}}')).toEqual([['text', 'word-start', 'shell-bare']])
  expect(quotings('{{ id }}')).toEqual([['text']])
  expect(quotings('TA1*{{id}}-{{day}}')).toEqual([['text'], ['text']])
  expect(quotings('queue show `{{id}} x`')).toEqual([{unknown: 'it stands between backticks'}])
  expect(quotings('queue show')).toEqual([])
})

test('a value that cannot stand where it would be put is refused with the reason', () => {
  expect(fill('a\nb', ['shell-single'])).toEqual({refused: 'it has a line break or another sign that cannot be seen'})
  expect(fill('-rf', ['word-start', 'shell-bare'])).toEqual({refused: 'a value with `-` in front would be taken for an option'})
  expect(fill('1 OR 1=1', ['number'])).toEqual({refused: 'only a number can stand here'})
  expect(fill('..', ['url-path'])).toEqual({refused: 'steps of `.` and `..` lead to another address'})
  expect(fill('*~', ['edi-element'])).toEqual({refused: '`* ~ > ^ |` separate the parts of a message'})
  expect(fill('-15.00', ['json-value', 'shell-single'])).toEqual({text: '-15.00'})
  expect(fill("O'Brien", ['json-string', 'shell-single'])).toEqual({text: "O'\\''Brien"})
})

test('each form takes its example, and nothing of another form', () => {
  for (const [name, {example}] of Object.entries(forms)) expect(misfit(example, {form: name as keyof typeof forms}), name).toBeUndefined()
  const hostile = ["1001'; touch x; echo '", '$(id)', '*', '', ' ', '-', '`id`', '1\n2']
  for (const name of ['id', 'number', 'order-number', 'utc-instant', 'date', 'email', 'amount', 'uuid', 'path'] as const) {
    for (const value of hostile) expect(misfit(value, {form: name}), `${name} ${value}`).toBeDefined()
  }
  expect(misfit('../../etc/passwd', {form: 'path'})).toBeDefined()
  expect(misfit('lane-1', {pattern: 'lane-[0-9]'})).toBeUndefined()
  expect(misfit('x lane-1', {pattern: 'lane-[0-9]'})).toBe('expected the form `lane-[0-9]`')
})

test('a verb tells that a command changes something; a query that is sent by POST does not', () => {
  const change = (value: string, language = 'sh') => changeIn({value, language})?.what
  expect(change('curl -X PATCH https://api.example.com/orders/1')).toBe('PATCH')
  expect(change('find . -name x -exec mv {} y \\;')).toBe('mv')
  expect(change('sudo systemctl restart openas2')).toBe('restart')
  expect(change("jq -Rs '{query: .}' <<'GQL' | curl --data-binary @- https://shop.example.com/graphql.json\nmutation { a }\nGQL")).toBe(
    'mutation',
  )
  expect(change('DELETE FROM orders WHERE id = 1', 'sql')).toBe('DELETE FROM')
  expect(change('curl -d grant_type=client_credentials https://api.example.com/oauth/token')).toBeUndefined()
  expect(change("jq -Rs '{q: .}' <<'SQL' | curl --data-binary @- https://erp.example.com/suiteql\nSELECT 1\nSQL")).toBeUndefined()
  expect(change('grep -c "DELETE FROM" queue.log')).toBeUndefined()
})
