import { Text, View } from '@tarojs/components'
import type { OrderDetail } from '../contract/views'
import { Section } from './section'
import { Tappable } from './tappable'
import './text.scss'

interface HouseholdCardProps {
  household: OrderDetail['household']
  onCall(phone: string): void
}

/** Who lives there. A masked number is shown but cannot be rung. */
export function HouseholdCard({ household, onCall }: HouseholdCardProps) {
  const { people, members, address, phone } = household
  return (
    <Section title={`这一户（${people}人）`}>
      {members.map(({ name, relation, age }, index) => (
        <Text key={index}>{`${relation} ${name}，${age}岁`}</Text>
      ))}
      {address !== null && <Text>{`住址：${address}`}</Text>}
      {phone !== null && (
        <View className="link-row">
          <Text>{`电话：${phone}`}</Text>
          {/^\d+$/.test(phone) && (
            <Tappable className="link" onTap={() => onCall(phone)}>
              <Text>打电话</Text>
            </Tappable>
          )}
        </View>
      )}
    </Section>
  )
}
