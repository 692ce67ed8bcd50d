import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'

/** A5 for notices and decisions, a roll of 80 mm for receipts. */
type Paper = 'a5' | 'roll'

interface Props {
  readonly paper: Paper
  /** What is printed, and nothing else of the page. */
  readonly children: ReactNode
  /** On the button; without it, "print". */
  readonly label?: string
  readonly disabled?: boolean
}

/** A button that prints its children on their paper. */
export function PrintButton({ paper, children, label, disabled = false }: Props) {
  const t = useTexts(texts).print
  const [isPrinting, setPrinting] = useState(false)
  return (
    <>
      <Button icon={<PrinterOutlined />} disabled={disabled} onClick={() => setPrinting(true)}>
        {label ?? t.print}
      </Button>
      {isPrinting && (
        <PrintSheet paper={paper} onDone={() => setPrinting(false)}>
          {children}
        </PrintSheet>
      )}
    </>
  )
}

interface SheetProps extends Pick<Props, 'paper' | 'children'> {
  readonly onDone: () => void
}

/** Prints once it is there. */
function PrintSheet({ paper, children, onDone }: SheetProps) {
  useEffect(() => {
    document.documentElement.dataset.printing = paper
    const ended = () => onDone()
    addEventListener('afterprint', ended, { once: true })
    // one frame later, so that QR codes are drawn
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => print()))
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('afterprint', ended)
      delete document.documentElement.dataset.printing
    }
  }, [paper, onDone])
  return createPortal(<div className={`wubu-sheet wubu-sheet-${paper}`}>{children}</div>, document.body)
}
