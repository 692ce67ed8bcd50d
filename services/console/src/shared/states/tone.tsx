import { Tag, type TagProps } from 'antd'

export type ToneName = 'green' | 'amber' | 'red' | 'blue' | 'indigo' | 'purple' | 'cyan' | 'grey'

interface Props extends Omit<TagProps, 'color' | 'variant'> {
  readonly tone: ToneName
}

/** A tag in a colour that can be read on light and dark (WCAG AA), which antd's own can't. */
export function Tone({ tone, className, ...rest }: Props) {
  return <Tag {...rest} className={['wubu-tone', `wubu-tone-${tone}`, className].filter(Boolean).join(' ')} />
}
