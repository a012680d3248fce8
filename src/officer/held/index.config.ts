export default definePageConfig({ navigationBarTitleText: '暂缓发放', enablePullDownRefresh: true })
