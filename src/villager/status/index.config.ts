export default definePageConfig({ navigationBarTitleText: '五盏灯' })
