import { DEMO_COUNTY } from '../../../src/domain/access/area'

export const DEMO_TOWNSHIP = '610999102'

/** Their names say wherever they are shown that nothing here is real. */
export const DEMO_AREAS = [
  { code: '61', name: '陕西省', parentCode: null },
  { code: '6109', name: '安康市', parentCode: '61' },
  { code: DEMO_COUNTY, name: '演示县（演示数据）', parentCode: '6109' },
  { code: DEMO_TOWNSHIP, name: '青溪镇', parentCode: DEMO_COUNTY },
  { code: '610999102201', name: '桃园村', parentCode: DEMO_TOWNSHIP },
  { code: '610999102202', name: '石门村', parentCode: DEMO_TOWNSHIP },
  { code: '610999102203', name: '柳湾村', parentCode: DEMO_TOWNSHIP },
  { code: '610999102204', name: '松岭村', parentCode: DEMO_TOWNSHIP },
] as const

/** In the order of their codes. The last one has no active cadre: its orders go to the township at once. */
export const DEMO_VILLAGES = ['610999102201', '610999102202', '610999102203', '610999102204'] as const

export const DEMO_STAFF = [
  { name: '白桂芳', phone: '13900000001', role: '村干部', areaCode: DEMO_VILLAGES[0], openid: 'demo-cadre-1' },
  { name: '丁立新', phone: '13900000002', role: '村干部', areaCode: DEMO_VILLAGES[1], openid: 'demo-cadre-2' },
  { name: '石守业', phone: '13900000003', role: '村干部', areaCode: DEMO_VILLAGES[2], openid: 'demo-cadre-3' },
  { name: '江海涛', phone: '13900000004', role: '乡镇干部', areaCode: DEMO_TOWNSHIP, openid: 'demo-township-1' },
  { name: '文慧敏', phone: '13900000005', role: '县级干部', areaCode: DEMO_COUNTY, openid: 'demo-county-1' },
] as const
