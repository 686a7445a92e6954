SELECT groupUniqArray(number) FROM migrations
