INSERT INTO settings SELECT {row:Array(String)}[1], {row:Array(String)}[2]
