import { Text, View } from '@tarojs/components'
import { callPhone } from '../../platform/navigation'
import { Tappable } from '../../ui/tappable'
import './emergency-numbers.scss'

const NUMBERS = [
  { number: '120', whom: '急救' },
  { number: '119', whom: '消防' },
  { number: '110', whom: '公安' },
] as const

/** A report is read by a person in days, these numbers in seconds. */
export function EmergencyNumbers() {
  return (
    <View className="emergency">
      <Text className="emergency__says">人要是有危险，先打电话：</Text>
      <View className="emergency__row">
        {NUMBERS.map(({ number, whom }) => (
          <Tappable
            key={number}
            className="emergency__one"
            label={`打${number}，${whom}`}
            onTap={() => callPhone(number)}
          >
            <Text className="emergency__number">{number}</Text>
            <Text>{whom}</Text>
          </Tappable>
        ))}
      </View>
    </View>
  )
}
