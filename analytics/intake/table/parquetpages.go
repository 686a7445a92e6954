package table

import (
	"errors"
	"io"

	"giaoban/analytics/words"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// checkPages walks through the headers of a row group's pages before the library reads the pages themselves: it takes as
// much memory as a header asks for, and one page of each column is in memory at a time.
func (r *parquetRows) checkPages(group int) error {
	var sum int64
	for _, chunk := range r.file.Metadata().RowGroups[group].Columns {
		most, err := r.largestPages(&chunk.MetaData)
		if err != nil {
			return err
		}
		if sum += most; sum > maxPages {
			return &Error{Reason: words.ParquetTooLarge}
		}
	}
	return nil
}

// largestPages gives the memory that the largest data page and the dictionary of a column take together.
func (r *parquetRows) largestPages(chunk *format.ColumnMetaData) (int64, error) {
	const valueSize = 8 // bytes, at least, of what a value becomes
	offset := chunk.DataPageOffset
	if chunk.DictionaryPageOffset != 0 {
		offset = chunk.DictionaryPageOffset
	}
	var data, dictionary int64
	for end := offset + chunk.TotalCompressedSize; offset < end; {
		header, size, err := r.pageHeader(offset, end)
		if err != nil {
			return 0, err
		}
		if header.CompressedPageSize < 0 || header.UncompressedPageSize < 0 || offset+size+int64(header.CompressedPageSize) > end {
			return 0, errors.New("a page is larger than its column")
		}
		values := max(header.DataPageHeader.V.NumValues, header.DataPageHeaderV2.V.NumValues, header.DictionaryPageHeader.V.NumValues)
		memory := int64(header.CompressedPageSize) + int64(header.UncompressedPageSize) + valueSize*int64(values)
		if header.Type == format.DictionaryPage {
			dictionary = max(dictionary, memory)
		} else {
			data = max(data, memory)
		}
		offset += size + int64(header.CompressedPageSize)
	}
	return data + dictionary, nil
}

// pageHeader reads the header at an offset and tells how long it is.
func (r *parquetRows) pageHeader(offset, end int64) (header format.PageHeader, size int64, err error) {
	for length := int64(1 << 10); ; length *= 32 { // its statistics may hold long texts
		buffer := make([]byte, min(length, end-offset))
		n, readErr := r.source.ReadAt(buffer, offset)
		if readErr != nil && !errors.Is(readErr, io.EOF) {
			return header, 0, readErr
		}
		protocol := thrift.CompactProtocol{}
		reader := protocol.NewReaderFromBytes(buffer[:n])
		header = format.PageHeader{}
		if err = thrift.NewDecoder(reader).Decode(&header); err == nil {
			return header, int64(reader.BytesRead()), nil
		}
		if length > maxPageHeader || int64(n) < length {
			return header, 0, err
		}
	}
}
