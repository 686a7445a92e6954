package table

import (
	"errors"
	"io"

	"giaoban/analytics/words"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/s2"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
	"github.com/pierrec/lz4/v4"
)

// checkPages walks through the pages of a row group before the library reads them: it takes as much memory as a page asks
// for or unpacks to, without end where an LZ4 page is broken. One page of each column is in memory at a time.
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
		packed, unpacked := int64(header.CompressedPageSize), int64(header.UncompressedPageSize)
		if offset += size; packed < 0 || unpacked < 0 || offset+packed > end {
			return 0, errors.New("a page is larger than its column")
		}
		values := max(header.DataPageHeader.V.NumValues, header.DataPageHeaderV2.V.NumValues, header.DictionaryPageHeader.V.NumValues)
		memory := packed + unpacked + valueSize*int64(values)
		if memory > maxPages {
			return 0, &Error{Reason: words.ParquetTooLarge}
		}
		if err := r.unpackPage(chunk.Codec, &header, offset); err != nil {
			return 0, err
		}
		if header.Type == format.DictionaryPage {
			dictionary = max(dictionary, memory)
		} else {
			data = max(data, memory)
		}
		offset += packed
	}
	return data + dictionary, nil
}

// unpackPage finds out whether a page unpacks to the size that its header tells.
func (r *parquetRows) unpackPage(codec format.CompressionCodec, header *format.PageHeader, offset int64) error {
	packed, unpacked := int64(header.CompressedPageSize), int64(header.UncompressedPageSize)
	if v2 := header.DataPageHeaderV2; v2.Valid { // its levels come first, and not compressed
		levels := int64(v2.V.RepetitionLevelsByteLength) + int64(v2.V.DefinitionLevelsByteLength)
		offset, packed, unpacked = offset+levels, packed-levels, unpacked-levels
		if levels < 0 || packed < 0 || unpacked < 0 {
			return errors.New("the levels of a page are larger than the page")
		}
		if !v2.V.IsCompressed.V && v2.V.IsCompressed.Valid {
			return nil
		}
	}
	if packed == 0 {
		return nil
	}
	page := io.NewSectionReader(r.source, offset, packed)
	var stream io.Reader
	switch codec {
	case format.Gzip:
		unzip, err := gzip.NewReader(page)
		if err != nil {
			return err
		}
		stream = unzip
	case format.Zstd:
		if err := r.unzstd.Reset(page); err != nil {
			return err
		}
		stream = r.unzstd
	case format.Brotli:
		stream = brotli.NewReader(page)
	case format.Snappy, format.Lz4Raw:
		return unpackBlock(codec, page, packed, unpacked)
	default: // not compressed, or refused by the library
		return nil
	}
	n, err := io.Copy(io.Discard, io.LimitReader(stream, unpacked+1))
	if err == nil && n > unpacked {
		err = errPageSize
	}
	return err
}

var errPageSize = errors.New("a page unpacks to more than it says")

// unpackBlock is unpackPage for those that are no streams.
func unpackBlock(codec format.CompressionCodec, page io.Reader, packed, unpacked int64) error {
	block := make([]byte, packed)
	if _, err := io.ReadFull(page, block); err != nil {
		return err
	}
	if codec == format.Lz4Raw {
		_, err := lz4.UncompressBlock(block, make([]byte, unpacked))
		return err
	}
	if n, err := s2.DecodedLen(block); err != nil || int64(n) > unpacked {
		return errPageSize
	}
	return nil
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
