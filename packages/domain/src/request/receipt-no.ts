/** Crockford's base 32: no letter that is mistaken for a digit when read out at a counter. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Its check symbols stand for 32 to 36. */
const checkSymbols = `${alphabet}*~$=U`

/**
 * 回执号: ten symbols and a check symbol, as `XXXXX-XXXXXC`, made of the first 50 bits of the request's id (a UUID), so
 * that it needs no counter and no look-up.
 */
export function receiptNo(requestId: string): string {
  // 52 bits of it are a whole number without loss; of these the first 50
  const bits = Math.floor(Number.parseInt(requestId.replaceAll('-', '').slice(0, 13), 16) / 4)
  let symbols = ''
  for (let rest = bits; symbols.length < 10; rest = Math.floor(rest / 32)) symbols = alphabet[rest % 32] + symbols
  const check = checkSymbols[bits % 37]
  return `${symbols.slice(0, 5)}-${symbols.slice(5)}${check}`
}

/** A receipt number as somebody typed it (lower case, without the hyphen, O for 0, I or L for 1), or null where it can't be one. */
export function normaliseReceiptNo(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  const symbols = plain.slice(0, 10).replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (plain.length !== 11 || [...symbols].some((symbol) => !alphabet.includes(symbol))) return null
  let bits = 0n
  for (const symbol of symbols) bits = bits * 32n + BigInt(alphabet.indexOf(symbol))
  const check = plain[10] === 'O' ? '0' : plain[10]
  if (checkSymbols[Number(bits % 37n)] !== check) return null
  return `${symbols.slice(0, 5)}-${symbols.slice(5)}${check}`
}
