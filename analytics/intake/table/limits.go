package table

// What a file may make this package hold or do. Each is far above what real files of reports need, and each is there
// because a small file can ask for any amount.
const (
	maxRow     = 1 << 20 // bytes of one row of text; a quote that is never closed would fill the memory
	maxColumns = 16_384  // as in Excel; JSON can bring new names with every row

	// A compressed text is streamed, so its size costs time alone: it may be any, as long as it is no more than
	// maxRatio times what was sent. Rows with ids and dates reach 10 to 50 times; what goes beyond 200 after the first
	// 256 MB was made to.
	freeSize = 256 << 20
	maxRatio = 200

	maxSpool = 4 << 30 // bytes of disk for an XLSX or Parquet file that is compressed or comes as a stream

	// The parts of an XLSX file. Excel's sheets end at 1,048,576 rows; a full one of ten columns has 0.5 GB of XML.
	maxZipDirectory = 1 << 20   // bytes: some 10,000 members; real files have 10 to 200
	maxPart         = 16 << 20  // bytes of XML of a small part: workbook, relations
	maxStyles       = 256 << 20 // bytes of XML of the styles; only their numbers are kept
	maxSheet        = 4 << 30   // bytes of XML of a sheet; it is streamed
	maxSheetRow     = 4 << 20   // bytes of XML of one row; the markup is a multiple of the text
	maxSheetRows    = 1 << 20   // as in Excel
	maxShared       = 128 << 20 // bytes of memory for the shared texts of a workbook
	maxDepth        = 64        // elements within each other; real sheets have 10

	// Parquet is read a page of each column at a time, so pages bound the memory.
	maxFooter     = 64 << 20  // bytes
	maxPages      = 512 << 20 // bytes: a page and a dictionary of every column; writers make pages of about 1 MB
	maxPageHeader = 1 << 20   // bytes
)
