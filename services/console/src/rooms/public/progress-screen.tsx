import { useQuery } from '@tanstack/react-query'
import { ApiError } from '@wubu/contract'
import { Button, Typography } from 'antd'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { proofIn, type ReceiptProof } from '../../shared/request/progress-address.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { EvaluationForm } from './evaluation-form.tsx'
import { LookUpForm } from './look-up-form.tsx'
import { ProgressFacts } from './progress-facts.tsx'
import { PublicFrame } from './public-frame.tsx'
import { progressOf } from './queries.ts'
import { texts } from './texts.ts'
import { Withdrawal } from './withdrawal.tsx'

export function ProgressScreen() {
  const t = useTexts(texts)
  const { hash } = useLocation()
  const navigate = useNavigate()
  const [typed, setTyped] = useState<ReceiptProof | null>(null)
  const proof = typed ?? proofIn(hash)
  const again = () => {
    setTyped(null)
    void navigate('/progress', { replace: true })
  }
  return (
    <PublicFrame>
      <Typography.Title level={1} className="wubu-public-title">
        {t.progressTitle}
      </Typography.Title>
      {proof === null ? (
        <LookUpForm onLookUp={setTyped} />
      ) : (
        <Found key={`${proof.receiptNo} ${proof.code}`} proof={proof} onLookUp={setTyped} onAgain={again} />
      )}
    </PublicFrame>
  )
}

interface FoundProps {
  readonly proof: ReceiptProof
  readonly onLookUp: (proof: ReceiptProof) => void
  readonly onAgain: () => void
}

function Found({ proof, onLookUp, onAgain }: FoundProps) {
  const t = useTexts(texts)
  const query = useQuery(progressOf(proof))
  if (query.error instanceof ApiError && query.error.code === 'receipt_or_code_wrong') {
    return <LookUpForm onLookUp={onLookUp} wrong={proof} />
  }
  return (
    <Loaded query={query}>
      {(progress) => (
        <>
          {progress.mayEvaluate && <EvaluationForm proof={proof} />}
          <ProgressFacts progress={progress} />
          <div className="wubu-public-actions">
            <Button onClick={onAgain}>{t.another}</Button>
            {progress.mayWithdraw && <Withdrawal proof={proof} />}
          </div>
        </>
      )}
    </Loaded>
  )
}
