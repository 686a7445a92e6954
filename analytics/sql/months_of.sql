SELECT arraySort(groupUniqArray(month)) FROM log WHERE version = {version:UInt64} AND month != 0
