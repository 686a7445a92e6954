package table

import (
	"encoding/hex"
	"math/big"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// textOf gives the function that writes a column's values as texts; nil for a type that cannot be read. The function
// says false where bytes are not UTF-8.
//
// INT96, the timestamps of older Hive, Impala and Spark, is not read: some wrote local time and some UTC, and nothing in
// the file tells which, so reports near midnight could land on a wrong day.
func textOf(t parquet.Type) func(parquet.Value) (string, bool) {
	if logical := t.LogicalType(); logical != nil {
		switch l := logical.Value.(type) {
		case *format.DecimalType:
			return decimalText(t.Kind(), int(l.Scale))
		case *format.DateType:
			return func(v parquet.Value) (string, bool) {
				return time.Unix(0, 0).UTC().AddDate(0, 0, int(v.Int32())).Format(time.DateOnly), true
			}
		case *format.TimestampType:
			return timestampText(l)
		case *format.TimeType:
			unit := unitOf(l.Unit)
			if t.Kind() == parquet.Int32 {
				return func(v parquet.Value) (string, bool) { return clock(time.Duration(v.Int32()) * unit), true }
			}
			return func(v parquet.Value) (string, bool) { return clock(time.Duration(v.Int64()) * unit), true }
		case *format.IntType:
			if !l.IsSigned && t.Kind() == parquet.Int32 {
				return func(v parquet.Value) (string, bool) { return strconv.FormatUint(uint64(v.Uint32()), 10), true }
			} else if !l.IsSigned {
				return func(v parquet.Value) (string, bool) { return strconv.FormatUint(v.Uint64(), 10), true }
			}
		case *format.UUIDType:
			return func(v parquet.Value) (string, bool) {
				h := hex.EncodeToString(v.ByteArray())
				return strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-"), true
			}
		case *format.StringType, *format.EnumType, *format.JsonType, *format.NullType:
		default:
			return nil
		}
	}
	switch t.Kind() {
	case parquet.Boolean:
		return func(v parquet.Value) (string, bool) { return strconv.FormatBool(v.Boolean()), true }
	case parquet.Int32:
		return func(v parquet.Value) (string, bool) { return strconv.FormatInt(int64(v.Int32()), 10), true }
	case parquet.Int64:
		return func(v parquet.Value) (string, bool) { return strconv.FormatInt(v.Int64(), 10), true }
	case parquet.Float:
		return func(v parquet.Value) (string, bool) {
			return strconv.FormatFloat(float64(v.Float()), 'f', -1, 32), true
		}
	case parquet.Double:
		return func(v parquet.Value) (string, bool) { return strconv.FormatFloat(v.Double(), 'f', -1, 64), true }
	case parquet.ByteArray, parquet.FixedLenByteArray: // older writers do not say that it is a text
		return func(v parquet.Value) (string, bool) {
			b := v.ByteArray()
			return string(b), utf8.Valid(b)
		}
	}
	return nil
}

// timestampText writes moments in UTC with a Z, and local times without one.
func timestampText(l *format.TimestampType) func(parquet.Value) (string, bool) {
	layout := "2006-01-02T15:04:05.999999999"
	if l.IsAdjustedToUTC {
		layout += "Z"
	}
	perSecond := int64(time.Second / unitOf(l.Unit))
	return func(v parquet.Value) (string, bool) {
		n := v.Int64()
		seconds, rest := n/perSecond, n%perSecond
		return time.Unix(seconds, rest*(int64(time.Second)/perSecond)).UTC().Format(layout), true
	}
}

func unitOf(u format.TimeUnit) time.Duration {
	switch u.Value.(type) {
	case *format.MilliSeconds:
		return time.Millisecond
	case *format.MicroSeconds:
		return time.Microsecond
	}
	return time.Nanosecond
}

func clock(sinceMidnight time.Duration) string {
	return time.Time{}.Add(sinceMidnight).Format("15:04:05.999999999")
}

func decimalText(kind parquet.Kind, scale int) func(parquet.Value) (string, bool) {
	if scale < 0 || scale > 100 {
		return nil
	}
	return func(v parquet.Value) (string, bool) {
		n := new(big.Int)
		switch kind {
		case parquet.Int32:
			n.SetInt64(int64(v.Int32()))
		case parquet.Int64:
			n.SetInt64(v.Int64())
		default: // two's complement, the highest byte first
			b := v.ByteArray()
			n.SetBytes(b)
			if len(b) > 0 && b[0] >= 0x80 {
				n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
			}
		}
		digits := new(big.Int).Abs(n).String()
		if scale > 0 {
			digits = strings.Repeat("0", max(0, scale+1-len(digits))) + digits
			digits = digits[:len(digits)-scale] + "." + digits[len(digits)-scale:]
		}
		if n.Sign() < 0 {
			digits = "-" + digits
		}
		return digits, true
	}
}
