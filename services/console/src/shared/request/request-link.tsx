import { Link } from 'react-router'

interface Props {
  readonly requestId: string
  readonly receiptNo: string | null
}

/** To a request, by its receipt number; who may not open it finds out there, in words. */
export function RequestLink({ requestId, receiptNo }: Props) {
  return (
    <Link to={`/requests/${requestId}`} className="wubu-number">
      {receiptNo ?? requestId.slice(0, 8)}
    </Link>
  )
}
