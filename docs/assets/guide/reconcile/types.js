/**
 * The shapes that the reconcile modules hand to each other. No code.
 *
 * Times are milliseconds since 1970 UTC; every date that a reader or a file
 * gives is read as Asia/Shanghai. Money is whole cents (分). 钻 are numbers
 * rounded to two decimals, because some platforms keep their balance in 元.
 *
 * @typedef {object} Payment one row of a payment bill
 * @property {string} key made from the content, so the order of rows does not change it
 * @property {number} time
 * @property {string} payee
 * @property {string} goods
 * @property {number} amount cents
 * @property {'out' | 'in' | 'neutral'} direction
 * @property {string} status as the bill writes it
 * @property {'paid' | 'closed' | 'pending'} state `closed`: no money moved
 * @property {string} tradeNo 交易单号、交易订单号
 * @property {string} merchantNo 商户单号、商家订单号
 * @property {number} refunded cents that came back
 * @property {'wechat' | 'alipay' | 'other'} app
 * @property {boolean} isRefund this row is itself money coming back
 *
 * @typedef {'topup' | 'gift' | 'use' | 'renew' | 'expire' | 'refund' | 'clawback' | 'restore' | 'convert' |
 *   'adjust' | 'freeze' | 'transfer' | 'other'} Kind
 *
 * @typedef {object} Line one line of the platform's ledger
 * @property {string} key made from the content
 * @property {number | null} time
 * @property {boolean} dayOnly the line names a day and no time of day
 * @property {Kind} kind
 * @property {string} name what the platform calls it
 * @property {number} amount signed 钻, + into the account
 * @property {number | null} balance after this line
 * @property {string} orderNo
 * @property {string} serial a number of the line itself, never shared by two lines
 * @property {string} status
 * @property {number | null} expires when these 钻 run out
 * @property {string} account
 *
 * @typedef {object} Snapshot a balance that was seen
 * @property {number | null} time
 * @property {number} balance
 * @property {'opening' | 'seen'} role
 *
 * @typedef {object} Ledger
 * @property {Line[]} lines
 * @property {Snapshot[]} snapshots
 * @property {string[]} unread raw rows that made no sense
 * @property {string[]} notes what the reader should know, in Chinese
 * @property {boolean} firstExpiringFirst the text itself states that order
 *
 * @typedef {object} Bill
 * @property {Payment[]} payments
 * @property {'wechat' | 'alipay' | 'other'} app
 * @property {number | null} from
 * @property {number | null} to
 * @property {string[]} notes what the reader should know, in Chinese
 *
 * @typedef {object} Correction what the reader changed, by payment key
 * @property {boolean} [ignore] not paid to this platform
 * @property {number} [diamonds] 钻 this payment should bring, gift included
 * @property {string} [line] key of the ledger line it belongs to, '' for none
 *
 * @typedef {object} Input
 * @property {Payment[]} payments
 * @property {Line[]} lines
 * @property {Snapshot[]} [snapshots]
 * @property {number | null} [before] opening balance
 * @property {number | null} [now] balance seen now
 * @property {number | null} [billTo] the bill's last moment
 * @property {boolean} [firstExpiringFirst]
 * @property {boolean} [hasLedger] a ledger was given, though it may be empty
 * @property {Record<string, Correction>} [corrections]
 *
 * @typedef {'owed' | 'given-twice'} Direction
 *
 * @typedef {object} Finding one thing that the two books do not agree on
 * @property {string} id stable name of the finding's kind
 * @property {string} cause symptom id
 * @property {number} amount signed 钻: + is owed to the reader, − was given twice
 * @property {string} reason one Chinese sentence
 * @property {Sure} sure
 * @property {boolean} ambiguous another reading fits as well
 * @property {string[]} payments keys
 * @property {string[]} lines keys
 *
 * @typedef {'certain' | 'likely' | 'unsure'} Sure
 *
 * @typedef {object} Match
 * @property {string} payment key
 * @property {string[]} lines keys
 * @property {number} wanted 钻 this payment should bring, null when unknown
 * @property {string} reason
 * @property {Sure} sure
 *
 * @typedef {object} Result
 * @property {number | null} opening
 * @property {number} sum of all ledger lines
 * @property {number | null} expected
 * @property {number | null} seen
 * @property {number} gap whole 钻, expected − seen
 * @property {string} cause symptom id, `none`, `explained` or `unknown`
 * @property {string} page symptom id of the page to read, '' for none
 * @property {boolean} ambiguous
 * @property {Sure} sure
 * @property {number} residual opening + lines − seen: what the ledger itself does not reach
 * @property {Finding[]} findings
 * @property {Match[]} matches
 * @property {string[]} unmatchedPayments keys of payments to this platform without a line
 * @property {string[]} unmatchedLines keys of credits without a payment
 * @property {string[]} payees
 * @property {number | null} rate 钻 per 元
 * @property {string[]} notes
 */
export {};
