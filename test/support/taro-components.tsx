import { createElement, type CSSProperties, type FormEvent, type ReactNode } from 'react'

/** Taro's components as the HTML elements that they become on H5, so that testing-library sees roles, labels and texts. */
interface Attributes {
  id?: string
  className?: string
  style?: CSSProperties
  tabindex?: string
  children?: ReactNode
  onClick?: () => void
}

/** `role` and `aria-*` come through as they are; Taro's own `ariaLabel` does not, as on H5. */
function attributes({ id, className, style, onClick, tabindex, ...others }: Attributes) {
  const spoken = Object.entries(others).filter(
    ([name]) => name.startsWith('data-') || name.startsWith('aria-') || name === 'role',
  )
  const tabIndex = tabindex === undefined ? undefined : Number(tabindex)
  return { ...Object.fromEntries(spoken), id, className, style, onClick, tabIndex }
}

function as(element: string) {
  return function Component(properties: Attributes) {
    return createElement(element, attributes(properties), properties.children)
  }
}

export const View = as('div')
export const ScrollView = as('div')
export const Text = as('span')
export const Label = as('label')
export const Form = as('form')

export function Button(properties: Attributes & { disabled?: boolean; loading?: boolean }) {
  return (
    <button type="button" {...attributes(properties)} disabled={properties.disabled === true}>
      {properties.children}
    </button>
  )
}

export function Image(properties: Attributes & { src: string }) {
  return <img alt="" {...attributes(properties)} src={properties.src} />
}

type FieldProperties = Attributes & {
  value?: string
  placeholder?: string
  maxlength?: number
  disabled?: boolean
  onInput?: (event: { detail: { value: string } }) => void
}

function field(element: 'input' | 'textarea') {
  return function Field({ value, placeholder, maxlength, disabled, onInput, ...rest }: FieldProperties) {
    return createElement(element, {
      ...attributes(rest),
      ...{ value, placeholder, maxLength: maxlength, disabled },
      onChange: (event: FormEvent<HTMLInputElement>) => onInput?.({ detail: { value: event.currentTarget.value } }),
    })
  }
}

export const Input = field('input')
export const Textarea = field('textarea')
