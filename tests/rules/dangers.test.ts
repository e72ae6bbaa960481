import {describe, expect, test} from 'vitest'
import {dangerIn} from '../../src/rules/commands/find-dangers.ts'

const code = (value: string, language = 'sh') => ({
  inline: false,
  language,
  value,
  placeholders: [],
  span: {file: 'a.mdx', start: {line: 1, column: 1}, end: {line: 1, column: 1}},
})

describe('a command of a shell', () => {
  test.each([
    ["grep -c 'DROP TABLE' dump.sql\npsql \"$DB\" -c 'DROP TABLE orders'", 'deletes', 'DROP TABLE'],
    ['rm -rf /tmp/orders /var/spool/orders', 'deletes', 'rm -rf /tmp/orders /var/spool/orders'],
    ['rm -rf /var/spool/orders # first with --dry-run', 'deletes', 'rm -rf /var/spool/orders'],
    ['rm -rf /tmp/../var', 'deletes', 'rm -rf /tmp/../var'],
    ['psql "$DB" -c "UPDATE orders SET state=\'done\'"', 'overwrites', 'UPDATE orders SET'],
    ['psql <<END\nDELETE FROM orders;\nEND', 'deletes', 'DELETE FROM orders'],
    ["echo 'TRUNCATE orders' | mysql shop", 'truncates', 'TRUNCATE orders'],
    ['kubectl scale deployment/orders --replicas=0', 'stops', 'kubectl scale deployment/orders --replicas=0'],
    ['kubectl scale deployment/orders --replicas 0', 'stops', 'kubectl scale deployment/orders --replicas'],
    ['kubectl -n shop delete pvc orders-1', 'deletes', 'kubectl -n shop delete'],
    ['kubectl exec db-0 -- dropdb orders', 'deletes', 'dropdb orders'],
    ['dropdb orders', 'deletes', 'dropdb orders'],
    ['iptables -F', 'deletes', 'iptables -F'],
    ["find . -name '*.log' | xargs rm", 'deletes', 'rm'],
    ['find /var -mtime +3 -exec rm {} +', 'deletes', 'rm {}'],
    ['find /var -mtime +3 -delete', 'deletes', '-delete'],
    ['sudo -u postgres dropdb orders', 'deletes', 'dropdb orders'],
    ['cd /srv && sudo rm -rf data', 'deletes', 'rm -rf data'],
    ["ssh db1 'rm -rf /var/lib/orders'", 'deletes', 'rm -rf /var/lib/orders'],
    ['bash -c "terraform destroy"', 'deletes', 'terraform destroy'],
    ['for q in a b; do rabbitmqctl purge_queue "$q"; done', 'purges', 'purge_queue'],
    ['redis-cli -h cache flushall', 'deletes', 'redis-cli -h cache flushall'],
    ['terraform destroy -auto-approve', 'deletes', 'terraform destroy'],
    ['helm uninstall orders', 'deletes', 'helm uninstall'],
    ['docker system prune -af', 'deletes', 'docker system prune'],
    ['docker compose down -v', 'deletes', 'docker compose down -v'],
    ['aws sqs purge-queue --queue-url q', 'purges', 'purge-queue'],
    ['aws ec2 terminate-instances --instance-ids i', 'deletes', 'terminate-instances'],
    ['aws s3 rm s3://orders --recursive', 'deletes', 'rm'],
    ['aws ecs update-service --service orders --desired-count 0', 'stops', 'aws ecs update-service --service orders --desired-count'],
    ['kafka-topics.sh --bootstrap-server k --delete --topic orders', 'deletes', 'kafka-topics.sh --bootstrap-server k --delete'],
    ['git push -f origin main', 'forces', 'git push -f'],
    ['git push --force-with-lease', 'forces', 'git push --force-with-lease'],
    ['git reset --hard HEAD~1', 'resets', 'git reset --hard'],
    ['git clean -fdx', 'deletes', 'git clean -fdx'],
    ['rsync -a --delete a/ b/', 'deletes', 'rsync -a --delete'],
    ['shutdown -r now', 'stops', 'shutdown -r now'],
    ['shred /dev/sdb', 'deletes', 'shred /dev/sdb'],
    ['crontab -r', 'deletes', 'crontab -r'],
    ['mongosh shop --eval "db.orders.drop()"', 'deletes', 'db.orders.drop'],
    ['curl -sS -XDELETE https://api.example.com/orders/1', 'deletes', '-XDELETE'],
    ['curl -d @q.json https://search.example.com/orders/_delete_by_query', 'deletes', '/_delete_by_query'],
    ['curl -X POST https://api.example.com/orders/1/refunds -d @r.json', 'refunds', '/refunds'],
    ['kill -s KILL 12', 'forces', 'kill -s KILL'],
    ['apt-get purge postgresql', 'purges', 'purge'],
    ['heroku pg:reset DATABASE', 'resets', 'heroku pg:reset'],
    ['$ kubectl delete job a', 'deletes', 'kubectl delete'],
    ['kubectl delete pod --force <pod>', 'deletes', 'kubectl delete'],
    ['rm -rf build \\\n  /var/data', 'deletes', 'rm -rf build'],
  ])('%s destroys', (value, deed, what) => {
    expect(dangerIn(code(value))).toMatchObject({deed, what})
  })

  test.each([
    'git rm --cached x',
    'shred -u failed.csv',
    'deploy --force=false',
    'aws sqs purge-queue help',
    'apt-get purge --simulate postgresql',
    'apt-get -s purge postgresql',
    'psql -c "SELECT 1 -- DELETE FROM t"',
    'psql <<END\n-- DELETE FROM t\nSELECT 1;\nEND',
    'psql -c "UPDATE orders SET state=\'done\' WHERE id = 1"',
    "psql -c 'EXPLAIN DELETE FROM t'",
    'grep -c purge queue.log && rm -f /tmp/orders.json',
    'echo "then run: kubectl delete pod a"',
    'kubectl delete job backfill --dry-run=client',
    'kubectl -n shop delete pod orders-1',
    'kubectl delete pods -l app=orders',
    'oc delete pod/orders-1',
    'kubectl get events | grep delete',
    'kubectl describe pod purge-worker',
    'terraform plan -destroy',
    'git clean -nd',
    'man rm',
    'rm -rf "$TMPDIR/x"',
    'kubectl rollout status deployment/orders # scale it to 0 with delete',
    'kubectl scale deployment/orders --replicas=3',
    'kill -HUP 12',
    'helm history orders',
    'curl https://api.example.com/orders/1/delete',
    "jq 'del(.orders)' a.json",
    'aws sqs list-queues --queue-name-prefix purge',
  ])('%s destroys nothing', value => {
    expect(dangerIn(code(value))).toBeUndefined()
  })
})

describe('a text of another language', () => {
  test.each([
    ['sql', 'SELECT 1; -- only a look\nUPDATE orders\nSET state = 1;', 'overwrites', 'UPDATE orders'],
    ['sql', 'ALTER TABLE t DROP COLUMN c', 'deletes', 'DROP COLUMN'],
    ['js', 'db.orders.drop()', 'deletes', 'db.orders.drop'],
    ['javascript', 'db.getCollection("orders").deleteMany({})', 'deletes', 'db.getCollection("orders").deleteMany'],
    ['powershell', 'Remove-Item C:\\orders -Recurse -Force', 'deletes', 'Remove-Item C:\\orders -Recurse -Force'],
    ['bat', 'rd /s /q C:\\orders', 'deletes', 'rd /s /q C:\\orders'],
    ['http', 'DELETE /orders/1 HTTP/1.1', 'deletes', 'DELETE /orders/1'],
  ])('%s: %s destroys', (language, value, deed, what) => {
    expect(dangerIn(code(value, language))).toMatchObject({deed, what})
  })

  test.each([
    ['sql', '-- DELETE FROM t\nSELECT 1'],
    ['sql', '/* DROP TABLE t */ SELECT 1'],
    ['sql', 'UPDATE t SET a = 1\nWHERE id = 2;'],
    ['powershell', 'Remove-Item C:\\orders -Recurse -WhatIf'],
    ['js', 'db.orders.find({})'],
  ])('%s: %s destroys nothing', (language, value) => {
    expect(dangerIn(code(value, language))).toBeUndefined()
  })
})

test('what looks like a command to parse for ever is read in time', () => {
  const started = performance.now()
  for (const value of ['echo "$(rm '.repeat(20_000), 'rm `'.repeat(20_000), `${'('.repeat(50_000)}rm x`, `${'sudo '.repeat(5000)}rm x`]) {
    dangerIn(code(value))
  }
  expect(performance.now() - started).toBeLessThan(20_000)
})
