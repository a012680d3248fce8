/** Imported first by tests that provoke bugs on purpose: their log lines would read like failures. */
process.env['WUDENG_LOG'] = 'silent'

export {}
