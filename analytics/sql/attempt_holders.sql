-- More than one holder: two writers took the same number at the same moment, and neither may use it.
SELECT groupUniqArray(holder) FROM attempts WHERE version = {version:UInt64}
