import { type ReactNode, useEffect, useState } from 'react'

/** Shows its children only after 200 ms: what is there sooner needs no skeleton, which would only flash. */
export function Late({ children, ms = 200 }: { readonly children: ReactNode; readonly ms?: number }) {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return isDue ? children : null
}
