/**
 * What kind of file the reader chose, told by its first bytes, and the text or
 * rows inside it. A file that cannot be a bill is refused in one sentence. Pure;
 * fflate is loaded only for xlsx and zip.
 */

export const MAX_BYTES = 20 * 1024 * 1024;
/** A packed file may not grow beyond this, so that a zip bomb cannot fill the memory. */
const MAX_UNPACKED_BYTES = 120 * 1024 * 1024;
const ENCRYPTED_FLAG = 1;

/** A file that is refused. `message` is one Chinese sentence for the reader. */
export class RefusedFile extends Error {
  /** @param {string} message @param {string} kind stable name for tests */
  constructor(message, kind) {
    super(message);
    this.name = 'RefusedFile';
    this.kind = kind;
  }
}

const REFUSALS = {
  empty: '这个文件是空的，请重新导出账单再选一次。',
  big: '这个文件超过 20 MB，不像账单；请把导出的时间缩短，再选一次。',
  locked: '这个压缩包有密码，请先用支付公司发来的解压密码解开，再选里面的 CSV 或 xlsx 文件。',
  lockedSheet: '这个表格有密码或是旧格式 xls，请另存为没有密码的 xlsx 或 CSV，再选一次。',
  zipWithoutBill: '这个压缩包里没有账单，请解开后选 CSV 或 xlsx 文件。',
  damaged: '这个文件不完整，可能没有下载完，请重新下载再选一次。',
  pdf: '这是 PDF，算不了；请在导出时选“用于个人对账”，得到 CSV 或 xlsx 再选。',
  picture: '这是图片，算不了；请在微信或支付宝里导出账单文件再选。',
  otherArchive: '这是 rar 或 7z 压缩包，请先解开，再选里面的 CSV 或 xlsx 文件。',
  html: '这是网页，不是账单文件；请从微信或支付宝导出账单，再选一次。',
  noHeader: '这个文件里找不到账单的列名，请选微信或支付宝导出的账单（CSV 或 xlsx）。',
  noRows: '这份账单里没有一笔交易，请把导出的时间放宽，再选一次。',
  cut: '这份账单在中间断了，可能没有下载完，请重新导出再选一次。',
};

/** @typedef {keyof typeof REFUSALS} RefusalKind */

/**
 * @param {RefusalKind} kind
 * @returns {RefusedFile}
 */
export function refusal(kind) {
  return new RefusedFile(REFUSALS[kind], kind);
}

/** @type {[RefusalKind, number[]][]} */
const SIGNATURES = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['otherArchive', [0x52, 0x61, 0x72, 0x21]],
  ['otherArchive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['otherArchive', [0x1f, 0x8b]],
  ['lockedSheet', [0xd0, 0xcf, 0x11, 0xe0]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** @param {Uint8Array} bytes @param {number[]} signature */
function startsWith(bytes, signature) {
  return signature.every((value, i) => bytes[i] === value);
}

/**
 * Refuses by size and first bytes.
 * @param {Uint8Array} bytes
 * @returns {'zip' | 'text'}
 * @throws {RefusedFile}
 */
export function sniff(bytes) {
  if (bytes.length === 0) throw refusal('empty');
  if (bytes.length > MAX_BYTES) throw refusal('big');
  const known = SIGNATURES.find(([, signature]) => startsWith(bytes, signature));
  if (known) throw refusal(known[0]);
  return startsWith(bytes, ZIP) ? 'zip' : 'text';
}

/** @param {string} name of an entry of an xlsx */
export function isWorksheet(name) {
  return name.toLowerCase().startsWith('xl/worksheets/');
}

/** @param {Uint8Array} bytes of a zip: the flags of its first entry */
function isLocked(bytes) {
  return (bytes[6] & ENCRYPTED_FLAG) === ENCRYPTED_FLAG;
}

/**
 * Any entry with the encryption flag, by a walk over the central directory's signatures.
 * @param {Uint8Array} bytes
 */
function anyLocked(bytes) {
  for (let i = 0; i + 9 < bytes.length; i += 1) {
    const central = bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1 && bytes[i + 3] === 2;
    if (central && (bytes[i + 8] & ENCRYPTED_FLAG) === ENCRYPTED_FLAG) return true;
  }
  return false;
}

/**
 * @typedef {object} Unpacked
 * @property {Record<string, Uint8Array>} files by name in the archive
 * @property {boolean} isSheet it is an xlsx
 */

/**
 * The useful entries of a zip or xlsx.
 * @param {Uint8Array} bytes
 * @returns {Promise<Unpacked>}
 * @throws {RefusedFile} locked, damaged or without a bill
 */
export async function unpack(bytes) {
  if (isLocked(bytes) || anyLocked(bytes)) throw refusal('locked');
  const { default: fflate } = await import('../vendor/fflate.js');
  const files = inflate(fflate, bytes);
  const isSheet = Object.keys(files).some(isWorksheet);
  if (!isSheet && Object.keys(files).length === 0) throw refusal('zipWithoutBill');
  return { files, isSheet };
}

/**
 * @param {any} fflate
 * @param {Uint8Array} bytes
 * @returns {Record<string, Uint8Array>}
 */
function inflate(fflate, bytes) {
  let total = 0;
  const filter = (/** @type {{ name: string, originalSize: number }} */ entry) => {
    if (!/\.(csv|txt|xlsx)$|^xl\/(worksheets\/[^/]+|sharedStrings)\.xml$/i.test(entry.name)) return false;
    total += entry.originalSize;
    if (total > MAX_UNPACKED_BYTES) throw refusal('big');
    return true;
  };
  try {
    return fflate.unzipSync(bytes, { filter });
  } catch (error) {
    throw error instanceof RefusedFile ? error : refusal('damaged');
  }
}

/**
 * The text of a file in the first encoding that `accept` likes: UTF-8, then GB18030 (which holds GBK), then UTF-16.
 * @param {Uint8Array} bytes
 * @param {(text: string) => boolean} accept
 * @returns {string | null}
 */
export function decode(bytes, accept) {
  for (const [encoding, fatal] of encodingsFor(bytes)) {
    const text = decodeAs(bytes, encoding, fatal);
    if (text !== null && accept(text)) return text;
  }
  return null;
}

/** @param {Uint8Array} bytes @param {string} encoding @param {boolean} fatal gives up at the first wrong byte @returns {string | null} */
function decodeAs(bytes, encoding, fatal) {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes @returns {[string, boolean][]} */
function encodingsFor(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return [['utf-16le', false]];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return [['utf-16be', false]];
  return [['utf-8', true], ['gb18030', false], ['utf-8', false], ['utf-16le', false]];
}
