interface RateWindowTable {
  county_code: string
  key_hash: string
  begun_at: string
  calls: number
}

/** How often something was asked. */
export interface LimitTables {
  rate_window: RateWindowTable
}
