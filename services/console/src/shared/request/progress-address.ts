/**
 * What a receipt's QR code opens. Number and code stand behind `#`: no browser sends that to a server, so they end up in no log, and
 * the page can still be opened again from a resident's own phone.
 */
export interface ReceiptProof {
  readonly receiptNo: string
  readonly code: string
}

export function progressAddress(
  origin: string,
  { receiptNo, code }: { receiptNo: string; code: string | null },
): string {
  return `${origin}/progress#${new URLSearchParams({ receipt: receiptNo, ...(code !== null && { code }) })}`
}

/** null where the fragment does not hold both. */
export function proofIn(fragment: string): ReceiptProof | null {
  const params = new URLSearchParams(fragment.replace(/^#/, ''))
  const [receiptNo, code] = [params.get('receipt'), params.get('code')]
  return receiptNo && code ? { receiptNo, code } : null
}
