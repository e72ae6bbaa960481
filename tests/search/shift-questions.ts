import {of, type Question} from './question.ts'

const code = (slug: string) => `codes/${slug}`
/** A failure and its runbook. */
const failure = (mode: string, runbook: string): [string, string] => [`failure-modes/${mode}`, `runbooks/${runbook}`]

/** What came over a shift: messages as programs of many sorts write them, copied out of mails and consoles, and talk at a desk. */
export const shiftQuestions: Question[] = [
  ...of('pasted', [
    [
      '{"level":50,"time":1764012847331,"pid":17,"hostname":"recv-2","msg":"upsert failed","err":{"type":"NetSuiteError","code":"RCRD_HAS_BEEN_CHANGED","stack":"NetSuiteError: Record has been changed\\n    at upsert (/srv/app/ns.js:88:11)"}}',
      code('RCRD_HAS_BEEN_CHANGED'),
    ],
    [
      'ts=2026-11-23T02:14:07Z level=error component=shopify-export msg="graphql error" code=THROTTLED requested=1002 available=311 restoreRate=100',
      code('THROTTLED'),
    ],
    [
      '2026-11-23T02:14:07.123Z\t5f1c9d2e-8a11-4c7f-9b0d-2d6a1a7f0b3c\tERROR\tInvoke Error\t{"errorType":"QuotaExceeded","errorMessage":"You exceeded your quota for the requested resource.","stack":["QuotaExceeded: You exceeded","    at call (/var/task/index.js:71:15)"]}',
      code('QuotaExceeded'),
    ],
    [
      'GS*FA*KESTREL*LARKMOOR*20261123*0412*91823*X*004010~ST*997*0001~AK1*OW*418217~AK2*940*0031~AK5*R*5~AK9*R*1*1*0~SE*6*0001~',
      code('ak5-r-5'),
    ],
    [
      '{"receiver":"integration-platform","status":"firing","alerts":[{"status":"firing","labels":{"alertname":"ShopifyThrottled","severity":"ticket","instance":"exp-1"},"annotations":{"summary":"Exports wait for Shopify"}}]}',
      'alerts/ShopifyThrottled',
    ],
    [':fire: *FIRING* | <https://prom.example.com/graph?g0.expr=x|PriceBelowFloor> | severity: page', 'alerts/PriceBelowFloor'],
    [
      'Caused by: com.sforce.soap.partner.fault.UnexpectedErrorFault: UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record\n\tat com.sforce.ws.ConnectorConfig.call(ConnectorConfig.java:310)\n\t... 12 more',
      code('UNABLE_TO_LOCK_ROW'),
    ],
    [
      '<platformCore:status isSuccess="false"><platformCore:statusDetail type="ERROR"><platformCore:code>UNIQUE_CUST_ID_REQD</platformCore:code><platformCore:message>A customer record with this ID already exists.</platformCore:message></platformCore:statusDetail></platformCore:status>',
      code('UNIQUE_CUST_ID_REQD'),
    ],
    [
      '&quot;error&quot;:{&quot;code&quot;:&quot;RCRD_HAS_BEEN_CHANGED&quot;,&quot;message&quot;:&quot;Record has been changed&quot;}',
      code('RCRD_HAS_BEEN_CHANGED'),
    ],
    ['"body":"{\\"errors\\":[{\\"extensions\\":{\\"code\\":\\"MAX_COST_EXCEEDED\\"}}]}"', code('MAX_COST_EXCEEDED')],
    [
      '\u001b[31mERROR\u001b[0m [stock-delta] code=\u001b[1mCOMPARE_QUANTITY_STALE\u001b[0m sku=LRK-PARKA-M-OLV',
      code('COMPARE_QUANTITY_STALE'),
    ],
    ['got **`QuotaExceeded`** again from sp-api, third time tonight', code('QuotaExceeded')],
    ['<11>1 2026-11-23T02:14:07Z recv-2 order-receiver 312 - - signature mismatch topic=orders/paid', code('signature-mismatch')],
    [
      'error:\n  code: SSS_REQUEST_LIMIT_EXCEEDED\n  message: Request Limit Exceeded.\n  retryable: true',
      code('SSS_REQUEST_LIMIT_EXCEEDED'),
    ],
    ['https://erp.example.com/callback?error=INVALID_LOGIN&error_description=Invalid+login+attempt', code('INVALID_LOGIN')],
    ['evt_1PqR type=payout.failed account=acct_1 livemode=true', code('payout.failed')],
    [
      '> POST /v1/messages\r\n< HTTP/2 401\r\n< content-type: application/json\r\n{"errors":[{"id":"x","code":"invalid_api_key","title":"Invalid API key."}]}',
      code('invalid_api_key'),
    ],
    ['[Alerting] AS2 certificate of Kestrel (As2CertificateExpiryNear) value=6d', 'alerts/As2CertificateExpiryNear'],
  ]),
  ...of('symptom', [
    [
      'shopify orders not landing in the erp',
      ...failure('webhook-subscription-removed', 'recreate-webhook-subscription'),
      ...failure('poison-message', 'redrive-dead-letters'),
      ...failure('erp-invalid-reference', 'fix-invalid-erp-reference'),
    ],
    ['we keep answering 401 to shopify hooks', ...failure('webhook-hmac-mismatch', 'restore-webhook-signature')],
    ['they shipped one of three jackets, rest is missing', ...failure('short-ship', 'settle-short-ship')],
    ['site says 12 in stock, warehouse shelf has none', ...failure('inventory-drift', 'reconcile-stock')],
    ['stripe deliveries red, all 400', ...failure('stripe-signature-failed', 'accept-stripe-events-again')],
    ['payout is off by 43.10', ...failure('payout-mismatch', 'match-a-payout')],
    ['dispute evidence is due tomorrow', ...failure('dispute-deadline', 'answer-a-dispute')],
    ['avalara says the document exists already', ...failure('tax-document-conflict', 'settle-tax-document')],
    ['no amazon orders since midnight', ...failure('amazon-notification-silence', 'restore-amazon-notifications')],
    ['order mails are hours late', ...failure('esp-rate-limited', 'slow-down-for-klaviyo')],
    ['money went back to the customer but erp shows no refund', ...failure('refund-not-booked', 'book-a-missing-refund')],
    ['jacket sells for 2 dollars instead of 200, wrong price', ...failure('wrong-price-published', 'stop-a-wrong-price')],
    ['customer paid express and we sent it ground', ...failure('wrong-ship-method', 'correct-ship-method')],
    ['940 bounced, kestrel did not load it', ...failure('edi-940-rejected', 'correct-rejected-940')],
    ['nothing back from the warehouse since we sent the 940', ...failure('edi-997-missing', 'chase-missing-997')],
    ['cert ran out at midnight, 3pl files do not open', ...failure('as2-certificate-expired', 'replace-as2-certificate')],
    ['someone else saved the sales order while our import ran', ...failure('erp-record-changed', 'retry-changed-erp-record')],
    ['stock publish still running at 4 am', ...failure('batch-job-stalled', 'resume-stalled-batch-job')],
  ]),
  ...of('typo', [
    ['RCRD_HAS_BEN_CHANGED', code('RCRD_HAS_BEEN_CHANGED')],
    ['shopfy thorttled', 'alerts/ShopifyThrottled', ...failure('graphql-throttled', 'relieve-shopify-throttling')],
    ['as2 certifikate', ...failure('as2-certificate-expired', 'replace-as2-certificate')],
    ['kestral 997 mising', ...failure('edi-997-missing', 'chase-missing-997')],
    ['concurency netsuite', ...failure('erp-concurrency-exceeded', 'relieve-erp-concurrency')],
    ['stripe signatur faild', ...failure('stripe-signature-failed', 'accept-stripe-events-again')],
  ]),
  ...of('unknown', [
    ['ERR_CONN_4411'],
    ['MW-9921'],
    ['E1234567'],
    ['{"level":"error","code":"CARRIER_LABEL_REFUSED","order":"1001"}'],
    ['Caused by: com.example.FooBarBazFault: QX_7781 at line 3'],
  ]),
  ...of('name', [
    ['who can I ring about edi', 'people/edi-desk', 'systems/kestrel-wms', 'oncall'],
    ['kestrel support number', 'systems/kestrel-wms', 'people/edi-desk'],
  ]),
]
