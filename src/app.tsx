import type { PropsWithChildren } from 'react'
import { useStart } from './platform/start'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useStart()
  return children
}
