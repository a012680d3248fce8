import { Page } from '../../ui/page'

export default function Stub() {
  return (
    <Page audience="villager" title="五盏灯">
      {null}
    </Page>
  )
}
