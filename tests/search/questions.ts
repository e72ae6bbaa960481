import {of, type Question} from './question.ts'

const code = (...slugs: string[]) => slugs.map(slug => `codes/${slug}`)
/** A failure and its runbook. */
const failure = (mode: string, runbook: string): [string, string] => [`failure-modes/${mode}`, `runbooks/${runbook}`]

const changed = failure('erp-record-changed', 'retry-changed-erp-record')
const removed = failure('webhook-subscription-removed', 'recreate-webhook-subscription')
const signature = failure('webhook-hmac-mismatch', 'restore-webhook-signature')
const throttled = failure('graphql-throttled', 'relieve-shopify-throttling')
const reference = failure('erp-invalid-reference', 'fix-invalid-erp-reference')
const clash = failure('erp-customer-clash', 'link-clashing-customer')
const concurrency = failure('erp-concurrency-exceeded', 'relieve-erp-concurrency')
const twice = failure('duplicate-sales-order', 'close-duplicate-sales-order')
const poison = failure('poison-message', 'redrive-dead-letters')
const stalled = failure('batch-job-stalled', 'resume-stalled-batch-job')
const rejected = failure('edi-940-rejected', 'correct-rejected-940')
const missing = failure('edi-997-missing', 'chase-missing-997')
const doubled = failure('edi-duplicate-interchange', 'drop-duplicate-interchange')
const certificate = failure('as2-certificate-expired', 'replace-as2-certificate')
const short = failure('short-ship', 'settle-short-ship')
const drift = failure('inventory-drift', 'reconcile-stock')
const stale = failure('stale-compare-quantity', 'rewrite-refused-stock')
const stripe = failure('stripe-signature-failed', 'accept-stripe-events-again')
const payout = failure('payout-mismatch', 'match-a-payout')
const dispute = failure('dispute-deadline', 'answer-a-dispute')
const tax = failure('tax-timeout-fallback', 'keep-selling-without-tax')
const taxDocument = failure('tax-document-conflict', 'settle-tax-document')
const quota = failure('amazon-quota-exceeded', 'serialise-amazon-calls')
const feed = failure('amazon-feed-fatal', 'resubmit-amazon-feed')
const silent = failure('amazon-notification-silence', 'restore-amazon-notifications')
const locked = failure('crm-row-lock', 'reload-locked-rows')
const klaviyo = failure('esp-rate-limited', 'slow-down-for-klaviyo')
const version = failure('version-fell-forward', 'pin-a-supported-version')
const refund = failure('refund-not-booked', 'book-a-missing-refund')
const price = failure('wrong-price-published', 'stop-a-wrong-price')
const credential = failure('credential-expired', 'renew-a-credential')
const outage = failure('vendor-outage', 'ride-out-a-vendor-outage')
const method = failure('wrong-ship-method', 'correct-ship-method')

/** The questions, from the content and from how people ask. */
export const questions: Question[] = [
  ...of('exact', [
    ['RCRD_HAS_BEEN_CHANGED', ...code('RCRD_HAS_BEEN_CHANGED')],
    ['THROTTLED', ...code('THROTTLED')],
    ['MAX_COST_EXCEEDED', ...code('MAX_COST_EXCEEDED')],
    ['SSS_REQUEST_LIMIT_EXCEEDED', ...code('SSS_REQUEST_LIMIT_EXCEEDED')],
    ['SSS_TIME_LIMIT_EXCEEDED', ...code('SSS_TIME_LIMIT_EXCEEDED')],
    ['WS_CONCUR_SESSION_DISALLWD', ...code('WS_CONCUR_SESSION_DISALLWD')],
    ['ExceededConcurrentRequestLimitFault', ...code('ExceededConcurrentRequestLimitFault')],
    ['INVALID_KEY_OR_REF', ...code('INVALID_KEY_OR_REF')],
    ['UNIQUE_CUST_ID_REQD', ...code('UNIQUE_CUST_ID_REQD')],
    ['DUP_RCRD', ...code('DUP_RCRD')],
    ['UNABLE_TO_LOCK_ROW', ...code('UNABLE_TO_LOCK_ROW')],
    ['QuotaExceeded', ...code('QuotaExceeded')],
    ['CHANGE_FROM_QUANTITY_STALE', ...code('CHANGE_FROM_QUANTITY_STALE')],
    ['COMPARE_QUANTITY_STALE', ...code('COMPARE_QUANTITY_STALE')],
    ['DocumentCodeConflict', ...code('DocumentCodeConflict')],
    ['AK5*R', ...code('ak5-r')],
    ['AK5*R*5', ...code('ak5-r-5')],
    ['AK3*N4*9**8', ...code('ak3-n4-9-8')],
    ['TA105 025', ...code('ta105-025')],
    ['429', ...code('429')],
    ['401', ...code('401')],
    ['FATAL', ...code('FATAL')],
    ['payout.failed', ...code('payout.failed')],
    ['signature mismatch', ...code('signature-mismatch')],
    ['needs_response', ...code('needs_response')],
    ['decryption-failed', ...code('decryption-failed')],
    ['INVALID_LOGIN', ...code('INVALID_LOGIN')],
    ['invalid_api_key', ...code('invalid_api_key')],
    ['W12*BP', ...code('w12-bp')],
    ['transform: customer is null', ...code('transform-customer-is-null')],
  ]),
  ...of('variant', [
    ['rcrd_has_been_changed', ...code('RCRD_HAS_BEEN_CHANGED')],
    ['rcrd-has-been-changed', ...code('RCRD_HAS_BEEN_CHANGED')],
    ['RCRD HAS BEEN CHANGED', ...code('RCRD_HAS_BEEN_CHANGED')],
    ['RcrdHasBeenChanged', ...code('RCRD_HAS_BEEN_CHANGED')],
    ['RCRD_HAS_BEEN_CHANGED.', ...code('RCRD_HAS_BEEN_CHANGED')],
    ['"RCRD_HAS_BEEN_CHANGED",', ...code('RCRD_HAS_BEEN_CHANGED')],
    ['`THROTTLED`', ...code('THROTTLED')],
    ['throttled', ...code('THROTTLED')],
    ['exceeded concurrent request limit fault', ...code('ExceededConcurrentRequestLimitFault')],
    ['exceeded_concurrent_request_limit_fault', ...code('ExceededConcurrentRequestLimitFault')],
    ['quota_exceeded', ...code('QuotaExceeded')],
    ['QUOTA EXCEEDED', ...code('QuotaExceeded')],
    ['quotaExceeded!', ...code('QuotaExceeded')],
    ['TA105*025', ...code('ta105-025')],
    ['TA105-025', ...code('ta105-025')],
    ['ta105:25', ...code('ta105-025')],
    ['TA105025', ...code('ta105-025')],
    ['AK5.R', ...code('ak5-r')],
    ['ak5r', ...code('ak5-r')],
    ['AK5*R*5~', ...code('ak5-r-5')],
    ['ak5 r 5', ...code('ak5-r-5')],
    ['w12 bp', ...code('w12-bp')],
    ['document code conflict', ...code('DocumentCodeConflict')],
    ['DOCUMENT_CODE_CONFLICT', ...code('DocumentCodeConflict')],
    ['payout failed', ...code('payout.failed')],
    ['Payout_Failed', ...code('payout.failed')],
    ['signature-mismatch', ...code('signature-mismatch')],
    ['DECRYPTION_FAILED', ...code('decryption-failed')],
    ['invalid api key', ...code('invalid_api_key')],
    ['unable to lock row', ...code('UNABLE_TO_LOCK_ROW')],
    ['change-from-quantity-stale', ...code('CHANGE_FROM_QUANTITY_STALE')],
    ['ServerUnreachable.', ...code('ServerUnreachable')],
  ]),
  ...of('alert', [
    ['DeadLettersWaiting', 'alerts/DeadLettersWaiting'],
    ['deadletterswaiting', 'alerts/DeadLettersWaiting'],
    ['dead letters waiting', 'alerts/DeadLettersWaiting'],
    ['dead_letters_waiting', 'alerts/DeadLettersWaiting'],
    ['OrdersSilent', 'alerts/OrdersSilent'],
    ['orders silent', 'alerts/OrdersSilent'],
    ['Edi940Unacknowledged', 'alerts/Edi940Unacknowledged'],
    ['edi 940 unacknowledged', 'alerts/Edi940Unacknowledged'],
    ['ShopifyThrottled', 'alerts/ShopifyThrottled'],
    ['[FIRING:1] OldestOrderAge', 'alerts/OldestOrderAge'],
    ['AL-13', 'alerts/ShipByRisk'],
    ['al 13', 'alerts/ShipByRisk'],
    ['PriceBelowFloor', 'alerts/PriceBelowFloor'],
    ['As2CertificateExpiryNear', 'alerts/As2CertificateExpiryNear'],
  ]),
  ...of('id', [
    ['RB-09', 'runbooks/redrive-dead-letters'],
    ['rb9', 'runbooks/redrive-dead-letters'],
    ['RB 9', 'runbooks/redrive-dead-letters'],
    ['FM-09', 'failure-modes/poison-message'],
    ['FM9', 'failure-modes/poison-message'],
    ['fm-009', 'failure-modes/poison-message'],
    ['INT-01', 'integrations/orders-to-erp'],
    ['orders-to-erp', 'integrations/orders-to-erp', 'ownership/orders-to-erp'],
    ['redrive-dead-letters', 'runbooks/redrive-dead-letters'],
    ['chase missing 997', 'runbooks/chase-missing-997'],
    ['CHG-2026-031', 'changes/chg-2026-031'],
    ['INC-2026-018', 'incidents/2026-09-14-orders-silent'],
    ['DEC-04', 'decisions/dead-letter-retention'],
    ['CON-03', 'contracts/edi-940'],
  ]),
  ...of('name', [
    ['NetSuite', 'systems/netsuite'],
    ['kestrel wms', 'systems/kestrel-wms'],
    ['Alex Morgan', 'people/alex'],
    ['Integration Platform', 'teams/integration-platform'],
    ['integrator.io', 'systems/celigo'],
    ['Finance, primary', 'rotations/finance-primary'],
    ['Match a payout to the cent', 'runbooks/match-a-payout'],
    ['JSON_LISTINGS_FEED', 'contracts/amazon-listings'],
    ['createoradjust', 'contracts/avatax-transaction'],
    ['replay stripe events', 'runbooks/accept-stripe-events-again'],
  ]),
  ...of('inner part', [
    ['LIMIT_EXCEEDED', ...code('SSS_TIME_LIMIT_EXCEEDED', 'SSS_REQUEST_LIMIT_EXCEEDED', 'SSS_USAGE_LIMIT_EXCEEDED')],
    ['CONCUR_SESSION', ...code('WS_CONCUR_SESSION_DISALLWD')],
    ['QUANTITY_STALE', ...code('COMPARE_QUANTITY_STALE', 'CHANGE_FROM_QUANTITY_STALE')],
    ['HAS_BEEN_CHANGED', ...code('RCRD_HAS_BEEN_CHANGED')],
    ['ConcurrentRequestLimit', ...code('ExceededConcurrentRequestLimitFault')],
    ['LOCK_ROW', ...code('UNABLE_TO_LOCK_ROW')],
    ['TA105', ...code('ta105-001', 'ta105-006', 'ta105-009', 'ta105-023', 'ta105-025')],
    ['940Rejected', 'alerts/Edi940Rejected', 'alerts/Edi940RejectedAny', ...rejected],
    ['2026-031', 'changes/chg-2026-031'],
  ]),
  ...of('metric or field', [
    ['order_oldest_waiting_seconds', 'integrations/orders-to-erp#signal-oldest-order-waiting', 'integrations/orders-to-erp'],
    ['stock_units', 'integrations/stock-publish'],
    ['tax_call_errors_total', 'integrations/tax'],
    ['edi_unacked_total', 'integrations/erp-to-3pl'],
    ['payout_unmatched_usd', 'integrations/payments-and-payouts'],
    ['crm_backlog_oldest_seconds', 'integrations/crm-esp'],
    ['webhook_rejected_total', 'integrations/orders-to-erp'],
    ['amazon_last_order_timestamp_seconds', 'integrations/marketplace'],
    ['payout unmatched usd', 'integrations/payments-and-payouts'],
    ['duplicate_sales_orders_open', 'integrations/orders-to-erp'],
  ]),
  ...of('pasted', [
    [
      '2026-11-23T03:14:07Z ERROR celigo import orders: {"code":"RCRD_HAS_BEEN_CHANGED","message":"Record has been changed"} traceKey=6104437293224',
      ...code('RCRD_HAS_BEEN_CHANGED'),
    ],
    ['{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED","cost":1002}}]}', ...code('THROTTLED')],
    [
      'com.netsuite.webservices.ExceededRequestLimitFault: Request limit exceeded\n\tat com.celigo.Connector.call(Connector.java:412)',
      ...code('ExceededRequestLimitFault'),
    ],
    [
      '<soapenv:Fault><faultcode>soapenv:Server.userException</faultcode><detail><code>WS_CONCUR_SESSION_DISALLWD</code></detail></soapenv:Fault>',
      ...code('WS_CONCUR_SESSION_DISALLWD'),
    ],
    ['AK1*OW*418217~AK2*940*0031~AK3*N4*9**8~AK4*2*156*7*ZZ~AK5*R*5~AK9*R*1*1*0~', ...code('ak4-2-156-7-zz', 'ak3-n4-9-8', 'ak5-r-5')],
    ['TA1*000418217*261123*0312*R*025~', ...code('ta105-025')],
    ['HTTP/1.1 429 Too Many Requests\nRetry-After: 2', ...code('429')],
    ['Disposition: automatic-action/MDN-sent-automatically; processed/error: decryption-failed', ...code('decryption-failed')],
    ['error: processed/error: unexpected-processing-error (partner KESTREL)', ...code('processed-error-unexpected-processing-error')],
    ['[FIRING:2] DeadLettersWaiting orders-in-dlq (severity=page, team=integration-platform)', 'alerts/DeadLettersWaiting'],
    [
      '{"status":"firing","labels":{"alertname":"OrdersSilent","severity":"page"},"startsAt":"2026-11-23T03:00:00Z"}',
      'alerts/OrdersSilent',
    ],
    [
      '{"error":{"code":"DocumentCodeConflict","message":"Document code already exists","details":[{"number":300}]}}',
      ...code('DocumentCodeConflict'),
    ],
    ['Nov 23 03:15:01 order-receiver[312]: reason="signature mismatch" shop=larkmoor-outfitters status=401', ...code('signature-mismatch')],
    [
      '{"name":"Error","type":"error.SuiteScriptError","message":"Script Execution Usage Limit Exceeded","code":"SSS_USAGE_LIMIT_EXCEEDED"}',
      ...code('SSS_USAGE_LIMIT_EXCEEDED'),
    ],
    [
      '[{"statusCode":"UNABLE_TO_LOCK_ROW","message":"unable to obtain exclusive access to this record","fields":[]}]',
      ...code('UNABLE_TO_LOCK_ROW'),
    ],
    ['java.lang.RuntimeException: INVALID_KEY_OR_REF: Invalid item reference key 40117 for subsidiary 2', ...code('INVALID_KEY_OR_REF')],
    [
      '{"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota for the requested resource.","details":""}]}',
      ...code('QuotaExceeded'),
    ],
    [
      'userErrors: [{"field":["input","quantities","0"],"code":"CHANGE_FROM_QUANTITY_STALE","message":"stale"}]',
      ...code('CHANGE_FROM_QUANTITY_STALE'),
    ],
    ['W12*BP*12*8*4*EA**UK*LRK-PARKA-M-OLV~', ...code('w12-bp')],
    [
      'No signatures found matching the expected signature for payload (signature_verification_failed) req_9f31',
      ...code('signature_verification_failed'),
    ],
  ]),
  ...of('symptom', [
    ['orders missing in netsuite', ...removed, ...poison, ...reference],
    ['no orders since an hour, everything looks calm', ...removed],
    ['shopify removed the webhook', ...removed],
    ['receiver answers 401 to shopify', ...signature],
    ['secret rotated and webhooks are refused', ...signature],
    ['stock delta takes twenty minutes', ...throttled],
    ['shopify is slow for our exports', ...throttled],
    ['record has been changed error while import runs', ...changed],
    ['all orders with one sku are missing', ...reference],
    ['customer name already taken', ...clash],
    ['one customer cannot be created in netsuite', ...clash],
    ['too many requests netsuite month end', ...concurrency],
    ['orders are booked later and later', ...concurrency],
    ['customer got the parcel twice', ...twice],
    ['two sales orders for one order', ...twice],
    ['messages in the dead letter queue', ...poison],
    ['orders stuck in dlq with the same error', ...poison],
    ['map reduce script hangs', ...stalled],
    ['nightly stock publish not finished', ...stalled],
    ['kestrel refused the ship order', ...rejected],
    ['edi file did not load', ...rejected],
    ['warehouse has nothing to pick this morning', ...missing],
    ['no 997 came back', ...missing],
    ['same edi file came twice', ...doubled],
    ['two shipping mails for one box', ...doubled],
    ['as2 certificate expired', ...certificate],
    ['every file fails since midnight signature cannot be verified', ...certificate],
    ['customer got one of two items', ...short],
    ['partially fulfilled for days', ...short],
    ['shop sells what the shelf does not have', ...drift],
    ['stock differs between shop and warehouse', ...drift],
    ['stock write refused stale', ...stale],
    ['stripe webhooks fail with 400', ...stripe],
    ['no customer deposits since noon', ...stripe],
    ['payout does not match the bank', ...payout],
    ['chargeback deadline tomorrow', ...dispute],
    ['checkout cannot calculate tax', ...tax],
    ['avatax times out', ...tax],
    ['tax document already exists', ...taxDocument],
    ['amazon ship confirmations late quota', ...quota],
    ['amazon feed in queue since last night', ...feed],
    ['no amazon orders for two hours', ...silent],
    ['salesforce row lock', ...locked],
    ['order confirmation mails arrive an hour late', ...klaviyo],
    ['shopify api version changed by itself', ...version],
    ['field is suddenly empty in shopify webhooks', ...version],
    ['customer has the refund but netsuite does not', ...refund],
    ['product sold for the wrong price', ...price],
    ['password for vendor expired', ...credential],
    ['netsuite down', ...outage],
    ['vendor status page says outage', ...outage],
    ['customer paid for two days shipping and got ground', ...method],
    ['wrong shipping method on the sales order', ...method],
  ]),
  ...of('typo', [
    ['RCRD_HAS_BEEN_CHANGD', ...code('RCRD_HAS_BEEN_CHANGED')],
    ['THROTLED', ...code('THROTTLED')],
    ['DeadLetersWaiting', 'alerts/DeadLettersWaiting'],
    ['OrderSilent', 'alerts/OrdersSilent'],
    ['QoutaExceeded', ...code('QuotaExceeded'), 'alerts/AmazonQuotaExceeded'],
    ['UNABLE_TO_LOCK_ROWS', ...code('UNABLE_TO_LOCK_ROW')],
    ['certifcate expired as2', ...certificate],
    ['dupplicate sales order', ...twice, 'alerts/DuplicateSalesOrder'],
    ['payuot does not match', ...payout],
    ['webhok signature refused', ...signature],
    ['dead leters in queue', ...poison],
    ['amazon feeed stands', ...feed],
    ['refnd not booked', ...refund],
    ['wrong prise on sale', ...price],
    ['netsuit concurrency', ...concurrency],
    ['chargback due', ...dispute],
  ]),
  ...of(
    'unknown',
    [
      'ORDER_GONE_MISSING_77',
      'ERR-5512',
      'ZX_99',
      'PaymentGatewayFrozenHard',
      'SAP-4711',
      '0x8007EE12',
      'E4092',
      'PROTOCOL_VIOLATION_11',
      'XJ-19-B',
      'WAREHOUSE_ON_FIRE',
      '99812',
      'AK7*Q',
      'TA199 777',
      'error ORA-29913 in external table',
      'HEARTBEAT_LOST_404X',
      'BigRedButtonPressed',
    ].map(ask => [ask] as const),
  ),
]
