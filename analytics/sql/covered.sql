SELECT min(month), max(month) FROM rollup_units WHERE (month, version) IN {built:Array(Tuple(UInt32, UInt64))}
