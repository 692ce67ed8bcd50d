/** What of a request's timeline says what was handed in. */
interface Event {
  readonly type: string
  readonly from: Readonly<Record<string, string>> | null
  readonly data: Readonly<Record<string, unknown>>
}

export interface Materials {
  readonly received: readonly string[]
  readonly missing: readonly string[]
}

/**
 * What is recorded as received, and as still missing. A notice at intake names all that is missing of the item's list, so the rest of the
 * list was there; one of later says nothing of the list. Without a notice nothing of the list is recorded.
 */
export function materialsIn(events: readonly Event[], listed: readonly string[]): Materials {
  const received = new Set<string>()
  const missing = new Set<string>()
  const move = (names: readonly string[], to: Set<string>) => {
    for (const name of names) {
      received.delete(name)
      missing.delete(name)
      to.add(name)
    }
  }
  for (const event of events) {
    const named = Array.isArray(event.data.materials) ? event.data.materials.map(String) : []
    if (isNoticeAtIntake(event)) move(listed, received)
    if (event.type === 'MaterialsRequested') move(named, missing)
    if (event.type === 'MaterialsSupplied') move(named, received)
  }
  return { received: [...received], missing: [...missing] }
}

function isNoticeAtIntake({ type, from }: Event): boolean {
  return type === 'MaterialsRequested' && (from?.request?.startsWith('collecting') ?? false)
}
