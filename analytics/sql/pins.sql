SELECT version, argMax(name, number) FROM pins GROUP BY version HAVING argMax(pinned, number)
