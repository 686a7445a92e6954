INSERT INTO writer_lock SELECT {holding:UUID}, {holder:Array(String)}[1], now64(3), {released:Bool}
