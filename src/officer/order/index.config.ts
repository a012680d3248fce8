export default definePageConfig({ navigationBarTitleText: '风险核实工单' })
