import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { a11y } from '../../platform/a11y'
import { Field } from '../../ui/field'
import { Tappable } from '../../ui/tappable'
import { TextBox } from '../../ui/text-box'
import './more-words.scss'

interface MoreWordsProps {
  words: string
  phone: string
  phoneError: string | undefined
  onWords(words: string): void
  onPhone(phone: string): void
}

const LONGEST_WORDS = 500

/** What nobody has to fill in, behind one fold, so that the three taps stay three. */
export function MoreWords({ words, phone, phoneError, onWords, onPhone }: MoreWordsProps) {
  const [open, setOpen] = useState(words !== '' || phone !== '')
  return (
    <View className="more-words">
      <Tappable
        className="more-words__fold"
        label={open ? '想多说两句，不填也能发，已打开' : '想多说两句，不填也能发，点开可以写'}
        onTap={() => setOpen(!open)}
      >
        <Text>想多说两句</Text>
        <Text className="more-words__aside">{open ? '收起' : '不填也能发'}</Text>
      </Tappable>
      {open && (
        <View className="more-words__inside">
          <Field label="您说说是什么事">
            <TextBox label="您说说是什么事" value={words} longest={LONGEST_WORDS} onChange={onWords} />
          </Field>
          <Field id="phone" label="您的电话，好跟您联系" error={phoneError}>
            <Input
              className="more-words__phone"
              type="number"
              maxlength={11}
              value={phone}
              onInput={(event) => onPhone(event.detail.value.replace(/\D/g, ''))}
              {...a11y({ role: 'textbox', label: '您的电话，11位数字，不填也行' })}
            />
          </Field>
          <Text className="more-words__aside">只用来上门帮您。不公开，不卖给别人。</Text>
        </View>
      )}
    </View>
  )
}
