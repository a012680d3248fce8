export default definePageConfig({
  navigationBarTitleText: '工单',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
})
