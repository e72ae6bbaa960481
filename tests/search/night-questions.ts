import {of, type Question} from './question.ts'

/** What tired people typed and pasted: whole messages, slips, two languages, and questions about people. */
export const nightQuestions: Question[] = [
  ...of('pasted', [
    [
      '2026-11-23T02:14:07.331Z ERROR [ns-upsert] order=SHP-5551234567890 attempt=3 RESTlet error 400 {"error":{"code":"SSS_REQUEST_LIMIT_EXCEEDED","message":"Request Limit Exceeded."}}',
      'codes/SSS_REQUEST_LIMIT_EXCEEDED',
    ],
    [
      'Traceback (most recent call last):\n  File "/srv/receiver/hooks.py", line 88, in verify\nstripe.error.SignatureVerificationError: No signatures found matching the expected signature for payload',
      'failure-modes/stripe-signature-failed',
      'runbooks/accept-stripe-events-again',
    ],
    [
      '{"type":"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1","title":"Bad Request","status":400,"o:errorDetails":[{"detail":"Invalid Field Value 4711 for the following field: item","o:errorPath":"item.items[1].item","o:errorCode":"INVALID_CONTENT"}]}',
      'codes/INVALID_CONTENT',
    ],
    [
      '{"data":{"inventorySetQuantities":{"userErrors":[{"code":"CHANGE_FROM_QUANTITY_STALE","field":["input","quantities","0"],"message":"The changeFromQuantity value does not match persisted value."}]}}}',
      'codes/CHANGE_FROM_QUANTITY_STALE',
    ],
    [
      'ISA*00*          *00*          *01*KESTREL        *ZZ*LARKMOOR       *261123*0412*U*00401*000091823*0*P*>~TA1*000418217*261123*0210*R*025~IEA*0*000091823~',
      'codes/ta105-025',
    ],
    ['AK1*OW*418217~AK2*940*0031~AK3*N4*9**8~AK4*2*156*7*ZZ~AK5*R*5~AK9*P*29*29*28~', 'codes/ak4-2-156-7-zz'],
    ['[FIRING:1] OldestOrderAge (critical page orders-to-erp integration-platform)', 'alerts/OldestOrderAge'],
    [
      '"","false","UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 1 records: 0015g00000XyZ:--"',
      'codes/UNABLE_TO_LOCK_ROW',
    ],
    ['Disposition: automatic-action/MDN-sent-automatically; processed/error: authentication-failed', 'codes/authentication-failed'],
    [
      'HTTP/1.1 429 Too Many Requests\nx-amzn-RateLimit-Limit: 2.0\n\n{"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota for the requested resource."}]}',
      'codes/QuotaExceeded',
    ],
    [
      '<soapenv:Fault><faultcode>soapenv:Server.userException</faultcode><faultstring>Only one request may be made against a session at a time</faultstring><detail><platformFaults:code>WS_CONCUR_SESSION_DISALLWD</platformFaults:code></detail></soapenv:Fault>',
      'codes/WS_CONCUR_SESSION_DISALLWD',
    ],
    [
      '{"error":{"code":"DocumentCodeConflict","target":"IncorrectData","details":[{"number":303,"faultCode":"Client"}]}}',
      'codes/DocumentCodeConflict',
    ],
    [
      'Error: INVALID_LOGIN Invalid login attempt.\n    at Object.execute (/var/app/celigo/hook.js:41:11)\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
      'codes/INVALID_LOGIN',
    ],
    [
      'level=warn msg="signature mismatch" topic=orders/create shop=larkmoor-outfitters.myshopify.com status=401',
      'codes/signature-mismatch',
    ],
    ['#4711 TRIGGERED: Edi940Unacknowledged - Ship orders have gone two hours without an acknowledgement', 'alerts/Edi940Unacknowledged'],
    [
      'SSS_TIME_LIMIT_EXCEEDED Script Execution Time Exceeded. Script: customscript_mr_stock_publish (map stage)',
      'codes/SSS_TIME_LIMIT_EXCEEDED',
    ],
    [
      'org.springframework.web.client.HttpServerErrorException: 503 Service Unavailable: [no body] https://larkmoor.suitetalk.api.netsuite.com',
      'failure-modes/vendor-outage',
      'runbooks/ride-out-a-vendor-outage',
      'systems/netsuite',
    ],
  ]),
  ...of('variant', [
    ['unable to lock row', 'codes/UNABLE_TO_LOCK_ROW'],
    ['sss request limit', 'failure-modes/erp-concurrency-exceeded', 'runbooks/relieve-erp-concurrency'],
    ['TA105 25', 'codes/ta105-025'],
  ]),
  ...of('typo', [
    ['hmac missmatch', 'failure-modes/webhook-hmac-mismatch', 'runbooks/restore-webhook-signature'],
    ['duplicat sales ordr', 'failure-modes/duplicate-sales-order', 'runbooks/close-duplicate-sales-order', 'alerts/DuplicateSalesOrder'],
    ['certifcate expierd', 'failure-modes/as2-certificate-expired', 'runbooks/replace-as2-certificate', 'failure-modes/credential-expired'],
    ['dead leter queue', 'failure-modes/poison-message', 'runbooks/redrive-dead-letters', 'alerts/DeadLettersWaiting', 'systems/sqs'],
    ['klavio 429', 'failure-modes/esp-rate-limited', 'runbooks/slow-down-for-klaviyo'],
    ['chargback', 'failure-modes/dispute-deadline', 'runbooks/answer-a-dispute'],
  ]),
  ...of('id', [
    ['fm 9', 'failure-modes/poison-message', 'runbooks/redrive-dead-letters'],
    ['rb1', 'runbooks/recreate-webhook-subscription'],
    ['AL 11', 'alerts/DisputeDue'],
  ]),
  ...of('alert', [['oldest order age', 'alerts/OldestOrderAge']]),
  ...of('symptom', [
    [
      "paid orders don't show up in netsuite",
      'failure-modes/webhook-subscription-removed',
      'runbooks/recreate-webhook-subscription',
      'alerts/OldestOrderAge',
      'failure-modes/erp-concurrency-exceeded',
      'alerts/GmvAtRisk',
    ],
    [
      'warehouse says they have nothing to pack this morning',
      'failure-modes/edi-997-missing',
      'runbooks/chase-missing-997',
      'failure-modes/webhook-subscription-removed',
      'runbooks/recreate-webhook-subscription',
    ],
    ['checkout shows we cannot calculate tax', 'failure-modes/tax-timeout-fallback', 'runbooks/keep-selling-without-tax'],
    ['customer got two parcels for one order', 'failure-modes/duplicate-sales-order', 'runbooks/close-duplicate-sales-order'],
    ['price is wrong on the website', 'failure-modes/wrong-price-published', 'runbooks/stop-a-wrong-price'],
    ['shop says in stock but shelf is empty', 'failure-modes/inventory-drift', 'runbooks/reconcile-stock'],
    [
      'order shipped ground but customer paid for next day',
      'failure-modes/wrong-ship-method',
      'runbooks/correct-ship-method',
      'alerts/ShipMethodDiffers',
    ],
    ['amazon orders not coming in since 1am', 'failure-modes/amazon-notification-silence', 'runbooks/restore-amazon-notifications'],
    ["bank deposit doesn't match stripe", 'failure-modes/payout-mismatch', 'runbooks/match-a-payout'],
    ['order confirmation emails are an hour late', 'failure-modes/esp-rate-limited', 'runbooks/slow-down-for-klaviyo'],
    ['netsuite is slow, month end', 'failure-modes/erp-concurrency-exceeded', 'runbooks/relieve-erp-concurrency'],
    ['nightly stock job still running', 'failure-modes/batch-job-stalled', 'runbooks/resume-stalled-batch-job', 'alerts/StockJobLate'],
    ['refund paid but no credit memo', 'failure-modes/refund-not-booked', 'runbooks/book-a-missing-refund'],
    ['shopify is down', 'failure-modes/vendor-outage', 'runbooks/ride-out-a-vendor-outage'],
    ['one item missing in the box', 'failure-modes/short-ship', 'runbooks/settle-short-ship'],
    ['same edi file came twice', 'failure-modes/edi-duplicate-interchange', 'runbooks/drop-duplicate-interchange'],
    [
      'stock update job takes 20 minutes shopify',
      'failure-modes/graphql-throttled',
      'runbooks/relieve-shopify-throttling',
      'alerts/ShopifyThrottled',
    ],
    ['Bestellung doppelt gebucht, duplicate order', 'failure-modes/duplicate-sales-order', 'runbooks/close-duplicate-sales-order'],
    ['997 fehlt von kestrel', 'failure-modes/edi-997-missing', 'runbooks/chase-missing-997'],
    ['AS2 Zertifikat abgelaufen', 'failure-modes/as2-certificate-expired', 'runbooks/replace-as2-certificate'],
    ['webhook kommt nicht mehr, keine orders', 'failure-modes/webhook-subscription-removed', 'runbooks/recreate-webhook-subscription'],
  ]),
  ...of('name', [
    ['who do I call for netsuite', 'systems/netsuite', 'escalation-paths/finance', 'teams/finance-systems', 'oncall'],
    ['kestrel edi desk phone', 'people/edi-desk', 'systems/kestrel-wms'],
    ['robin ashby', 'people/robin'],
    ['who is on call for amazon', 'systems/amazon', 'teams/marketplaces', 'oncall'],
    ['escalate finance', 'escalation-paths/finance'],
    ['noor phone number', 'people/noor'],
    ['on call', 'oncall'],
    ['duty manager', 'people/alex'],
  ]),
  ...of('metric or field', [
    ['edi_oldest_unacked_seconds', 'integrations/erp-to-3pl'],
    ['custbody_kestrel_shipment_id', 'contracts/netsuite-item-fulfillment'],
    ['max(crm_backlog_oldest_seconds) >= 7200', 'integrations/crm-esp'],
    ['W0502 too long', 'contracts/edi-940'],
  ]),
  ...of('unknown', [
    ['ERR_CONN_4711'],
    ['SSS_MISSING_REQD_ARGUMENT'],
    ['TA105*018'],
    ['FM-77'],
    ['{"code":"INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"}'],
  ]),
]
