export default defineAppConfig({
  // The villager's pages are the main package: the scan of a door code loads nothing else.
  pages: ['villager/home/index', 'villager/report/index', 'villager/status/index'],
  subPackages: [
    { root: 'cadre', name: 'cadre', pages: ['inbox/index', 'order/index'] },
    { root: 'officer', name: 'officer', pages: ['progress/index', 'orders/index', 'order/index', 'held/index'] },
  ],
  lazyCodeLoading: 'requiredComponents',
  // In the browser pages would slide in; what moves by itself only keeps people waiting. WeChat does not know the word.
  ...(process.env['TARO_ENV'] === 'h5' ? { animation: false } : {}),
  window: {
    navigationBarTitleText: '五盏灯',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f5f6f7',
  },
})
