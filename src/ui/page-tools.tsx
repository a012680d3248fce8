import { Text, View } from '@tarojs/components'
import { nextFontStep, type FontStep } from '../platform/font-step'
import { chooseLook, useLook } from '../platform/look'
import { callPhone } from '../platform/navigation'
import { Tappable } from './tappable'
import './page-tools.scss'

const STEP_WORDS = { 1: '标准', 1.25: '大', 1.5: '特大' } as const satisfies Record<FontStep, string>

/** 长辈版 · 对比强 · 找人帮忙: on every page in the same place (WCAG 3.2.6). What is chosen shows in the page itself. */
export function PageTools({ helpPhone }: { helpPhone?: string }) {
  const { step, strong } = useLook()
  return (
    <View className="page-tools">
      <Tappable
        className="page-tools__tool"
        label={`长辈版，字现在是${STEP_WORDS[step]}，点一下换大小`}
        onTap={() => chooseLook({ step: nextFontStep(step) })}
      >
        <Text>长辈版</Text>
      </Tappable>
      <Tappable
        className="page-tools__tool"
        role="switch"
        checked={strong}
        label="对比强，黑底白字"
        onTap={() => chooseLook({ strong: !strong })}
      >
        <Text>对比强</Text>
      </Tappable>
      {helpPhone !== undefined && (
        <Tappable
          className="page-tools__tool"
          label={`找人帮忙，打电话${helpPhone}`}
          onTap={() => callPhone(helpPhone)}
        >
          <Text>找人帮忙</Text>
        </Tappable>
      )}
    </View>
  )
}
