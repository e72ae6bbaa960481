/** What a vendor holds when a command asks, and so what the page shows: the runbook, a part of the command, the records. */
export type Held = readonly [runbook: string, part: string, records: unknown]

const times = <One>(count: number, one: One): One[] => Array.from({length: count}, () => one)
const at = (iso: string) => Date.parse(iso) / 1000
const money = (amount: string) => ({shopMoney: {amount, currencyCode: 'USD'}})
const movement = (type: string, amount: number, fee = 0) => ({
  id: 'txn',
  type,
  amount,
  fee,
  net: amount - fee,
  source: 'any',
  description: '',
})

const running = (startedAt: string, _flowId: string, numPagesProcessed: number) => ({startedAt, _flowId, numPagesProcessed})

const stripe: Held[] = [
  [
    'accept-stripe-events-again',
    'delivery_success=false -d limit=100 |',
    [
      ...times(47, {type: 'charge.succeeded', created: 1_795_421_700}),
      {type: 'charge.succeeded', created: 1_795_421_640},
      ...times(13, {type: 'payment_intent.succeeded', created: 1_795_421_650}),
    ],
  ],
  [
    'accept-stripe-events-again',
    'webhook_endpoints',
    [
      {
        livemode: true,
        id: 'we_1Pq7exampleEndpoint',
        status: 'enabled',
        api_version: '2025-09-30.clover',
        url: 'https://hooks.example.com/hooks/stripe',
      },
      {livemode: false, id: 'we_test', status: 'disabled', api_version: null, url: 'https://test.example.com'},
    ],
  ],
  [
    'answer-a-dispute',
    'needs_response',
    [
      {id: 'dp_won', status: 'won', evidence_details: {due_by: 0}, amount: 1},
      {
        id: 'dp_1Pq8exampleDispute',
        status: 'needs_response',
        reason: 'product_not_received',
        amount: 7800,
        evidence_details: {due_by: at('2026-11-25T23:59:59Z'), submission_count: 0, past_due: false},
      },
    ],
  ],
  [
    'answer-a-dispute',
    'network_reason_code',
    {
      payment_intent: 'pi_3Pq8examplePayment',
      reason: 'product_not_received',
      created: at('2026-11-16T09:11:02Z'),
      amount: 7800,
      payment_method_details: {card: {network_reason_code: '4855'}},
    },
  ],
  [
    'book-a-missing-refund',
    'latest_charge.refunds',
    {
      latest_charge: {
        refunds: {
          data: [
            {id: 're_3Pq8exampleRefund', status: 'succeeded', amount: 7800, created: at('2026-11-18T14:20:09Z'), failure_reason: null},
          ],
        },
      },
    },
  ],
  [
    'match-a-payout',
    '/v1/payouts',
    [payout('po_1Pq8examplePayout', '2026-11-20', 8_411_247), payout('po_1Pq7exampleBefore', '2026-11-19', 7_924_002)],
  ],
  [
    'match-a-payout',
    'group_by(.type)',
    [
      movement('adjustment', -1500),
      movement('charge', 8_694_013 - 910, 252_766),
      ...Array.from({length: 910}, (_row, index) => ({...movement('charge', 1), id: `txn_${index}`})),
      ...times(3, movement('refund', -9500)),
      movement('payout', -8_411_247),
    ],
  ],
]

function payout(id: string, day: string, amount: number) {
  const rest = {status: 'paid', currency: 'usd', automatic: true, reconciliation_status: 'completed', failure_code: null}
  return {id, arrival_date: at(`${day}T00:00:00Z`), amount, ...rest}
}

const netsuite: Held[] = [
  ['book-a-missing-refund', 'CustCred', [{tranid: 'CM20411', otherrefnum: '184233', foreigntotal: '-78.00', day: '2026-11-18'}]],
  ['close-duplicate-sales-order', 'GROUP BY otherrefnum', [{otherrefnum: '184233', n: '2', first_id: '8841207', last_id: '8841219'}]],
  [
    'correct-ship-method',
    'custbody_shipping_paid AS paid',
    [{id: '8842204', tranid: 'SO771842', externalid: 'SHP-6104437293224', method: 'Ground', paid: 'TWO_DAY'}],
  ],
  ['drop-duplicate-interchange', 'AS shipment', [{shipment: 'KS88120457', n: '2', first_id: '8847386', second_id: '8847410'}]],
  [
    'fix-invalid-erp-reference',
    'FROM item WHERE itemid',
    [{id: '40117', itemid: 'LRK-PARKA-M-OLV', isinactive: 'T', itemtype: 'InvtPart', subsidiary: 'Larkmoor US'}],
  ],
  [
    'relieve-erp-concurrency',
    'governanceLimits',
    '{"accountConcurrencyLimit":15,"accountUnallocatedConcurrencyLimit":5,"integrationConcurrencyLimit":10,"integrationLimitType":"integrationSpecific"}',
  ],
  ['recreate-webhook-subscription', 'AS orders', [{orders: '417', total: '32526.00'}]],
  [
    'settle-short-ship',
    'AS sales_order_id',
    [
      {
        sales_order_id: '8842204',
        externalid: 'SHP-5551234567890',
        line: '1',
        item_id: '40117',
        sku: 'LRK-PARKA-M-OLV',
        ordered: '2',
        shipped: '1',
      },
    ],
  ],
  [
    'close-duplicate-sales-order',
    'AS sent_940',
    [
      {
        id: '8841207',
        tranid: 'SO1048204',
        externalid: 'SHP-6104437293224',
        status: 'Sales Order : Pending Fulfillment',
        foreigntotal: '78.00',
        created: '2026-11-05 09:12',
        created_by: 'Celigo Orders',
      },
      {
        id: '8841219',
        tranid: 'SO1048216',
        status: 'Sales Order : Pending Fulfillment',
        foreigntotal: '78.00',
        sent_940: '000418233',
        created: '2026-11-05 09:40',
        created_by: 'Trade Desk',
      },
    ],
  ],
  ['keep-selling-without-tax', 'AS tax', [{externalid: 'SHP-6104437293224', total: '83.46', tax: '5.46'}]],
  [
    'link-clashing-customer',
    'FROM customer',
    [{id: '615523', entityid: 'Pat Rivers', email: 'pat.rivers@example.com', isinactive: 'F', created: '2024-03-02'}],
  ],
  ['reconcile-stock', 'AS onhand', [{id: '40117', itemid: 'LRK-PARKA-M-OLV', onhand: '240', committed: '28', safety: '10'}]],
  ['restore-amazon-notifications', 'AMZ-%', [{externalid: 'AMZ-114-7766554-1234567', created: '2026-11-23 08:05:00'}]],
  [
    'resume-stalled-batch-job',
    'AS stage',
    [{scriptid: 'customscript_lrk_stock_publish', status: 'PROCESSING', stage: 'Map', begun: '2026-11-23 02:30:04'}],
  ],
  ['resume-stalled-batch-job', 'AS done', [{done: '9120'}]],
  ['settle-tax-document', 'CustInvc', [{tranid: 'INV90411', day: '2026-11-21', foreigntotal: '83.46', taxtotal: '5.46'}]],
  ['stop-a-wrong-price', 'AS price', [{itemid: 'LRK-PARKA-M-OLV', price: '189.00'}]],
  ['stop-a-wrong-price', 'AS quantity', [{externalid: 'SHP-6104437293224', quantity: '1', rate: '18.90'}]],
]

const celigo: Held[] = [
  [
    'fix-invalid-erp-reference',
    '/errors',
    {
      errors: [
        ...times(38, {code: 'INVALID_KEY_OR_REF', message: 'Invalid item reference key 40117 for subsidiary 2.'}),
        {code: 'INVALID_KEY_OR_REF', message: 'Invalid entity reference key 615523 for subsidiary 2.'},
        {code: 'RCRD_HAS_BEEN_CHANGED', message: 'Record has been changed'},
      ],
    },
  ],
  [
    'redrive-dead-letters',
    '/errors',
    {
      errors: [
        {occurredAt: '2026-11-10T03:54:12.030Z', traceKey: 'SHP-6104437301416', message: 'transform: customer is null'},
        {occurredAt: '2026-11-10T03:41:09.771Z', traceKey: 'SHP-6104437293224', message: 'transform: customer is null'},
      ],
    },
  ],
  [
    'retry-changed-erp-record',
    '/errors',
    {
      errors: [
        changed('2026-11-17T13:20:44.902Z', 'SHP-6104437310112', '1cbb23c2585c4b94864af674c7f83400'),
        {code: 'INVALID_KEY_OR_REF', occurredAt: '2026-11-17T13:20:42.000Z', traceKey: 'SHP-1', retryDataKey: 'other'},
        changed('2026-11-17T13:20:41.118Z', 'SHP-6104437293224', '8c3376b1316945eab65d401eb01c7b79'),
      ],
    },
  ],
  [
    'rewrite-refused-stock',
    '/errors',
    {
      errors: [
        ...times(3, {code: 'CHANGE_FROM_QUANTITY_STALE', traceKey: 'LRK-PARKA-M-OLV'}),
        {code: 'ITEM_NOT_STOCKED_AT_LOCATION', traceKey: 'LRK-SOCK-GRY'},
      ],
    },
  ],
  [
    'relieve-shopify-throttling',
    'status=running',
    [
      {startedAt: '2026-11-23T02:45:01.007Z', _flowId: '65f2c0a1b2c3d4e5f6a7b8d1', numPagesProcessed: 3, type: 'flow'},
      {startedAt: '2026-11-23T02:30:04.112Z', _flowId: '65f2c0a1b2c3d4e5f6a7b8d2', numPagesProcessed: 1840, type: 'flow'},
    ],
  ],
  [
    'slow-down-for-klaviyo',
    'status=running',
    [
      running('2026-11-23T14:00:00.211Z', '65f2c0a1b2c3d4e5f6a7b9a1', 12),
      running('2026-11-23T13:20:00.090Z', '65f2c0a1b2c3d4e5f6a7b9a2', 900),
    ],
  ],
  [
    'serialise-amazon-calls',
    'status=running',
    [
      running('2026-11-23T15:10:00.402Z', '65f2c0a1b2c3d4e5f6a7b8f3', 220),
      running('2026-11-23T15:00:02.118Z', '65f2c0a1b2c3d4e5f6a7b8f1', 4),
    ],
  ],
]

function changed(occurredAt: string, traceKey: string, retryDataKey: string) {
  return {code: 'RCRD_HAS_BEEN_CHANGED', occurredAt, traceKey, retryDataKey}
}

const shopify: Held[] = [
  [
    'answer-a-dispute',
    'clientIp',
    {
      order: {
        name: '#184233',
        createdAt: '2026-11-08T15:02:11Z',
        clientIp: '203.0.113.24',
        totalRefundedSet: money('0.0'),
        fulfillments: [
          {
            createdAt: '2026-11-09T18:40:00Z',
            trackingInfo: [{company: 'UPS', number: '1Z999AA10123456784', url: null}],
            deliveredAt: '2026-11-14T20:11:00Z',
          },
        ],
      },
    },
  ],
  [
    'book-a-missing-refund',
    'totalRefundedSet',
    {order: {name: '#184233', refunds: [{createdAt: '2026-11-18T14:20:07Z', note: 'Not shipped', totalRefundedSet: money('78.0')}]}},
  ],
  [
    'close-duplicate-sales-order',
    'receiptJson',
    {
      order: {
        transactions: [
          {kind: 'SALE', status: 'SUCCESS', receiptJson: '{"payment_id":"rU3kd8P2qLmX7vB1nT5cZ9aW"}', amountSet: money('78.00')},
        ],
      },
    },
  ],
  [
    'correct-ship-method',
    'shippingLines',
    {order: {name: '#184233', shippingLines: {nodes: [{code: 'TWO_DAY', title: 'Two-day delivery'}]}}},
  ],
  [
    'reconcile-stock',
    'inventoryLevels',
    {
      productVariants: {
        nodes: [
          {
            sku: 'LRK-PARKA-M-OLV',
            inventoryItem: {inventoryLevels: {nodes: [{location: {name: 'Kestrel'}, quantities: [{name: 'available', quantity: 414}]}]}},
          },
        ],
      },
    },
  ],
  ['relieve-shopify-throttling', 'throttleStatus', {shop: {name: 'Larkmoor'}}],
  [
    'rewrite-refused-stock',
    'inventoryLevels',
    {productVariants: {nodes: [{sku: 'LRK-SOCK-GRY', inventoryItem: {inventoryLevels: {nodes: [{location: {name: 'Kestrel'}}]}}}]}},
  ],
  [
    'stop-a-wrong-price',
    'productVariants',
    {
      productVariants: {
        nodes: [{sku: 'LRK-PARKA-M-OLV', price: '18.90', product: {id: 'gid://shopify/Product/8812003344556', status: 'ACTIVE'}}],
      },
    },
  ],
  ['stop-a-wrong-price', 'productUpdate', {productUpdate: {product: {status: 'DRAFT'}, userErrors: []}}],
]

const others: Held[] = [
  [
    'reconcile-stock',
    'topk(',
    [
      {metric: {sku: 'LRK-PARKA-M-OLV', location: 'KESTREL-1'}, value: [1_795_000_000, '212']},
      {metric: {sku: 'LRK-BOOT-42-BRN', location: 'KESTREL-1'}, value: [1_795_000_000, '187']},
    ],
  ],
  [
    'reload-locked-rows',
    'numberRecordsFailed',
    [
      {
        object: 'Order__c',
        createdDate: '2026-11-23T14:00:04.000+0000',
        id: '7505g00000ExAmPlE',
        state: 'JobComplete',
        numberRecordsFailed: 41,
      },
      {object: 'Account', createdDate: '2026-11-23T13:00:04.000+0000', id: 'other', state: 'JobComplete'},
    ],
  ],
  ['reload-locked-rows', 'failedResults', failedRows()],
  [
    'restore-amazon-notifications',
    'ORDER_CHANGE',
    {subscriptionId: '7d1c2b3a-example', payloadVersion: '1.0', destinationId: '2f5b1c7e-9d2c-4a5b-8e21-3a1d5f7c9b02'},
  ],
  [
    'resubmit-amazon-feed',
    'feedTypes',
    [
      {
        createdTime: '2026-11-23T07:31:10+00:00',
        feedId: '50038019680',
        processingStatus: 'FATAL',
        resultFeedDocumentId: 'amzn1.tortuga.4.na.example',
      },
      {
        createdTime: '2026-11-22T07:30:58+00:00',
        feedId: '50037912201',
        processingStatus: 'DONE',
        resultFeedDocumentId: 'amzn1.tortuga.4.na.before',
      },
    ],
  ],
  [
    'resubmit-amazon-feed',
    'documents/',
    {
      summary: {errors: 2, warnings: 0, messagesProcessed: 1840, messagesAccepted: 1838, messagesInvalid: 2},
      issues: [{messageId: 1204, code: '90220', severity: 'ERROR', message: "'item_package_weight' is required but missing."}],
    },
  ],
  [
    'settle-tax-document',
    'adjustmentReason',
    {
      status: 'Committed',
      locked: false,
      date: '2026-11-21',
      totalAmount: 78,
      totalTax: 5.46,
      adjustmentReason: 'NotAdjusted',
      code: 'SHP-1',
    },
  ],
  ['keep-selling-without-tax', 'utilities/ping', undefined],
  ['pin-a-supported-version', 'x-shopify-api-version', undefined],
  ['serialise-amazon-calls', 'MaxResultsPerPage', undefined],
  ['slow-down-for-klaviyo', 'api/events', undefined],
]

function failedRows(): string {
  const row = (fault: string) => `"","${fault}","a01"\n`
  const locked = row('UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record:--')
  return `"sf__Id","sf__Error","Id"\n${locked.repeat(39)}${row('DUPLICATE_VALUE:duplicate value found:--').repeat(2)}`
}

/** The commands whose output stands on their page, and what the vendor holds then. */
export const held: readonly Held[] = [...stripe, ...netsuite, ...celigo, ...shopify, ...others]
