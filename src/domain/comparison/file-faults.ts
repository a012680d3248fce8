/** Why a whole file was refused; nothing of it went in. */
export type FileFaultCode =
  | 'file.empty'
  | 'file.tooLarge'
  | 'file.tooManyRows'
  | 'file.picture'
  | 'file.pdf'
  | 'file.oldOffice'
  | 'file.archive'
  | 'file.notTable'
  | 'file.encoding'
  | 'file.damaged'
  | 'file.quoteOpen'
  | 'file.rowTooLong'
  | 'file.noRows'
  | 'file.columnMissing'
  | 'file.columnTwice'
  | 'file.countyUnclear'
  | 'file.cityUnknown'
  | 'file.firstLoadRegister'
  | 'file.firstLoadNotEmpty'
  | 'file.firstLoadInUse'
  | 'file.firstLoadDistributed'

/** The sentence for each code, as the person reads it who must hand in the file again. */
export const fileFaultSentences = {
  'file.empty': '文件是空的，请选择有内容的表格。',
  'file.tooLarge': '工作簿有{megabytes}MB，超过{most}MB的上限，请另存为CSV。',
  'file.tooManyRows': '工作簿有{rows}行，超过{most}行的上限，请另存为CSV。',
  'file.picture': '这是一张图片，不是表格，请上传xlsx或CSV文件。',
  'file.pdf': '这是PDF文件，不是表格，请上传xlsx或CSV文件。',
  'file.oldOffice': '这是旧版Office文件，请用表格软件打开，另存为xlsx或CSV后再上传。',
  'file.archive': '这是压缩包或其他文档，请解压后上传其中的xlsx或CSV文件。',
  'file.notTable': '这不是表格文件，请另存为xlsx或CSV后再上传。',
  'file.encoding': '文件的文字编码无法识别，请另存为xlsx或UTF-8编码的CSV。',
  'file.damaged': '表格文件已损坏，无法打开，请重新导出。',
  'file.quoteOpen': '第{row}行有没有配对的引号，后面的内容无法识别，请检查。',
  'file.rowTooLong': '第{row}行长得不像表格的一行，可能有没有配对的引号，请检查。',
  'file.noRows': '表格只有表头，没有数据行。',
  'file.columnMissing': '表格缺少必填列：{columns}。请检查第一行表头。',
  'file.columnTwice': '表头中有重复的列：{column}，请只保留一列。',
  'file.countyUnclear': '不清楚这是哪个区县交来的文件，请说明区县代码。',
  'file.cityUnknown': '这里没有代码以{city}开头的区县，请核对市代码，或者先导入区划。',
  'file.firstLoadRegister': '首次装载只用于部门数据，行政区划、人员、农户和成员请按普通方式导入。',
  'file.firstLoadNotEmpty': '这种数据已经有过记录，不能再做首次装载，请按普通方式导入。',
  'file.firstLoadInUse': '还有程序连着数据库，请先停止正在运行的系统，再做首次装载。',
  'file.firstLoadDistributed': '分布式数据库不能做首次装载，请按普通方式导入。',
} satisfies Record<FileFaultCode, string>
