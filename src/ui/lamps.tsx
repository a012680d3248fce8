import { Text, View } from '@tarojs/components'
import { lampWord } from '../domain/scoring/lamp-word'
import { a11y } from '../platform/a11y'
import { LAMP_COUNT, lampLabel, lampLevel } from './lamp-words'
import './lamps.scss'

const PLACES = Array.from({ length: LAMP_COUNT }, (_, index) => index + 1)

/** Five lamps, read by filled against hollow, by the number and by the word; to a screen reader they are one picture. */
export function Lamps({ lit }: { lit: number }) {
  return (
    <View className={`lamps lamps--${lampLevel(lit)}`} {...a11y({ role: 'img', label: lampLabel(lit) })}>
      {PLACES.map((place) => (
        <View key={place} className={place <= lit ? 'lamps__disc lamps__disc--lit' : 'lamps__disc'}>
          <Text>{place}</Text>
        </View>
      ))}
      <Text className="lamps__word">{lit > 0 ? `${lit}盏 ${lampWord(lit)}` : lampWord(lit)}</Text>
    </View>
  )
}
