import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { countyOf } from '../../domain/access/area'
import { openPage, useShown } from '../../platform/navigation'
import { CAN_SCAN, scanCode } from '../../platform/scan'
import { BigButton } from '../../ui/big-button'
import { Page } from '../../ui/page'
import { Tappable } from '../../ui/tappable'
import { recallHousehold } from '../household'
import { MyReports } from './my-reports'
import './index.scss'

/** Where somebody comes without a code, and back to: scan, what was reported, who helps; the staff's doors are small. */
export default function Home() {
  const [household, setHousehold] = useState(recallHousehold)
  useShown(() => setHousehold(recallHousehold()))

  async function scan(): Promise<void> {
    const code = await scanCode()
    if (code !== undefined) openPage('villager/report/index', { code })
  }

  return (
    <Page
      audience="villager"
      title="有困难，告诉我们"
      under={CAN_SCAN ? '扫门上的户码，点几下就能报。' : '用手机相机扫门上的户码，点几下就能报。'}
      area={household?.code}
      helpPhone={household?.helpPhone}
    >
      {CAN_SCAN && <BigButton onTap={() => void scan()}>扫户码</BigButton>}
      {household !== undefined && (
        <BigButton kind="second" onTap={() => openPage('villager/report/index', { code: household.code })}>
          给上次那户报
        </BigButton>
      )}
      <MyReports county={household === undefined ? undefined : countyOf(household.code)} />
      <View className="home__staff">
        <Tappable className="home__door" role="link" onTap={() => openPage('cadre/inbox/index')}>
          <Text>村干部入口</Text>
        </Tappable>
        <Tappable className="home__door" role="link" onTap={() => openPage('officer/progress/index')}>
          <Text>镇县干部入口</Text>
        </Tappable>
      </View>
    </Page>
  )
}
