import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { covers, DEMO_COUNTY } from '../domain/access/area'
import { FONT_STEPS } from '../platform/font-step'
import { a11y } from '../platform/a11y'
import { useLook } from '../platform/look'
import { usePageTitle } from '../platform/navigation'
import { PageTools } from './page-tools'
import './page.scss'

/** Help against poverty, for the whole country: what 找人帮忙 rings where the village's own number is not known. */
export const NATIONAL_LINE = '12317'

export interface PageProps {
  /** For whom: decides the size of type and targets. */
  audience: 'villager' | 'cadre' | 'officer'
  title: string
  under?: string
  /** Division code that the page is about, as far as it is known. */
  area?: string
  /** 找人帮忙 rings this; without it the national line. Villagers' pages only. */
  helpPhone?: string
  /** What stays at the bottom: one main button. */
  bottom?: ReactNode
  children: ReactNode
}

/**
 * The frame of every page: title, content, the main button within reach of the thumb. The tools stand first where villagers
 * look for help, and last for staff, who set them once and need the room for their list.
 */
export function Page({ audience, title, under, area, helpPhone, bottom, children }: PageProps) {
  usePageTitle(title)
  const { step, strong } = useLook()
  const look = `page--${audience} page--step-${FONT_STEPS.indexOf(step) + 1} ${strong ? 'page--strong' : ''}`
  return (
    <View className={`page ${look}`}>
      {area !== undefined && covers(DEMO_COUNTY, area) && <View className="page__demo">演示数据，都是编的</View>}
      <View className="page__column">
        {audience === 'villager' && <PageTools helpPhone={helpPhone ?? NATIONAL_LINE} />}
        <View className="page__title" {...a11y({ role: 'heading', level: 1 })}>
          {title}
        </View>
        {under !== undefined && <Text className="page__under">{under}</Text>}
        <View className="page__content">{children}</View>
        {audience !== 'villager' && <PageTools />}
      </View>
      {bottom !== undefined && (
        <View className="page__bottom">
          <View className="page__bottom-inner">{bottom}</View>
        </View>
      )}
    </View>
  )
}
