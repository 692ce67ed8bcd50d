import { type ReactNode, useEffect, useRef } from 'react'

/** Around a table that may have nothing to press in it: whoever has no mouse scrolls it sideways by the arrow keys. */
export function Scrollable({ children }: { readonly children: ReactNode }) {
  const around = useRef<HTMLDivElement>(null)
  // antd gives the box that scrolls no attributes, and makes it anew as it likes
  useEffect(() => {
    for (const box of around.current?.querySelectorAll<HTMLElement>('.ant-table-content, .ant-table-body') ?? [])
      box.tabIndex = 0
  })
  return <div ref={around}>{children}</div>
}
