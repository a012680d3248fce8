export default definePageConfig({ navigationBarTitleText: '有困难，告诉我们' })
