import { Alert, Modal, Typography } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts } from './texts.ts'

export interface Told {
  readonly title: string
  readonly password: string
}

/** A password is seen here and nowhere else; it is gone with this dialog. */
export function PasswordOnce({ told, onClose }: { readonly told: Told; readonly onClose: () => void }) {
  const t = useTexts(texts).accounts
  return (
    <Modal
      open
      title={told.title}
      okText={t.close}
      cancelButtonProps={{ hidden: true }}
      closable={false}
      mask={{ closable: false }}
      onOk={onClose}
    >
      <Alert className="wubu-gap" type="warning" title={t.once} />
      <Typography.Text>{`${t.password} `}</Typography.Text>
      <Typography.Text code copyable className="wubu-password">
        {told.password}
      </Typography.Text>
    </Modal>
  )
}
