SELECT arraySort(groupUniqArray(version)) FROM collected
