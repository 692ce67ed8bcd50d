import type { ReactNode } from 'react'

/** A number that is no rate. */
export function Plain({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="wubu-figure" aria-label={name}>
      <div className="wubu-figure-name">{name}</div>
      <div className="wubu-figure-rate">{children}</div>
    </section>
  )
}
