import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMe } from '../../../shared/session/session.ts'
import type { Scope } from '../scope.ts'

/** What a number stands for: a kind of case, and the filters of its cell. `at` is that of the answer with the number. */
interface CaseTarget {
  readonly of: 'completion' | 'rates' | 'times' | 'exits' | 'returns' | 'trend'
  readonly [filter: string]: string
}

interface Props {
  readonly scope: Scope
  readonly target: CaseTarget
  readonly label?: string
  readonly children: ReactNode
}

/** A number that opens to its cases, for whoever may see them; else the number alone. */
export function CaseLink({ scope, target, label, children }: Props) {
  const mayOpen = useMayOpen({ ...scope, ...target })
  if (!mayOpen) return <span>{children}</span>
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...scope, ...target })) if (value !== '') search.set(key, value)
  return (
    <Link to={`/figures/cases?${search}`} {...(label !== undefined && { 'aria-label': label })}>
      {children}
    </Link>
  )
}

/** The dispatch centre and supervisors open everything, the head of a unit what is their unit's. */
function useMayOpen({ unit, of }: { readonly unit: string; readonly of: string }): boolean {
  const me = useMe()
  if (me.role === 'dispatcher' || me.role === 'supervisor') return true
  return me.role === 'unit-head' && unit === me.unit && of !== 'exits' && of !== 'trend'
}
