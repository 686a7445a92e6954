INSERT INTO migrations SELECT {number:UInt32}, {name:Array(String)}[1]
